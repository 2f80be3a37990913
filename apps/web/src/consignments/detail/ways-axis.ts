import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type { ArrivalCurve } from '@karavan/model'
import { sharedAxis, type TimeAxis } from '../../answers/time-axis.js'

/** Room before what would stand at the very edge. */
const ROOM = DAY_MINUTES / 2

/** The axis that several ways on share: from a day before the first can arrive, and from before the time that counts where that is past. */
export function waysAxis(asOf: EpochMinutes, curves: readonly ArrivalCurve[], due: EpochMinutes | null): TimeAxis {
  const first = Math.min(...curves.map(({ start }) => start))
  const from = Math.max(asOf, first - DAY_MINUTES)
  return due === null ? sharedAxis(from, curves) : sharedAxis(Math.min(from, due - ROOM), curves, due)
}
