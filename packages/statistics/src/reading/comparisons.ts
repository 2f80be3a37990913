import type { ClaimedComparison, FigurePeriod, FigureUnit, Qualifier } from '@karavan/model'
import { inYear } from '../same-series.js'
import type { GrowthSaid } from './claims.js'
import type { Level } from './levels.js'
import { basePeriod } from './own-time.js'
import type { Quantity } from './quantity.js'
import type { TimeSaid } from './time-said.js'

/** A growth in percent over months or a year is counted; one over years, or in round words, is only said. */
export function isCounted({ kind, unit }: GrowthSaid, period: FigurePeriod | null): boolean {
  return kind === 'change' && unit === '%' && period !== null && period.kind !== 'asOf' && period.kind !== 'years'
}

/** «до 2,7 млн» and "up to 2.7 million" behind a growth tell what it grew to, and bound nothing. */
export function qualifierOf(text: string, { quantity, growth }: Level): Qualifier | null {
  const said = text.slice(quantity.start, quantity.number.start)
  return growth !== null && growth.end <= quantity.start && /^(?:до|up\s+to)/iu.test(said) ? null : quantity.qualifier
}

export function comparisonOf(
  level: Level,
  text: string,
  times: readonly TimeSaid[],
  period: FigurePeriod | null,
): ClaimedComparison | null {
  return level.growth === null
    ? null
    : claimOf(level.growth, level.base?.quantity ?? null, text, times, period, level.quantity.start)
}

/**
 * What a growth says of a figure.
 * @param of - where the figure stands
 */
export function claimOf(
  { kind, value, unit, qualifier, sign, start, end }: GrowthSaid,
  base: Quantity | null,
  text: string,
  times: readonly TimeSaid[],
  period: FigurePeriod | null,
  of = 0,
): ClaimedComparison {
  const since = times.find(({ role }) => role === 'since')?.period ?? null
  const compared = times.find(({ role }) => role === 'base' || role === 'same')
  const same = period === null ? null : inYear(period, compared?.year ?? Number(period.end.slice(0, 4)) - 1)
  const when =
    base !== null
      ? basePeriod(text, base, times, period, of > base.start ? of : undefined)
      : (since ?? (compared === undefined ? null : compared.role === 'same' ? same : compared.period))
  const isSaid = when !== null || base !== null
  return {
    kind,
    value,
    unit: unit as FigureUnit,
    qualifier,
    sign,
    base: isSaid ? { period: when, value: base?.value ?? null } : null,
    span: { start, end },
  }
}
