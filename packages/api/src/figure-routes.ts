import { MISSING_FIGURES } from '@karavan/model'
import Type, { type Static } from 'typebox'
import { AMOUNT, ClaimSchema, FigureSchema, PeriodSchema, SeriesSchema, SPAN } from './figure-schema.js'
import { BODY_PROBLEMS, DATABASE_PROBLEMS, type Route } from './route.js'
import { oneOf, orNull } from './words.js'

const Title = Type.String({ description: 'The series in English words.' })

const FiguresAnswerSchema = Type.Object({
  series: Type.Array(
    Type.Object({
      title: Title,
      name: Type.String({ description: 'Short, and the same for series that differ in scope alone.' }),
      series: SeriesSchema,
      figures: Type.Array(FigureSchema),
    }),
    { description: 'Ordered by title; the figures of each by time.' },
  ),
})
export type FiguresAnswer = Static<typeof FiguresAnswerSchema>

const VerdictSchema = Type.Object({
  kind: oneOf(['agrees', 'disagrees', 'cannotBeChecked'], 'What comes of working a claim out.'),
  title: Title,
  figure: FigureSchema,
  claim: ClaimSchema,
  computed: orNull(
    Type.Object(
      { low: Type.Number(), high: Type.Number(), middle: Type.Number() },
      { description: 'What it is by the figures, in the unit of the claim.' },
    ),
  ),
  off: orNull(Type.Number({ description: 'How far the claim is from what the figures allow; 0 where it agrees.' })),
  level: orNull(FigureSchema),
  base: orNull(FigureSchema),
  isBaseAssumed: Type.Boolean({ description: 'Whether the same time a year before was taken, as no base was named.' }),
  missing: orNull(oneOf(['level', 'base', 'scope'], 'What is not at hand; `scope`: only figures of another are.')),
})

const ChecksAnswerSchema = Type.Object({
  verdicts: Type.Array(VerdictSchema),
  conflicts: Type.Array(
    Type.Object({
      title: Title,
      figures: Type.Array(FigureSchema),
      reason: oneOf(
        ['scope', 'weight', 'load', 'unit', 'status', 'revision', 'magnitude', 'rounding', 'unknown'],
        'The likely reason.',
      ),
      ratio: orNull(Type.Number({ description: 'The greatest by the least; null where that is 0.' })),
    }),
    { description: 'What sources say differently of one series and time.' },
  ),
  slips: Type.Array(Type.Object({ title: Title, figure: FigureSchema, power: Type.Integer() }), {
    description: 'Figures a power of ten from the others of their series.',
  }),
  parts: Type.Array(
    Type.Object({
      title: Title,
      whole: FigureSchema,
      parts: Type.Array(FigureSchema),
      by: oneOf(['direction', 'goods', 'flows'], 'By which they differ; `flows`: exports and imports.'),
      sum: Type.Number(),
      isExhaustive: Type.Boolean({ description: 'Whether there can be no other part.' }),
    }),
    { description: 'Totals that their parts do not make.' },
  ),
})
export type ChecksAnswer = Static<typeof ChecksAnswerSchema>

const TargetsAnswerSchema = Type.Object({
  asOf: Type.String({ description: 'The day of today.' }),
  lines: Type.Array(
    Type.Object({
      title: Title,
      series: SeriesSchema,
      targets: Type.Array(
        Type.Object({
          figure: FigureSchema,
          state: oneOf(['met', 'missed', 'open', 'unknown'], 'What came of it.'),
          aim: orNull(Type.Number({ description: 'What is to be reached, in units of the series.' })),
          reached: orNull(FigureSchema),
          needed: orNull(
            Type.Object({
              growth: Type.Number({ description: 'Percent a year.' }),
              from: Type.String({ description: 'Id of the observed figure that it is reckoned from.' }),
              isAcrossScopes: Type.Boolean({ description: 'Whether that one follows another definition.' }),
            }),
          ),
          alsoDated: Type.Array(Type.String(), { description: 'Ids of other datings of the same aim.' }),
        }),
      ),
      path: Type.Array(FigureSchema, { description: 'Observed whole years.' }),
    }),
  ),
})
export type TargetsAnswer = Static<typeof TargetsAnswerSchema>

const DerivedAnswerSchema = Type.Object({
  derived: Type.Array(
    Type.Object({
      title: Title,
      how: oneOf(
        ['growth', 'compound', 'index', 'share', 'sum', 'needed'],
        'What was worked out; growth and shares in percent.',
      ),
      period: PeriodSchema,
      of: Type.String({ description: 'Id of the figure that it is about; of a sum the last.' }),
      value: orNull(Type.Number()),
      low: orNull(Type.Number({ description: 'Between what it lies, as the figures it is made of were rounded.' })),
      high: orNull(Type.Number()),
      missing: orNull(oneOf([...MISSING_FIGURES], 'Why it cannot be worked out.')),
      from: Type.Array(Type.String(), { description: 'Ids of the figures that it was worked out from.' }),
      isAcrossScopes: Type.Boolean({ description: 'Whether figures of different definitions were taken together.' }),
    }),
  ),
})
export type DerivedAnswer = Static<typeof DerivedAnswerSchema>

const RowSchema = Type.Record(Type.String(), Type.String(), {
  description: 'A figure as a row, by the columns of docs/observatory.md; an empty cell says nothing.',
})
/** A figure as a row, by the columns of the table of figures. */
export type FigureRow = Static<typeof RowSchema>

const ReadBodySchema = Type.Object(
  {
    text: Type.String({ description: 'A news item or press release, English or Russian.' }),
    date: Type.Optional(Type.String({ description: 'When it was published: "last year" is told by it.' })),
  },
  { additionalProperties: false },
)

const ReadAnswerSchema = Type.Object({
  figures: Type.Array(
    Type.Object({
      span: SPAN,
      quote: Type.String(),
      title: Title,
      series: SeriesSchema,
      period: orNull(PeriodSchema),
      ...AMOUNT,
      why: Type.Array(Type.String(), { description: 'By which rules its parts were found.' }),
      row: RowSchema,
    }),
    { description: 'What the text tells, in its order; what is not sure to be a figure is left out.' },
  ),
})
export type FiguresReadAnswer = Static<typeof ReadAnswerSchema>

/** Figures that are kept at once. */
export const MOST_FIGURES = 1_000
const WHY = Type.String({ minLength: 1, maxLength: 500, description: 'Why, for those who look later.' })
const BY = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 120,
    description: 'Who does it, where nobody signs in; `somebody` if left out.',
  }),
)

const KeepBodySchema = Type.Object(
  { rows: Type.Array(RowSchema, { minItems: 1, maxItems: MOST_FIGURES }), why: Type.Optional(WHY), by: BY },
  { additionalProperties: false },
)
export type FiguresKeepBody = Static<typeof KeepBodySchema>

const KeptSchema = Type.Object({
  kept: Type.Boolean({ description: 'False where they were only checked.' }),
  added: Type.Array(Type.String(), { description: 'Ids of those that were not there.' }),
  known: Type.Array(Type.String(), { description: 'Ids of those that are there, just so.' }),
})
export type FiguresKeptAnswer = Static<typeof KeptSchema>

const FigureAnswerSchema = Type.Object({
  title: Title,
  figure: FigureSchema,
  supersededBy: orNull(Type.String({ description: 'Id of the figure that stands in its place.' })),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer({ minimum: 1 }),
      enteredAt: Type.String({ description: 'ISO 8601, UTC.' }),
      enteredBy: Type.String(),
      why: orNull(Type.String()),
      withdrawn: Type.Boolean(),
    }),
    { description: 'Who kept or withdrew it when; none of a figure that comes with the project.' },
  ),
})
export type FigureAnswer = Static<typeof FigureAnswerSchema>

const WithdrawBodySchema = Type.Object({ why: WHY, by: BY }, { additionalProperties: false })

const SourceSchema = Type.Union([
  Type.Object({ fixed: Type.String({ description: 'The same for all rows.' }) }),
  Type.Object({
    column: Type.String(),
    words: Type.Optional(Type.Record(Type.String(), Type.String(), { description: 'Our words for its words.' })),
  }),
])
const MappingSchema = Type.Object({
  separator: oneOf([',', ';', '\t'], 'Between cells.'),
  decimal: orNull(oneOf(['.', ','], 'Null where the table does not tell: then numbers with a mark are refused.')),
  parts: Type.Record(Type.String(), SourceSchema, { description: 'Where each part of a figure is from.' }),
  wide: Type.Array(Type.String(), { description: 'Columns that hold values of the time that is their heading.' }),
  file: orNull(Type.String({ description: 'What the table is called in the rows of its figures.' })),
})

const PreviewBodySchema = Type.Object(
  {
    text: Type.String({ description: 'A table of values, parted by commas, semicolons or tabs.' }),
    mapping: Type.Optional(MappingSchema),
  },
  { additionalProperties: false },
)
export type FiguresPreviewBody = Static<typeof PreviewBodySchema>

const PreviewAnswerSchema = Type.Object({
  columns: Type.Array(Type.String()),
  proposed: MappingSchema,
  rows: Type.Array(RowSchema, { description: 'What would be kept.' }),
  refused: Type.Array(
    Type.Object({ line: Type.Integer(), column: Type.String(), received: Type.String(), expected: Type.String() }),
  ),
})
export type FiguresPreviewAnswer = Static<typeof PreviewAnswerSchema>

const ROW_PROBLEMS = [
  'ENTRY_UNSTORABLE',
  'FIGURE_ROW_INVALID',
  'ENTRY_COLUMN_UNKNOWN',
  'TABLE_BROKEN',
  'TABLE_COLUMN_MISSING',
  'TABLE_ROW_WIDTH',
  'TABLE_TOO_LARGE',
] as const
const ID = { id: Type.String({ description: 'Of an observation.' }) }

const SERIES = Type.Optional(Type.String({ description: 'The name of series, as `/figures` tells it.' }))
const WORDS = Type.Optional(
  Type.String({ maxLength: 200, description: 'Words that the title of a series must hold, parted by blanks.' }),
)

/** Published figures and what is claimed with them. */
export const FIGURE_ROUTES = [
  {
    id: 'getFigures',
    method: 'GET',
    path: '/figures',
    access: 'signed-in',
    summary: 'Published figures, series by series, each with who said it.',
    query: { words: WORDS },
    answer: FiguresAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID', ...DATABASE_PROBLEMS],
  },
  {
    id: 'getFigureChecks',
    method: 'GET',
    path: '/figures/checks',
    access: 'signed-in',
    summary: 'Claims worked out from the figures, and where sources do not agree.',
    query: { words: WORDS },
    answer: ChecksAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID', ...DATABASE_PROBLEMS],
  },
  {
    id: 'getFigureTargets',
    method: 'GET',
    path: '/figures/targets',
    access: 'signed-in',
    summary: 'Published targets, the way so far and the growth still needed.',
    query: { words: WORDS },
    answer: TargetsAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID', ...DATABASE_PROBLEMS],
  },
  {
    id: 'getFiguresDerived',
    method: 'GET',
    path: '/figures/derived',
    access: 'signed-in',
    summary: 'Growth, index, mean growth, yearly sums and shares worked out from the figures, each with what from.',
    query: {
      words: WORDS,
      series: SERIES,
      acrossScopes: Type.Optional(
        Type.String({ description: '`true`: take figures of different definitions together, and say so.' }),
      ),
    },
    answer: DerivedAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID', ...DATABASE_PROBLEMS],
  },
  {
    id: 'getFiguresExport',
    method: 'GET',
    path: '/figures/export',
    access: 'signed-in',
    summary: 'The figures as a table: comma-separated, JSON, or SDMX-CSV 2.0.',
    query: {
      words: WORDS,
      series: SERIES,
      format: Type.Optional(oneOf(['csv', 'json', 'sdmx'], '`csv` if left out.')),
    },
    answer: Type.String({ description: 'The file.' }),
    media: 'text/csv',
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID', ...DATABASE_PROBLEMS],
  },
  {
    id: 'getFigure',
    method: 'GET',
    path: '/figures/{id}',
    access: 'signed-in',
    summary: 'A figure, and who kept, withdrew or superseded it.',
    parts: ID,
    answer: FigureAnswerSchema,
    problems: ['FIGURE_UNKNOWN', ...DATABASE_PROBLEMS],
  },
  {
    id: 'postFigures',
    method: 'POST',
    path: '/figures',
    access: 'contributor',
    summary:
      'Keep figures, all or none; also as a table (text/csv). What is kept is never changed: a later word supersedes it.',
    query: { check: Type.Optional(Type.String({ description: '`true`: check them and keep nothing.' })) },
    body: KeepBodySchema,
    textBody: 'text/csv',
    answer: KeptSchema,
    status: 201,
    problems: [
      ...BODY_PROBLEMS,
      'QUESTION_FIELD_UNKNOWN',
      'QUESTION_FIELD_MISSING',
      'QUESTION_VALUE_INVALID',
      ...ROW_PROBLEMS,
      ...DATABASE_PROBLEMS,
    ],
  },
  {
    id: 'postFigureWithdrawal',
    method: 'POST',
    path: '/figures/{id}/withdrawal',
    access: 'contributor',
    summary: 'Withdraw a figure that somebody kept; its history stays.',
    parts: ID,
    body: WithdrawBodySchema,
    answer: FigureAnswerSchema,
    status: 201,
    problems: [
      ...BODY_PROBLEMS,
      'QUESTION_FIELD_UNKNOWN',
      'QUESTION_FIELD_MISSING',
      'QUESTION_VALUE_INVALID',
      'ENTRY_UNSTORABLE',
      'FIGURE_UNKNOWN',
      ...DATABASE_PROBLEMS,
    ],
  },
  {
    id: 'postFiguresPreview',
    method: 'POST',
    path: '/figures/preview',
    access: 'signed-in',
    summary:
      'What a table with columns of its own would give, by a mapping or by the one that it proposes; nothing is kept.',
    body: PreviewBodySchema,
    answer: PreviewAnswerSchema,
    problems: [
      ...BODY_PROBLEMS,
      'QUESTION_FIELD_UNKNOWN',
      'QUESTION_FIELD_MISSING',
      'QUESTION_VALUE_INVALID',
      'SERVER_BUSY',
      'SEARCH_TIMED_OUT',
    ],
  },
  {
    id: 'postFiguresRead',
    method: 'POST',
    path: '/figures/read',
    access: 'signed-in',
    summary: 'The figures that a news item or press release tells, each with its words; nothing is kept.',
    body: ReadBodySchema,
    answer: ReadAnswerSchema,
    problems: [
      ...BODY_PROBLEMS,
      'QUESTION_FIELD_UNKNOWN',
      'QUESTION_FIELD_MISSING',
      'QUESTION_VALUE_INVALID',
      'READ_TEXT_TOO_LONG',
      'SERVER_BUSY',
      'SEARCH_TIMED_OUT',
    ],
  },
] as const satisfies readonly Route[]
