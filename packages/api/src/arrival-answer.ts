import { type CauseOfMovement, HOLD_SORTS, type Message, MILESTONE_KINDS } from '@karavan/model'
import Type, { type Static } from 'typebox'
import { ArrivalCurveSchema, MessageSchema } from './plan-answer.js'
import { AdviceSchema } from './replan-answer.js'
import { Instant, LocationId, Mode, oneOf, orNull } from './words.js'

export const QUANTILES = { p10: orNull(Instant), p50: orNull(Instant), p90: orNull(Instant) }
const Chance = Type.Number({ minimum: 0, maximum: 1 })
const Kind = oneOf([...MILESTONE_KINDS], 'What is waited for.')
const AtMilestone = { kind: Kind, place: LocationId, leg: Type.Integer() }

const CauseSchema = Type.Unsafe<CauseOfMovement>(
  Type.Object({
    cause: oneOf(
      ['replanned', 'conditions', 'correction', 'milestoneTold', 'milestoneLate', 'seen', 'timePassed'],
      'What is new: another plan, other orders, a word that was corrected, a milestone that was told, one that is due and was not told, that the goods were seen, or only that time went by.',
    ),
    milestone: orNull(Type.Object(AtMilestone)),
    words: Type.Array(Type.String(), { description: 'Content hashes of the events.' }),
    text: Type.String(),
    told: Type.Object({ text: MessageSchema }),
  }),
)

const ToldText = Type.Unsafe<{ readonly text: Message }>(Type.Object({ text: MessageSchema }))

const MOVED = {
  p50: orNull(Type.Integer({ description: 'Minutes later; negative where earlier.' })),
  p90: orNull(Type.Integer({ description: 'Minutes later; negative where earlier.' })),
  chance: orNull(Type.Number({ description: 'By how much the chance of missing the time that counts grew.' })),
  causes: Type.Array(CauseSchema, { description: 'The weightiest first.' }),
  advice: AdviceSchema,
}

/** What moved an estimate last. */
export const MovedSchema = Type.Object({ at: Instant, ...MOVED })

/** The time that is not to be missed, and what is at stake. */
export const ArrivalDueSchema = Type.Object({
  at: Instant,
  basis: oneOf(
    ['deliverBy', 'plan'],
    'Whether it was agreed, or is the day by which the plan had it in nine of ten cases.',
  ),
  missing: Chance,
  hours: Type.Number({ description: 'Expected hours late, those in time counting 0.' }),
  hoursIfMissed: orNull(Type.Number()),
})

const PastSchema = Type.Object({
  asOf: Instant,
  ...QUANTILES,
  missing: orNull(Chance),
  moved: orNull(Type.Object(MOVED)),
})

export const ArrivalAnswerSchema = Type.Object({
  asOf: Instant,
  why: orNull(
    oneOf(
      ['noPlan', 'delivered', 'notConcerned'],
      'Why there is no estimate: no plan was chosen, all of it was delivered, or the arrival is not on the part of the way that concerns who asks.',
    ),
  ),
  planned: orNull(Type.Object(QUANTILES, { description: 'By the plan as it was chosen.' })),
  estimate: orNull(
    Type.Object(
      {
        ...QUANTILES,
        mean: Instant,
        arrival: ArrivalCurveSchema,
        from: orNull(
          Type.Object(
            { ...AtMilestone, at: Instant },
            { description: 'The milestone from which on it is worked out.' },
          ),
        ),
        beyondLaw: Type.Array(Type.String(), { description: 'Ids of stages that take longer than their law allows.' }),
      },
      { description: 'When it arrives now, by the plan and all that is known.' },
    ),
  ),
  due: orNull(ArrivalDueSchema),
  toCome: Type.Array(Type.Object({ ...AtMilestone, mode: Mode, ...QUANTILES, passed: Chance })),
  holds: Type.Array(
    Type.Object({
      sort: oneOf([...HOLD_SORTS], 'An order, what waits at a place, or a port or pass that shuts by itself.'),
      orderId: orNull(Type.String()),
      place: LocationId,
      from: orNull(Type.Integer({ description: 'When the order begins; null for what is no order.' })),
      until: orNull(Type.Integer({ description: 'When it ends; null for what is no order, and ends by chance.' })),
      isNew: Type.Boolean({ description: 'Whether it came, or became otherwise, after the plan was chosen.' }),
      text: Type.String(),
      told: ToldText,
    }),
    {
      description:
        'What holds the goods, or may, on the way that is left: orders, queues, and closures that are not as the plan was made by.',
    },
  ),
  past: Type.Array(PastSchema, { description: 'The estimate whenever something was told, the first first.' }),
  leftOut: Type.Integer({ description: 'Times between the first and the others that are left out.' }),
  advice: AdviceSchema,
})
export type ArrivalAnswer = Static<typeof ArrivalAnswerSchema>
