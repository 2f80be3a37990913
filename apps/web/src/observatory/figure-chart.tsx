import type { Observation } from '@karavan/model'
import { type KeyboardEvent, type MouseEvent, type RefObject, useState } from 'react'
import type { Places } from '../consignments/use-places.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import type { ChartLayout, Mark } from './chart-layout.js'
import type { FigureGroup } from './groups.js'
import { amountInWords, nameOfSource, periodInWords, scopeInWords, unitInWords, whoInWords } from './say-figure.js'
import { widthOf, wrapped } from './wrapped.js'

interface FigureChartProps {
  readonly group: FigureGroup
  readonly title: string
  readonly layout: ChartLayout
  readonly places: Places
  readonly opened: string | null
  readonly onOpen: (figure: string) => void
  /** The drawing itself, for whoever saves it. */
  readonly svg: RefObject<SVGSVGElement | null>
}

/** Sizes of the letters, and distances between lines. */
const [TITLE, SMALL] = [15, 11]
const [TITLE_LINE, SMALL_LINE] = [20, 15]
const GAP = 14
/** Room at the left, so that nothing stands on the edge of a picture. */
const EDGE = 4

/** A series as it is drawn, with its title, its legend and its sources inside, so that a picture of it says all. */
export function FigureChart({ group, title, layout, places, opened, onOpen, svg }: FigureChartProps) {
  const words = useWords()
  const { say, compact, list, longDate } = words
  const { width, marks } = layout
  const titleLines = wrapped(title, TITLE, width - 4)
  const head = titleLines.length * TITLE_LINE + SMALL_LINE + 8
  const legend = legendOf(group, layout, width, (scope) => scopeInWords(scope, places, words), say)
  const footTop = head + layout.height + GAP + legend.rows * SMALL_LINE
  const sources = say('observatory.chart.sources', {
    sources: list(
      sourcesOf(
        marks.map(({ figure }) => figure),
        words,
      ),
    ),
  })
  const now = Math.floor(Date.now() / 60_000)
  const foot = [...wrapped(sources, SMALL, width - 4), say('observatory.chart.by', { date: longDate(now) })]
  const height = footTop + foot.length * SMALL_LINE + 6
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of fields cannot be a drawing
    <svg
      ref={svg}
      className="figure-chart"
      width={width}
      height={height}
      viewBox={`${-EDGE} 0 ${width} ${height}`}
      role="group"
      aria-label={title}
      aria-roledescription={say('observatory.chart')}
    >
      <rect className="figure-ground" x={-EDGE} width={width} height={height} />
      {titleLines.map((line, i) => (
        <text key={line} className="figure-title" x="0" y={(i + 1) * TITLE_LINE - 4}>
          {line}
        </text>
      ))}
      <text className="figure-small" x="0" y={head - 10}>
        {unitInWords(group.series.unit, words)}
      </text>
      <g transform={`translate(0 ${head})`}>
        <Plane layout={layout} numberOf={compact} />
        <Marks layout={layout} opened={opened} onOpen={onOpen} places={places} />
      </g>
      <g transform={`translate(0 ${head + layout.height + GAP})`}>
        {legend.entries.map(({ x, y, word, scope, status }) => (
          <g key={`${word} ${status}`} transform={`translate(${x} ${y * SMALL_LINE})`}>
            {status === 'pile' ? (
              <>
                <circle className="figure-shape" data-scope={0} data-status="observed" cx="5" cy="-4" r="4.5" />
                <text className="figure-count" x="9" y="-5">
                  2
                </text>
              </>
            ) : status === 'apart' ? (
              <path className="figure-apart" d="M5 -9v10m-3 0h6m-6 -10h6" />
            ) : status === 'line' ? (
              <line className="figure-line" data-scope={scope} x1="0" x2="12" y1="-4" y2="-4" />
            ) : (
              <Shape status={status} scope={scope} x={5} y={-4} />
            )}
            <text className="figure-small" x="17" y="0">
              {word}
            </text>
          </g>
        ))}
      </g>
      {foot.map((line, i) => (
        <text key={line} className="figure-small" x="0" y={footTop + (i + 1) * SMALL_LINE - 4}>
          {line}
        </text>
      ))}
    </svg>
  )
}

function Plane({ layout, numberOf }: { readonly layout: ChartLayout; readonly numberOf: (value: number) => string }) {
  const { plot, scale, years, bars, lines, ahead, apart } = layout
  const isTight = scale.some(({ value }) => widthOf(numberOf(value), SMALL) > ROOM)
  return (
    <g>
      {scale.map(({ y, value }) => (
        <g key={value}>
          <line className="figure-grid" x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <text className="figure-small" x={plot.left - 6} y={y + 4} textAnchor="end">
            {isTight ? shortened(numberOf(value)) : numberOf(value)}
          </text>
        </g>
      ))}
      {years.map(({ x, year }) => (
        <text key={year} className="figure-small" x={x} y={plot.bottom + 17} textAnchor="middle">
          {year}
        </text>
      ))}
      {bars.map((bar, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no name, and do not move
          key={i}
          className="figure-bar"
          data-scope={bar.scope}
          x={bar.x}
          y={bar.y}
          width={bar.width}
          height={bar.height}
        />
      ))}
      {lines.map(({ scope, points }) => (
        <polyline
          key={`${scope} ${points[0]?.x}`}
          className="figure-line"
          data-scope={scope}
          points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        />
      ))}
      {ahead.map(({ scope, from, to }) => (
        <line
          key={`${to.x} ${to.y}`}
          className="figure-ahead"
          data-scope={scope}
          x1={from.x}
          y1={from.y}
          x2={to.x}
          y2={to.y}
        />
      ))}
      {apart.map(({ x, low, high }) => (
        <path key={`${x} ${low}`} className="figure-apart" d={`M${x - 3} ${low}h6m-3 0V${high}m-3 0h6`} />
      ))}
    </g>
  )
}

/** The scale has room for so many letters. */
const ROOM = 52

/** As tables of figures write them. */
const SHORT: Readonly<Record<string, string>> = { million: 'mln', billion: 'bln', trillion: 'trn' }

/** `5 million` is told in two words; the scale takes the second short where one of its numbers has no room. */
function shortened(text: string): string {
  const [number = '', ...rest] = text.split(/\s/)
  const power = rest.join(' ')
  return power === '' ? number : `${number}\u00a0${SHORT[power] ?? power}`
}

interface MarksProps {
  readonly layout: ChartLayout
  readonly opened: string | null
  readonly onOpen: (figure: string) => void
  readonly places: Places
}

/** What sources say, point by point; one of them is reached by the tabulator, the others from there by arrows. */
function Marks({ layout: { marks }, opened, onOpen, places }: MarksProps) {
  const words = useWords()
  const [at, setAt] = useState<number | null>(null)
  const chosen = marks.findIndex(({ figure }) => figure.id === opened)
  const counts = new Map<string, number>()
  for (const { under } of marks) if (under !== null) counts.set(under, (counts.get(under) ?? 0) + 1)
  const current = at ?? (chosen < 0 ? 0 : chosen)
  const go = (event: KeyboardEvent<SVGGElement>, i: number) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
    if (event.key === 'Enter' || event.key === ' ') onOpen(marks[i]?.figure.id ?? '')
    else if (step === undefined) return
    else {
      const next = Math.max(0, Math.min(marks.length - 1, i + step))
      setAt(next)
      const beside = event.currentTarget.parentElement?.children[next]
      if (beside instanceof SVGElement) beside.focus()
    }
    event.preventDefault()
  }
  // Marks may lie close: whichever is nearest is meant.
  const press = ({ currentTarget, clientX, clientY }: MouseEvent<SVGGElement>) => {
    const svg = currentTarget.ownerSVGElement?.getBoundingClientRect()
    const group = currentTarget.getCTM()
    if (svg === undefined || group === null) return
    const [x, y] = [clientX - svg.left - group.e, clientY - svg.top - group.f]
    const away = (mark: Mark) => Math.hypot(mark.x - x, mark.y - y)
    const standing = marks.flatMap((mark, i) => (mark.under === null ? [i] : []))
    const awayAt = (i: number) => away(marks[i] as Mark)
    const nearest = standing.reduce((best, i) => (awayAt(i) < awayAt(best) ? i : best), standing[0] ?? 0)
    const pressed = marks[nearest]
    // One that stands for others gives way to them, press by press.
    const pile = marks.flatMap((mark, i) => (headOf(mark) === (pressed && headOf(pressed)) ? [i] : []))
    const next = pile.includes(chosen) ? (pile[(pile.indexOf(chosen) + 1) % pile.length] ?? nearest) : nearest
    setAt(next)
    onOpen(marks[next]?.figure.id ?? '')
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: each mark within has its keys
    <g onClick={press}>
      {marks.map((mark, i) => {
        const { figure } = mark
        const said = [
          periodInWords(figure.period, words),
          amountInWords(figure, words),
          words.say(`observatory.status.${figure.status}`),
          ...(figure.series.scope === null ? [] : [scopeInWords(figure.series.scope, places, words)]),
          whoInWords(figure, words),
        ]
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand in a drawing
          <g
            key={figure.id}
            role="button"
            tabIndex={i === current ? 0 : -1}
            className="figure-mark"
            aria-label={words.list(said)}
            aria-pressed={figure.id === opened}
            data-figure={figure.id}
            data-under={mark.under !== null && figure.id !== opened && i !== at}
            onKeyDown={(event) => go(event, i)}
          >
            <title>{words.list(said)}</title>
            <Drawn mark={mark} />
          </g>
        )
      })}
      {marks.map(
        ({ figure, x, y }) =>
          counts.has(figure.id) && (
            <text key={figure.id} className="figure-count" x={x + 4} y={y - 4}>
              {(counts.get(figure.id) ?? 0) + 1}
            </text>
          ),
      )}
    </g>
  )
}

/** Id of the figure whose mark is seen for one. */
function headOf({ figure, under }: Mark): string {
  return under ?? figure.id
}

function Drawn({ mark: { figure, scope, x, y, from, to, range } }: { readonly mark: Mark }) {
  const isOfSpan = figure.period?.kind !== 'asOf' || figure.series.unit.per !== null
  const points = figure.qualifier === null ? null : POINTS[figure.qualifier]
  return (
    <>
      <circle className="figure-hit" cx={x} cy={y} r="12" />
      {isOfSpan && to - from > 2 && (
        <line className="figure-extent" data-scope={scope} x1={from} x2={to} y1={y} y2={y} />
      )}
      {range !== null && (
        <path className="figure-range" data-scope={scope} d={`M${x - 4} ${range.low}h8m-4 0V${range.high}m-4 0h8`} />
      )}
      {points !== null && (
        <path
          className="figure-range"
          data-scope={scope}
          d={`M${x - 3} ${y + points * 12}l3 ${points * 4}l3 ${points * -4}`}
        />
      )}
      <Shape status={figure.status} scope={scope} x={x} y={y} />
    </>
  )
}

/** Which way from a mark the value lies that a qualifier leaves open; down is more on a screen. */
const POINTS = { moreThan: -1, atLeast: -1, about: null, almost: 1, upTo: 1, lessThan: 1 } as const

interface ShapeProps {
  readonly status: Observation['status']
  readonly scope: number
  readonly x: number
  readonly y: number
}

/** What came is full, an estimate half, what is foreseen a ring, an aim a diamond, what is only said a triangle. */
export function Shape({ status, scope, x, y }: ShapeProps) {
  const common = { className: 'figure-shape', 'data-scope': scope, 'data-status': status }
  if (status === 'target') return <path {...common} d={`M${x} ${y - 6}l6 6l-6 6l-6 -6z`} />
  if (status === 'claimed') return <path {...common} d={`M${x} ${y - 5.5}l5.5 10h-11z`} />
  if (status !== 'estimated') return <circle {...common} cx={x} cy={y} r="4.5" />
  return (
    <>
      <circle {...common} cx={x} cy={y} r="4.5" />
      <path className="figure-half" data-scope={scope} d={`M${x} ${y - 4.5}a4.5 4.5 0 0 0 0 9z`} />
    </>
  )
}

type LegendStatus = Observation['status'] | 'line' | 'apart' | 'pile'

interface LegendEntry {
  readonly word: string
  readonly status: LegendStatus
  readonly scope: number
}

/** What the shapes and colours stand for, in rows that the chart is wide enough for. */
function legendOf(
  { scopes }: FigureGroup,
  { marks, apart, width }: ChartLayout,
  most: number,
  scopeName: (scope: string | null) => string,
  say: ReturnType<typeof useWords>['say'],
) {
  const statuses = [...new Set(marks.map(({ figure }) => figure.status))]
  const shown = new Set(marks.map(({ scope }) => scope))
  const entries: readonly LegendEntry[] = [
    ...statuses.map((status): LegendEntry => ({ word: say(`observatory.status.${status}`), status, scope: 0 })),
    ...(scopes.length > 1 || scopes[0] !== null
      ? scopes.flatMap((scope, i): LegendEntry[] =>
          shown.has(i) ? [{ word: scopeName(scope), status: 'line', scope: i }] : [],
        )
      : []),
    ...(marks.some(({ under }) => under !== null)
      ? [{ word: say('observatory.chart.pile'), status: 'pile', scope: 0 } as const]
      : []),
    ...(apart.length > 0 ? [{ word: say('observatory.chart.apart'), status: 'apart', scope: 0 } as const] : []),
  ]
  let [x, row] = [0, 1]
  const placed = entries.map((entry) => {
    const taken = 17 + widthOf(entry.word, SMALL) + GAP
    if (x > 0 && x + taken > Math.min(most, width)) [x, row] = [0, row + 1]
    const at = { ...entry, x, y: row }
    x += taken
    return at
  })
  return { entries: placed, rows: row + 1 }
}

/** Each source once, with the years of its words. */
function sourcesOf(figures: readonly Observation[], words: Words): readonly string[] {
  const years = new Map<string, Set<string>>()
  for (const { origin } of figures) {
    const name = nameOfSource(origin, words)
    years.set(
      name,
      (years.get(name) ?? new Set()).add(origin.published === 'undated' ? '' : origin.published.slice(0, 4)),
    )
  }
  return [...years].map(([name, said]) => {
    const told = [...said].filter(Boolean).sort()
    return told.length === 0 ? name : `${name} (${told.join(', ')})`
  })
}
