import type { Observation } from '@karavan/model'
import { spreadOut } from './spread.js'

/** What a chart is made of; all lengths in pixels. */
export interface ChartLayout {
  readonly width: number
  readonly height: number
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  readonly years: readonly { readonly x: number; readonly year: number }[]
  readonly scale: readonly { readonly y: number; readonly value: number }[]
  readonly bars: readonly Bar[]
  readonly lines: readonly { readonly scope: number; readonly points: readonly Point[] }[]
  /** From the last that was observed to what is aimed at or foreseen. */
  readonly ahead: readonly { readonly scope: number; readonly from: Point; readonly to: Point }[]
  /** In the order of their time. */
  readonly marks: readonly Mark[]
  /** From the least to the greatest of sources that disagree. */
  readonly apart: readonly { readonly x: number; readonly low: number; readonly high: number }[]
  /** Figures without a time, or without a value. */
  readonly undrawn: readonly Observation[]
}

interface Point {
  readonly x: number
  readonly y: number
}

interface Bar extends Point {
  readonly scope: number
  readonly width: number
  readonly height: number
}

export interface Mark extends Point {
  readonly figure: Observation
  /** Place of its definition among those of the chart. */
  readonly scope: number
  /** The time that it is about. */
  readonly from: number
  readonly to: number
  /** Ends of a range; null of a single value. */
  readonly range: { readonly low: number; readonly high: number } | null
  /** Id of the figure whose mark stands for this one, which there is no room for; null of a mark that stands itself. */
  readonly under: string | null
}

export interface ChartQuestion {
  readonly figures: readonly Observation[]
  readonly scopes: readonly (string | null)[]
  /** Ids of figures that sources contradict, with all that stand against each other. */
  readonly apart: ReadonlyMap<string, readonly string[]>
  readonly width: number
  readonly height: number
}

/** Room for the scale, for the years, and above. */
const MARGIN = { left: 62, right: 14, top: 12, bottom: 24 } as const
/** Between a mark and the bracket beside it, and between years. */
const [APART, YEAR_WIDTH] = [11, 38]
/** A scale of states begins at 0 unless the least of them is so near the greatest that nothing would be seen. */
const NEAR = 0.5
const STEPS = 4
/** What is told in smaller steps than these is not told apart. */
const LEAST_SPAN = 1e-9
const DAY_MS = 86_400_000

type Drawn = Observation & { readonly period: NonNullable<Observation['period']> }

/** Places the figures of a series on a plane of time and value. Null where none has both. */
export function layoutOf({ figures, scopes, apart, width, height }: ChartQuestion): ChartLayout | null {
  const drawn = figures.filter(isDrawn)
  if (drawn.length === 0) return null
  const plot = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom }
  const [first, last] = yearsOf(drawn)
  const [begin, end] = [Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1)]
  const xOf = (ms: number) => plot.left + ((ms - begin) / (end - begin)) * (plot.right - plot.left)
  const values = drawn.flatMap(({ value, min, max }) => [value, min, max].filter((one) => one !== null))
  const isLevel = drawn.every(({ period }) => period.kind === 'asOf')
  const steps = scaleOf(values, isLevel)
  const [bottom, top] = [steps[0] ?? 0, steps.at(-1) ?? 1]
  const yOf = (value: number) => plot.bottom - ((value - bottom) / (top - bottom)) * (plot.bottom - plot.top)
  const marks = marksOf(drawn, { xOf, yOf, scopes, plot })
  const every = [1, 2, 5, 10].find((step) => ((last + 1 - first) / step) * YEAR_WIDTH <= plot.right - plot.left) ?? 20
  const years = Array.from({ length: last + 1 - first }, (_, i) => first + i).filter(
    (year) => year % every === 0 || every === 1,
  )
  const lines = scopes.flatMap((_, scope) =>
    unlikeKinds(marks.filter((mark) => mark.scope === scope)).flatMap((alike) => {
      const points = lineOf(alike)
      return points.length < 2 ? [] : [{ scope, points }]
    }),
  )
  return {
    width,
    height,
    plot,
    years: years.map((year) => ({ year, x: (xOf(Date.UTC(year, 0, 1)) + xOf(Date.UTC(year + 1, 0, 1))) / 2 })),
    scale: steps.map((value) => ({ value, y: yOf(value) })),
    bars: widestOf(newestOf(marks.filter(isFlow))).map((mark) => barOf(mark, Math.min(plot.bottom, yOf(0)))),
    lines,
    ahead: aheadOf(marks),
    marks,
    apart: bracketsOf(marks, apart, plot.right),
    undrawn: figures.filter((figure) => !isDrawn(figure)),
  }
}

function isDrawn(figure: Observation): figure is Drawn {
  return figure.period !== null && (figure.value !== null || (figure.min !== null && figure.max !== null))
}

function yearsOf(figures: readonly Drawn[]): readonly [number, number] {
  const years = figures.flatMap(({ period }) => [period.start, period.end].map((day) => Number(day.slice(0, 4))))
  return [Math.min(...years), Math.max(...years)]
}

/** Even steps of 1, 2, 2.5 or 5 times a power of ten that hold all values. */
function scaleOf(values: readonly number[], isLevel: boolean): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const low = isLevel && least > NEAR * most && least !== most ? least : Math.min(0, least)
  const high = Math.max(most, low === 0 ? 0 : low)
  const span = Math.max(high - low || Math.abs(high) || 1, LEAST_SPAN)
  const power = 10 ** Math.floor(Math.log10(span / STEPS))
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => span / one <= STEPS + 1) ?? 10 * power
  const [from, to] = [Math.floor(low / step), Math.max(Math.ceil(high / step), Math.floor(low / step) + 1)]
  return Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * step).toPrecision(12)))
}

interface Placing {
  readonly xOf: (ms: number) => number
  readonly yOf: (value: number) => number
  readonly scopes: readonly (string | null)[]
  readonly plot: ChartLayout['plot']
}

/** Room beside the best place of a mark of a part of a year, and of its day. */
const BESIDE = 11

/** Each at its value; those that would lie on one another stand side by side, what counts most at its best place. */
function marksOf(figures: readonly Drawn[], { xOf, yOf, scopes, plot }: Placing): readonly Mark[] {
  const alone = figures
    .map((figure): Mark => {
      const { start, end } = figure.period
      const [from, to] = [xOf(Date.parse(start)), xOf(Date.parse(end) + DAY_MS)]
      const x = isWhole(figure) ? (from + to) / 2 : start === end ? from : to
      const { min, max } = figure
      const range = min === null || max === null ? null : { low: yOf(min), high: yOf(max) }
      const y = figure.value === null && range !== null ? (range.low + range.high) / 2 : yOf(figure.value ?? 0)
      return { figure, scope: Math.max(0, scopes.indexOf(figure.series.scope)), x, y, from, to, range, under: null }
    })
    .toSorted((a, b) => (rankOf(a) < rankOf(b) ? 1 : -1))
  const spread = spreadOut(alone.map((mark) => ({ ...roomOf(mark, plot), ...kindOf(mark) })))
  const marks = alone.map((mark, i): Mark => {
    const { x, under } = spread[i] ?? { x: mark.x, under: null }
    return { ...mark, x, under: under === null ? null : (alone[under]?.figure.id ?? null) }
  })
  return marks.toSorted((a, b) => a.x - b.x || a.y - b.y)
}

/** Whole years before their parts, what came before what did not, then as they count; no two are the same. */
function rankOf(mark: Mark): string {
  const { figure } = mark
  return `${isWhole(figure) ? 1 : 0}${hasCome(figure) ? 1 : 0} ${weightOf(mark)} ${figure.id}`
}

/** Between what a mark may stand: whole years within them, parts up to their end, days where they are. */
function roomOf({ figure, x, y, from, to, range }: Mark, { left, right }: ChartLayout['plot']) {
  const within = (at: number) => Math.max(left, Math.min(right, at))
  const ends = { top: range?.high ?? y, bottom: range?.low ?? y }
  if (isWhole(figure)) return { x, ...ends, least: from, most: to }
  const isDay = figure.period?.start === figure.period?.end
  return { x, ...ends, least: isDay ? x : within(Math.min(from, to - BESIDE)), most: x }
}

/** Marks that look the same; a range looks like no other. */
function kindOf({ figure: { id, status, qualifier }, scope, range }: Mark): { readonly kind: string } {
  return { kind: range === null ? `${scope} ${status} ${qualifier}` : id }
}

/** Whether a figure is about whole years. */
function isWhole({ period }: Observation): boolean {
  return period?.start.endsWith('-01-01') === true && period.end.endsWith('-12-31')
}

/** What came in a time stands as a bar of its width; a state, an aim or a forecast does not. */
function barOf({ scope, from, to, y }: Mark, zero: number): Bar {
  return { scope, x: from, y: Math.min(y, zero), width: Math.max(1, to - from), height: Math.abs(zero - y) }
}

/** Without those of a part of a time that has a bar of the same definition. */
function widestOf(marks: readonly Mark[]): readonly Mark[] {
  const holds = (one: Mark, part: Mark) =>
    one !== part && one.scope === part.scope && one.from <= part.from && one.to >= part.to
  return marks.filter((mark) => !marks.some((one) => holds(one, mark)))
}

function isFlow({ figure }: Mark): boolean {
  return figure.period?.kind !== 'asOf' && figure.value !== null && hasCome(figure)
}

function hasCome({ status }: Observation): boolean {
  return status === 'observed' || status === 'estimated'
}

/** A rate of a whole year is its mean, and no rate of a day: they stand side by side, on lines of their own. */
function unlikeKinds(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const isRate = marks.some(({ figure }) => figure.series.unit.per !== null)
  if (!isRate) return [marks]
  return [true, false].map((whole) => marks.filter(({ figure }) => isWhole(figure) === whole))
}

/** Through the newest word on each whole year, and through states. */
function lineOf(marks: readonly Mark[]): readonly Point[] {
  const counted = marks.filter(({ figure }) => hasCome(figure) && (figure.period?.kind === 'asOf' || isWhole(figure)))
  return newestOf(counted).toSorted((a, b) => a.x - b.x)
}

/** Of each time and definition what counts most: observed before estimated, then the newest word; undated words least. */
function newestOf(marks: readonly Mark[]): readonly Mark[] {
  const newest = new Map<string, Mark>()
  for (const mark of marks) {
    const { period } = mark.figure
    const key = `${mark.scope} ${period?.start} ${period?.end}`
    const before = newest.get(key)
    if (before === undefined || weightOf(before) <= weightOf(mark)) newest.set(key, mark)
  }
  return [...newest.values()]
}

function weightOf({ figure: { status, origin } }: Mark): string {
  return `${status === 'observed' ? 1 : 0} ${origin.published === 'undated' ? '' : origin.published}`
}

/** From the last that came by the same definition to each aim and forecast whose time is not over. */
function aheadOf(marks: readonly Mark[]): ChartLayout['ahead'] {
  const came = marks.filter(({ figure }) => hasCome(figure) && (figure.period?.kind === 'asOf' || isWhole(figure)))
  const aims = marks.filter(({ figure: { status } }) => status === 'target' || status === 'forecast')
  return aims.flatMap((aim) => {
    const same = newestOf(came.filter(({ scope }) => scope === aim.scope))
    const last = same
      .filter(({ x }) => x < aim.from)
      .toSorted((a, b) => a.x - b.x)
      .at(-1)
    const isOver = same.some(({ to }) => to >= aim.to)
    return last === undefined || isOver ? [] : [{ scope: aim.scope, from: last, to: aim }]
  })
}

function bracketsOf(
  marks: readonly Mark[],
  apart: ReadonlyMap<string, readonly string[]>,
  right: number,
): ChartLayout['apart'] {
  const byId = new Map(marks.map((mark) => [mark.figure.id, mark]))
  const groups = new Set(marks.map(({ figure }) => apart.get(figure.id)))
  return [...groups].flatMap((ids) => {
    const there = (ids ?? []).flatMap((id) => byId.get(id) ?? [])
    if (there.length < 2) return []
    const ys = there.flatMap(({ y, range }) => (range === null ? [y] : [range.low, range.high]))
    const x = Math.min(right, Math.max(...there.map((mark) => mark.x)) + APART)
    return [{ x, low: Math.max(...ys), high: Math.min(...ys) }]
  })
}
