import type { FigurePeriod, Observation, Series } from '@karavan/model'
import { seriesKey } from '../identity.js'
import { grouped, nameKey, weightOf, yearOf } from '../same-series.js'
import { compoundGrowth, type Derived, type DeriveOptions, growth, indexOf, shareOf, sumOver } from './derived.js'

/** What was worked out from figures of one name, and the time that it is about. */
export interface DerivedFigure extends Derived {
  /** Of the result; of a compound growth from the first year to the last. */
  readonly period: FigurePeriod
  /** The figure that the result is about, of a sum the last of them. */
  readonly of: Observation
}

type Told = Observation & { readonly period: FigurePeriod }

/** A whole year in days, give or take a leap day and the months of a window. */
const [LEAST_YEAR, MOST_YEAR] = [360, 370]
const DAY_MS = 86_400_000

/**
 * All that follows from figures without a further assumption, series by series: growth from the year before, the first year as 100,
 * mean growth from the first year to the last, sums of parts of a year that make twelve months, shares in the whole of the same source.
 * Of several figures of one time that with a value counts, then the observed, then that published last. What differs in scope is taken together only where that is asked for.
 * @param store - where wholes are looked for
 */
export function deriveSeries(
  figures: readonly Observation[],
  options: DeriveOptions = {},
  store: readonly Observation[] = figures,
): readonly DerivedFigure[] {
  const { acrossScopes = false } = options
  const told = figures.filter(isTold)
  const wholes = wholesIn(store)
  const lines = grouped(told, ({ series }) => (acrossScopes ? nameKey(series) : seriesKey(series)))
  return [...lines.values()].flatMap((line) => {
    const newest = newestOf(line)
    return [...overYears(newest, options), ...yearlySums(newest, options), ...sharesIn(line, wholes, options)]
  })
}

function isTold(figure: Observation): figure is Told {
  return figure.period !== null && (figure.status === 'observed' || figure.status === 'estimated')
}

/** Of each time the figure that counts most; by time. */
function newestOf(line: readonly Told[]): readonly Told[] {
  const byTime = new Map<string, Told>()
  for (const figure of line) {
    const key = `${figure.period.start} ${figure.period.end}`
    const before = byTime.get(key)
    if (before === undefined || weightOf(before) <= weightOf(figure)) byTime.set(key, figure)
  }
  return [...byTime.values()].toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1))
}

/** Growth, index and compound growth among figures of the same part of a year. */
function overYears(line: readonly Told[], options: DeriveOptions): readonly DerivedFigure[] {
  const alike = grouped(line, ({ period }) => partOfYear(period))
  return [...alike.values()].flatMap((years) => {
    const [first] = years
    const last = years.at(-1)
    if (first === undefined || last === undefined || first === last) return []
    const steps = years.slice(1).flatMap((figure, i) => {
      const before = years[i]
      const isNext = before !== undefined && yearOf(figure.period) - yearOf(before.period) === 1
      return [
        ...(isNext ? [about(growth(before, figure, options), figure)] : []),
        about(indexOf(first, figure, options), figure),
      ]
    })
    const span = { kind: 'years', start: first.period.start, end: last.period.end } as const
    const mean = years.length > 2 ? [{ ...compoundGrowth(first, last, options), period: span, of: last }] : []
    return [...steps, ...mean]
  })
}

/** Days of a calendar without their years, the last of February as one; and how many years it spans. */
function partOfYear(period: FigurePeriod): string {
  const years = Number(period.end.slice(0, 4)) - Number(period.start.slice(0, 4))
  return `${period.start.slice(5)} ${period.end.slice(5).replace('02-29', '02-28')} ${years}`
}

/** Sums of months, quarters or halves that follow on one another and make a year. */
function yearlySums(line: readonly Told[], options: DeriveOptions): readonly DerivedFigure[] {
  const parts = line.filter(({ period }) => daysOf(period) < LEAST_YEAR && period.kind !== 'asOf')
  const byStart = new Map(parts.map((figure) => [`${daysKind(figure.period)} ${figure.period.start}`, figure]))
  return parts.flatMap((first) => {
    const window = [first]
    for (let last = first; ; ) {
      const { start } = first.period
      const { end } = last.period
      const days = (Date.parse(end) - Date.parse(start)) / DAY_MS + 1
      if (days > MOST_YEAR) return []
      if (days >= LEAST_YEAR) {
        const period = { kind: 'months', start, end } as const
        return [{ ...sumOver(window, options), period, of: last }]
      }
      const next = byStart.get(`${daysKind(first.period)} ${dayAfter(end)}`)
      if (next === undefined) return []
      window.push(next)
      last = next
    }
  })
}

/** Months that a time is long, so that a window holds times of one length. */
function daysKind(period: FigurePeriod): number {
  return Math.round(daysOf(period) / 30.4)
}

function daysOf(period: FigurePeriod): number {
  return (Date.parse(period.end) - Date.parse(period.start)) / DAY_MS + 1
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)
}

/** What part of the whole of the same source each figure of a direction or of goods is. */
function sharesIn(
  line: readonly Told[],
  wholes: ReadonlyMap<string, Observation>,
  options: DeriveOptions,
): readonly DerivedFigure[] {
  return line.flatMap((part) => {
    const { direction, goods } = part.series
    if ((direction === null) === (goods === null)) return []
    const whole = wholes.get(wholeKey(part, { ...part.series, direction: null, goods: null }))
    return whole === undefined ? [] : [about(shareOf(part, whole, options), part)]
  })
}

/** Figures of no single direction or goods, by source, name and time. */
function wholesIn(store: readonly Observation[]): ReadonlyMap<string, Observation> {
  const wholes = store.filter(({ series }) => series.direction === null && series.goods === null)
  return new Map(wholes.toReversed().map((one) => [wholeKey(one, one.series), one]))
}

function wholeKey({ origin, period }: Observation, series: Series): string {
  return `${origin.source} ${nameKey(series)} ${period?.start} ${period?.end}`
}

function about(derived: Derived, of: Told): DerivedFigure {
  return { ...derived, period: of.period, of }
}
