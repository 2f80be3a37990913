import type { Observation, Series } from '@karavan/model'
import { type Derived, growthNeeded } from './derive/derived.js'
import { intervalOf } from './figure-interval.js'
import { seriesKey } from './identity.js'
import { isAlike, isSamePeriod, nameKey, yearOf } from './same-series.js'

/** What came of a target: reached in its time, not reached, not yet due, or over with no figure to tell. */
type TargetState = 'met' | 'missed' | 'open' | 'unknown'

/** One published target. */
export interface Target {
  readonly figure: Observation
  readonly state: TargetState
  /** Observed in its time, where it is over. */
  readonly reached: Observation | null
  /** Growth a year that is still needed from the last observed year; null where it is over, or nothing was observed. */
  readonly needed: Derived | null
  /** Other datings of the same aim: ids of targets with the same value and unit there for another time. */
  readonly alsoDated: readonly string[]
}

/** All targets of one name, with the way so far. */
export interface TargetLine {
  readonly series: Series
  /** Ordered by when they were to be reached, then by when they were said. */
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
  const aims = figures.filter(({ status, period }) => period !== null && (status === 'target' || status === 'forecast'))
  const names = new Map(aims.map((aim) => [nameKey(aim.series), aim.series]))
  return [...names].map(([name, series]) => {
    const line = figures.filter((figure) => nameKey(figure.series) === name)
    const observed = line.filter((figure) => isObserved(figure) && intervalOf(figure) !== null).sort(byTime)
    const path = observed.filter(({ period }) => period?.kind === 'year' || period?.kind === 'asOf')
    const targets = line
      .filter(({ status, period }) => period !== null && (status === 'target' || status === 'forecast'))
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

function targetOf(figure: Observation, { aims, observed, path, asOf }: Beside): Target {
  const isOver = figure.period !== null && figure.period.end < asOf
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
  return { figure, state, reached, needed, alsoDated }
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
    !isSamePeriod(other.period, figure.period)
  )
}

function isReached(observed: Observation, target: Observation): boolean {
  const [came, aimed] = [intervalOf(observed), intervalOf(target)]
  if (came === null || aimed === null) return false
  return LESS_IS_BETTER.has(target.series.measure) ? came.low <= aimed.high : came.high >= aimed.low
}

function isObserved({ status }: Observation): boolean {
  return status === 'observed' || status === 'estimated'
}

function byTime(a: Observation, b: Observation): number {
  const [one, other] = [a.period?.end ?? '', b.period?.end ?? '']
  if (one !== other) return one < other ? -1 : 1
  return a.origin.published.localeCompare(b.origin.published) || a.id.localeCompare(b.id)
}
