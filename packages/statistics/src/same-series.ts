import type { FigurePeriod, Observation, Series } from '@karavan/model'
import { seriesKey } from './identity.js'

/** Names a series without its scope: what is called the same, and may be counted otherwise. */
export function nameKey(series: Series): string {
  return seriesKey({ ...series, scope: null })
}

export function isSamePeriod(a: FigurePeriod | null, b: FigurePeriod | null): boolean {
  return a !== null && b !== null && a.start === b.start && a.end === b.end
}

/** Whether a period has as many months of the same part of the year as another: eight months are compared with eight. */
export function isAlike(a: FigurePeriod, b: FigurePeriod): boolean {
  const years = ({ start, end }: FigurePeriod) => Number(end.slice(0, 4)) - Number(start.slice(0, 4))
  return a.start.slice(5) === b.start.slice(5) && sameEnd(a.end, b.end) && years(a) === years(b)
}

function sameEnd(a: string, b: string): boolean {
  return a.slice(5) === b.slice(5) || (a.slice(5, 7) === '02' && b.slice(5, 7) === '02')
}

/** The same part of another year; the last day of February stays the last. */
export function inYear(period: FigurePeriod, year: number): FigurePeriod {
  const span = Number(period.end.slice(0, 4)) - Number(period.start.slice(0, 4))
  const month = Number(period.end.slice(5, 7))
  const was = new Date(Date.UTC(Number(period.end.slice(0, 4)), month, 0)).getUTCDate()
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const day = Number(period.end.slice(8)) === was ? last : Math.min(last, Number(period.end.slice(8)))
  const end = `${year}-${period.end.slice(5, 7)}-${String(day).padStart(2, '0')}`
  return { kind: period.kind, start: `${year - span}${period.start.slice(4)}`, end }
}

export function yearOf(period: FigurePeriod): number {
  return Number(period.end.slice(0, 4))
}

/** Figures by a name, in the order in which they come. */
export function grouped<Figure extends Observation>(
  figures: Iterable<Figure>,
  by: (figure: Figure) => string,
): ReadonlyMap<string, readonly Figure[]> {
  const groups = new Map<string, Figure[]>()
  for (const figure of figures) {
    const key = by(figure)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [figure])
    else group.push(figure)
  }
  return groups
}

/**
 * How much a figure of a time counts beside others of it, as text that sorts: one with a value before one without, what was observed
 * before an estimate, then what was published later; what has no date counts least.
 */
export function weightOf({ value, min, status, origin }: Observation): string {
  const published = origin.published === 'undated' ? '' : origin.published
  return `${value === null && min === null ? 0 : 1} ${status === 'observed' ? 1 : 0} ${published}`
}
