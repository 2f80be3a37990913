import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type { CalendarAnswer } from '@karavan/model'

/** A day in the weeks of its month. */
interface DayCell {
  /** First minute of the day. */
  readonly at: EpochMinutes
  /** Days from 1 January. */
  readonly day: number
  /** Column: weeks from that of the first of the month. */
  readonly week: number
  /** Row: 0 for Monday. */
  readonly weekday: number
}

export interface MonthBlock {
  /** 0 for January. */
  readonly month: number
  readonly weeks: number
  readonly days: readonly DayCell[]
}

/** A year as the weeks of its months, from Monday to Sunday. */
export function monthBlocks(year: number): MonthBlock[] {
  const newYear = Date.UTC(year, 0) / 60_000
  return Array.from({ length: 12 }, (_, month) => {
    const first = Date.UTC(year, month) / 60_000
    const count = (Date.UTC(year, month + 1) / 60_000 - first) / DAY_MINUTES
    const offset = weekdayOf(first)
    const days = Array.from({ length: count }, (_, i) => {
      const at = first + i * DAY_MINUTES
      return {
        at,
        day: (at - newYear) / DAY_MINUTES,
        week: Math.floor((offset + i) / 7),
        weekday: (offset + i) % 7,
      }
    })
    return { month, weeks: Math.ceil((offset + count) / 7), days }
  })
}

/** 0 for Monday; 1 January 1970 was a Thursday. */
function weekdayOf(at: EpochMinutes): number {
  return (((at / DAY_MINUTES + 3) % 7) + 7) % 7
}

export interface DayCounts {
  readonly closed: number
  readonly limited: number
  readonly open: number
  readonly unsaid: number
  /** Under an order that stops some goods. */
  readonly ordered: number
}

/** How many of some days were said to be what. */
export function countDays(days: CalendarAnswer['days']): DayCounts {
  const saying = (word: (typeof days)[number]['said']) => days.filter(({ said }) => said === word).length
  return {
    closed: saying('closed'),
    limited: saying('limited'),
    open: saying('open'),
    unsaid: saying(null),
    ordered: days.filter(({ orders }) => orders.length > 0).length,
  }
}
