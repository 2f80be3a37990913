import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'

/** 1970-01-01 was a Thursday; weeks are counted from Monday. */
const FIRST_MONDAY = 4 * DAY_MINUTES
const WEEK = 7 * DAY_MINUTES

/** A stretch of calendar on which a plan is drawn, whole days, UTC. */
export interface Calendar {
  readonly from: EpochMinutes
  readonly to: EpochMinutes
  /** Starts of days to be labelled; those of a coarser ruling are `major`. */
  readonly ticks: readonly { readonly at: EpochMinutes; readonly major: boolean }[]
  readonly weekends: readonly (readonly [from: EpochMinutes, to: EpochMinutes])[]
  /** Each month from its first day on the calendar to its last. */
  readonly months: readonly (readonly [from: EpochMinutes, to: EpochMinutes])[]
}

/** Days between labels; a coarser ruling takes every second. */
const STEPS = [1, 2, 4, 7, 14, 28]
const MOST_TICKS = 12

/** The whole days from one instant to another. */
export function calendar(first: EpochMinutes, last: EpochMinutes): Calendar {
  const from = Math.floor(first / DAY_MINUTES) * DAY_MINUTES
  const to = Math.max(from + DAY_MINUTES, Math.ceil(last / DAY_MINUTES) * DAY_MINUTES)
  return { from, to, ticks: ticks(from, to), weekends: weekends(from, to), months: months(from, to) }
}

/** Place of an instant on the calendar: 0 at its start, 1 at its end, cut to these. */
export function placeIn({ from, to }: Calendar, instant: EpochMinutes): number {
  return Math.min(1, Math.max(0, (instant - from) / (to - from)))
}

function ticks(from: EpochMinutes, to: EpochMinutes): Calendar['ticks'] {
  const days = (to - from) / DAY_MINUTES
  const step = (STEPS.find((candidate) => days / candidate <= MOST_TICKS) ?? Math.ceil(days / MOST_TICKS)) * DAY_MINUTES
  const begin = step % WEEK === 0 ? nextMonday(from) : from
  const found: { at: EpochMinutes; major: boolean }[] = []
  for (let at = begin, i = 0; at < to; at += step, i++) found.push({ at, major: i % 2 === 0 })
  return found
}

function nextMonday(at: EpochMinutes): EpochMinutes {
  return Math.ceil((at - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY
}

function weekends(from: EpochMinutes, to: EpochMinutes): Calendar['weekends'] {
  const found: [EpochMinutes, EpochMinutes][] = []
  for (let monday = nextMonday(from); monday - 2 * DAY_MINUTES < to; monday += WEEK) {
    found.push([Math.max(from, monday - 2 * DAY_MINUTES), Math.min(to, monday)])
  }
  return found.filter(([start, end]) => start < end)
}

function months(from: EpochMinutes, to: EpochMinutes): Calendar['months'] {
  const found: [EpochMinutes, EpochMinutes][] = []
  for (let at = from; at < to; ) {
    const date = new Date(at * 60_000)
    const next = Math.min(to, Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 60_000)
    found.push([at, next])
    at = next
  }
  return found
}
