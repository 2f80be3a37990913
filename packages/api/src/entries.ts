import Type, { type Static } from 'typebox'
import { ENTERED_KINDS } from './entered-kinds.js'
import { oneOf, orNull } from './words.js'

/** Entries that are shown at once, those entered last. */
export const MOST_ENTRIES = 500

const Kind = oneOf([...ENTERED_KINDS], 'What was entered.')
const By = Type.Optional(Type.String({ maxLength: 120, description: 'Who enters it; `somebody` if left out.' }))

/** A row of a register by column. */
export const RowSchema = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
  description:
    'By column, as in orders.csv, reports.csv or queues.csv of packages/conditions/data; what is left out is not said.',
})

export const EntriesBodySchema = Type.Object(
  { kind: Kind, rows: Type.Array(RowSchema, { minItems: 1, maxItems: 1_000 }) },
  { additionalProperties: false },
)
export type EntriesBody = Static<typeof EntriesBodySchema>

export const EntriesKeptSchema = Type.Object({
  kept: Type.Boolean({ description: 'False where they were only checked.' }),
  orders: Type.Array(Type.String(), { description: 'Ids.' }),
  reports: Type.Array(Type.String()),
  queues: Type.Array(Type.String()),
})
export type EntriesKept = Static<typeof EntriesKeptSchema>

export const WithdrawalBodySchema = Type.Object(
  {
    why: Type.String({ minLength: 1, maxLength: 500, description: 'Why it is withdrawn.' }),
    by: By,
    after: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 999_999, description: 'Only where this is its latest version.' }),
    ),
  },
  { additionalProperties: false },
)

const VersionSchema = Type.Object({
  kind: Kind,
  id: Type.String(),
  version: Type.Integer({ description: 'From 1.' }),
  body: orNull(Type.Unknown({ description: 'The order, report or count; null where this version withdraws it.' })),
  enteredAt: Type.String({ description: 'ISO 8601.' }),
  enteredBy: Type.String(),
  why: orNull(Type.String({ description: 'Why it was corrected or withdrawn.' })),
})
export type EnteredVersion = Static<typeof VersionSchema>

const LatestSchema = Type.Object({
  ...VersionSchema.properties,
  said: Type.Unknown({ description: 'What was said last; of a withdrawn entry, before it was withdrawn.' }),
})
export type LatestVersion = Static<typeof LatestSchema>

export const EnteredAnswerSchema = Type.Object({
  entries: Type.Array(LatestSchema, { description: `The latest first; at most ${MOST_ENTRIES}, or \`limit\`.` }),
})
export type EnteredAnswer = Static<typeof EnteredAnswerSchema>

export const EntryHistorySchema = Type.Object({
  versions: Type.Array(VersionSchema, { description: 'The first first.' }),
})
export type EntryHistory = Static<typeof EntryHistorySchema>
