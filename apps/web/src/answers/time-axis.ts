import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type { ArrivalCurve, Quantiles } from '@karavan/model'

const STEPS_DAYS = [1, 2, 5, 7, 14, 28, 56]

/** One axis of time that all plans of an answer share. */
export interface TimeAxis {
  readonly from: EpochMinutes
  readonly to: EpochMinutes
  /** Starts of days, UTC, to be labelled. */
  readonly ticks: readonly EpochMinutes[]
}

/** Instant by which the chance of having arrived reaches `share`; null beyond the horizon. */
export function arrivedBy(curve: ArrivalCurve, share: number): EpochMinutes | null {
  const i = curve.cdf.findIndex((chance) => chance >= share - 1e-9)
  return i < 0 ? null : curve.start + i * curve.gridMinutes
}

/** Instants by which one, five and nine in ten have arrived. */
export function quantilesAlong(curve: ArrivalCurve): Quantiles {
  return { p10: arrivedBy(curve, 0.1), p50: arrivedBy(curve, 0.5), p90: arrivedBy(curve, 0.9) }
}

/** Chance of having arrived by an instant. */
export function chanceAt(curve: ArrivalCurve, instant: EpochMinutes): number {
  const i = Math.floor((instant - curve.start) / curve.gridMinutes)
  if (i < 0) return 0
  return curve.cdf[Math.min(i, curve.cdf.length - 1)] ?? 0
}

/** Share of its arrivals that the axis shows of every plan. */
const SHOWN = 0.99

/**
 * The axis from when the goods are ready to where the slowest plan has all but its last 1 % behind it, arrivals beyond
 * the horizon apart: {@link chanceBeyond} tells those.
 * @param deadline - kept inside the axis, where there is one
 */
export function sharedAxis(ready: EpochMinutes, curves: readonly ArrivalCurve[], deadline?: EpochMinutes): TimeAxis {
  const ends = curves.map((curve) => arrivedBy(curve, (1 - curve.never) * SHOWN) ?? ready)
  const last = Math.max(ready + DAY_MINUTES, ...ends, deadline ?? 0)
  const to = ready + (last - ready) * 1.04
  return { from: ready, to, ticks: ticksBetween(ready, to, 8) }
}

/** Chance of arriving after the end of the axis, or not within the horizon at all. */
export function chanceBeyond(axis: TimeAxis, curve: ArrivalCurve): number {
  return 1 - chanceAt(curve, axis.to)
}

/** At most `most` starts of days, evenly spaced. */
export function ticksBetween(from: EpochMinutes, to: EpochMinutes, most: number): EpochMinutes[] {
  const days = (to - from) / DAY_MINUTES
  const step = (STEPS_DAYS.find((candidate) => days / candidate <= most) ?? Math.ceil(days / most)) * DAY_MINUTES
  const ticks: EpochMinutes[] = []
  for (let at = Math.ceil(from / DAY_MINUTES) * DAY_MINUTES; at <= to; at += step) ticks.push(at)
  return ticks
}

/** Place of an instant on the axis, 0 at its start and 1 at its end. */
export function placeOn(axis: TimeAxis, instant: EpochMinutes): number {
  return (instant - axis.from) / (axis.to - axis.from)
}

/**
 * How likely arrival is around each of `bins` equal parts of the axis: shares of the whole, smoothed over three parts.
 * Their sum is the chance of arriving within the axis.
 */
export function density(axis: TimeAxis, curve: ArrivalCurve, bins: number): number[] {
  const width = (axis.to - axis.from) / bins
  const raw = Array.from({ length: bins }, (_, i) => {
    const start = axis.from + i * width
    const before = i === 0 ? 0 : chanceBetween(curve, start)
    return Math.max(0, chanceBetween(curve, start + width) - before)
  })
  return raw.map((_, i) => {
    const at = (k: number) => raw[Math.min(bins - 1, Math.max(0, k))] ?? 0
    return (at(i - 1) + 2 * at(i) + at(i + 1)) / 4
  })
}

/** Chance by an instant with the steps of the grid joined by straight lines. */
function chanceBetween(curve: ArrivalCurve, instant: EpochMinutes): number {
  const at = (instant - curve.start) / curve.gridMinutes
  const i = Math.floor(at)
  const value = (k: number) => (k < 0 ? 0 : (curve.cdf[Math.min(k, curve.cdf.length - 1)] ?? 0))
  return value(i) + (value(i + 1) - value(i)) * (at - i)
}
