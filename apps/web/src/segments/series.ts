import type { CorridorSegment, Indicator, IndicatorFigure, Unmeasured } from '@karavan/model'
import { SEGMENT_KINDS, type SegmentKind } from './address.js'

/** A measure of a segment, by month. */
export interface Series {
  readonly indicator: Indicator
  readonly unit: IndicatorFigure['unit']
  /** Those of which something is told, in the order of their months. */
  readonly figures: readonly IndicatorFigure[]
}

/** A segment with all that is measured of it, and what is not. */
export interface SegmentSeries {
  readonly segmentId: string
  readonly segment: CorridorSegment
  /** Measured in some month. */
  readonly measured: readonly Series[]
  /** Measured in none. */
  readonly unmeasured: readonly Series[]
}

export interface SegmentGroup {
  readonly kind: SegmentKind
  readonly segments: readonly SegmentSeries[]
}

/** Figures by kind of segment, segment and measure; kinds without any are left out. */
export function groupsOf(figures: readonly IndicatorFigure[]): readonly SegmentGroup[] {
  return SEGMENT_KINDS.flatMap((kind) => {
    const own = figures.filter(({ segment }) => segment.kind === kind)
    if (own.length === 0) return []
    return [{ kind, segments: gathered(own, ({ segmentId }) => segmentId).map(segmentOf) }]
  })
}

function segmentOf(figures: readonly IndicatorFigure[]): SegmentSeries {
  const [{ segmentId, segment }] = figures as [IndicatorFigure]
  const all = gathered(figures, ({ indicator, unit }) => `${indicator} ${unit}`).map((own): Series => {
    const sorted = own.toSorted((a, b) => (a.month < b.month ? -1 : 1))
    const [{ indicator, unit }] = own as [IndicatorFigure]
    return { indicator, unit, figures: sorted }
  })
  const isMeasured = (series: Series) => series.figures.some(({ count }) => count > 0)
  return {
    segmentId,
    segment,
    measured: all.filter(isMeasured),
    unmeasured: all.filter((series) => !isMeasured(series)),
  }
}

/** Parts a list by a key, in the order in which each key comes first. */
function gathered<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const parts = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const part = parts.get(key)
    if (part) part.push(item)
    else parts.set(key, [item])
  }
  return [...parts.values()]
}

/** Every month from the first that is told of to the last, `2026-11`; charts beside each other share them. */
export function monthsOf(figures: readonly Pick<IndicatorFigure, 'month'>[]): readonly string[] {
  const told = figures.map(({ month }) => monthNumber(month))
  if (told.length === 0) return []
  const first = told.reduce((a, b) => Math.min(a, b))
  const last = told.reduce((a, b) => Math.max(a, b))
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const [year, month] = [Math.floor((first + i) / 12), ((first + i) % 12) + 1]
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  })
}

function monthNumber(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return year * 12 + number - 1
}

/** The end of a scale from 0 on that holds all values: 1, 2 or 5 times a power of ten. */
export function scaleEnd(series: Pick<Series, 'figures'>): number {
  const top = series.figures.reduce((most, figure) => Math.max(most, figure.most ?? 0), 0)
  if (top === 0) return 1
  const power = 10 ** Math.floor(Math.log10(top))
  return [1, 2, 5].map((step) => step * power).find((end) => end >= top) ?? 10 * power
}

/** How many passages were not measured, by why, the most frequent first. */
export function whyUnmeasured(
  figures: readonly Pick<IndicatorFigure, 'unmeasured'>[],
): readonly { readonly why: Unmeasured; readonly count: number }[] {
  const counts = new Map<Unmeasured, number>()
  for (const { unmeasured } of figures)
    for (const { why, count } of unmeasured) counts.set(why, (counts.get(why) ?? 0) + count)
  return [...counts].map(([why, count]) => ({ why, count })).toSorted((a, b) => b.count - a.count)
}
