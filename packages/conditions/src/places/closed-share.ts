import { DAY_MINUTES, type EpochMinutes, formatDate, monthOf, nextMonth } from '@karavan/core'
import type { ClosureProcess, Mode } from '@karavan/model'
import type { StatusLog } from './status.js'

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

/** A closure process as a plan uses it, with what it rests on. */
export interface LearntClosure {
  readonly process: ClosureProcess
  /** Months of the log, over all months of the year; 0: the bundled share alone. */
  readonly months: number
}

/** Bundled closures, each month's share drawn towards what the log tells by how many months of it there are. */
export function learnClosures(
  bundled: readonly ClosureProcess[],
  log: StatusLog,
  history: { readonly from: EpochMinutes; readonly until: EpochMinutes },
): readonly LearntClosure[] {
  return bundled.map((process) => {
    const shares = closedShares(log, process.location, null, history)
    const months = shares.reduce((sum, month) => sum + month.months, 0)
    if (months === 0) return { process, months }
    const share = process.share.map((prior, i) => {
      const seen = shares[i]
      if (seen === undefined || seen.share === null) return prior
      return (PRIOR_MONTHS * prior + seen.months * seen.share) / (PRIOR_MONTHS + seen.months)
    }) as unknown as ClosureProcess['share']
    const note = `share of closed time from ${months} months of reports and the bundled share, which counts as ${PRIOR_MONTHS} months each`
    const provenance = {
      ...process.provenance,
      basis: 'estimated' as const,
      note: process.provenance.note === undefined ? note : `${note}; ${process.provenance.note}`,
    }
    return { process: { ...process, share, provenance }, months }
  })
}

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
