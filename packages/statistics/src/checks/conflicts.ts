import type { Observation } from '@karavan/model'
import { intervalOf, middle, overlap } from '../figure-interval.js'
import { periodKey } from '../identity.js'
import { grouped, nameKey } from '../same-series.js'

/** Why two sources may say different things of what they call the same. */
type ConflictReason = 'scope' | 'revision' | 'magnitude' | 'rounding' | 'unknown'

/** Figures of one name and time that do not agree. */
export interface Conflict {
  readonly figures: readonly Observation[]
  readonly reason: ConflictReason
  /** The greatest of them by the least. */
  readonly ratio: number
}

const NEAR = 1.05

/** What sources say differently of the same series and time; what is planned is not held against what came. */
export function conflictsIn(figures: readonly Observation[]): readonly Conflict[] {
  const told = figures.filter(
    ({ status, period }) =>
      period !== null && (status === 'observed' || status === 'estimated' || status === 'claimed'),
  )
  const groups = grouped(told, ({ series, period }) => `${nameKey(series)} ${period === null ? '' : periodKey(period)}`)
  return [...groups.values()].flatMap((group) => {
    const clear = group.filter((figure) => intervalOf(figure) !== null)
    const apart = clear.filter((one) => clear.some((other) => isApart(one, other)))
    if (apart.length < 2) return []
    const middles = apart.map((figure) => middle(intervalOf(figure) ?? { low: 0, high: 0 })).sort((a, b) => a - b)
    const [least = 0, most = 0] = [middles[0], middles.at(-1)]
    const ratio = least === 0 ? Infinity : most / least
    return [{ figures: apart, reason: reasonOf(apart, ratio), ratio }]
  })
}

function isApart(one: Observation, other: Observation): boolean {
  const [a, b] = [intervalOf(one), intervalOf(other)]
  return a !== null && b !== null && !overlap(a, b)
}

function reasonOf(figures: readonly Observation[], ratio: number): ConflictReason {
  const powers = Math.log10(ratio)
  if (Math.round(powers) >= 1 && Math.abs(powers - Math.round(powers)) < 0.08) return 'magnitude'
  if (new Set(figures.map(({ series }) => series.scope)).size > 1) return 'scope'
  const producers = new Set(figures.map(({ origin }) => origin.producer))
  if (producers.size === 1 && !producers.has(null)) return 'revision'
  return ratio < NEAR ? 'rounding' : 'unknown'
}

/** A figure that is about a power of ten away from others of its series. */
export interface Slip {
  readonly figure: Observation
  /** Ten to this power too great, or too small where it is negative. */
  readonly power: number
  /** The others, nearest in time first. */
  readonly others: readonly Observation[]
}

const ENOUGH = 2

/** Figures that look as if thousand and million had been taken for one another: a power of ten from two others at least. */
export function slipsIn(figures: readonly Observation[]): readonly Slip[] {
  const told = figures.filter(({ period }) => period !== null)
  const groups = grouped(told, ({ series, period }) => `${nameKey(series)} ${lengthOf(period)}`)
  return [...groups.values()].flatMap((group) =>
    group.flatMap((figure): readonly Slip[] => {
      const own = intervalOf(figure)
      const others = group.filter((other) => other !== figure && intervalOf(other) !== null)
      if (own === null || middle(own) <= 0 || others.length < ENOUGH) return []
      const values = others.map((other) => middle(intervalOf(other) ?? own)).sort((a, b) => a - b)
      const typical = values[Math.floor(values.length / 2)] ?? 0
      if (typical <= 0) return []
      const powers = Math.log10(middle(own) / typical)
      const power = Math.round(powers)
      return Math.abs(power) >= 2 && Math.abs(powers - power) < 0.35
        ? [{ figure, power, others: nearestFirst(figure, others) }]
        : []
    }),
  )
}

function nearestFirst(figure: Observation, others: readonly Observation[]): readonly Observation[] {
  const day = ({ period }: Observation) => Date.parse(period?.end ?? '')
  const away = (other: Observation) => Math.abs(day(other) - day(figure))
  return [...others].sort((a, b) => away(a) - away(b) || a.id.localeCompare(b.id))
}

function lengthOf(period: Observation['period']): number {
  return period === null ? 0 : Math.round((Date.parse(period.end) - Date.parse(period.start)) / 86_400_000 / 30)
}

/** Parts of a whole that are more than it. */
export interface PartsOver {
  readonly whole: Observation
  readonly parts: readonly Observation[]
  /** By which the parts differ: direction or goods. */
  readonly by: 'direction' | 'goods'
  readonly sum: number
}

/** Totals whose parts, as the same source tells them, add up to more. */
export function partsOver(figures: readonly Observation[]): readonly PartsOver[] {
  const groups = grouped(
    figures.filter((figure) => figure.period !== null && figure.status === 'observed' && intervalOf(figure) !== null),
    ({ series, period, origin }) =>
      [
        nameKey({ ...series, direction: null, goods: null }),
        period === null ? '' : periodKey(period),
        origin.source,
        origin.published,
      ].join(' '),
  )
  return [...groups.values()].flatMap((group) => {
    const whole = group.find(({ series }) => series.direction === null && series.goods === null)
    if (whole === undefined) return []
    return (['direction', 'goods'] as const).flatMap((by): readonly PartsOver[] => {
      const other = by === 'direction' ? 'goods' : 'direction'
      const parts = group.filter(({ series }) => series[by] !== null && series[other] === null)
      const sum = parts.reduce((total, part) => total + (intervalOf(part)?.low ?? 0), 0)
      return sum > (intervalOf(whole)?.high ?? Infinity) ? [{ whole, parts, by, sum }] : []
    })
  })
}
