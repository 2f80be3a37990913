import type { EpochMinutes } from '@karavan/core'
import type { CSSProperties } from 'react'
import { useWords } from '../words/words-context.js'
import { placeOn, type TimeAxis } from './time-axis.js'

/** Width of a label as a part of the axis, where there is room and on a phone; named ones are longer. */
const WIDE = { day: 0.12, named: 0.19 }
const NARROW = { day: 0.2, named: 0.33 }

interface AxisLabelsProps {
  readonly axis: TimeAxis
  readonly ready: EpochMinutes
  readonly deadline?: EpochMinutes | undefined
}

/** The days of the common axis above what shares it, with the ready time and the deadline. */
export function AxisLabels({ axis, ready, deadline }: AxisLabelsProps) {
  const { say, shortDate } = useWords()
  const named = [...(axis.from === ready ? [0] : []), ...(deadline === undefined ? [] : [placeOn(axis, deadline)])]
  const ticks = axis.ticks.map((tick) => placeOn(axis, tick))
  const [wide, narrow] = [WIDE, NARROW].map((widths) => new Set(labelled(ticks, named, widths)))
  return (
    <div className="axis" aria-hidden="true">
      {axis.from === ready && (
        <span className="axis-label" style={{ left: 0 }}>
          {say('answers.ready', { date: shortDate(ready) })}
        </span>
      )}
      {axis.ticks.map((tick, i) => {
        const at = ticks[i] ?? 0
        return (
          wide?.has(at) && (
            <span
              key={tick}
              className={narrow?.has(at) ? 'axis-label' : 'axis-label axis-spare'}
              style={{ left: `${at * 100}%`, ...shift(at, WIDE.day, NARROW.day) }}
            >
              {shortDate(tick)}
            </span>
          )
        )
      })}
      {deadline !== undefined && (
        <span
          className="axis-label axis-deadline"
          style={{
            left: `${placeOn(axis, deadline) * 100}%`,
            ...shift(placeOn(axis, deadline), WIDE.named, NARROW.named),
          }}
        >
          {say('answers.axis.deadline', { date: shortDate(deadline) })}
        </span>
      )}
    </div>
  )
}

/** The ticks that can bear a label with none in the way of another. */
function labelled(ticks: readonly number[], named: readonly number[], widths: typeof WIDE): number[] {
  const taken = named.map((at) => ({ middle: middleOf(at, widths.named), width: widths.named }))
  return ticks.filter((at) => {
    const middle = middleOf(at, widths.day)
    if (taken.some((other) => Math.abs(other.middle - middle) < (other.width + widths.day) / 2)) return false
    taken.push({ middle, width: widths.day })
    return true
  })
}

/** Middle of a label that the edges of the axis push inwards. */
function middleOf(at: number, width: number): number {
  return Math.min(1 - width / 2, Math.max(width / 2, at))
}

/** Labels near an edge stand beside their place rather than under its middle, so that the edge cuts none. */
function shift(at: number, width: number, narrow: number): CSSProperties {
  return { '--shift': `${shiftOf(at, width)}%`, '--shift-narrow': `${shiftOf(at, narrow)}%` } as CSSProperties
}

function shiftOf(at: number, width: number): number {
  return at < width / 2 ? 0 : at > 1 - width / 2 ? -100 : -50
}
