import Type, { type Static } from 'typebox'
import { MessageSchema } from './plan-answer.js'
import { oneOf } from './words.js'

export const ReadingBodySchema = Type.Object(
  { text: Type.String({ description: 'The text of an order, or a news item that tells of one; English or Russian.' }) },
  { additionalProperties: false },
)

const SpanSchema = Type.Object({
  start: Type.Integer({ description: 'Of the text, in UTF-16 units, from 0.' }),
  end: Type.Integer({ description: 'First unit after it.' }),
})

export const ReadingAnswerSchema = Type.Object({
  language: oneOf(['en', 'ru', 'mixed'], 'Of the text.'),
  isOrder: Type.Boolean({ description: 'Whether it tells of an order.' }),
  cells: Type.Record(Type.String(), Type.String(), {
    description: 'What the text says, by column of orders.csv; what it does not say is left out.',
  }),
  spans: Type.Record(Type.String(), Type.Array(SpanSchema), { description: 'The words behind each cell.' }),
  inferred: Type.Array(Type.String(), {
    description: 'Columns that follow from other words rather than being printed.',
  }),
  open: Type.Array(Type.String(), { description: 'Questions that the text leaves to a person, in English.' }),
  told: Type.Object({ open: Type.Array(MessageSchema) }),
})
export type ReadingAnswer = Static<typeof ReadingAnswerSchema>
