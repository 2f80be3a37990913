import type { EpochMinutes } from '@karavan/core'
import {
  ADVICE_KINDS,
  type ChosenLeg,
  type Cost,
  changedPlaces,
  drawnCurve,
  inEnglish,
  type OtherWay,
  type TransportPlan,
  type WayOn,
  type WaysLooked,
} from '@karavan/model'
import Type, { type Static } from 'typebox'
import { OrderAheadSchema } from './order-ahead-schema.js'
import { ArrivalCurveSchema, CostSchema, FlagSchema, KnockedOutSchema, MessageSchema } from './plan-answer.js'
import { Instant, Mode, oneOf, orNull, LocationId as Place } from './words.js'

const Chance = Type.Number({ minimum: 0, maximum: 1 })

/** What can be done, from what was worked out. */
export const AdviceSchema = Type.Array(
  Type.Object({
    kind: oneOf([...ADVICE_KINDS], 'What it is about.'),
    wayId: orNull(Type.String({ description: 'Of the way that it is about.' })),
    text: Type.String(),
    told: Type.Object({ text: MessageSchema }),
  }),
  { description: 'What can be done.' },
)

const WaySchema = Type.Object({
  p10: orNull(Instant),
  p50: orNull(Instant),
  p90: orNull(Instant),
  mean: Instant,
  arrival: ArrivalCurveSchema,
  missing: orNull(Chance),
  hoursLate: orNull(Type.Number({ description: 'Expected hours late, those in time counting 0.' })),
  cost: orNull(CostSchema),
  co2eKg: orNull(Type.Number()),
  legs: Type.Array(
    Type.Object({
      mode: Mode,
      from: Place,
      to: Place,
      service: Type.String(),
      serviceName: orNull(Type.String()),
      told: orNull(Type.Object({ serviceName: MessageSchema })),
    }),
  ),
  flags: orNull(
    Type.Array(FlagSchema, {
      description: 'Rules to know of; null of a plan in force that the network has no longer.',
    }),
  ),
  holds: Type.Array(OrderAheadSchema, { description: 'Orders before which the goods may stand.' }),
})

const OtherWaySchema = Type.Object({
  wayId: Type.String({ description: 'By which it is adopted.' }),
  ...WaySchema.properties,
  added: Type.Array(Place, { description: 'Where goods change carrier, and do not on the way in force.' }),
  dropped: Type.Array(Place, { description: 'Where they do on the way in force alone.' }),
  crosses: Type.Array(Type.String()),
})

export const ReplanBodySchema = Type.Object(
  {
    avoid: Type.Optional(
      Type.Array(Type.String(), {
        maxItems: 50,
        description: 'Countries, places, modes and services, as a question has them.',
      }),
    ),
  },
  { additionalProperties: false },
)

export const AdoptBodySchema = Type.Object(
  {
    way: Type.String({ maxLength: 200, description: '`wayId` of a way in the answer to the same question.' }),
    after: Type.Integer({ minimum: 1, description: 'The version that was read.' }),
    why: Type.String({ minLength: 1, maxLength: 500 }),
    ...ReplanBodySchema.properties,
  },
  { additionalProperties: false, description: 'The question is asked again, and the way with that id taken.' },
)
export type AdoptBody = Static<typeof AdoptBodySchema>

export const ReplanAnswerSchema = Type.Object({
  asOf: Instant,
  version: Type.Integer({ description: 'Of the consignment.' }),
  why: orNull(
    oneOf(
      ['noPlan', 'delivered', 'lastLeg', 'noEquipment'],
      'Why no other way can be looked for: no plan was chosen, all of it was delivered, it is on its last leg, or nobody says what it travels in.',
    ),
  ),
  from: orNull(
    Type.Object(
      {
        place: Place,
        leg: Type.Integer({ description: 'The first leg that can be replaced, from 0.' }),
        ready: Instant,
        gone: Type.Number({
          minimum: 0,
          maximum: 1,
          description: 'Chance that it has set out from there by the plan in force, and nobody has told.',
        }),
      },
      { description: 'Where another way can be taken. Half of such goods are there by `ready`.' },
    ),
  ),
  due: orNull(Type.Object({ at: Instant, basis: oneOf(['deliverBy', 'plan'], 'Whether it was agreed.') })),
  inForce: orNull(WaySchema),
  others: Type.Array(OtherWaySchema, { description: 'What comes first by the median first.' }),
  worse: Type.Integer({ description: 'Ways that are left out, as another is nowhere worse.' }),
  knockedOut: Type.Array(KnockedOutSchema, { description: 'What ruled ways out, where none is left.' }),
  advice: AdviceSchema,
  notes: Type.Array(Type.String()),
  told: Type.Object({ notes: Type.Array(MessageSchema) }),
})
export type ReplanAnswer = Static<typeof ReplanAnswerSchema>

/**
 * The plan in force beside the other ways, or why there are none.
 * @param version - of the consignment
 */
export function replanAnswer(looked: WaysLooked, asOf: EpochMinutes, version: number): ReplanAnswer {
  const { due } = looked
  const common = { asOf, version, due, advice: [...looked.advice] }
  if (looked.why !== null) return { ...common, ...NOTHING, why: looked.why }
  const { point, left, comparison, knockedOut } = looked
  const { place, leg, ready, gone } = point
  const { inForce, others, worse } = comparison
  const said = inEnglish({ notes: looked.notes })
  // Tuples of the schema are lists that may be changed, and words of ours may not be.
  const rest = { knockedOut, notes: said.notes, told: said.told } as unknown as Pick<
    ReplanAnswer,
    'knockedOut' | 'notes' | 'told'
  >
  return {
    ...common,
    why: null,
    from: { place, leg, ready, gone: chance(gone) },
    inForce: { ...wayOf(inForce), legs: left.map((each) => legOf(each)) },
    others: others.map((other) => otherOf(other, left)),
    worse,
    ...rest,
  }
}

const NOTHING = { from: null, inForce: null, others: [], worse: 0, knockedOut: [], notes: [], told: { notes: [] } }

function otherOf(way: OtherWay, left: readonly ChosenLeg[]): ReplanAnswer['others'][number] {
  const { wayId, legs, crosses } = way.found
  const { added, dropped } = changedPlaces(left, legs)
  return {
    wayId,
    ...wayOf(way),
    legs: legs.map((each) => legOf(each, each)),
    added: [...added],
    dropped: [...dropped],
    crosses: [...crosses],
  }
}

function legOf(
  { mode, from, to, service }: Pick<ChosenLeg, 'mode' | 'from' | 'to' | 'service'>,
  named?: TransportPlan['legs'][number],
): ReplanAnswer['others'][number]['legs'][number] {
  const told = named === undefined ? null : { serviceName: named.told.serviceName }
  return { mode, from, to, service, serviceName: named?.serviceName ?? null, told }
}

function wayOf({ live, missing, hoursLate, cost, co2eKg, flags, holds }: WayOn) {
  const { p10, p50, p90, mean } = live
  const { cdf, ...curve } = drawnCurve(live.arrival)
  return {
    p10,
    p50,
    p90,
    mean,
    arrival: { ...curve, cdf: [...cdf] },
    missing: missing === null ? null : chance(missing),
    hoursLate,
    cost: cost as (Cost & ReplanAnswer['others'][number]['cost']) | null,
    co2eKg,
    flags: flags as unknown as ReplanAnswer['others'][number]['flags'],
    holds: [...holds],
  }
}

/** Sums of very small parts may end a hair outside. */
function chance(value: number): number {
  return Math.min(1, Math.max(0, value))
}
