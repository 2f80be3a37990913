import type { Measure, Observation, Series } from '@karavan/model'
import { type Interval, intervalOf, middle } from '../figure-interval.js'
import { periodKey, seriesKey } from '../identity.js'
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
  /** The greatest of them by the least; null where that is 0. */
  readonly ratio: number | null
}

const NEAR = 1.05

/** A box is one TEU at the least and, of 45 feet, this many at most. */
const MOST_TEU = 2.25

type Told = Observation & { readonly interval: Interval }

/**
 * What sources say differently of the same series and time, be it gross or net, boxes or TEU; what is planned is not held against what
 * came, and empty boxes not against laden ones.
 */
export function conflictsIn(figures: readonly Observation[]): readonly Conflict[] {
  const told = figures.flatMap((figure): readonly Told[] => {
    const { status, period } = figure
    const counts = period !== null && (status === 'observed' || status === 'estimated' || status === 'claimed')
    const interval = counts ? intervalOf(figure) : null
    return interval === null ? [] : [{ ...figure, interval }]
  })
  const groups = grouped(
    told,
    ({ series, period }) => `${blurredKey(series)} ${period === null ? '' : periodKey(period)}`,
  )
  return [...groups.values()].flatMap((group) => {
    const isApart = apartFrom(group)
    const apart = group.filter(isApart)
    if (apart.length < 2) return []
    const middles = apart.map(({ interval }) => middle(interval))
    const [least, most] = [middles.reduce((a, b) => Math.min(a, b)), middles.reduce((a, b) => Math.max(a, b))]
    const ratio = least > 0 ? most / least : null
    const plain = apart.map(({ interval: _, ...figure }) => figure)
    return [{ figures: plain, reason: reasonOf(plain, ratio), ratio }]
  })
}

/** Names a series without what sources often leave unsaid: by whose definition, gross or net, boxes or TEU; whatever is not empty is one. */
function blurredKey(series: Series): string {
  const { unit, load } = series
  const of = unit.of === 'TEU' ? 'containers' : unit.of
  return nameKey({ ...series, weight: null, load: load === 'empty' ? load : null, unit: { ...unit, of } })
}

/** Tells which figures of a group no other of it explains, looking at each once. */
function apartFrom(group: readonly Told[]): (figure: Told) => boolean {
  const bounds = new Map<string, { low: number; high: number }>()
  for (const figure of group) {
    const key = kindOf(figure)
    const known = bounds.get(key) ?? { low: -Infinity, high: Infinity }
    known.low = Math.max(known.low, figure.interval.low)
    known.high = Math.min(known.high, figure.interval.high)
    bounds.set(key, known)
  }
  return (figure) =>
    [...bounds].some(([key, { low, high }]) => {
      const [unit, load] = key.split(' ')
      const { unit: own, load: ownLoad } = figure.series
      // How much another may be more and less than this one without contradiction.
      const isTeu = own.of === 'TEU' && unit !== 'TEU'
      const isBoxes = own.of !== 'TEU' && unit === 'TEU'
      const [least, most] = [isTeu ? 1 / MOST_TEU : 1, isBoxes ? MOST_TEU : 1]
      const mayBeMore = ownLoad === 'laden' && load !== 'laden'
      const mayBeLess = ownLoad !== 'laden' && load === 'laden'
      const tooHigh = !mayBeMore && figure.interval.high * most < low
      const tooLow = !mayBeLess && figure.interval.low * least > high
      return tooHigh || tooLow
    })
}

function kindOf({ series: { unit, load } }: Told): string {
  return `${unit.of} ${load ?? ''}`
}

function reasonOf(figures: readonly Observation[], ratio: number | null): ConflictReason {
  const powers = Math.log10(ratio ?? 1)
  if (Math.round(powers) >= 1 && Math.abs(powers - Math.round(powers)) < 0.08) return 'magnitude'
  const differs = (of: (figure: Observation) => unknown) => new Set(figures.map(of)).size > 1
  if (differs(({ series }) => series.scope)) return 'scope'
  if (differs(({ series }) => series.unit.of)) return 'unit'
  if (differs(({ series }) => series.weight)) return 'weight'
  if (differs(({ series }) => series.load)) return 'load'
  const producers = new Set(figures.map(({ origin }) => origin.producer))
  if (producers.size === 1 && !producers.has(null)) return 'revision'
  if (ratio !== null && ratio < NEAR) return 'rounding'
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
  return [...groups.values()].flatMap((group) => {
    const clear = group.flatMap((figure) => {
      const interval = intervalOf(figure)
      return interval === null ? [] : [{ figure, value: middle(interval) }]
    })
    if (clear.length <= ENOUGH) return []
    const sorted = clear.map(({ value }) => value).sort((a, b) => a - b)
    return clear.flatMap(({ figure, value }): readonly Slip[] => {
      const typical = medianWithout(sorted, value)
      if (value <= 0 || typical <= 0) return []
      const powers = Math.log10(value / typical)
      const power = Math.round(powers)
      if (Math.abs(power) < 2 || Math.abs(powers - power) >= 0.35) return []
      const others = clear.flatMap((other) => (other.figure === figure ? [] : [other.figure]))
      return [{ figure, power, others: nearestFirst(figure, others) }]
    })
  })
}

/** The middle of sorted values, one of them left out. */
function medianWithout(sorted: readonly number[], value: number): number {
  const middleAt = Math.floor((sorted.length - 1) / 2)
  // Whatever lies at or below the middle, once taken out, moves it up by one.
  return sorted[value <= (sorted[middleAt] ?? 0) ? middleAt + 1 : middleAt] ?? 0
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
/** Of these two as well. */
const WAYS = ['eastbound', 'westbound']

/** Totals whose parts, as the same source tells them, add up to more, or where no part can be lacking to less. */
export function partsAgainstWholes(figures: readonly Observation[]): readonly PartsAgainst[] {
  const told = figures.filter(
    (figure) => figure.period !== null && figure.status === 'observed' && intervalOf(figure) !== null,
  )
  const said = (figure: Observation, series: Series) =>
    [
      seriesKey(series),
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
      const [whole] = group.filter(({ series }) => series.direction === null && series.goods === null)
      if (whole === undefined) return []
      const parts = once(group.filter((figure) => figure !== whole))
      const byDirection = (directions: readonly string[]) =>
        parts.filter(({ series }) => series.goods === null && directions.includes(series.direction ?? ''))
      const byGoods = parts.filter(({ series }) => series.goods !== null && series.direction === null)
      return [
        ...against(whole, byDirection(DIRECTIONS), 'direction', byDirection(DIRECTIONS).length === DIRECTIONS.length),
        ...against(whole, byDirection(WAYS), 'direction', false),
        ...against(whole, byGoods, 'goods', false),
      ]
    }),
    ...[...flows.values()].flatMap((group) => {
      const [whole, exports, imports] = (['tradeTurnover', 'exports', 'imports'] as const).map((measure) =>
        group.find(({ series }) => series.measure === measure),
      )
      if (whole === undefined || exports === undefined || imports === undefined) return []
      return against(whole, [exports, imports], 'flows', true)
    }),
  ]
}

/** Each part once, though a heading repeat it. */
function once(parts: readonly Observation[]): readonly Observation[] {
  return [...new Map(parts.toReversed().map((part) => [seriesKey(part.series), part])).values()].toReversed()
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
