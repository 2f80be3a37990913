import { chanceBy, DAY_MINUTES, type EpochMinutes, readyAt } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import type { LongWork } from './in-slices.js'
import { finish, readyFrom, type StageChain } from './stage-ends.js'

const DAYS_TRIED = [1, 2, 3, 5, 7, 10, 14, 21]
/** A gain of chance that is worth a day. */
const WORTH_SAYING = 0.03
const SAFE = 0.9

/** The same way with the goods ready some days earlier. */
export interface Earlier {
  readonly days: number
  readonly ready: EpochMinutes
  /** Chance of the deadline. */
  readonly onTime: number
  /** True where the plan lists departures only from the day that was asked for, so that an earlier one may be missed here. */
  readonly atLeast: boolean
}

/**
 * The fewest days earlier that gain something, and the fewest that make the deadline in nine of ten cases.
 * @param soonest - earliest instant at which the goods could be ready
 */
export function* earlierWays(
  plan: TransportPlan,
  chain: StageChain,
  deadline: EpochMinutes,
  soonest: EpochMinutes,
): LongWork<Earlier[]> {
  const now = plan.onTime ?? 1
  const ready = chain.start * chain.gridMinutes
  const atLeast = plan.stages.some(({ time }) => time.kind === 'departures')
  const found: Earlier[] = []
  for (const days of DAYS_TRIED) {
    const begins = ready - days * DAY_MINUTES
    if (begins < soonest) break
    const then = readyFrom(chain, begins)
    const arrival = finish(then, 0, readyAt(then.start))
    const onTime = chanceBy(arrival, Math.floor(deadline / chain.gridMinutes))
    yield
    const enough = found.length === 0 ? now + WORTH_SAYING : SAFE
    if (onTime >= enough) found.push({ days, ready: begins, onTime, atLeast })
    if (found.length > 0 && onTime >= SAFE) break
  }
  return found
}

/** Another way of the answer whose P90 lies nearer to its median. */
export interface Narrower {
  readonly plan: TransportPlan
  /** Hours from P50 to P90. */
  readonly spreadHours: number
  /** Typical cost beside that of the plan, in its currency; null where the currencies differ. */
  readonly costs: number | null
}

/** Ways with a clearly narrower spread, the narrowest first, at most `most`. */
export function narrowerWays(plan: TransportPlan, others: readonly TransportPlan[], most: number): Narrower[] {
  const own = spreadHours(plan)
  const limit = own === null ? Number.POSITIVE_INFINITY : Math.min(own - 12, own * 0.9)
  return others
    .flatMap((other): Narrower[] => {
      const hours = spreadHours(other)
      if (other.planId === plan.planId || hours === null || hours > limit) return []
      const sameMoney = other.cost.currency === plan.cost.currency
      return [
        {
          plan: other,
          spreadHours: hours,
          costs: sameMoney ? Number(other.cost.amount) - Number(plan.cost.amount) : null,
        },
      ]
    })
    .sort((a, b) => a.spreadHours - b.spreadHours)
    .slice(0, most)
}

/** Hours from P50 to P90; null where one lies beyond the horizon. */
export function spreadHours({ hours }: TransportPlan): number | null {
  return hours.p50 === null || hours.p90 === null ? null : hours.p90 - hours.p50
}
