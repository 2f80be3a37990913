import type { IndicatorFigure } from '@karavan/model'
import { useEffect, useRef } from 'react'
import { useWords } from '../words/words-context.js'
import { type FigureKey, figureName, keyOf } from './address.js'
import { beginOf, figureInWords, measureInWords, reasonsInWords, valueInWords } from './say-segment.js'
import { type Series, scaleEnd } from './series.js'

/** Width of a month, and height of the scale; pixels. */
const COLUMN = 30
const HEIGHT = 88
/** Room above and below the scale, for marks at its ends. */
const ROOM = 6

interface SegmentChartProps {
  readonly series: Series
  /** The months of all charts, without gaps. */
  readonly months: readonly string[]
  readonly opened: FigureKey | null
  readonly onOpen: (figure: FigureKey) => void
}

/** A measure of a segment month by month: middle and spread, with the count beneath. Pressed, a month opens. */
export function SegmentChart({ series, months, opened, onOpen }: SegmentChartProps) {
  const words = useWords()
  const { say } = words
  const end = scaleEnd(series)
  const name = measureInWords(series, words)
  const scroller = useRef<HTMLOListElement>(null)
  useEffect(() => {
    // The latest months are what is looked for first.
    if (scroller.current) scroller.current.scrollLeft = scroller.current.scrollWidth
  }, [])
  return (
    <figure className="segment-chart">
      <figcaption>
        {name}
        <small>{say('segments.scale', { end: valueInWords(end, series.unit, words) })}</small>
      </figcaption>
      <ol ref={scroller} className="segment-months">
        {months.map((month) => {
          const figure = series.figures.find((one) => one.month === month)
          return (
            <li key={month}>
              {figure ? (
                <MonthButton
                  figure={figure}
                  end={end}
                  isOpened={opened !== null && figureName(opened) === figureName(keyOf(figure))}
                  onOpen={() => onOpen(keyOf(figure))}
                />
              ) : (
                <span className="segment-month" data-empty="true">
                  <svg width={COLUMN} height={HEIGHT + 2 * ROOM} aria-hidden="true" />
                  <MonthFoot month={month} count="" />
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </figure>
  )
}

interface MonthButtonProps {
  readonly figure: IndicatorFigure
  readonly end: number
  readonly isOpened: boolean
  readonly onOpen: () => void
}

function MonthButton({ figure, end, isOpened, onOpen }: MonthButtonProps) {
  const words = useWords()
  const { say, number, month: monthOf } = words
  const { month, count, unmeasured } = figure
  const told = figureInWords(figure, words)
  const parts = [
    say('segments.consignments', { count }),
    ...(told === null ? [] : [told]),
    ...(unmeasured.length === 0 ? [] : [say('segments.unmeasured', { reasons: reasonsInWords(unmeasured, words) })]),
  ]
  return (
    <button
      type="button"
      className="segment-month"
      aria-current={isOpened}
      data-key={figureName(keyOf(figure))}
      title={words.list(parts)}
      onClick={onOpen}
    >
      <span className="unseen">
        {say('segments.month', {
          measure: measureInWords(figure, words),
          month: monthOf(beginOf(month)),
          told: words.list(parts),
        })}
      </span>
      <svg width={COLUMN} height={HEIGHT + 2 * ROOM} aria-hidden="true">
        <Mark figure={figure} end={end} />
      </svg>
      <MonthFoot month={month} count={number(count)} />
    </button>
  )
}

function MonthFoot({ month, count }: { readonly month: string; readonly count: string }) {
  const { shortMonth } = useWords()
  const isJanuary = month.endsWith('-01')
  return (
    <>
      <span className="segment-month-count">{count}</span>
      <span className="segment-month-name">{isJanuary ? month.slice(0, 4) : shortMonth(beginOf(month))}</span>
    </>
  )
}

/**
 * A month on the scale. Of enough consignments: P10 to P90 as a band, the median across it, least and most as a line. Of few: the
 * mean as a ring on a dashed line from the least to the most. Of none that was measured: a cross.
 */
function Mark({ figure, end }: { readonly figure: IndicatorFigure; readonly end: number }) {
  const { mean, median, p10, p90, least, most } = figure
  const y = (value: number) => ROOM + HEIGHT * (1 - value / end)
  const x = COLUMN / 2
  if (mean === null || least === null || most === null) {
    const base = ROOM + HEIGHT - 8
    return <path className="segment-cross" d={`M${x - 4} ${base - 4}l8 8m0 -8l-8 8`} />
  }
  if (median === null || p10 === null || p90 === null) {
    return (
      <>
        <line className="segment-whisker" data-few="true" x1={x} x2={x} y1={y(least)} y2={y(most)} />
        <circle className="segment-ring" cx={x} cy={y(mean)} r="4.5" />
      </>
    )
  }
  return (
    <>
      <line className="segment-whisker" x1={x} x2={x} y1={y(least)} y2={y(most)} />
      <rect className="segment-band" x={x - 7} width="14" y={y(p90)} height={Math.max(1, y(p10) - y(p90))} />
      <line className="segment-median" x1={x - 9} x2={x + 9} y1={y(median)} y2={y(median)} />
    </>
  )
}
