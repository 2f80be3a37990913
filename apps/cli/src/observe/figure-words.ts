import type { ClaimedComparison, FigurePeriod, Observation, Qualifier } from '@karavan/model'
import { unitText } from '@karavan/statistics'

const QUALIFIER_WORDS: Readonly<Record<Qualifier, string>> = {
  moreThan: 'more than',
  atLeast: 'at least',
  about: 'about',
  almost: 'almost',
  upTo: 'up to',
  lessThan: 'less than',
}
const NUMBERS = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })

/** A figure with its qualifier and unit: "more than 122,000,000 t". */
export function amountWords({
  value,
  min,
  max,
  qualifier,
  series,
}: Pick<Observation, 'value' | 'min' | 'max' | 'qualifier' | 'series'>): string {
  const unit = unitText(series.unit)
  const isRange = min !== null && max !== null
  if (value === null && !isRange) return `no figure in ${unit}`
  const number = value === null ? `${NUMBERS.format(min ?? 0)}–${NUMBERS.format(max ?? 0)}` : NUMBERS.format(value)
  return [qualifier === null ? '' : QUALIFIER_WORDS[qualifier], number, unit].filter(Boolean).join(' ')
}

/** A time as short as it can be said: `2024`, `2024-H1`, `2025-01 to 2025-08`, `as of 2025-06-25`. */
export function periodWords(period: FigurePeriod | null): string {
  if (period === null) return 'no time said'
  const { kind, start, end } = period
  const year = start.slice(0, 4)
  const isYear = start.endsWith('-01-01') && end === `${year}-12-31`
  if (isYear) return kind === 'asOf' ? `as of ${year}` : year
  if (kind === 'half') return `${year}-H${start.slice(5, 7) === '01' ? 1 : 2}`
  if (kind === 'quarter') return `${year}-Q${(Number(start.slice(5, 7)) + 2) / 3}`
  if (start === end) return kind === 'asOf' ? `as of ${end}` : end
  if (kind === 'months')
    return start.slice(0, 7) === end.slice(0, 7) ? start.slice(0, 7) : `${start.slice(0, 7)} to ${end.slice(0, 7)}`
  return `${start} to ${end}`
}

/** What is claimed with a figure: "+62 %", "more than 3 times", "fewer". */
export function claimWords({ kind, value, unit, qualifier, sign }: ClaimedComparison): string {
  const said = qualifier === null ? '' : `${QUALIFIER_WORDS[qualifier]} `
  if (value === null) return sign < 0 ? 'fewer' : sign > 0 ? 'more' : 'as many'
  if (kind === 'multiple') return `${said}${NUMBERS.format(value)} times`
  return `${said}${value > 0 ? '+' : ''}${NUMBERS.format(value)} ${unit}`
}

/** Who stands behind a figure, and when they said it. */
export function whoSays({ origin: { producer, via, published, source } }: Observation): string {
  const who = [producer, via].filter((name) => name !== null).join(', via ')
  return `${who === '' ? source : who}, ${published}`
}
