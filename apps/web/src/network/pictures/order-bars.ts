import { DAY_MINUTES } from '@karavan/core'

/** When an order holds, minutes; null where nothing says. */
interface Held {
  readonly from: number | null
  readonly until: number | null
}

/** A stretch of time, minutes. */
export interface Span {
  readonly from: number
  readonly to: number
}

const YEAR = 365.25 * DAY_MINUTES

/** The time that the bars of orders are drawn in: from the first of them to a while after the day, at most `years` back. */
export function spanOf(orders: readonly Held[], at: number, years: number): Span {
  const starts = orders.map(({ from }) => from ?? at)
  const ends = orders.map(({ until }) => until ?? at)
  const from = Math.max(Math.min(at, ...starts), at - years * YEAR)
  const to = Math.max(at, ...ends, from + 30 * DAY_MINUTES)
  const room = (to - from) * 0.04
  return { from: from - room, to: to + room }
}

/** A bar on a span, shares of its width. */
export interface Bar {
  readonly from: number
  readonly to: number
  /** Whether it goes on beyond what is drawn, to the left and to the right. */
  readonly before: boolean
  readonly after: boolean
}

/** Where an order lies on a span; an order without an end goes on beyond it. */
export function barOf({ from, until }: Held, span: Span): Bar {
  const share = (instant: number) => Math.min(1, Math.max(0, (instant - span.from) / (span.to - span.from)))
  return {
    from: from === null ? 0 : share(from),
    to: until === null ? 1 : share(until),
    before: from === null || from < span.from,
    after: until === null || until > span.to,
  }
}

/** Beginnings of years on a span, or of months where it is short, with their share of its width. */
export function ticksOf(span: Span): { readonly at: number; readonly share: number; readonly isYear: boolean }[] {
  const byYear = span.to - span.from > 2 * YEAR
  const ticks: { at: number; share: number; isYear: boolean }[] = []
  const first = new Date(span.from * 60_000)
  for (let i = 0; ; i++) {
    const at =
      (byYear
        ? Date.UTC(first.getUTCFullYear() + 1 + i, 0)
        : Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1 + i)) / 60_000
    if (at >= span.to) return thinned(ticks)
    ticks.push({ at, share: (at - span.from) / (span.to - span.from), isYear: byYear })
  }
}

const MOST_TICKS = 6

function thinned<T>(ticks: readonly T[]): T[] {
  const step = Math.ceil(ticks.length / MOST_TICKS)
  return ticks.filter((_, i) => i % step === 0)
}
