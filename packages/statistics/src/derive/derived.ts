import type { Measure, MissingFigure, Observation } from '@karavan/model'
import { intervalOf, middle } from '../figure-interval.js'
import { seriesKey } from '../identity.js'
import { isAlike, nameKey, yearOf } from '../same-series.js'

/** A figure that was worked out, with what from. */
export interface Derived {
  readonly how: 'growth' | 'compound' | 'index' | 'share' | 'sum' | 'needed'
  /** Null where it cannot be worked out. */
  readonly value: number | null
  /** Between what it lies, as the figures it is made of were rounded. */
  readonly low: number | null
  readonly high: number | null
  readonly missing: MissingFigure | null
  /** Ids of the figures, in the order of the sum. */
  readonly from: readonly string[]
  /** Whether figures of different scopes were taken together because it was asked for. */
  readonly isAcrossScopes: boolean
}

export interface DeriveOptions {
  /** Takes figures of different scopes together, and says so; else that is `notComparable`. */
  readonly acrossScopes?: boolean
}

/** Growth from one figure to another of the same series and as much time, percent. */
export function growth(from: Observation, to: Observation, options: DeriveOptions = {}): Derived {
  return pair('growth', from, to, options, (a, b) => (b / a - 1) * 100)
}

/** Mean growth a year between two years, compounded, percent. */
export function compoundGrowth(from: Observation, to: Observation, options: DeriveOptions = {}): Derived {
  const years = from.period === null || to.period === null ? 0 : yearOf(to.period) - yearOf(from.period)
  if (years <= 0) return none('compound', 'notComparable', [from, to])
  return pair('compound', from, to, options, (a, b) => ((b / a) ** (1 / years) - 1) * 100)
}

/** A figure where another of the same series is 100. */
export function indexOf(base: Observation, figure: Observation, options: DeriveOptions = {}): Derived {
  return pair('index', base, figure, options, (a, b) => (b / a) * 100)
}

/** What part of a whole a figure is, percent; both of one time, unit and scope. */
export function shareOf(part: Observation, whole: Observation, { acrossScopes = false }: DeriveOptions = {}): Derived {
  const isSame =
    part.period !== null &&
    whole.period !== null &&
    part.period.start === whole.period.start &&
    part.period.end === whole.period.end
  const { unit } = part.series
  const isUnit = unit.of === whole.series.unit.of && unit.every === whole.series.unit.every
  const isScope = part.series.scope === whole.series.scope
  if (!isSame || !isUnit || (!isScope && !acrossScopes)) return none('share', 'notComparable', [part, whole])
  const share = worked('share', whole, part, !isScope, (a, b) => (b / a) * 100)
  return { ...share, from: ids([part, whole]) }
}

/** What is so much at a time, or of each, and not more when the time is longer. */
const NOT_ADDED: ReadonlySet<Measure> = new Set([
  'capacity',
  'fleet',
  'transitTime',
  'distance',
  'cost',
  'exchangeRate',
])

function isAdded({ series: { measure, unit }, period }: Observation): boolean {
  const isAmount = unit.every === null && unit.per === null && unit.of !== '%' && unit.of !== 'x'
  return isAmount && !NOT_ADDED.has(measure) && period?.kind !== 'asOf'
}

/**
 * The sum of figures of one series over times that follow on one another without a gap, as twelve months; `notComparable` of what
 * does not add up over time: shares, rates, prices, states.
 */
export function sumOver(figures: readonly Observation[], options: DeriveOptions = {}): Derived {
  const [first] = figures
  const across = new Set(figures.map(({ series }) => seriesKey(series))).size > 1
  const isOne = new Set(figures.map(({ series }) => nameKey(series))).size === 1
  const follows = figures.every(
    ({ period }, i) => i === 0 || (period !== null && follow(figures[i - 1]?.period?.end, period.start)),
  )
  const isSum = isOne && follows && figures.every(isAdded)
  if (first === undefined || first.period === null || !isSum || (across && options.acrossScopes !== true))
    return none('sum', 'notComparable', figures)
  const intervals = figures.map(intervalOf)
  const gap = intervals.indexOf(null)
  if (gap >= 0) return none('sum', figures[gap]?.missing ?? 'notPublished', figures)
  const sum = (end: 'low' | 'high') => intervals.reduce((total, interval) => total + (interval?.[end] ?? 0), 0)
  const value = intervals.reduce((total, interval) => total + (interval === null ? 0 : middle(interval)), 0)
  return {
    how: 'sum',
    value,
    low: sum('low'),
    high: sum('high'),
    missing: null,
    from: ids(figures),
    isAcrossScopes: across,
  }
}

/** By how much a year a figure must grow to reach a target, percent; negative where it is beyond it. */
export function growthNeeded(last: Observation, target: Observation, options: DeriveOptions = {}): Derived {
  const years = last.period === null || target.period === null ? 0 : yearOf(target.period) - yearOf(last.period)
  if (years <= 0) return none('needed', 'notComparable', [last, target])
  return pair('needed', last, target, options, (a, b) => ((b / a) ** (1 / years) - 1) * 100)
}

function pair(
  how: Derived['how'],
  from: Observation,
  to: Observation,
  { acrossScopes = false }: DeriveOptions,
  work: (a: number, b: number) => number,
): Derived {
  const isName = nameKey(from.series) === nameKey(to.series)
  const isSeries = seriesKey(from.series) === seriesKey(to.series)
  const isTime = from.period !== null && to.period !== null && isAlike(from.period, to.period)
  if (!isName || !isTime || (!isSeries && !acrossScopes)) return none(how, 'notComparable', [from, to])
  return worked(how, from, to, !isSeries, work)
}

/** One-way in each of the two figures, so that its bounds are among those of theirs. */
function worked(
  how: Derived['how'],
  from: Observation,
  to: Observation,
  isAcrossScopes: boolean,
  work: (a: number, b: number) => number,
): Derived {
  const [a, b] = [intervalOf(from), intervalOf(to)]
  if (a === null || b === null) return none(how, (a === null ? from : to).missing ?? 'notPublished', [from, to])
  if (a.low <= 0) return none(how, 'divisionByZero', [from, to])
  const value = work(middle(a), middle(b))
  const ends = [a.low, a.high].flatMap((one) => [work(one, b.low), work(one, b.high)])
  if (![value, ...ends].every(Number.isFinite)) return none(how, 'notComparable', [from, to])
  return {
    how,
    value,
    low: Math.min(...ends),
    high: Math.max(...ends),
    missing: null,
    from: ids([from, to]),
    isAcrossScopes,
  }
}

function none(how: Derived['how'], missing: MissingFigure, figures: readonly Observation[]): Derived {
  return { how, value: null, low: null, high: null, missing, from: ids(figures), isAcrossScopes: false }
}

function ids(figures: readonly Observation[]): readonly string[] {
  return figures.map(({ id }) => id)
}

function follow(end: string | undefined, start: string): boolean {
  return end !== undefined && Date.parse(start) - Date.parse(end) === 86_400_000
}
