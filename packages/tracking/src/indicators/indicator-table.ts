import { formatDate } from '@karavan/core'
import {
  type CorridorSegment,
  FEWEST_FOR_PERCENTILES,
  INDICATORS,
  type Indicator,
  type IndicatorFigure,
  type IndicatorPoint,
  MOST_POINTS,
  segmentId,
  UNMEASURED,
  type Unmeasured,
} from '@karavan/model'
import { compareText } from '../settle.js'
import type { Passage } from './passage.js'

/** Which figures are asked for; null asks for all. */
export interface IndicatorQuestion {
  /** First month, `2026-01`. */
  readonly from: string | null
  /** Last month. */
  readonly to: string | null
  /** {@link segmentId}, or its beginning up to a colon: `border`, `section:KZ-AKTAU`. */
  readonly segment: string | null
  readonly indicator: Indicator | null
}

/** Costs are in the currency in which they were paid. */
const UNITS: Readonly<Record<Indicator, IndicatorFigure['unit']>> = {
  borderHours: 'h',
  borderCost: null,
  sectionHours: 'h',
  sectionCost: null,
  speedWithoutDelay: 'km/h',
  speedWithDelay: 'km/h',
}

interface Cell {
  readonly segmentId: string
  readonly segment: CorridorSegment
  readonly indicator: Indicator
  readonly unit: IndicatorFigure['unit']
  readonly month: string
  readonly values: number[]
  readonly unmeasured: Map<Unmeasured, number>
  points: IndicatorPoint[]
}

/**
 * Figures of passages that are added one after another, in any order. It keeps one number for each passage and, for each figure, the
 * latest points.
 */
export class IndicatorTable {
  readonly #cells = new Map<string, Cell>()

  constructor(private readonly asked: IndicatorQuestion) {}

  add(passages: readonly Passage[]): void {
    for (const passage of passages) {
      const month = formatDate(passage.at).slice(0, 7)
      const id = segmentId(passage.segment)
      if (!this.#isAsked(id, passage.indicator, month)) continue
      const cell = this.#cellOf(id, passage, month)
      const { consignmentId, at, measured } = passage
      if ('why' in measured) {
        cell.unmeasured.set(measured.why, (cell.unmeasured.get(measured.why) ?? 0) + 1)
        continue
      }
      const { value, pieces, events } = measured
      cell.values.push(value)
      cell.points.push({ consignmentId, at, value, pieces, events })
      if (cell.points.length > 2 * MOST_POINTS) cell.points = latest(cell.points)
    }
  }

  /** By segment, measure and month. */
  figures(): readonly IndicatorFigure[] {
    return [...this.#cells.values()]
      .sort(
        (a, b) =>
          compareText(a.segmentId, b.segmentId) ||
          INDICATORS.indexOf(a.indicator) - INDICATORS.indexOf(b.indicator) ||
          compareText(a.unit ?? '', b.unit ?? '') ||
          compareText(a.month, b.month),
      )
      .map(figureOf)
  }

  #isAsked(id: string, of: Indicator, month: string): boolean {
    const { from, to, segment, indicator } = this.asked
    if (indicator !== null && indicator !== of) return false
    if ((from !== null && month < from) || (to !== null && month > to)) return false
    return segment === null || id === segment || id.startsWith(`${segment}:`)
  }

  #cellOf(id: string, { segment, indicator, measured }: Passage, month: string): Cell {
    const unit = ('why' in measured ? null : measured.currency) ?? UNITS[indicator]
    const key = `${id} ${indicator} ${unit} ${month}`
    const known = this.#cells.get(key)
    if (known !== undefined) return known
    const cell: Cell = { segmentId: id, segment, indicator, unit, month, values: [], unmeasured: new Map(), points: [] }
    this.#cells.set(key, cell)
    return cell
  }
}

function figureOf({ segmentId, segment, indicator, unit, month, values, unmeasured, points }: Cell): IndicatorFigure {
  const sorted = Float64Array.from(values).sort()
  const count = sorted.length
  const percentile = (share: number) => (count < FEWEST_FOR_PERCENTILES ? null : quantile(sorted, share))
  return {
    segmentId,
    segment,
    indicator,
    unit,
    month,
    count,
    mean: count === 0 ? null : sorted.reduce((sum, value) => sum + value, 0) / count,
    median: percentile(0.5),
    p10: percentile(0.1),
    p90: percentile(0.9),
    least: sorted[0] ?? null,
    most: sorted[count - 1] ?? null,
    unmeasured: UNMEASURED.flatMap((why) => {
      const times = unmeasured.get(why)
      return times === undefined ? [] : [{ why, count: times }]
    }),
    points: latest(points),
  }
}

/** By linear interpolation between the values on both sides (Hyndman and Fan 1996, type 7). */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const [low = 0, high = low] = [sorted[below], sorted[below + 1]]
  return low + (high - low) * (place - below)
}

/** One order whatever the order of adding. */
function latest(points: readonly IndicatorPoint[]): IndicatorPoint[] {
  return [...points]
    .sort((a, b) => b.at - a.at || compareText(a.consignmentId, b.consignmentId) || a.value - b.value)
    .slice(0, MOST_POINTS)
}
