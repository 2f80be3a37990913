import type { DurationKnots, EpochMinutes, PartialDate } from '@karavan/core'
import type { Provenance } from './basis.js'
import type { EquipmentFamily } from './equipment.js'
import type { CountryCode, LocationId, Surface } from './network.js'

/** What waits at a place. */
export const QUEUE_UNITS = ['wagons', 'trains', 'trucks', 'containers', 'vessels'] as const
export type QueueUnit = (typeof QUEUE_UNITS)[number]

/** Of each unit: the equipment of which one is one of them, and what goods that stand in it move on; null: whatever. */
const UNITS: Readonly<Record<QueueUnit, { readonly of: EquipmentFamily | null; readonly on: Surface | null }>> = {
  wagons: { of: 'wagon', on: null },
  trains: { of: null, on: 'rail' },
  trucks: { of: 'vehicle', on: 'road' },
  containers: { of: 'container', on: null },
  vessels: { of: null, on: 'sea' },
}

/**
 * Whether a queue of such units holds goods: one of wagons or containers by what they are in, one of trains, trucks or vessels
 * by what they move on.
 * @param surfaces - on what they come to the queue, or go on from it
 */
export function holdsGoods(unit: QueueUnit, family: EquipmentFamily, surfaces: readonly Surface[]): boolean {
  const { of, on } = UNITS[unit]
  return on === null ? of === family : surfaces.includes(on)
}

/** The equipment of which one counts as one of such units, as a queue or a quota names them; null where none does. */
export function countedIn(unit: string): EquipmentFamily | null {
  const known = QUEUE_UNITS.find((one) => one === unit)
  return known === undefined ? null : UNITS[known].of
}

/** A count of what waits at a place, or of what is handled there in a day, or both. */
export interface QueueCount extends Provenance {
  readonly id: string
  readonly place: LocationId
  readonly date: PartialDate
  readonly unit: QueueUnit
  /** Waiting; null where only the rate is told. A text that says `over 700` gives 700 and `atLeast`. */
  readonly waiting: number | null
  readonly atLeast: boolean
  /** Handled in a day, above 0; null where only the count is told. */
  readonly handledPerDay: number | null
  /** Country to which they wait to go; null where it is not told. */
  readonly towards: CountryCode | null
  /** Who counted. */
  readonly by: string
}

/** What waits at a place on a day, as the counts tell it. */
export interface StandingQueue {
  readonly place: LocationId
  readonly unit: QueueUnit
  readonly towards: CountryCode | null
  /** Hours from coming there until handled. */
  readonly hours: DurationKnots
  /** 0–1 and above: each count weighs 1 on its day and half of it two weeks later. */
  readonly weight: number
  readonly ageDays: number
  /** When what was counted last is handled. */
  readonly clears: EpochMinutes
  readonly counts: readonly { readonly count: QueueCount; readonly perDay: number; readonly days: number }[]
}

/**
 * A queue that stands at a place when a snapshot is folded, as a plan meets it: who comes there is handled no sooner than
 * what stands before. The network's own time for handling is not added to that: the later of the two decides.
 */
export interface HandlingOverride {
  readonly location: LocationId
  /** Country to which it waits to go; null: whichever. */
  readonly towards: CountryCode | null
  readonly unit: QueueUnit
  /** Hours from the time of the snapshot until what stands there is handled. */
  readonly hours: DurationKnots
  /** The last count: how many, at least or about, and when. */
  readonly waiting: number
  readonly counted: PartialDate
  /** The quota by which it is handled, for the goods that the quota concerns; null: as the counts tell, for all. */
  readonly quota: { readonly restrictionId: string; readonly perDay: number } | null
  /** The counts, the last first, each with its age in the note; with a quota, the order before them. */
  readonly provenance: readonly Provenance[]
}
