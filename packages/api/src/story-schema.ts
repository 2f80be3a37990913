import {
  EVENT_CLASSIFIER_CODES,
  MILESTONE_KINDS,
  type Story,
  type StoryDigest,
  type StoryProgress,
} from '@karavan/model'
import Type from 'typebox'
import { ChargeSchema } from './charge-schema.js'
import { MessageSchema } from './plan-answer.js'
import { Instant, LocationId, Mode, oneOf, orNull } from './words.js'

const Minutes = Type.Integer({ description: 'Minutes.' })
const Piece = orNull(Type.String({ description: 'Id of a piece of equipment; null where none is known.' }))
const Kind = oneOf([...MILESTONE_KINDS], 'What is waited for.')
const Quantiles = Type.Object({ p10: orNull(Instant), p50: orNull(Instant), p90: orNull(Instant) })

const TellingSchema = Type.Object(
  {
    sender: Type.String(),
    receivedAt: Instant,
    reading: Type.Optional(
      Type.Integer({ description: 'Which reading of the message told it, where that is not the first.' }),
    ),
    format: Type.String(),
    flags: Type.Array(Type.String()),
    contentHash: Type.String({ description: 'Of the event.' }),
    classifier: oneOf([...EVENT_CLASSIFIER_CODES], 'Planned, estimated, actual.'),
    at: Instant,
    charges: Type.Optional(
      Type.Array(ChargeSchema, { description: 'What it says was paid, for all pieces that it is about together.' }),
    ),
  },
  { description: "One party's word about one event." },
)

const SettledSchema = Type.Object(
  {
    taken: TellingSchema,
    ageMinutes: Minutes,
    reason: Type.String(),
    told: Type.Object({ reason: MessageSchema }),
    others: Type.Array(TellingSchema),
  },
  { description: 'Several words about one thing, which of them is taken, and why.' },
)

const BoundSchema = Type.Union([
  Type.Object({ how: Type.Literal('told'), at: Instant, settled: SettledSchema }),
  Type.Object({ how: oneOf(['entered', 'inferred'], 'How it is known.'), at: Instant }),
])

const MILESTONE = {
  kind: Kind,
  place: LocationId,
  leg: orNull(Type.Integer()),
  mode: orNull(Mode),
  planned: orNull(Quantiles),
  done: Type.Integer(),
  of: Type.Integer(),
  actual: orNull(Instant),
  estimated: orNull(Instant),
}

const MilestoneTold = Type.Object({ kind: Kind, place: LocationId, leg: Type.Integer(), at: Instant })

/** The schema of {@link Story}, whose type a test holds against the model. */
export const STORY_SHAPE = Type.Object(
  {
    asOf: Instant,
    milestones: Type.Array(
      Type.Object({
        ...MILESTONE,
        pieces: Type.Array(
          Type.Object({
            equipmentId: Piece,
            PLN: orNull(SettledSchema),
            EST: orNull(SettledSchema),
            ACT: orNull(SettledSchema),
          }),
        ),
      }),
    ),
    stowages: Type.Array(
      Type.Object({ what: Type.String(), on: Type.String(), from: orNull(BoundSchema), until: orNull(BoundSchema) }),
    ),
    positions: Type.Array(
      Type.Object({
        equipmentId: Piece,
        place: LocationId,
        left: Type.Boolean(),
        since: Instant,
        on: Type.Array(Type.String()),
        telling: TellingSchema,
      }),
    ),
    gaps: Type.Array(
      Type.Object({
        partyId: orNull(Type.String()),
        leg: Type.Integer(),
        since: Instant,
        silentMinutes: Minutes,
        usualMinutes: Minutes,
        intervals: Type.Integer(),
        text: Type.String(),
        told: Type.Object({ text: MessageSchema }),
      }),
    ),
    doubts: Type.Optional(
      Type.Array(Type.Object({ equipment: Type.Array(Type.String()), first: MilestoneTold, next: MilestoneTold }), {
        description:
          'What must have come first and is told to have happened later: one of the two words is wrong. Left out where there is none.',
      }),
    ),
    others: Type.Array(
      Type.Object({
        telling: TellingSchema,
        place: orNull(LocationId),
        bizStep: orNull(Type.String()),
        equipment: Type.Array(Piece),
        why: oneOf(['noMilestone', 'placeUnknown', 'notPlanned', 'ahead', 'timeOutside'], 'Why it is no milestone.'),
      }),
    ),
    leftOut: Type.Integer(),
  },
  { description: 'What happened to a consignment, out of all that was reported.' },
)

export const StorySchema = Type.Unsafe<Story>(STORY_SHAPE)

/** The schema of {@link StoryProgress}, whose type a test holds against the model. */
export const STORY_PROGRESS_SHAPE = Type.Object(
  {
    asOf: Instant,
    milestones: Type.Array(Type.Object(MILESTONE)),
    positions: Type.Array(Type.Object({ place: LocationId, left: Type.Boolean(), since: Instant })),
    silentSince: orNull(Instant),
  },
  { description: 'How far a consignment is, and nothing else of it.' },
)
export const StoryProgressSchema = Type.Unsafe<StoryProgress>(STORY_PROGRESS_SHAPE)

/** The schema of {@link StoryDigest}, whose type a test holds against the model. */
export const STORY_DIGEST_SHAPE = Type.Object(
  {
    state: oneOf(['planned', 'moving', 'delivered'], 'How far it is.'),
    position: orNull(Type.Object({ place: LocationId, left: Type.Boolean(), since: Instant })),
    lastWord: orNull(
      Type.Integer({
        description:
          'Until when its words tell of it, in epoch minutes: of each, when it happened or when it was said, whichever is earlier.',
      }),
    ),
    next: orNull(
      Type.Object({ kind: Kind, place: LocationId, plannedP50: orNull(Instant), estimated: orNull(Instant) }),
    ),
    dueAt: orNull(Instant),
    behindMinutes: orNull(Minutes),
    arrival: Type.Object({ plannedP50: orNull(Instant), estimated: orNull(Instant) }),
    gaps: Type.Integer(),
  },
  { description: 'How a consignment stands, for a list of many.' },
)
export const StoryDigestSchema = Type.Unsafe<StoryDigest>(STORY_DIGEST_SHAPE)
