import { type EpochMinutes, localToInstant, zoneOffset } from '@karavan/core'

/** A moment by the clocks of a zone. */
export interface ZoneClock {
  readonly instant: EpochMinutes
  /** Minutes ahead of UTC. */
  readonly ahead: number
  /** What the clocks show, local minutes. */
  readonly shown: number
}

/**
 * The moment at which the clocks of a zone show a local time. One that they skipped when they were put forward is as long after
 * the change as it would have been.
 * @param local - minutes, as if the zone were UTC
 * @throws {RangeError} unknown zone
 */
export function clockIn(zone: string, local: number): ZoneClock {
  const instant = localToInstant(zone, local)
  const ahead = zoneOffset(zone, instant)
  return { instant, ahead, shown: instant + ahead }
}
