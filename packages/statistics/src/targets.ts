import type { Observation, Series } from '@karavan/model'
import { type Derived, growthNeeded } from './derive/derived.js'
import { intervalOf, middle } from './figure-interval.js'
import { seriesKey } from './identity.js'
import { isAlike, isSamePeriod, nameKey, yearOf } from './same-series.js'

/** What came of a target: reached in its time, not reached, not yet due, or over with no figure to tell. */
type TargetState = 'met' | 'missed' | 'open' | 'unknown'

/** One published target. */
export interface Target {
  readonly figure: Observation
  readonly state: TargetState
  /**
   * What is to be reached, in the unit of the series: the value of the figure, or where it is only so many times what there was, that
   * many times the last whole year that was over when it was said. Null for a range, or where that year is not at hand.
   */
  readonly aim: { readonly value: number; readonly base: Observation | null } | null
  /** Observed in its time, where it is over; of an aim without a year the first year that reaches it. */
  readonly reached: Observation | null
  /** Growth a year that is still needed from the last observed year; null where it is over, has no year, or nothing was observed. */
  readonly needed: Derived | null
  /** Other datings of the same aim: ids of targets with the same value and unit there for another time. */
  readonly alsoDated: readonly string[]
}

/** All targets of one name, with the way so far. */
export interface TargetLine {
  readonly series: Series
  /** Ordered by when they were to be reached, then by when they were said; those without a year last. */
  readonly targets: readonly Target[]
  /** Observed figures of whole years, the first first; of every scope, which each figure names. */
  readonly path: readonly Observation[]
}

/** Figures that aim at less when they are better. */
const LESS_IS_BETTER = new Set(['transitTime', 'cost'])

/**
 * Published targets and forecasts against what was observed.
 * @param asOf - the day of today, `YYYY-MM-DD`: a target whose time ends before it is due
 */
export function targetBoard(figures: readonly Observation[], asOf: string): readonly TargetLine[] {
  const aims = figures.filter(isAim)
  const names = new Map(aims.map((aim) => [nameKey(aim.series), aim.series]))
  return [...names].map(([name, series]) => {
    const line = figures.filter((figure) => nameKey(figure.series) === name)
    const observed = line.filter((figure) => isObserved(figure) && intervalOf(figure) !== null).sort(byTime)
    const path = observed.filter(({ period }) => period?.kind === 'year' || period?.kind === 'asOf')
    const targets = line
      .filter(isAim)
      .sort(byTime)
      .map((figure) => targetOf(figure, { aims, observed, path, asOf }))
    return { series: { ...series, scope: null }, targets, path }
  })
}

interface Beside {
  /** All targets and forecasts, of every series. */
  readonly aims: readonly Observation[]
  readonly observed: readonly Observation[]
  readonly path: readonly Observation[]
  readonly asOf: string
}

function targetOf(figure: Observation, beside: Beside): Target {
  const { aims, observed, path, asOf } = beside
  const aim = aimOf(figure, path)
  if (figure.period === null) return undated(figure, aim, beside)
  const isOver = figure.period.end < asOf
  const came = observed.filter(
    ({ period, series }) => isSamePeriod(period, figure.period) && seriesKey(series) === seriesKey(figure.series),
  )
  const reached = came.find((one) => isReached(one, figure)) ?? came[0] ?? null
  const state: TargetState =
    reached !== null && isReached(reached, figure) ? 'met' : !isOver ? 'open' : reached === null ? 'unknown' : 'missed'
  const last = path.findLast(
    ({ period }) =>
      period !== null &&
      figure.period !== null &&
      isAlike(period, figure.period) &&
      yearOf(period) < yearOf(figure.period),
  )
  const alsoDated = aims.flatMap((other) => (isSameAim(other, figure) ? [other.id] : []))
  const needed = state === 'open' && last !== undefined ? growthNeeded(last, figure, { acrossScopes: true }) : null
  return { figure, state, aim, reached, needed, alsoDated }
}

function undated(figure: Observation, aim: Target['aim'], { aims, path }: Beside): Target {
  const wanted = aim === null ? figure : { ...figure, value: aim.value }
  const later = path.filter(
    ({ period, series }) =>
      (period?.end ?? '') >= figure.origin.published && seriesKey(series) === seriesKey(figure.series),
  )
  const reached = later.find((one) => isReached(one, wanted)) ?? null
  const alsoDated = aims.flatMap((other) => (isSameAim(other, figure) ? [other.id] : []))
  return { figure, state: reached === null ? 'open' : 'met', aim, reached, needed: null, alsoDated }
}

function aimOf(figure: Observation, path: readonly Observation[]): Target['aim'] {
  const { value, comparison, series, origin } = figure
  if (value !== null) return { value, base: null }
  if (comparison?.kind !== 'multiple' || comparison.value === null) return null
  const base = path.findLast(
    (one) =>
      one.value !== null &&
      one.period?.kind === 'year' &&
      one.period.end < origin.published &&
      seriesKey(one.series) === seriesKey(series),
  )
  return base === undefined ? null : { value: (base.value ?? 0) * comparison.value, base }
}

function isAim({ status }: Observation): boolean {
  return status === 'target' || status === 'forecast'
}

/** An aim counts as the same whether it is said of what is carried or of what could be. */
function isSameAim(other: Observation, figure: Observation): boolean {
  const { series } = figure
  return (
    other.status === 'target' &&
    other.value !== null &&
    other.value === figure.value &&
    other.series.where.join() === series.where.join() &&
    other.series.unit.of === series.unit.of &&
    other.series.equipment === series.equipment &&
    other.id !== figure.id &&
    !isSamePeriod(other.period, figure.period)
  )
}

function isReached(observed: Observation, target: Observation): boolean {
  const [came, aimed] = [intervalOf(observed), intervalOf(target)]
  if (came === null || aimed === null) return false
  // What came is taken as it was printed: that it may have been rounded down reaches nothing.
  const is = middle(came)
  return LESS_IS_BETTER.has(target.series.measure) ? is <= aimed.high : is >= aimed.low
}

function isObserved({ status }: Observation): boolean {
  return status === 'observed' || status === 'estimated'
}

/** After every day of the calendar. */
const LAST = '~'

function byTime(a: Observation, b: Observation): number {
  const [one, other] = [a.period?.end ?? LAST, b.period?.end ?? LAST]
  if (one !== other) return one < other ? -1 : 1
  return a.origin.published.localeCompare(b.origin.published) || a.id.localeCompare(b.id)
}
