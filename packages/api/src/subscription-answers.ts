import { DELIVERY_FAULTS, DELIVERY_STATES, NOTICE_KINDS, PAUSE_REASONS, SUBSCRIPTION_STATES } from '@karavan/model'
import Type, { type Static } from 'typebox'
import { oneOf, orNull } from './words.js'

/** Most deliveries that are asked for at once. */
export const MOST_DELIVERIES = 500

const Day = Type.String({ description: 'An instant, ISO 8601 in UTC.' })
const Address = Type.String({ maxLength: 500, description: 'Where it is sent to, by https.' })
const Kinds = Type.Array(oneOf([...NOTICE_KINDS], 'What is told.'), { minItems: 1 })
const Moved = {
  minutes: Type.Integer({
    minimum: 1,
    maximum: 1_000_000,
    description: 'By so much the median, or the time by which nine in ten arrive, must have moved.',
  }),
  chance: Type.Number({
    exclusiveMinimum: 0,
    exclusiveMaximum: 1,
    description: 'Or the chance of missing the time that counts must have crossed this.',
  }),
}
const MovedBody = Type.Object(
  { minutes: Type.Optional(Moved.minutes), chance: Type.Optional(Moved.chance) },
  { additionalProperties: false, description: 'When an estimate is told; 720 minutes and 0.5 where nothing is said.' },
)
const Fault = orNull(
  Type.Object(
    {
      what: oneOf([...DELIVERY_FAULTS], 'Why a try failed.'),
      status: orNull(Type.Integer({ description: 'Of the answer; null where there was none.' })),
    },
    { description: 'How the last try failed; null where it did not.' },
  ),
)

export const SubscriptionSchema = Type.Object(
  {
    id: Type.String(),
    owner: orNull(Type.String({ description: 'Id of an organisation; null for the operator.' })),
    address: Address,
    kinds: Kinds,
    consignmentId: orNull(Type.String({ description: 'Null for all that the owner may see.' })),
    moved: Type.Object(Moved, { description: 'When an estimate is told.' }),
    state: oneOf([...SUBSCRIPTION_STATES], '`failing`: the last try failed, and it is tried again.'),
    reason: orNull(oneOf([...PAUSE_REASONS], 'Why it is paused.')),
    fault: Fault,
    stateSince: Day,
    addedAt: Day,
    addedBy: Type.String(),
    oldSecretUntil: orNull(Type.String({ description: 'Until then the secret before signs too; ISO 8601.' })),
    waiting: Type.Integer({ description: 'Deliveries that wait.' }),
    dead: Type.Integer({ description: 'Deliveries that were given up, until somebody resends them.' }),
  },
  { description: 'Who is told of what is new, and where.' },
)
export type SubscriptionAnswer = Static<typeof SubscriptionSchema>

export const SubscriptionsAnswerSchema = Type.Object({ subscriptions: Type.Array(SubscriptionSchema) })
export type SubscriptionsAnswer = Static<typeof SubscriptionsAnswerSchema>

export const SubscriptionBodySchema = Type.Object(
  {
    address: Address,
    kinds: Type.Optional(Kinds),
    consignmentId: Type.Optional(Type.String({ description: 'Left out: all that the owner may see.' })),
    moved: Type.Optional(MovedBody),
  },
  { additionalProperties: false },
)
export type SubscriptionBody = Static<typeof SubscriptionBodySchema>

export const SubscriptionChangeSchema = Type.Object(
  {
    address: Type.Optional(Address),
    kinds: Type.Optional(Kinds),
    moved: Type.Optional(MovedBody),
    state: Type.Optional(oneOf(['active', 'paused'], 'Whether it is to be sent now.')),
  },
  { additionalProperties: false },
)
export type SubscriptionChange = Static<typeof SubscriptionChangeSchema>

export const SubscriptionMadeSchema = Type.Object({
  subscription: SubscriptionSchema,
  secret: Type.String({ description: 'With what is signed; it is shown this once.' }),
})
export type SubscriptionMade = Static<typeof SubscriptionMadeSchema>

export const PingAnswerSchema = Type.Object({
  taken: Type.Boolean({ description: 'Whether the receiver took it.' }),
  status: orNull(Type.Integer({ description: 'Of its answer; null where there was none.' })),
  fault: Fault,
})
export type PingAnswer = Static<typeof PingAnswerSchema>

const DeliverySchema = Type.Object(
  {
    id: Type.String({ description: 'The same each time that it is sent: the header webhook-id.' }),
    kind: oneOf([...NOTICE_KINDS], 'What is told.'),
    consignmentId: Type.String(),
    sequence: Type.Integer({ description: 'Counts what is told of the consignment, from 1.' }),
    at: Day,
    state: oneOf([...DELIVERY_STATES], '`dead`: given up; `withheld`: there was no right to it any more.'),
    isBehind: Type.Boolean({ description: 'Whether one before it has to be delivered first.' }),
    tries: Type.Integer(),
    triedAt: orNull(Day),
    dueAt: orNull(Type.String({ description: 'When it is tried next, ISO 8601; null where it is not.' })),
    fault: Fault,
    endedAt: orNull(Day),
    body: orNull(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'What is sent; null where you may not, or no longer, be told of it.',
      }),
    ),
  },
  { description: 'What one subscriber is told, once.' },
)

export const DeliveriesAnswerSchema = Type.Object({
  deliveries: Type.Array(DeliverySchema, { description: 'The newest first.' }),
})
export type DeliveriesAnswer = Static<typeof DeliveriesAnswerSchema>

export const ResendBodySchema = Type.Object(
  {
    ids: Type.Optional(
      Type.Array(Type.String(), {
        minItems: 1,
        maxItems: MOST_DELIVERIES,
        description: 'Left out: all that are dead.',
      }),
    ),
  },
  { additionalProperties: false },
)
export type ResendBody = Static<typeof ResendBodySchema>

export const ResentAnswerSchema = Type.Object({
  resent: Type.Integer({ description: 'Given up before, and brought back.' }),
  hurried: Type.Integer({ description: 'Waiting for their next try, which is made now.' }),
})
export type ResentAnswer = Static<typeof ResentAnswerSchema>
