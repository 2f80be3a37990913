import type { EpochMinutes } from '@karavan/core'
import type { Lateness } from '@karavan/model'
import { placeOn, type TimeAxis } from '../../answers/time-axis.js'
import type { Due } from './due.js'

interface DueBarProps {
  readonly due: Due
  readonly axis: TimeAxis
  readonly now: EpochMinutes
  readonly lateness: Lateness
}

/** When a consignment was to arrive and when it will, with the time between; the words beside it say the same. */
export function DueBar({ due: { planned, expected, how }, axis, now, lateness }: DueBarProps) {
  const at = (instant: EpochMinutes) => `${placeOn(axis, instant) * 100}%`
  const [from, to] = [planned ?? expected, expected ?? planned]
  return (
    <span className="due" aria-hidden="true">
      <span className="due-now" style={{ left: at(now) }} />
      {from !== null && to !== null && (
        <span
          className={`due-between due-between-${how}`}
          data-late={lateness}
          style={{ left: at(Math.min(from, to)), right: `${100 - placeOn(axis, Math.max(from, to)) * 100}%` }}
        />
      )}
      {planned !== null && <span className="due-mark due-planned" style={{ left: at(planned) }} />}
      {expected !== null && (
        <span className={`due-mark due-${how}`} data-late={lateness} style={{ left: at(expected) }} />
      )}
    </span>
  )
}
