import { PLACE_STATES, VERDICTS } from '@karavan/model'
import Type, { type Static } from 'typebox'
import { ReportSchema } from './conditions-answer.js'
import { RowSchema } from './entries.js'
import { MessageSchema } from './plan-answer.js'
import { QuestionSchema } from './question.js'
import { Instant, LocationId, oneOf, orNull, ProvenanceSchema } from './words.js'

export const MatchBodySchema = Type.Object(
  {
    ...QuestionSchema.properties,
    orders: Type.Optional(
      Type.Array(RowSchema, { maxItems: 20, description: 'Orders that are not entered yet, laid over the others.' }),
    ),
  },
  { additionalProperties: false },
)
export type MatchQuestion = Static<typeof MatchBodySchema>

const AdviceSchema = Type.Union(
  [
    Type.Object({
      kind: Type.Literal('wait'),
      until: Instant,
      handOverFrom: Type.Integer({ description: 'Handed over from then on, nine in ten come after the end.' }),
      likelyUntil: orNull(
        Type.Integer({ description: 'By then nine in ten bans of this kind were over; null: it is not prolonged.' }),
      ),
    }),
    Type.Object(
      {
        kind: Type.Literal('ifProlonged'),
        until: Instant,
        likelyUntil: Instant,
        handOverFrom: Type.Integer({ description: 'Handed over from then on, nine in ten come after `likelyUntil`.' }),
      },
      { description: 'It ends before the goods come, and holds them only where it is prolonged.' },
    ),
    Type.Object({
      kind: Type.Literal('exception'),
      orderId: Type.String(),
      text: Type.String(),
      byConsent: Type.Optional(Type.Boolean({ description: 'It frees the goods only if somebody agrees.' })),
    }),
    Type.Object({ kind: Type.Literal('otherWay'), ids: Type.Array(Type.String(), { description: 'Ids of plans.' }) }),
    Type.Object({ kind: Type.Literal('ask'), issuer: Type.String() }),
  ],
  { description: 'What can be done.' },
)

const Quantiles = Type.Object(
  { p10: orNull(Instant), p50: orNull(Instant), p90: orNull(Instant) },
  { description: 'When the goods pass, or come to where they are held.' },
)

const HitSchema = Type.Object({
  verdict: oneOf([...VERDICTS], 'What it says of the cargo.'),
  orderId: Type.String(),
  number: orNull(Type.String()),
  issuer: Type.String(),
  title: Type.String(),
  source: Type.String(),
  sourceDate: Type.String(),
  clause: Type.String(),
  told: Type.Object({ clause: MessageSchema }),
  quota: orNull(Type.Object({ value: Type.Number(), unit: Type.String() })),
  unjudged: Type.Array(Type.String(), { description: 'What it leaves free by words that nothing is judged by.' }),
  until: orNull(Instant),
  chance: Type.Number({ description: 'Of passing while it says so, or of being held by it; above 0, at most 1.' }),
  heldAt: orNull(
    Type.String({ description: 'Place at which the plan holds the goods for it, which may be far before it.' }),
  ),
  leg: Type.Integer({ description: 'Of the plan, from 0.' }),
  moment: oneOf(['acceptance', 'loading', 'departure', 'passage', 'arrival'], 'The moment at which it looks.'),
  location: orNull({ ...LocationId, description: 'Where; null where the order names neither place nor direction.' }),
  direction: orNull(Type.String({ description: '`AA>BB`' })),
  when: Quantiles,
  advice: Type.Array(AdviceSchema),
})

const PlaceMetSchema = Type.Object({
  place: LocationId,
  state: oneOf([...PLACE_STATES], 'Whether goods pass.'),
  report: ReportSchema,
  chance: Type.Number({ description: 'Of coming to it while that is believed; above 0, at most 1.' }),
  leg: Type.Integer({ description: 'Of the plan, from 0.' }),
  when: Quantiles,
})

const QueueMetSchema = Type.Object({
  place: LocationId,
  text: Type.String({ description: 'What stands there, in English.' }),
  told: Type.Object({ text: MessageSchema }),
  chance: Type.Number({ description: 'That the goods wait in it; above 0, at most 1.' }),
  leg: Type.Integer({ description: 'Of the plan, from 0.' }),
  when: Quantiles,
  passed: Quantiles,
  provenance: Type.Array(ProvenanceSchema, { description: 'The counts, and the order of a quota.' }),
})

/** Equal to `MatchAnswer` of the model, which a test holds. */
export const MatchAnswerSchema = Type.Object({
  plans: Type.Array(
    Type.Object({
      planId: Type.String(),
      wayId: Type.String(),
      title: Type.String(),
      told: Type.Object({ title: MessageSchema }),
      hits: Type.Array(HitSchema, { description: 'What stops goods first.' }),
      places: Type.Array(PlaceMetSchema, {
        description:
          'Places on the way that are said to be shut or limited when the goods come, shut ones first; the plan does not wait for them.',
      }),
      queues: Type.Array(QueueMetSchema, { description: 'Queues in which the plan waits, in the order of the way.' }),
    }),
  ),
  notes: Type.Array(Type.String(), {
    description: 'What was assumed for the question, and what is not known of its time.',
  }),
  told: Type.Object({ notes: Type.Array(MessageSchema) }),
})
