import { OVERLAY_LIMITS, PLAN_SORTS } from '@karavan/model'
import Type, { type Static } from 'typebox'
import { Equipment, oneOf } from './words.js'

const place = (what: string) =>
  Type.String({ maxLength: 120, description: `${what}: our id, a UN/LOCODE or another code, or a name in any script.` })
const count = (what: string) => Type.Optional(Type.Number({ description: what }))

/** A row of the asker's own. */
export const OverlayRowSchema = Type.Object(
  {
    table: Type.String({ description: 'File of the table, `handling.csv`; see /network/tables.' }),
    cells: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
      description:
        'By column: those of the key, what is better, and always source, source_date and basis. What is left out is as in our row.',
    }),
  },
  { additionalProperties: false, description: "A row of the asker's own, laid over ours of the same key." },
)

/** The rows alone, to be had as a folder. */
export const OverlayBodySchema = Type.Object(
  { overlay: Type.Array(OverlayRowSchema, { maxItems: OVERLAY_LIMITS.rows }) },
  { additionalProperties: false },
)

/** The question in plain words, as a JSON body; in an address every value is text. */
export const QuestionSchema = Type.Object(
  {
    from: place('Where the goods are'),
    to: place('Where they go'),
    ready: Type.Optional(
      Type.String({ description: 'When the goods are ready, ISO 8601; the start of the next UTC day if left out.' }),
    ),
    deadline: Type.Optional(Type.String({ description: 'By when they must be there, ISO 8601.' })),
    equipment: Type.Optional(Equipment),
    teu: count('Twenty-foot equivalents of boxes.'),
    wagons: count('Wagons.'),
    trucks: count('Trucks or trailers.'),
    units: count('Boxes, wagons or vehicles of the equipment.'),
    tonnes: count('Mass of the goods; two thirds of the payload of each unit are assumed if left out.'),
    goods: Type.Optional(Type.String({ description: 'Harmonized System code, 2–10 digits, even.' })),
    dg: Type.Optional(Type.String({ description: 'Class of dangerous goods, 1–9 with division: `3`, `2.1`.' })),
    temperature: Type.Optional(Type.Boolean({ description: 'The goods must be kept at a temperature.' })),
    avoid: Type.Optional(
      Type.Union([Type.String(), Type.Array(Type.String())], {
        description: 'Countries (ISO 3166-1 alpha-2), places, modes or services, as a list or parted by commas.',
      }),
    ),
    sort: Type.Optional(oneOf(PLAN_SORTS, 'Order of the plans; arrival if left out.')),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: 'Most plans shown; 6 if left out.' })),
    exact: Type.Optional(Type.Boolean({ description: 'The whole Pareto set, without thinning; slow.' })),
    history: Type.Optional(Type.Boolean({ description: 'Allow goods that were ready in the past.' })),
    overlay: Type.Optional(
      Type.Union([Type.Array(OverlayRowSchema, { maxItems: OVERLAY_LIMITS.rows }), Type.String()], {
        description: "Rows of the asker's own, laid over the network for this question; in an address, as JSON text.",
      }),
    ),
  },
  { additionalProperties: false, description: 'The question in plain words.' },
)
export type Question = Static<typeof QuestionSchema>

/** What the question for many days asks beyond {@link QuestionSchema}, without `exact`. */
const ProfileQuestionSchema = Type.Object({
  days: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 400,
      description: 'Hand-overs, a day apart, the first at `ready`; 365 if left out.',
    }),
  ),
  within: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      maximum: 120,
      description: 'Days from hand-over to arrival whose chance is wanted.',
    }),
  ),
})
const { exact: _, ...EACH_DAY } = QuestionSchema.properties
/** {@link QuestionSchema} without `exact`, and {@link ProfileQuestionSchema}, as one body. */
export const ProfileBodySchema = Type.Object(
  { ...EACH_DAY, ...ProfileQuestionSchema.properties },
  { additionalProperties: false },
)
export type ProfileQuestion = Omit<Question, 'exact'> & Static<typeof ProfileQuestionSchema>

/** What the question backwards asks beyond {@link QuestionSchema}. */
/** What is asked of a day; all left out: everything in force now. */
export interface ConditionsQuestion extends Readonly<Record<string, string | undefined>> {
  readonly on?: string
  /** Places parted by commas. */
  readonly at?: string
  readonly goods?: string
  readonly equipment?: string
  /** Place of loading, to learn from when to load for those of `at`. */
  readonly from?: string
}

export const HandOverQuestionSchema = Type.Object({
  arriveBy: Type.String({ description: 'By when the goods must be there, ISO 8601.' }),
  chance: Type.Optional(Type.Number({ description: 'With what chance, above 0 and below 1; 0.9 if left out.' })),
})
/** {@link QuestionSchema} and {@link HandOverQuestionSchema} as one body. */
export const HandOverBodySchema = Type.Object(
  { ...QuestionSchema.properties, ...HandOverQuestionSchema.properties },
  { additionalProperties: false },
)
export type HandOverQuestion = Question & Static<typeof HandOverQuestionSchema>
