import type { Measure, Observation, Series } from '@karavan/model'
import { intervalOf, middle, overlap } from '../figure-interval.js'
import { periodKey } from '../identity.js'
import { grouped, nameKey } from '../same-series.js'

/** Why two sources may say different things of what they call the same. */
type ConflictReason =
  | 'scope'
  | 'weight'
  | 'load'
  | 'unit'
  | 'status'
  | 'revision'
  | 'magnitude'
  | 'rounding'
  | 'unknown'

/** Figures of one name and time that do not agree. */
export interface Conflict {
  readonly figures: readonly Observation[]
  readonly reason: ConflictReason
  /** The greatest of them by the least. */
  readonly ratio: number
}

const NEAR = 1.05

/** A box is one TEU at the least and, of 45 feet, this many at most. */
const MOST_TEU = 2.25

/**
 * What sources say differently of the same series and time, be it gross or net, laden or empty, boxes or TEU; what is planned is not held
 * against what came.
 */
export function conflictsIn(figures: readonly Observation[]): readonly Conflict[] {
  const told = figures.filter(
    ({ status, period }) =>
      period !== null && (status === 'observed' || status === 'estimated' || status === 'claimed'),
  )
  const groups = grouped(
    told,
    ({ series, period }) => `${blurredKey(series)} ${period === null ? '' : periodKey(period)}`,
  )
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

/** Names a series without what sources often leave unsaid: by whose definition, gross or net, laden or empty, boxes or TEU. */
function blurredKey(series: Series): string {
  const { unit } = series
  const of = unit.of === 'TEU' ? 'containers' : unit.of
  return nameKey({ ...series, weight: null, load: null, unit: { ...unit, of } })
}

function isApart(one: Observation, other: Observation): boolean {
  const [a, b] = [intervalOf(one), intervalOf(other)]
  if (a === null || b === null) return false
  if (one.series.unit.of === other.series.unit.of) return !overlap(a, b)
  const [boxes, teu] = one.series.unit.of === 'TEU' ? [b, a] : [a, b]
  return !overlap({ low: boxes.low, high: boxes.high * MOST_TEU }, teu)
}

function reasonOf(figures: readonly Observation[], ratio: number): ConflictReason {
  const powers = Math.log10(ratio)
  if (Math.round(powers) >= 1 && Math.abs(powers - Math.round(powers)) < 0.08) return 'magnitude'
  const differs = (of: (figure: Observation) => unknown) => new Set(figures.map(of)).size > 1
  if (differs(({ series }) => series.scope)) return 'scope'
  if (differs(({ series }) => series.unit.of)) return 'unit'
  if (differs(({ series }) => series.weight)) return 'weight'
  if (differs(({ series }) => series.load)) return 'load'
  const producers = new Set(figures.map(({ origin }) => origin.producer))
  if (producers.size === 1 && !producers.has(null)) return 'revision'
  if (ratio < NEAR) return 'rounding'
  return differs(({ status }) => status) ? 'status' : 'unknown'
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

/** Parts of a whole that do not make it. */
export interface PartsAgainst {
  readonly whole: Observation
  readonly parts: readonly Observation[]
  /** By which the parts differ: direction, goods, or exports and imports of a turnover. */
  readonly by: 'direction' | 'goods' | 'flows'
  readonly sum: number
  /** Whether there can be no other part: then they may not be less either. */
  readonly isExhaustive: boolean
}

/** Directions of which each journey of goods has one. */
const DIRECTIONS = ['export', 'import', 'transit', 'domestic']

/** Totals whose parts, as the same source tells them, add up to more, or where no part can be lacking to less. */
export function partsAgainstWholes(figures: readonly Observation[]): readonly PartsAgainst[] {
  const told = figures.filter(
    (figure) => figure.period !== null && figure.status === 'observed' && intervalOf(figure) !== null,
  )
  const said = (figure: Observation, series: Series) =>
    [
      nameKey(series),
      figure.period === null ? '' : periodKey(figure.period),
      figure.origin.source,
      figure.origin.published,
    ].join(' ')
  const groups = grouped(told, (figure) => said(figure, { ...figure.series, direction: null, goods: null }))
  const flows = grouped(
    told.filter(({ series }) => FLOWS.has(series.measure)),
    (figure) => said(figure, { ...figure.series, measure: 'tradeTurnover', direction: null }),
  )
  return [
    ...[...groups.values()].flatMap((group) => {
      const whole = group.find(({ series }) => series.direction === null && series.goods === null)
      if (whole === undefined) return []
      return (['direction', 'goods'] as const).flatMap((by) => {
        const other = by === 'direction' ? 'goods' : 'direction'
        const parts = group.filter(({ series }) => series[by] !== null && series[other] === null)
        const isExhaustive =
          by === 'direction' && DIRECTIONS.every((one) => parts.some(({ series }) => series.direction === one))
        return against(whole, parts, by, isExhaustive)
      })
    }),
    ...[...flows.values()].flatMap((group) => {
      const whole = group.find(({ series }) => series.measure === 'tradeTurnover')
      const parts = group.filter(({ series }) => series.measure !== 'tradeTurnover')
      return whole === undefined || parts.length !== 2 ? [] : against(whole, parts, 'flows', true)
    }),
  ]
}

const FLOWS: ReadonlySet<Measure> = new Set(['tradeTurnover', 'exports', 'imports'])

function against(
  whole: Observation,
  parts: readonly Observation[],
  by: PartsAgainst['by'],
  isExhaustive: boolean,
): readonly PartsAgainst[] {
  const of = intervalOf(whole)
  if (of === null || parts.length === 0) return []
  const total = (end: 'low' | 'high') => parts.reduce((sum, part) => sum + (intervalOf(part)?.[end] ?? 0), 0)
  const [low, high] = [total('low'), total('high')]
  const isOff = low > of.high || (isExhaustive && high < of.low)
  const sum = parts.reduce((all, part) => all + middle(intervalOf(part) ?? { low: 0, high: 0 }), 0)
  return isOff ? [{ whole, parts, by, sum, isExhaustive }] : []
}
