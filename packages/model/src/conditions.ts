import type { PartialDate } from '@karavan/core'
import type { Provenance } from './basis.js'
import type { CountryCode, LocationId, Mode } from './network.js'

/** Whether goods pass a place: as always, fewer or slower, or not at all. */
export const PLACE_STATES = ['open', 'limited', 'closed'] as const
export type PlaceState = (typeof PLACE_STATES)[number]

/** Why a place is limited or closed. `weather`: of no kind that is named. */
export const PLACE_REASONS = [
  'wind',
  'waves',
  'ice',
  'weather',
  'water level',
  'fog',
  'avalanche',
  'holiday',
  'strike',
  'queue',
  'repair',
  'accident',
  'power failure',
  'quarantine',
  'security',
  'political',
  'war',
] as const
export type PlaceReason = (typeof PLACE_REASONS)[number]

/** A day, month or year (`PartialDate`), or a minute in ISO 8601 with offset: as exactly as somebody said it. */
export type Moment = string

/** What somebody said of a port, pass or border post. */
export interface StatusReport extends Provenance {
  readonly id: string
  readonly place: LocationId
  /** Empty: all. */
  readonly modes: readonly Mode[]
  readonly state: PlaceState
  /** Null where nobody says. */
  readonly reason: PlaceReason | null
  /** Since when it is so. */
  readonly since: Moment
  /** When it ended, last day or minute of it; null while it goes on or where nobody says. */
  readonly until: Moment | null
  /** Until when it is expected to be so. */
  readonly expectedUntil: Moment | null
  /** When it was said. */
  readonly said: Moment
  /** Who says so. */
  readonly by: string
}

/** What waits at a place. */
export const QUEUE_UNITS = ['wagons', 'trains', 'trucks', 'containers', 'vessels'] as const
export type QueueUnit = (typeof QUEUE_UNITS)[number]

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
