import type { ArrivalAnswer } from '@karavan/api'
import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'

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

/** How far past now the last estimate is drawn, as a share of the time before it. */
const PAST_NOW = 0.05

/** The least time before now that is drawn, minutes. */
const LEAST_PAST = 60

function spanOf({ past, asOf }: Pick<ArrivalAnswer, 'past' | 'asOf'>): Pick<MovedFrame, 'from' | 'to'> {
  const from = Math.min(past[0]?.asOf ?? asOf, asOf - LEAST_PAST)
  return { from, to: asOf + (asOf - from) * PAST_NOW }
}

/** Estimates with a bound to each side, each until the next one; the last goes on a little past now, so that it can be seen. */
export function drawnEstimates(answer: Pick<ArrivalAnswer, 'past' | 'asOf'>): readonly DrawnEstimate[] {
  const { past } = answer
  const { to } = spanOf(answer)
  return past.flatMap((each, i) => {
    const { p10, p50, p90 } = each
    if (p10 === null || p50 === null || p90 === null) return []
    return [{ from: each.asOf, to: past[i + 1]?.asOf ?? to, p10, p50, p90, past: each }]
  })
}

/** The times that a picture spans, with the day that counts; null where there is nothing to draw. */
export function movedFrame(
  answer: Pick<ArrivalAnswer, 'past' | 'asOf'>,
  drawn: readonly DrawnEstimate[],
  marks: readonly EpochMinutes[],
): MovedFrame | null {
  if (drawn.length === 0) return null
  const times = [...drawn.flatMap(({ p10, p90 }) => [p10, p90]), ...marks]
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const margin = Math.max(60, (last - first) * 0.06)
  return { ...spanOf(answer), first: first - margin, last: last + margin }
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

/** An instant that is written at an axis. */
export interface Tick {
  readonly at: EpochMinutes
  /** Whether the day says all: hours between days are told with their time. */
  readonly isDay: boolean
}

const STEPS = [1, 3, 6, 12, 24, 48, 96, 168, 336, 672].map((hours) => hours * 60)

/** Spaces between ticks at most. */
const MOST_STEPS = 4

/** Hours or beginnings of days, evenly spaced over a span of an hour or more: at least one, at most five. */
export function ticksOf(from: EpochMinutes, to: EpochMinutes): readonly Tick[] {
  const isFew = (step: number) => (to - from) / step <= MOST_STEPS
  const step = STEPS.find(isFew) ?? Math.ceil((to - from) / MOST_STEPS / DAY_MINUTES) * DAY_MINUTES
  const first = Math.ceil(from / step) * step
  const count = Math.max(0, Math.floor((to - first) / step) + 1)
  return Array.from({ length: count }, (_, i) => ({ at: first + i * step, isDay: step >= DAY_MINUTES }))
}
