import { MEASURES } from '@karavan/model'
import { useWords } from '../words/words-context.js'
import { layoutOf } from './chart-layout.js'
import { type FigureGroup, latestOf } from './groups.js'
import { amountInWords, periodInWords } from './say-figure.js'
import type { Shown } from './use-shown.js'

/** Size of the small drawing of a series, pixels. */
const SPARK = { width: 104, height: 40 } as const

interface SeekFieldsProps {
  readonly shownWith: Shown
  readonly hasMeasure?: boolean
}

/** Which series are sought. */
export function SeekFields({ shownWith: { shown, seek }, hasMeasure = false }: SeekFieldsProps) {
  const { say } = useWords()
  return (
    <search className="seek observatory-seek">
      <input
        type="search"
        value={shown.q}
        maxLength={120}
        placeholder={say('observatory.search.example')}
        aria-label={say('observatory.search')}
        onChange={({ target }) => seek({ q: target.value })}
      />
      {hasMeasure && (
        <label>
          <span className="seek-name">{say('observatory.measure')}</span>
          <select
            value={shown.measure ?? ''}
            onChange={({ target }) => seek({ measure: MEASURES.find((one) => one === target.value) ?? null })}
          >
            <option value="">{say('network.any')}</option>
            {MEASURES.map((measure) => (
              <option key={measure} value={measure}>
                {say(`observatory.measure.${measure}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </search>
  )
}

interface SeriesListProps {
  readonly groups: readonly FigureGroup[]
  readonly apart: ReadonlyMap<string, readonly string[]>
  /** What each of them is called, by its name. */
  readonly titles: ReadonlyMap<string, string>
  readonly opened: string | null
  readonly onOpen: (name: string) => void
}

/** Series with what was told last and how it went, those with most figures first. */
export function SeriesList({ groups, apart, titles, opened, onOpen }: SeriesListProps) {
  const words = useWords()
  const { say } = words
  return (
    <ul className="series-list">
      {groups.map((group) => {
        const latest = latestOf(group.figures)
        return (
          <li key={group.name}>
            <button
              type="button"
              className="series-line"
              aria-current={group.name === opened}
              data-name={group.name}
              onClick={() => onOpen(group.name)}
            >
              <span className="series-name">{titles.get(group.name)}</span>
              <Spark group={group} />
              <span className="series-told">
                {latest !== null && (
                  <strong>
                    {say('observatory.latest', {
                      value: amountInWords(latest, words),
                      period: periodInWords(latest.period, words),
                    })}
                  </strong>
                )}
                <small>
                  {say('observatory.count', { count: group.figures.length })}
                  {group.figures.some(({ id }) => apart.has(id)) && (
                    <span className="series-apart"> ≠ {say('observatory.disagree')}</span>
                  )}
                </small>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

const NOTHING_APART: ReadonlyMap<string, readonly string[]> = new Map()

/** How a series went, without a scale. */
function Spark({ group }: { readonly group: FigureGroup }) {
  const layout = layoutOf({ ...group, apart: NOTHING_APART, width: SPARK.width + 76, height: SPARK.height + 36 })
  if (layout === null || layout.marks.length < 2) return <span className="series-spark" aria-hidden="true" />
  const { plot, bars, lines, marks } = layout
  return (
    <svg
      className="series-spark"
      {...SPARK}
      viewBox={`${plot.left - 3} ${plot.top - 3} ${plot.right - plot.left + 6} ${plot.bottom - plot.top + 6}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bars.map((bar, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no name, and do not move
        <rect key={i} className="figure-bar" data-scope={bar.scope} {...rectOf(bar)} />
      ))}
      {lines.map(({ scope, points }) => (
        <polyline
          key={`${scope} ${points[0]?.x}`}
          className="figure-line"
          data-scope={scope}
          points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        />
      ))}
      {marks.map(({ figure, x, y, scope }) => (
        <circle
          key={figure.id}
          className="figure-shape"
          data-scope={scope}
          data-status={figure.status}
          cx={x}
          cy={y}
          r="2"
        />
      ))}
    </svg>
  )
}

const rectOf = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  x,
  y,
  width,
  height,
})
