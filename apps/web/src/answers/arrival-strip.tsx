import type { EpochMinutes } from '@karavan/core'
import type { ArrivalCurve } from '@karavan/model'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { arrivedBy, chanceBeyond, density, placeOn, type TimeAxis } from './time-axis.js'

const WIDTH = 600
const HEIGHT = 40
const BASE = 32
const BINS = 150
/** Chances below this are not told apart from none. */
const LEAST = 0.005

interface ArrivalStripProps {
  readonly axis: TimeAxis
  readonly curve: ArrivalCurve
  /** Drawn behind as an outline, to be compared with. */
  readonly beside?: ArrivalCurve
  /** Tallest share of any plan on the axis, so that heights compare. */
  readonly tallest: number
  readonly deadline?: EpochMinutes | undefined
}

/** Tallest share of several plans on one axis. */
export function tallestShare(axis: TimeAxis, curves: readonly ArrivalCurve[]): number {
  return Math.max(1e-9, ...curves.map((curve) => Math.max(...density(axis, curve, BINS))))
}

/** When a plan arrives: how likely around each day, with the 10th, 50th and 90th in a hundred marked. */
export function ArrivalStrip({ axis, curve, beside, tallest, deadline }: ArrivalStripProps) {
  const words = useWords()
  const x = (instant: EpochMinutes) => placeOn(axis, instant) * WIDTH
  const beyond = chanceBeyond(axis, curve)
  return (
    <div className="strip-box">
      <svg
        className="strip"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={arrivalInWords(curve, words)}
      >
        {axis.ticks.map((tick) => (
          <line key={tick} className="strip-grid" x1={x(tick)} x2={x(tick)} y1="0" y2={HEIGHT} />
        ))}
        <path className="strip-area" d={areaOf(axis, curve, tallest)} />
        {beside && <path className="strip-beside" d={areaOf(axis, beside, tallest)} />}
        <line className="strip-base" x1="0" x2={WIDTH} y1={BASE} y2={BASE} />
        <Marks axis={axis} curve={curve} />
        {deadline !== undefined && (
          <line className="strip-deadline" x1={x(deadline)} x2={x(deadline)} y1="0" y2={HEIGHT} />
        )}
      </svg>
      {beyond >= LEAST && (
        <span className="strip-beyond">{words.say('answers.later', { share: words.percent(beyond) })}</span>
      )}
    </div>
  )
}

/** Eight in ten as a band, the median as a tick. */
function Marks({ axis, curve }: { axis: TimeAxis; curve: ArrivalCurve }) {
  const at = (share: number) => {
    const instant = arrivedBy(curve, share)
    return instant === null ? null : Math.min(1, placeOn(axis, instant)) * WIDTH
  }
  const [p10, p50, p90] = [at(0.1), at(0.5), at(0.9)]
  return (
    <>
      {p10 !== null && (
        <rect className="strip-band" x={p10} width={Math.max(2, (p90 ?? WIDTH) - p10)} y={BASE + 2} height="4" />
      )}
      {p50 !== null && <rect className="strip-median" x={p50 - 1.5} width="3" y={BASE - 2} height="10" />}
    </>
  )
}

/** The outline of a distribution; the root of the shares keeps broad ones visible beside narrow ones. */
function areaOf(axis: TimeAxis, curve: ArrivalCurve, tallest: number): string {
  const points = density(axis, curve, BINS).map((share, bin) => {
    const x = ((bin + 0.5) / BINS) * WIDTH
    const y = BASE - Math.sqrt(share / tallest) * (BASE - 3)
    return `${x.toFixed(1)},${y.toFixed(1)}`
  })
  return `M0,${BASE} L${points.join(' L')} L${WIDTH},${BASE} Z`
}

function arrivalInWords(curve: ArrivalCurve, { say, shortDate, percent }: Words): string {
  const [p10, p50, p90] = [0.1, 0.5, 0.9].map((share) => {
    const at = arrivedBy(curve, share)
    return at === null ? say('duration.beyond') : shortDate(at)
  })
  const marks = { p10: p10 ?? '', p50: p50 ?? '', p90: p90 ?? '' }
  if (curve.never < LEAST) return say('answers.strip', marks)
  return say('answers.strip.never', { ...marks, never: percent(curve.never) })
}
