import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type { PlanQuery, ProfileAnswer } from '@karavan/model'

/** Chances of the deadline whose latest hand-over is told. */
export const WANTED_CHANCES = [0.5, 0.8, 0.9, 0.95] as const
/** A gain of chance that is worth a day. */
export const WORTH_SAYING = 0.03
const SAFE = 0.9
/** Most hand-overs that the interface works out at once. */
const MOST_DAYS = 400

/** Days in a row, the first as its start, UTC. */
export interface DaySpan {
  readonly from: EpochMinutes
  readonly days: number
}

/** The chances of the deadline for the hand-over of one day. */
export interface HandOverDay {
  readonly ready: EpochMinutes
  /** By the way that is looked at; null where it cannot be gone on that day. */
  readonly own: number | null
  /** By the plan of that day that is likeliest in time; null without a plan. */
  readonly best: { readonly wayId: string; readonly chance: number } | null
}

/** Reads the chance of a day that is meant: of one way, or of the best. */
export type ChanceOf = (day: HandOverDay) => number | null

/**
 * The days of hand-over from which the deadline may be met: from the horizon before it, or from when the goods are ready,
 * to its own day.
 * @param soonest - earliest instant at which the goods could be ready
 * @param horizon - minutes after the hand-over within which arrivals are worked out
 */
export function daysToDeadline(
  { ready, deadline }: Required<Pick<PlanQuery, 'ready' | 'deadline'>>,
  soonest: EpochMinutes,
  horizon: number,
): DaySpan {
  const from = startOfDay(Math.min(ready, Math.max(soonest, deadline - horizon)))
  return { from, days: Math.min(MOST_DAYS, Math.max(1, (startOfDay(deadline) - from) / DAY_MINUTES + 1)) }
}

/** @param wayId - the way that is looked at; null looks at none */
export function handOverDays({ ways, days }: ProfileAnswer, wayId: string | null): HandOverDay[] {
  const own = ways.findIndex((way) => way.wayId === wayId)
  return days.map(({ ready, promises }) => {
    let best: HandOverDay['best'] = null
    promises.forEach((promise, i) => {
      const chance = promise?.shown ? promise.onTime : null
      if (chance !== null && (best === null || chance > best.chance)) best = { wayId: ways[i]?.wayId ?? '', chance }
    })
    return { ready, own: promises[own]?.onTime ?? null, best }
  })
}

export const ofOwnWay: ChanceOf = ({ own }) => own
export const ofBestWay: ChanceOf = ({ best }) => best?.chance ?? null

/** The last day whose hand-over meets the deadline with a chance; null where none does. */
export function latestDay(days: readonly HandOverDay[], chance: number, of: ChanceOf): HandOverDay | null {
  return days.findLast((day) => (of(day) ?? -1) >= chance) ?? null
}

/** A hand-over before the day that was asked for. */
export interface Earlier {
  readonly days: number
  readonly ready: EpochMinutes
  /** Chance of the deadline. */
  readonly onTime: number
}

/**
 * The fewest days earlier that gain something, and the fewest that make the deadline in nine of ten cases.
 * @param before - days on which the goods could be handed over earlier, in order
 * @param ready - the hand-over that was asked for
 * @param now - its chance of the deadline
 */
export function earlierDays(before: readonly HandOverDay[], ready: EpochMinutes, now: number, of: ChanceOf): Earlier[] {
  const latestFirst = [...before].reverse().flatMap((day): Earlier[] => {
    const onTime = of(day)
    if (onTime === null) return []
    return [{ days: (startOfDay(ready) - day.ready) / DAY_MINUTES, ready: day.ready, onTime }]
  })
  const gains = latestFirst.find(({ onTime }) => onTime >= now + WORTH_SAYING)
  if (gains === undefined) return []
  const safe = latestFirst.find(({ onTime }) => onTime >= SAFE)
  return safe === undefined || safe.days <= gains.days ? [gains] : [gains, safe]
}

/** The day an instant lies on, UTC. */
export function startOfDay(instant: EpochMinutes): EpochMinutes {
  return Math.floor(instant / DAY_MINUTES) * DAY_MINUTES
}
