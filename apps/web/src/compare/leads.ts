import type { EpochMinutes } from '@karavan/core'
import type { ArrivalCurve } from '@karavan/model'
import { chanceAt } from '../answers/time-axis.js'

/** Chances closer than this are told as equal. */
const EQUAL = 0.01

/** A time during which one plan is likelier than all others to have arrived. */
export interface Lead {
  readonly from: EpochMinutes
  /** Where the next one takes over, or the rest catches up. */
  readonly to: EpochMinutes
  /** Place of the plan in the list. */
  readonly leader: number
}

/**
 * Who is ahead when, in order of time; times at which the two likeliest are about equal belong to nobody.
 * @param step - minutes between looks; crossings are found to within one
 */
export function leads(
  curves: readonly ArrivalCurve[],
  from: EpochMinutes,
  to: EpochMinutes,
  step: number,
): readonly Lead[] {
  const found: Lead[] = []
  for (let at = from; at < to; at += step) {
    const leader = leaderAt(curves, at)
    if (leader === null) continue
    const last = found.at(-1)
    const end = Math.min(to, at + step)
    if (last !== undefined && last.leader === leader && last.to === at) found[found.length - 1] = { ...last, to: end }
    else found.push({ from: at, to: end, leader })
  }
  return found
}

function leaderAt(curves: readonly ArrivalCurve[], at: EpochMinutes): number | null {
  const chances = curves.map((curve) => chanceAt(curve, at))
  const [first = 0, second = 0] = [...chances].sort((a, b) => b - a)
  return first - second < EQUAL ? null : chances.indexOf(first)
}
