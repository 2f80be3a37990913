import type { ArrivalAnswer } from '@karavan/api'
import type { EpochMinutes } from '@karavan/core'

type Past = ArrivalAnswer['past'][number]

/** An estimate as it is drawn: from when it was made until the next. */
export interface DrawnEstimate {
  readonly from: EpochMinutes
  readonly to: EpochMinutes
  readonly p10: EpochMinutes
  readonly p50: EpochMinutes
  readonly p90: EpochMinutes
  readonly past: Past
}

/** What a picture of how an estimate moved is drawn on. */
export interface MovedFrame {
  readonly from: EpochMinutes
  readonly to: EpochMinutes
  readonly first: EpochMinutes
  readonly last: EpochMinutes
}

/** Estimates with a bound to each side, each until the next one; the last goes on until now. */
export function drawnEstimates({ past, asOf }: Pick<ArrivalAnswer, 'past' | 'asOf'>): readonly DrawnEstimate[] {
  return past.flatMap((each, i) => {
    const { p10, p50, p90 } = each
    if (p10 === null || p50 === null || p90 === null) return []
    return [{ from: each.asOf, to: past[i + 1]?.asOf ?? asOf, p10, p50, p90, past: each }]
  })
}

/** The times that a picture spans, with the day that counts; null where there is nothing to draw. */
export function movedFrame(drawn: readonly DrawnEstimate[], marks: readonly EpochMinutes[]): MovedFrame | null {
  const [begun] = drawn
  const ended = drawn.at(-1)
  if (begun === undefined || ended === undefined) return null
  const from = begun.from
  const times = [...drawn.flatMap(({ p10, p90 }) => [p10, p90]), ...marks]
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const margin = Math.max(60, (last - first) * 0.06)
  return { from, to: Math.max(ended.to, from + 60), first: first - margin, last: last + margin }
}

/** Movements that are worth reading, the last first: of an hour or more, or for a reason besides the time that went by. */
export function tellingMoves(past: readonly Past[]): readonly Past[] {
  return past
    .filter(({ moved }) => moved?.causes.some(({ cause }) => cause !== 'timePassed'))
    .filter(({ moved }) => Math.abs(moved?.p50 ?? 0) >= 60 || Math.abs(moved?.p90 ?? 0) >= 60)
    .reverse()
}

/** Share of the way between two times, in per cent. */
export function shareOf(at: EpochMinutes, from: EpochMinutes, to: EpochMinutes): number {
  return to <= from ? 0 : ((at - from) / (to - from)) * 100
}
