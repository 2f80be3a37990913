import type { EpochMinutes } from '@karavan/core'
import type { ArrivalCurve } from '@karavan/model'
import { percent, shortDate } from '../words/format.js'
import { arrivedBy, density, placeOn, type TimeAxis } from './time-axis.js'

const WIDTH = 600
const HEIGHT = 56
const BASE = 42
const BINS = 150

interface ArrivalStripProps {
  readonly axis: TimeAxis
  readonly curve: ArrivalCurve
  /** Tallest share of any plan beside it, so that heights compare. */
  readonly tallest: number
  readonly deadline?: EpochMinutes | undefined
}

/** Height of a share of arrivals, 0–1: the root keeps broad distributions visible beside narrow ones. */
const height = (share: number, tallest: number) => Math.sqrt(share / (tallest || 1))

/** Tallest share of several plans on one axis. */
export function tallestShare(axis: TimeAxis, curves: readonly ArrivalCurve[]): number {
  return Math.max(1e-9, ...curves.map((curve) => Math.max(...density(axis, curve, BINS))))
}

/** When a plan arrives: how likely around each day, with the 10th, 50th and 90th in a hundred marked. */
export function ArrivalStrip({ axis, curve, tallest, deadline }: ArrivalStripProps) {
  const shares = density(axis, curve, BINS)
  const x = (bin: number) => ((bin + 0.5) / BINS) * WIDTH
  const y = (share: number) => BASE - height(share, tallest) * (BASE - 4)
  const points = shares.map((share, bin) => `${x(bin).toFixed(1)},${y(share).toFixed(1)}`)
  const marks = [0.1, 0.5, 0.9].map((share) => ({ share, at: arrivedBy(curve, share) }))
  const [p10, p50, p90] = marks.map(({ at }) => (at === null ? null : Math.min(1, placeOn(axis, at)) * WIDTH))
  const words = marks
    .map(({ share, at }) => `P${share * 100} ${at === null ? 'beyond the horizon' : shortDate(at)}`)
    .join(', ')
  const never = curve.never > 0.005 ? `, ${percent(curve.never)} not within the horizon` : ''
  return (
    <svg
      className="strip"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Arrival: ${words}${never}`}
    >
      {axis.ticks.map((tick) => (
        <line
          key={tick}
          className="strip-grid"
          x1={placeOn(axis, tick) * WIDTH}
          x2={placeOn(axis, tick) * WIDTH}
          y1="0"
          y2={BASE}
        />
      ))}
      <path className="strip-area" d={`M0,${BASE} L${points.join(' L')} L${WIDTH},${BASE} Z`} />
      <line className="strip-base" x1="0" x2={WIDTH} y1={BASE} y2={BASE} />
      {p10 !== null && p10 !== undefined && (
        <rect className="strip-band" x={p10} width={Math.max(2, (p90 ?? WIDTH) - p10)} y={BASE + 3} height="5" />
      )}
      {p50 !== null && p50 !== undefined && (
        <rect className="strip-median" x={p50 - 1.5} width="3" y={BASE - 2} height="14" />
      )}
      {deadline !== undefined && (
        <line
          className="strip-deadline"
          x1={placeOn(axis, deadline) * WIDTH}
          x2={placeOn(axis, deadline) * WIDTH}
          y1="0"
          y2={HEIGHT}
        />
      )}
    </svg>
  )
}

/** The dates of the common axis, above the cards that share it. */
export function AxisLabels({ axis, deadline }: { axis: TimeAxis; deadline?: EpochMinutes | undefined }) {
  return (
    <div className="axis" aria-hidden="true">
      {axis.ticks.map((tick) => {
        const at = placeOn(axis, tick)
        if (at > 0.97) return null
        return (
          <span key={tick} className="axis-label" style={{ left: `${at * 100}%` }}>
            {shortDate(tick)}
          </span>
        )
      })}
      {deadline !== undefined && (
        <span className="axis-deadline" style={{ left: `${Math.min(0.98, placeOn(axis, deadline)) * 100}%` }} />
      )}
    </div>
  )
}
