import { type EpochMinutes, formatInstant } from '@karavan/core'
import { type Consignment, cargosOf, crossesOf, type Message, message, type UnderWay } from '@karavan/model'
import type { InForce } from '../replan.js'
import type { QuestionWorld } from './read-avoid.js'
import { type ReadQuestion, readQuestion } from './read-question.js'

/** From where, and as what, goods are planned on. */
export interface PlannedOn {
  readonly place: string
  readonly ready: EpochMinutes
  readonly underWay: Omit<UnderWay, 'origin' | 'together'>
  /** The first leg of the plan in force that is left, from 0. */
  readonly leg: number
}

/** A question from where goods are, with the plan in force beside which other ways are found. */
export interface ReadReplan extends ReadQuestion {
  readonly inForce: InForce
}

/** Ways that are looked at. */
const MOST_WAYS = 8

/**
 * The question that a consignment puts where it is: its own goods and equipment, all loaded together, to its consignee; null where
 * nobody says what it travels in.
 * @param avoid - as a question has it
 * @throws {StructuredError} as {@link readQuestion}
 */
export function replanQuestion(
  consignment: Consignment,
  { place, ready, underWay, leg }: PlannedOn,
  deadline: EpochMinutes | null,
  avoid: unknown,
  world: QuestionWorld,
  now: EpochMinutes,
): ReadReplan | null {
  const [cargo, ...together] = cargosOf(consignment)
  if (cargo === undefined) return null
  const { carrierAcceptanceLocation: origin, consigneeReceiptLocation: to, includedItems } = consignment
  const kilograms = includedItems.reduce((sum, { grossKg }) => sum + (grossKg ?? 0), 0)
  const { query, notes, overlay } = readQuestion(
    {
      from: place,
      to,
      ready: formatInstant(ready),
      ...(deadline === null || deadline <= ready ? {} : { deadline: formatInstant(deadline) }),
      equipment: cargo.equipment,
      units: cargo.units,
      ...(kilograms > 0 ? { tonnes: kilograms / 1000 } : {}),
      ...(avoid === undefined ? {} : { avoid }),
      limit: MOST_WAYS,
    },
    world,
    now,
  )
  const { hs, dgClass } = cargo
  const goods = { ...(hs === undefined ? {} : { hs }), ...(dgClass === undefined ? {} : { dgClass }) }
  return {
    query: {
      ...query,
      cargo: { ...query.cargo, ...goods },
      underWay: { ...underWay, origin, together },
    },
    notes: [wayOn(world.locations.get(place)?.name ?? place, place, ready), ...notes],
    overlay,
    inForce: inForceFrom(consignment, leg, avoid),
  }
}

/** Where nobody says what to avoid, other ways keep to the countries that the plan in force crosses. */
function inForceFrom({ plan }: Pick<Consignment, 'plan'>, leg: number, avoid: unknown): InForce {
  if (plan === null) return { left: [], keepsTo: null }
  const left = plan.legs.slice(leg).map(({ mode, service, via }) => ({ mode, service, via }))
  return { left, keepsTo: avoid === undefined ? plan.legs.flatMap((each) => crossesOf(each, plan)) : null }
}

/** From where is planned, and what costs leave out. */
function wayOn(name: string, id: string, at: EpochMinutes): Message {
  return message('note.wayOn', { place: { kind: 'place', id, name }, time: { kind: 'instant', at, to: 'minute' } })
}
