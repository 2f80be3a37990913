import { EVENT_CLASSIFIER_CODES, MILESTONE_KINDS, MOST_CHARGES } from '@karavan/model'
import Type, { type Static } from 'typebox'
import { ArrivalDueSchema, MovedSchema, QUANTILES } from './arrival-answer.js'
import { SentChargeSchema } from './charge-schema.js'
import { ConsignmentSchema, EnteredConsignmentSchema } from './consignment-schema.js'
import { OrderAheadSchema } from './order-ahead-schema.js'
import { QuestionSchema } from './question.js'
import { StoryDigestSchema, StoryProgressSchema, StorySchema } from './story-schema.js'
import { Equipment, Instant, LocationId, oneOf, orNull } from './words.js'

const Time = Type.String({ description: 'ISO 8601.' })
const Why = Type.String({ minLength: 1, maxLength: 500 })

export const CONSIGNMENT_ORDERS = ['late', 'risk', 'new', 'word'] as const
export const CONSIGNMENT_STATES = ['planned', 'moving', 'delivered'] as const

/** What of the list of consignments is wanted. */
export interface ConsignmentsQuestion {
  readonly q?: string
  readonly state?: (typeof CONSIGNMENT_STATES)[number]
  readonly silent?: boolean
  readonly estimated?: boolean
  readonly order?: (typeof CONSIGNMENT_ORDERS)[number]
  readonly limit?: number
  readonly skip?: number
}

/** Which plan a consignment goes by: the question is asked again, and the plan with that id frozen. */
const ChooseSchema = Type.Object(
  { question: QuestionSchema, planId: Type.String({ maxLength: 200 }) },
  { additionalProperties: false, description: 'A plan of the answer to a question.' },
)

export const ConsignmentBodySchema = Type.Object(
  {
    consignment: EnteredConsignmentSchema,
    choose: Type.Optional(ChooseSchema),
  },
  { additionalProperties: false },
)
export type ConsignmentBody = Static<typeof ConsignmentBodySchema>

export const ConsignmentChangeSchema = Type.Object(
  {
    consignment: EnteredConsignmentSchema,
    choose: Type.Optional(ChooseSchema),
    after: Type.Integer({ minimum: 1, description: 'The version that was read.' }),
    why: Why,
  },
  { additionalProperties: false },
)
export type ConsignmentChange = Static<typeof ConsignmentChangeSchema>

const Entered = {
  version: Type.Integer({ description: 'From 1.' }),
  enteredAt: Time,
  enteredBy: Type.String(),
  enteredFrom: orNull(Type.String({ description: 'An address; null where it was forgotten.' })),
  why: orNull(Type.String()),
}

export const ConsignmentAnswerSchema = Type.Object({
  consignment: ConsignmentSchema,
  sample: Type.Boolean({ description: 'Made up, to show how things look.' }),
  ...Entered,
})
export type ConsignmentAnswer = Static<typeof ConsignmentAnswerSchema>

export const ConsignmentVersionsSchema = Type.Object({
  versions: Type.Array(
    Type.Object({
      ...Entered,
      consignment: orNull(ConsignmentSchema),
      erased: orNull(
        Type.Object({ at: Time, by: Type.String(), why: orNull(Type.String({ description: 'Where it was said.' })) }),
      ),
    }),
    { description: 'The first first.' },
  ),
})
export type ConsignmentVersionsAnswer = Static<typeof ConsignmentVersionsSchema>

export const ConsignmentErasedSchema = Type.Object({
  ...ConsignmentVersionsSchema.properties,
  messages: Type.Array(
    Type.Object({
      messageId: Type.String(),
      sender: Type.String(),
      erased: Type.Boolean({ description: 'Whether its bytes are gone.' }),
    }),
    { description: 'The messages that told of this consignment and of nothing else, the last received first.' },
  ),
})
export type ConsignmentErasedAnswer = Static<typeof ConsignmentErasedSchema>

const ListedEstimateSchema = Type.Object(
  {
    asOf: Instant,
    ...QUANTILES,
    due: orNull(ArrivalDueSchema),
    moved: orNull(MovedSchema),
    holds: Type.Array(OrderAheadSchema),
  },
  {
    description:
      'When it arrives, as it was worked out last; null where no plan was chosen, all of it was delivered, or who asks does not see the whole way.',
  },
)

const ListedConsignmentSchema = Type.Object({
  consignmentId: Type.String(),
  sample: Type.Boolean(),
  from: LocationId,
  to: LocationId,
  goods: Type.Array(Type.String(), { description: 'Descriptions of the items.' }),
  equipment: Type.Array(
    Type.Object({
      kind: Equipment,
      number: Type.String(),
      goesOnAs: orNull(Type.String({ description: 'The consignment that it was split off as.' })),
    }),
    {
      description: 'At most the first three.',
    },
  ),
  equipmentCount: Type.Integer(),
  parties: Type.Array(Type.Object({ role: Type.String(), name: Type.String() })),
  planned: Type.Boolean({ description: 'Whether a plan was chosen.' }),
  digest: orNull(StoryDigestSchema),
  lateMinutes: orNull(
    Type.Integer({
      description:
        'How much later than by the median of the plan it arrives, by what is said of the arrival, else by how late it is now; negative where earlier. An estimate, where there is one, says more: its `p50` beside the time that counts.',
    }),
  ),
  estimate: orNull(ListedEstimateSchema),
  enteredAt: Time,
})
export type ListedConsignment = Static<typeof ListedConsignmentSchema>

export const ConsignmentsAnswerSchema = Type.Object({
  consignments: Type.Array(ListedConsignmentSchema),
  total: Type.Integer({ description: 'On all pages.' }),
  renewing: Type.Integer({ description: 'Of these, those of which the estimate is about to be worked out anew.' }),
  coming: Type.Integer({ description: 'Samples that are still being made, and will be listed soon.' }),
})
export type ConsignmentsAnswer = Static<typeof ConsignmentsAnswerSchema>

export const StoryAnswerSchema = Type.Object({
  story: StorySchema,
  digest: StoryDigestSchema,
  lateMinutes: orNull(Type.Integer({ description: 'As in the list of consignments.' })),
  missing: orNull(
    Type.Number({
      minimum: 0,
      maximum: 1,
      description:
        'Chance of missing the time that counts, as it was worked out last; null where nothing is, all of it was delivered, or who asks does not see the whole way.',
    }),
  ),
  estimate: orNull(
    Type.Object(
      { asOf: Instant, p50: orNull(Instant), due: orNull(ArrivalDueSchema) },
      { description: 'When it arrives, as it was worked out last; null where `missing` is for want of one.' },
    ),
  ),
  messages: Type.Array(Type.Object({ contentHash: Type.String(), messageId: Type.String(), sender: Type.String() }), {
    description: 'Which message told each event.',
  }),
})
export type StoryAnswer = Static<typeof StoryAnswerSchema>

export const ProgressAnswerSchema = Type.Object({
  progress: StoryProgressSchema,
  lateMinutes: orNull(Type.Integer({ description: 'As in the list of consignments.' })),
})
export type ProgressAnswer = Static<typeof ProgressAnswerSchema>

const Point = Type.Object({
  code: Type.String(),
  text: Type.String(),
  pointer: Type.String({ description: 'Line, cell or JSON pointer.' }),
  received: Type.Optional(Type.String({ description: 'The cell as it came, of a table.' })),
})

const MessageSchema = Type.Object({
  messageId: Type.String(),
  sender: Type.String(),
  sha256: Type.String(),
  size: Type.Integer({ description: 'Bytes.' }),
  format: Type.String(),
  name: orNull(Type.String({ description: 'Of the file.' })),
  remarks: Type.Array(Point),
  refused: Type.Array(Point),
  receivedAt: Time,
  receivedBy: Type.String(),
  receivedFrom: orNull(Type.String({ description: 'An address; null where it was forgotten.' })),
  erased: orNull(Type.Object({ at: Time, by: Type.String(), why: Type.String() })),
})
export type MessageAnswer = Static<typeof MessageSchema>

export const MessagesAnswerSchema = Type.Object({
  messages: Type.Array(MessageSchema, { description: 'The last received first.' }),
})
export type MessagesAnswer = Static<typeof MessagesAnswerSchema>

const ReportedEventSchema = Type.Object({
  contentHash: Type.String(),
  type: Type.String(),
  eventTime: Time,
  classifier: oneOf([...EVENT_CLASSIFIER_CODES], 'Planned, estimated, actual.'),
  bizStep: orNull(Type.String()),
  place: orNull(Type.String({ description: 'Read point as the event names it.' })),
  location: orNull(LocationId),
  names: Type.Array(Type.String(), { description: 'Things and papers that it names, at most ten.' }),
  flags: Type.Array(Type.String()),
  declaredWrong: Type.Boolean(),
})

/** How the columns of a table were read. */
const MappingSchema = Type.Object({
  columns: Type.Array(Type.Object({ column: Type.String(), header: Type.String() })),
  zone: Type.String(),
  saved: Type.Boolean({ description: 'Whether it was kept for the sender before.' }),
  zoneSure: Type.Boolean(),
  missing: Type.Array(Type.String()),
  unused: Type.Array(Type.String()),
})

const UncountedSchema = Type.Object({
  consignmentId: Type.String(),
  why: oneOf(
    ['unaccepted', 'withdrawn', 'role', 'place', 'carrier'],
    'The sender has not said that it stands by the consignment, or said that it does not; it may not report of it; it tells of places or parts of the way that belong to others; or it names only what carries the goods by the words of others, or at another time.',
  ),
})

export const ReportAnswerSchema = Type.Object({
  format: Type.String(),
  sender: Type.String(),
  eventCount: Type.Integer(),
  events: Type.Array(ReportedEventSchema, { description: 'The first 200.' }),
  remarks: Type.Array(Point),
  refused: Type.Array(Point),
  mapping: orNull(MappingSchema),
  concerns: Type.Array(Type.String(), { description: 'Ids of consignments that it tells of.' }),
  uncounted: Type.Array(UncountedSchema, {
    description:
      'Those of them for whose story it does not count as things are: it is kept, and counts as soon as that changes.',
  }),
  answer: orNull(Type.Object({ contrl: Type.String(), aperak: orNull(Type.String()) })),
  kept: orNull(
    Type.Object({
      messageId: Type.String(),
      again: Type.Boolean(),
      added: Type.Integer({
        description: 'Events that were not told before: by nobody; where people sign in, not by the sender.',
      }),
      known: Type.Integer({ description: 'The others.' }),
    }),
  ),
})
export type ReportAnswer = Static<typeof ReportAnswerSchema>

/** A milestone that a person reports. */
export const MilestoneBodySchema = Type.Object(
  {
    milestone: oneOf([...MILESTONE_KINDS], 'What happened, or will.'),
    place: LocationId,
    at: Type.String({ description: 'ISO 8601 with an offset.' }),
    classifier: Type.Optional(oneOf([...EVENT_CLASSIFIER_CODES], '`ACT` if left out.')),
    equipment: Type.Optional(Type.Array(Type.String(), { description: 'Ids of equipment; all if left out.' })),
    charges: Type.Optional(
      Type.Array(SentChargeSchema, {
        maxItems: MOST_CHARGES,
        description: 'What was paid there, for all of the equipment together.',
      }),
    ),
    sender: Type.Optional(Type.String({ maxLength: 120, description: 'Party that says so.' })),
  },
  { additionalProperties: false },
)
export type MilestoneBody = Static<typeof MilestoneBodySchema>

export const ErasureBodySchema = Type.Object({ why: Why }, { additionalProperties: false })

export const SavedMappingSchema = Type.Object(
  {
    columns: Type.Record(Type.String(), Type.String(), { description: 'Header of each column that is read.' }),
    zone: Type.String({ description: 'IANA zone of the times, or `place`.' }),
  },
  { additionalProperties: false },
)
export type SavedMapping = Static<typeof SavedMappingSchema>
