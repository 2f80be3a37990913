import type { PartialDate, Span } from '@karavan/core'
import type { FigureUnit, Series } from '@karavan/model'
import type { ReadFigure } from './read-figure.js'
import { timesIn } from './times.js'
import { MONEY_OF, unitAt } from './unit-words.js'

const TICKER =
  /(?<![A-Z])([A-Z]{3})\s?\/\s?([A-Z]{3})\s*[=:]?\s*(\d+(?:[.,]\d+)?)(?:\s+([+\-−]?\d+(?:[.,]\d+)?)\s?%)?/gu
const COUNTRY: Readonly<Record<string, string>> = {
  KGS: 'KG',
  KZT: 'KZ',
  TJS: 'TJ',
  UZS: 'UZ',
  TMT: 'TM',
  AZN: 'AZ',
  GEL: 'GE',
  TRY: 'TR',
  RUB: 'RU',
  CNY: 'CN',
}

/** "1 dollar = 531.2 tenge" */
const EQUATION =
  /(?<![\d.,])1\s+(?<of>[A-Z]{3}|\p{L}+)\s*=\s*(?<rate>\d+(?:[.,]\d+)?)\s+(?<per>[A-Z]{3}|\p{L}+)(?!\p{L})/gu

/** A rate `KZT/USD = 0.00193` is dollars for a tenge, and so is `1 KZT = 0.00193 dollars`. */
function rateOf(match: RegExpMatchArray) {
  const [whole, of = '', per = '', rate = '', change] = match
  const { groups } = match
  if (groups === undefined) return { whole, of, per, rate, change }
  return {
    whole,
    of: moneyNamed(groups['of']),
    per: moneyNamed(groups['per']),
    rate: groups['rate'] ?? '',
    change: undefined,
  }
}

function moneyNamed(word = ''): string {
  const unit = unitAt(word, 0)
  return unit !== null && unit.length === word.length ? unit.unit.of : word
}

interface RatesSaid {
  readonly figures: readonly ReadFigure[]
  /** Lines of a page that hold nothing else. */
  readonly lines: readonly Span[]
  /** Equations, which may stand within a sentence that tells figures of its own. */
  readonly equations: readonly Span[]
}

/** Exchange rates as a page lists them, `KZT/USD = 0.00193 -0%`, or as a text tells them, each once however often it is repeated. */
export function tickersIn(text: string, published: PartialDate | null): RatesSaid {
  const known = new Set<string>()
  const figures: ReadFigure[] = []
  const [lines, equations]: [Span[], Span[]] = [[], []]
  const rates = [...text.matchAll(TICKER), ...text.matchAll(EQUATION)]
  const on = rates.length === 0 ? null : (dayAtHead(text) ?? (published?.length === 10 ? published : null))
  for (const match of rates) {
    const { whole, of, per, rate, change } = rateOf(match)
    const span = { start: match.index, end: match.index + whole.length }
    if (!isCurrency(of) || !isCurrency(per)) continue
    ;(match.groups === undefined ? lines : equations).push(span)
    if (known.has(whole)) continue
    known.add(whole)
    const by = change === undefined ? null : Number(change.replace('−', '-').replace(',', '.')) + 0
    const sign = by === null || by === 0 ? 0 : by > 0 ? 1 : -1
    figures.push({
      span,
      quote: whole,
      series: rateSeries(of, per),
      period: on === null ? null : { kind: 'asOf', start: on, end: on },
      value: rateValue(rate),
      min: null,
      max: null,
      missing: null,
      qualifier: null,
      status: 'observed',
      comparison:
        by === null
          ? null
          : { kind: 'change', value: by === 0 ? 0 : by, unit: '%', qualifier: null, sign, base: null, span },
      why: ['exchange rate as a page lists it'],
    })
  }
  return { figures, lines, equations }
}

/** A comma before three digits parts thousands: nobody gives a rate in thousandths by a comma. */
function rateValue(written: string): number {
  return /^[1-9]\d{0,2},\d{3}$/.test(written) ? Number(written.replace(',', '')) : Number(written.replace(',', '.'))
}

/** Where a page with rates begins, the day that it is of stands. */
const HEAD = 6000

function dayAtHead(text: string): string | null {
  const times = timesIn(text.slice(0, HEAD), { published: null, year: null })
  return times.find(({ period }) => period?.kind === 'days')?.period?.start ?? null
}

function isCurrency(code: string): code is FigureUnit {
  return MONEY_OF.has(code as FigureUnit)
}

/** One unit of the first currency costs so many of the second. */
function rateSeries(of: FigureUnit, per: FigureUnit): Series {
  return {
    measure: 'exchangeRate',
    subject: null,
    where: [COUNTRY[of] ?? COUNTRY[per] ?? of],
    direction: null,
    from: null,
    to: null,
    by: null,
    goods: null,
    equipment: null,
    scope: null,
    weight: null,
    load: null,
    whole: null,
    unit: { of: per, every: null, per: of },
  }
}
