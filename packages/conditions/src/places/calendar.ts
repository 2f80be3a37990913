import { DAY_MINUTES, parseInstant } from '@karavan/core'
import type { CalendarAnswer, ClosureProcess, LocationId, StatusReport } from '@karavan/model'
import type { Register } from '../snapshot.js'
import { closedShares, dayWords, REPORTS_SINCE } from './closed-share.js'
import { StatusLog } from './status.js'

/**
 * A year of a place: what was said of each day, the orders that stop goods there, and how much of each month it is shut.
 * @param closure - the process by which plans take it to shut by itself; null where none is known
 * @param year - 2020 to 2049
 */
export function calendarOf(
  { terms }: Register,
  reports: Iterable<StatusReport>,
  closure: ClosureProcess | null,
  place: LocationId,
  year: number,
): CalendarAnswer {
  const from = parseInstant(`${year}-01-01`)
  const until = parseInstant(`${year + 1}-01-01`)
  const log = new StatusLog(reports)
  const count = (until - from) / DAY_MINUTES
  const orders = Array.from({ length: count }, (): string[] => [])
  for (const { order, state, from: first, until: last } of terms) {
    if (!order.places.includes(place) || state === 'notCovered' || order.effect === 'flag') continue
    const start = Math.max(0, Math.floor((first - from) / DAY_MINUTES))
    const end = Math.min(count, Math.ceil((last - from) / DAY_MINUTES))
    for (let day = start; day < end; day += 1) orders[day]?.push(order.id)
  }
  const seen = closedShares(log, place, null, { from: REPORTS_SINCE, until })
  return {
    place,
    year,
    days: dayWords(log, place, null, from, count).map((said, day) => ({ said, orders: orders[day] ?? [] })),
    months: seen.map(({ share, months }, month) => ({
      usual: closure?.share[month] ?? null,
      seen: share,
      observed: months,
    })),
  }
}
