import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useWords } from '../words/words-context.js'
import { bestOn, measured, type Yardstick, type Year } from './year.js'

const WIDTH = 1000
const HEIGHT = 220
const BASE = 190
const TOP = 12

interface RibbonProps {
  readonly year: Year
  readonly by: Yardstick
  readonly wayId: string | null
  /** Last day of the year that is being worked out. */
  readonly to: EpochMinutes
  readonly onAsk: (ready: EpochMinutes) => void
}

/** Door to door by day of hand-over: the span of eight in ten with the median through it, and the day under the pointer in words. */
export function Ribbon({ year, by, wayId, to, onAsk }: RibbonProps) {
  const { say, tell, shortDate, shortMonth, weekday, elapsed, percent, number } = useWords()
  const [at, setAt] = useState<number | null>(null)
  const svg = useRef<SVGSVGElement>(null)
  const from = year.days[0]?.ready ?? to - 1
  const points = year.days.map((day) => {
    const best = bestOn(day, by, wayId)
    return { day, best, way: best === null ? undefined : year.ways.get(best.wayId) }
  })
  const most = Math.max(1, ...points.map(({ best }) => (best?.promise.hours.p90 ?? best?.promise.hours.p50 ?? 0) / 24))
  const top = Math.ceil(most / 5) * 5
  const x = (ready: EpochMinutes) => ((ready - from) / (to - from)) * WIDTH
  const y = (hours: number) => BASE - (hours / 24 / top) * (BASE - TOP)
  const runs = runsOf(
    points.map(({ day, best }) => {
      const { p10 = null, p50 = null, p90 = null } = best?.promise.hours ?? {}
      return p10 === null || p50 === null ? null : { x: x(day.ready), p10, p50, p90: p90 ?? top * 24 }
    }),
  )
  const path = (run: readonly Known[], pick: (point: Known) => number) =>
    run.map((point) => `${point.x.toFixed(1)},${y(pick(point)).toFixed(1)}`).join(' L')
  const months = monthStarts(from, to)
  const marked = at === null ? null : (points[at] ?? null)

  function point(event: PointerEvent) {
    const box = svg.current?.getBoundingClientRect()
    if (!box || points.length === 0) return
    const share = (event.clientX - box.left) / box.width
    const index = Math.round((share * (to - from)) / DAY_MINUTES)
    setAt(Math.max(0, Math.min(points.length - 1, index)))
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -28, PageDown: 28 }[event.key]
    if (step !== undefined) setAt(Math.max(0, Math.min(points.length - 1, (at ?? 0) + step)))
    else if (event.key === 'Enter' && marked) onAsk(marked.day.ready)
    else return
    event.preventDefault()
  }

  const after = (ready: EpochMinutes, hours: number | null) =>
    elapsed(ready, hours === null ? null : ready + hours * 60)
  const words =
    marked?.best == null
      ? marked === null
        ? say('when.point')
        : say('when.noWay', { day: weekday(marked.day.ready) })
      : say('when.onDay', {
          day: weekday(marked.day.ready),
          half: after(marked.day.ready, marked.best.promise.hours.p50),
          most: after(marked.day.ready, marked.best.promise.hours.p90),
          way: marked.way === undefined ? '' : tell(marked.way.told.title),
        })
  const chance = marked?.best && by.measure === 'within' ? measured(marked.day.ready, marked.best.promise, by) : null
  return (
    <figure className="when-ribbon">
      <div
        className="ribbon-field"
        role="slider"
        tabIndex={0}
        aria-label={say('when.ribbon')}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, points.length - 1)}
        aria-valuenow={at ?? 0}
        aria-valuetext={words}
        onKeyDown={onKeyDown}
      >
        <svg
          ref={svg}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          onPointerMove={point}
          onPointerDown={point}
        >
          {months.map((month) => (
            <line key={month} className="ribbon-month" x1={x(month)} x2={x(month)} y1={TOP} y2={BASE} />
          ))}
          {[top / 2, top].map((days) => (
            <line key={days} className="ribbon-grid" x1="0" x2={WIDTH} y1={y(days * 24)} y2={y(days * 24)} />
          ))}
          <line className="ribbon-base" x1="0" x2={WIDTH} y1={BASE} y2={BASE} />
          {runs.map((run) => (
            <g key={run[0]?.x}>
              <path
                className="ribbon-band"
                d={`M${path(run, ({ p90 }) => p90)} L${path([...run].reverse(), ({ p10 }) => p10)} Z`}
              />
              <path className="ribbon-median" d={`M${path(run, ({ p50 }) => p50)}`} />
            </g>
          ))}
          {marked && (
            <line className="ribbon-mark" x1={x(marked.day.ready)} x2={x(marked.day.ready)} y1={TOP} y2={BASE} />
          )}
        </svg>
        <div className="ribbon-labels" aria-hidden="true">
          {months.map((month) => (
            <span key={month} style={{ left: `${(x(month) / WIDTH) * 100}%` }}>
              {shortMonth(month)}
            </span>
          ))}
          {[top / 2, top].map((days) => (
            <b key={days} style={{ top: `${(y(days * 24) / HEIGHT) * 100}%` }}>
              {number(days)}
            </b>
          ))}
        </div>
      </div>
      <figcaption>
        <span aria-live="polite">
          {words}
          {chance !== null && ` ${percent(chance)}`}
        </span>
        {marked?.best && (
          <button type="button" className="button-second" onClick={() => onAsk(marked.day.ready)}>
            {say('when.ask', { day: shortDate(marked.day.ready) })}
          </button>
        )}
      </figcaption>
    </figure>
  )
}

/** A day of the picture: its place, and hours. */
interface Known {
  readonly x: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

/** Days in a row that are known: the picture has a gap where there is no way. */
function runsOf(days: readonly (Known | null)[]): Known[][] {
  const runs: Known[][] = [[]]
  for (const day of days) {
    if (day === null) runs.push([])
    else runs.at(-1)?.push(day)
  }
  return runs.filter((run) => run.length > 0)
}

function monthStarts(from: EpochMinutes, to: EpochMinutes): EpochMinutes[] {
  const first = new Date(from * 60_000)
  const starts: EpochMinutes[] = []
  for (let i = 1; i < 14; i++) {
    const start = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i, 1) / 60_000
    if (start >= to) break
    starts.push(start)
  }
  return starts
}
