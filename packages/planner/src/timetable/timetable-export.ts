import type { EpochMinutes } from '@karavan/core'
import type { Service } from '@karavan/model'
import type { Network } from '@karavan/network'
import { type NetworkTimetable, networkTimetable } from './network-timetable.js'

const DAY = 1440
/** Days that an exported timetable covers: those of the planner's horizon. */
const EXPORT_DAYS = 120

/** A timetable for others, and what a feed has to say of it. */
export interface TimetableExport extends NetworkTimetable {
  /** First instant of departures. */
  readonly from: EpochMinutes
  readonly days: number
  readonly about: {
    readonly version: string
    /** Running times are medians, some times of day assumed. */
    readonly approximate: true
    readonly unscheduled: readonly Service[]
    readonly attributions: readonly { readonly name: string; readonly url: string }[]
  }
}

/** The timetable of the days from today on. */
export function timetableExport(network: Network, now: EpochMinutes): TimetableExport {
  const from = Math.floor(now / DAY) * DAY
  const { timetable, unscheduled } = networkTimetable(network, from, from + EXPORT_DAYS * DAY)
  return {
    timetable,
    unscheduled,
    from,
    days: EXPORT_DAYS,
    about: {
      version: network.version,
      approximate: true,
      unscheduled,
      attributions: [{ name: 'GeoNames (CC BY 4.0)', url: 'https://www.geonames.org/' }],
    },
  }
}
