import { type EpochMinutes, formatInstant } from '@karavan/core'
import { type Consignment, cargosOf, type Message, message, type UnderWay } from '@karavan/model'
import type { QuestionWorld } from './read-avoid.js'
import { type ReadQuestion, readQuestion } from './read-question.js'

/** From where, and as what, goods are planned on. */
export interface PlannedOn {
  readonly place: string
  readonly ready: EpochMinutes
  readonly underWay: Omit<UnderWay, 'origin' | 'together'>
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
  { place, ready, underWay }: PlannedOn,
  deadline: EpochMinutes | null,
  avoid: unknown,
  world: QuestionWorld,
  now: EpochMinutes,
): ReadQuestion | null {
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
  }
}

/** From where is planned, and what costs leave out. */
function wayOn(name: string, id: string, at: EpochMinutes): Message {
  return message('note.wayOn', { place: { kind: 'place', id, name }, time: { kind: 'instant', at, to: 'minute' } })
}
