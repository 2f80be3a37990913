import { DAY_MINUTES, type EpochMinutes, formatDate, monthOf, nextMonth, parseInstant } from '@karavan/core'
import type { ClosureProcess, LocationId, Mode, PlaceReason, StatusReport } from '@karavan/model'
import { StatusLog } from './status.js'

/** Share of a month that must be told of before the month counts. */
const TOLD_SHARE = 0.7
/** Months of observation that the bundled share of a month is worth: the rest of the weight is the log's. Assumed. */
const PRIOR_MONTHS = 3

/** How much of a month of the year a place was shut, as far as a log tells. */
export interface ClosedShare {
  /** 0–1; null where no month of the log counts. */
  readonly share: number | null
  /** Months of the log that it rests on. */
  readonly months: number
}

/** The share of closed time by month of the year, January first, over the whole months before an instant. */
export function closedShares(
  log: StatusLog,
  place: string,
  mode: Mode | null,
  { from, until }: { readonly from: EpochMinutes; readonly until: EpochMinutes },
): readonly ClosedShare[] {
  const shut = Array.from({ length: 12 }, () => ({ minutes: 0, told: 0, months: 0 }))
  let start = from
  if (formatDate(start).slice(8) !== '01') start = nextMonth(start)
  for (let end = nextMonth(start); end <= until; start = end, end = nextMonth(start)) {
    const { open, limited, closed } = log.minutes(place, mode, start, end)
    const told = open + limited + closed
    const month = shut[monthOf(start)]
    if (month === undefined || told < TOLD_SHARE * (end - start)) continue
    month.minutes += closed
    month.told += told
    month.months += 1
  }
  return shut.map(({ minutes, told, months }) => ({ share: months === 0 ? null : minutes / told, months }))
}

/** Since when reports are counted. */
export const REPORTS_SINCE = parseInstant('2020-01-01')

/** Why a place shuts by itself; what people decide is no weather. */
const BY_ITSELF: readonly (PlaceReason | null)[] = [
  'wind',
  'waves',
  'ice',
  'weather',
  'water level',
  'fog',
  'avalanche',
  null,
]

/** A closure process as a plan uses it, with what it rests on. */
export interface LearntClosure {
  readonly process: ClosureProcess
  /** Months of reports that the share of each month of the year rests on, January first; 0: the bundled share alone. */
  readonly months: readonly number[]
}

/**
 * Closures by themselves, each month's share drawn towards what reports tell by how many months of them there are. Places
 * shut by people, as by a strike or quarantine, tell nothing of it.
 * @param until - reports of whole months before it count
 * @param isOwn - whether a user gave the share of a month (0: January): it stands
 */
export function learnClosures(
  closures: readonly ClosureProcess[],
  reports: Iterable<StatusReport>,
  until: EpochMinutes,
  isOwn: (place: LocationId, month: number) => boolean = () => false,
): readonly LearntClosure[] {
  const log = new StatusLog(
    [...reports].filter(({ state, reason }) => state !== 'closed' || BY_ITSELF.includes(reason)),
  )
  return closures.map((process) => {
    const { location, provenance } = process
    const seen = closedShares(log, location, null, { from: REPORTS_SINCE, until }).map((one, month) =>
      isOwn(location, month) ? UNSEEN : one,
    )
    const months = seen.map((one) => one.months)
    const total = months.reduce((sum, count) => sum + count, 0)
    if (total === 0) return { process, months }
    const share = process.share.map((prior, month) => {
      const { share: told, months: count } = seen[month] ?? UNSEEN
      return told === null ? prior : (PRIOR_MONTHS * prior + count * told) / (PRIOR_MONTHS + count)
    }) as unknown as ClosureProcess['share']
    const note = `share of closed time from ${total} ${total === 1 ? 'month' : 'months'} of reports and this row, which counts as ${PRIOR_MONTHS} of each month`
    return {
      process: {
        ...process,
        share,
        months: total,
        provenance: {
          ...provenance,
          basis: 'estimated',
          note: provenance.note === undefined ? note : `${note}; ${provenance.note}`,
        },
      },
      months,
    }
  })
}

const UNSEEN: ClosedShare = { share: null, months: 0 }

/** What is said of each day of a year. */
export type DayWord = 'open' | 'limited' | 'closed' | null

/** The worst that is said of each day from an instant on; null where nobody said anything. */
export function dayWords(
  log: StatusLog,
  place: string,
  mode: Mode | null,
  from: EpochMinutes,
  days: number,
): readonly DayWord[] {
  return Array.from({ length: days }, (_, day) => {
    const start = from + day * DAY_MINUTES
    const { open, limited, closed } = log.minutes(place, mode, start, start + DAY_MINUTES)
    if (closed > 0) return 'closed'
    if (limited > 0) return 'limited'
    return open > 0 ? 'open' : null
  })
}
