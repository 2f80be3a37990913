import {
  CARRIED_BY,
  CARRIED_IN,
  type ClaimedComparison,
  DIRECTIONS,
  FIGURE_STATUSES,
  FIGURE_UNITS,
  type FigureOrigin,
  type FigurePeriod,
  MEASURES,
  MISSING_FIGURES,
  type Observation,
  PERIOD_KINDS,
  QUALIFIERS,
  RATES,
  type Series,
} from '@karavan/model'
import fc from 'fast-check'
import { observationId } from '../src/index.js'

const text = fc
  .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  .filter((one) => !/\r/.test(one) && one.trim() === one)
const words = fc.option(text)
const number = fc.option(fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((one) => (one === 0 ? 0 : one)))
const day = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2045, 11, 31) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
export const periods: fc.Arbitrary<FigurePeriod> = fc
  .record({ kind: fc.constantFrom(...PERIOD_KINDS), start: day, end: day })
  .map(({ kind, start, end }) => (start <= end ? { kind, start, end } : { kind, start: end, end: start }))
const span = fc
  .record({ start: fc.nat(999), length: fc.nat(50) })
  .map(({ start, length }) => ({ start, end: start + length }))

export const seriesDrawn: fc.Arbitrary<Series> = fc.record({
  measure: fc.constantFrom(...MEASURES),
  subject: words,
  where: fc.array(fc.constantFrom('KZ', 'KZ-AKTAU', 'corridor:TITR', 'operator:KTZ'), { maxLength: 2 }),
  direction: fc.option(fc.constantFrom(...DIRECTIONS)),
  from: words,
  to: words,
  by: fc.option(fc.constantFrom(...CARRIED_BY)),
  goods: words,
  equipment: fc.option(fc.constantFrom(...CARRIED_IN)),
  scope: words,
  weight: fc.option(fc.constantFrom('gross', 'net')),
  load: fc.option(fc.constantFrom('laden', 'empty')),
  whole: words,
  unit: fc.record({
    of: fc.constantFrom(...FIGURE_UNITS),
    every: fc.option(fc.constantFrom(...RATES)),
    per: fc.option(fc.constantFrom(...FIGURE_UNITS)),
  }),
})

const claim: fc.Arbitrary<ClaimedComparison> = fc.record({
  kind: fc.constantFrom('change', 'multiple', 'share', 'direction'),
  value: number,
  unit: fc.constantFrom(...FIGURE_UNITS),
  qualifier: fc.option(fc.constantFrom(...QUALIFIERS)),
  sign: fc.constantFrom(-1, 0, 1),
  base: fc.option(fc.record({ period: fc.option(periods), value: number })),
  span: fc.option(span),
})

const origin: fc.Arbitrary<FigureOrigin> = fc.record({
  producer: words,
  via: words,
  title: words,
  published: fc.constantFrom('undated', '2024', '2024-03', '2024-03-05'),
  read: fc.constantFrom(null, '2026-11-27'),
  source: text,
  row: words,
  licence: words,
})

const amount = fc.oneof(
  number.map((value) => ({ value, min: null, max: null })),
  fc
    .tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }))
    .map(([min, more]) => ({ value: null, min, max: min + more })),
)

/** Any observation that the words allow. */
export const observations: fc.Arbitrary<Observation> = fc
  .record({
    series: seriesDrawn,
    period: fc.option(periods),
    amount,
    missing: fc.constantFrom(...MISSING_FIGURES),
    qualifier: fc.option(fc.constantFrom(...QUALIFIERS)),
    status: fc.constantFrom(...FIGURE_STATUSES),
    comparison: fc.option(claim),
    origin,
    locator: fc.option(fc.record({ span, quote: text })),
    supersedes: words,
    note: words,
  })
  .map(({ amount: { value, min, max }, missing, supersedes, note, ...rest }) => {
    const isMissing = value === null && min === null
    const said = { ...rest, value, min, max, missing: isMissing ? missing : null }
    return { id: observationId(said), ...said, supersedes, note }
  })
