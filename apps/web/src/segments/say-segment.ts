import { decimalAmount } from '@karavan/core'
import { type CorridorSegment, type IndicatorFigure, isCurrency, type Unmeasured } from '@karavan/model'
import type { Places } from '../consignments/use-places.js'
import type { Words } from '../words/words.js'

/** A segment by the names of its places: `Dostyk: China → Kazakhstan, both controls, rail`. */
export function segmentInWords(segment: CorridorSegment, { nameOf }: Pick<Places, 'nameOf'>, words: Words): string {
  const { say, country } = words
  const mode = (of: Parameters<Words['mode']>[0]) => words.naming.mode(of)
  switch (segment.kind) {
    case 'border':
      return say('segments.name.border', {
        place: nameOf(segment.place),
        from: country(segment.from),
        to: country(segment.to),
        side: say(`segments.side.${segment.side}`),
        mode: mode(segment.mode),
      })
    case 'port':
      return say('segments.name.port', {
        place: nameOf(segment.place),
        from: mode(segment.from),
        to: mode(segment.to),
      })
    default:
      return say('segments.name.section', {
        from: nameOf(segment.from),
        to: nameOf(segment.to),
        mode: mode(segment.mode),
      })
  }
}

/** `60 h`, `23.5 km/h` or `USD 120`. */
export function valueInWords(value: number, unit: IndicatorFigure['unit'], { say, tenths, money }: Words): string {
  if (unit !== null && isCurrency(unit)) return money(decimalAmount(value), unit)
  return say(unit === 'km/h' ? 'segments.speed' : 'segments.hours', { value: tenths(value) })
}

/** A measure, and of a cost its currency. */
export function measureInWords(
  { indicator, unit }: Pick<IndicatorFigure, 'indicator' | 'unit'>,
  { say }: Pick<Words, 'say'>,
): string {
  const measure = say(`segments.measure.${indicator}`)
  return unit !== null && isCurrency(unit) ? say('segments.measure.in', { measure, currency: unit }) : measure
}

/** The middle of a figure and its spread, by what its count lets be told; null where nothing was measured. */
export function figureInWords(
  { unit, count, mean, median, p10, p90, least, most }: IndicatorFigure,
  words: Words,
): string | null {
  const told = (value: number) => valueInWords(value, unit, words)
  if (median !== null && p10 !== null && p90 !== null)
    return words.say('segments.figure.median', { median: told(median), low: told(p10), high: told(p90) })
  if (mean === null || least === null || most === null) return null
  if (count === 1) return told(mean)
  return words.say('segments.figure.mean', { mean: told(mean), low: told(least), high: told(most) })
}

/** `2: nobody tells when it began`, parted by commas. */
export function reasonsInWords(
  reasons: readonly { readonly why: Unmeasured; readonly count: number }[],
  { say, number, list }: Words,
): string {
  return list(
    reasons.map(({ why, count }) => say('segments.reason', { why: say(`segments.why.${why}`), count: number(count) })),
  )
}

/** The first minute of a month, `2026-11`. */
export function beginOf(month: string): number {
  return Date.parse(`${month}-01T00:00:00Z`) / 60_000
}
