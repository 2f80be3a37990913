import type { Span } from '@karavan/core'
import type { FigureUnit } from '@karavan/model'
import { scaled } from '../units.js'
import { type Lender, thingCounted, withBare } from './bare.js'
import { fractionsIn } from './fractions.js'
import { type Numeral, numeralsIn } from './numerals.js'
import { qualified } from './qualifiers.js'
import type { Quantity } from './quantity.js'
import { MONEY, MONEY_OF, perBefore, perOf, rateOf, SCALE_AFTER_SIGN, thingAt, unitAt } from './unit-words.js'

/** Words that end a run of words before a thing: "100 of them", "two in three". */
const BREAKS = new Set(
  'of in from to by at on for with than which that were was are is have has had will between the a an his its their в на из по за с к от для и или что который которые'.split(
    ' ',
  ),
)
const MOST_WORDS = 5

/**
 * All numbers of a sentence that are counted in something and are no times.
 * @param lenders - whose unit a number may have that tells none
 */
export function quantitiesIn(
  text: string,
  times: readonly Span[] = [],
  lenders: readonly Lender[] = [],
): readonly Quantity[] {
  const numerals = numeralsIn(text)
  const found: Quantity[] = []
  for (let i = 0; i < numerals.length; i++) {
    const numeral = numerals[i]
    if (numeral === undefined || numeral.start < (found.at(-1)?.end ?? 0)) continue
    const upper = rangeEnd(text, numeral, numerals[i + 1])
    const quantity = quantityOf(text, numeral, upper)
    if (quantity === null) continue
    found.push(quantity)
    if (upper !== null && quantity.max !== null) i++
  }
  const quantities = found.filter(
    ({ number }) => !times.some(({ start, end }) => start <= number.start && number.end <= end),
  )
  return [
    ...withBare({ text, quantities: pricedLike(quantities, lenders), numerals, times, lenders }),
    ...fractionShares(text),
  ].sort((a, b) => a.start - b.start)
}

/** "$7,200 for a box, as opposed to $5,900": a price is asked for the same as the one before it, in the sentence or the last one. */
function pricedLike(quantities: readonly Quantity[], lenders: readonly Lender[]): readonly Quantity[] {
  const before = new Map<FigureUnit, Pick<Lender, 'unit' | 'size'>>()
  for (const lender of lenders) if (!before.has(lender.unit.of)) before.set(lender.unit.of, lender)
  return quantities.map((quantity) => {
    const { unit, value, max } = quantity
    const size = value ?? max
    const like = before.get(unit.of)
    const ratio = (size ?? 0) / (like?.size ?? 1)
    const isLike =
      MONEY_OF.has(unit.of) &&
      unit.per === null &&
      unit.every === null &&
      like?.unit.per != null &&
      ratio > 0.2 &&
      ratio < 5
    const priced = isLike ? { ...quantity, unit: like.unit } : quantity
    before.set(unit.of, { unit: priced.unit, size })
    return priced
  })
}

/** Shares by a fraction in words: "half of the cargo", "of whom a third". */
function fractionShares(text: string): readonly Quantity[] {
  return fractionsIn(text).flatMap(({ start, end, percent }): readonly Quantity[] => {
    if (!isPart(text, start, end)) return []
    const { start: from, qualifier } = qualified(text, start)
    const unit = { of: '%', every: null, per: null } as const
    return [
      { start: from, end, value: percent, min: null, max: null, unit, qualifier, noun: null, number: { start, end } },
    ]
  })
}

const PART_BEFORE =
  /(?:of\s+(?:whom|which|them|these)|из\s+(?:них|которых|этого\s+объ[её]ма)|приход\p{L}*|приш[её]?л\p{L}*)[\s,—–-]+(?:(?:about|almost|nearly|over|лишь|только|почти|около|более|больше)\s+)?$/iu
const PART_BEHIND =
  /^\s+of\s+(?:it|them|which|these|this|all|its|their|the\s+(?:cargo|freight|goods|traffic|volume|total|exports?|imports?|trade|containers|trains|boxes|wagons|ships|vessels|work|trucks|lorries|passengers))(?!\p{L})|^\s+(?:этого\s+|всего\s+|всех\s+)?(?:объ[её]ма|грузов|груза|перевозок|экспорта|импорта|транзита|контейнеров|поставок|товарооборота|поездов|вагонов)(?!\p{L})/iu

/** What says of a part that it is told as a share and not in passing. */
const FALLS_TO =
  /^[^.;,]*(?:account\p{L}*|made\s+up|(?:was|were|is|are|has\s+been|have\s+been)\s+(?:older|younger|completed|carried|sent|moved|borrowed|empty|laden|exported|imported|bound|destined|transit)|приход\p{L}*|приш[её]?л\p{L}*)/iu

function isPart(text: string, start: number, end: number): boolean {
  const isBy = /(?:by|на)\s+(?:\p{L}+\s+)?$/iu.test(text.slice(Math.max(0, start - 20), start))
  return (
    !isBy &&
    (PART_BEFORE.test(text.slice(Math.max(0, start - 50), start)) ||
      (PART_BEHIND.test(text.slice(end, end + 40)) && FALLS_TO.test(text.slice(end, end + 90))))
  )
}

/** The upper end of "15-20 days", "15 to 20 thousand" and "between 5 and 6"; not of "from 5 to 6", which may tell a growth. */
function rangeEnd(text: string, from: Numeral, to: Numeral | undefined): Numeral | null {
  if (to === undefined || to.value <= from.value || from.isWord !== to.isWord) return null
  const gap = text.slice(from.end, to.start)
  if (/^(?:19|20)\d{2}$/.test(text.slice(from.start, from.end))) return null
  const isDash = /^\s?[-–—]\s?(?:[$€]|[A-Z]{3}\s)?$/u.test(gap)
  const isBetween =
    /^\s+(?:and|и)\s+(?:[$€]|[A-Z]{3}\s)?\s?$/u.test(gap) &&
    /(?:between|между)\s+(?:[$€]\s*|[A-Z]{3}\s)?$/iu.test(text.slice(Math.max(0, from.start - 12), from.start))
  const isTo =
    /^\s+to\s+$/iu.test(gap) &&
    to.value <= 3 * from.value &&
    !/(?:from|rose|grew|fell|cut|reduced|raised|increased)[^.;]{0,20}$/iu.test(
      text.slice(Math.max(0, from.start - 24), from.start),
    )
  return isDash || isBetween || isTo ? to : null
}

function quantityOf(text: string, numeral: Numeral, upper: Numeral | null): Quantity | null {
  const last = upper ?? numeral
  const money = moneyBefore(text, numeral, last)
  const counted = money ?? unitAfter(text, last)
  if (counted === null) return upper === null ? null : quantityOf(text, numeral, null)
  const { of, power, into = 1, end, noun } = counted
  const start = upper === null ? counted.start : Math.min(counted.start, numeral.start)
  if (
    last.isWord &&
    last.value < 10 &&
    last.end === last.bare &&
    (counted.isThing ?? false) &&
    !SMALL_THINGS.has(of) &&
    !BUILT.test(noun ?? '')
  )
    return null
  const { start: from, qualifier } = qualified(text, start)
  const price = MONEY_OF.has(of) ? (perOf(text, end) ?? perBefore(text, from, end)) : null
  const { every, end: until } = rateOf(text, from, price?.end ?? end)
  const unit = { of, every, per: price?.per ?? null }
  // "5-6 million" has one scale for both.
  const low =
    upper !== null && numeral.end === numeral.bare && upper.end > upper.bare
      ? numeral.value * (upper.value / bareValue(text, upper))
      : numeral.value
  const amount =
    upper === null
      ? { value: scaled(numeral.value, power) / into, min: null, max: null }
      : { value: null, min: scaled(low, power) / into, max: scaled(upper.value, power) / into }
  return { start: from, end: until, ...amount, unit, qualifier, noun, number: { start: numeral.start, end: last.end } }
}

/** Things of which a small number in words is a figure and no mere article. */
const SMALL_THINGS: ReadonlySet<FigureUnit> = new Set(['trains', 'vessels', 'wagons', 'trucks', 'containers', 'trips'])

/** What is built or bought one by one, so that few of it are a figure. */
const BUILT = /(?:berths|cranes|lanes|tunnels|members|крана|причала|тягача)$/iu

function bareValue(text: string, { start, bare, value }: Numeral): number {
  const digits = Number(text.slice(start, bare).replace(/\s/g, '').replace(',', '.'))
  return Number.isFinite(digits) && digits > 0 ? digits : value
}

interface Counted {
  readonly of: FigureUnit
  readonly power: number
  readonly into?: number
  readonly start: number
  readonly end: number
  readonly noun: string | null
  readonly isThing?: boolean
}

function moneyBefore(text: string, { start }: Numeral, last: Numeral): Counted | null {
  const before = text.slice(Math.max(0, start - 6), start)
  for (const [pattern, of] of MONEY) {
    const sign = pattern.exec(before)
    if (sign === null) continue
    const short = last.end === last.bare ? SCALE_AFTER_SIGN.exec(text.slice(last.end, last.end + 5)) : null
    const power = short === null ? 0 : short[1] !== undefined ? 3 : short[2] !== undefined ? 6 : 9
    return { of, power, start: start - sign[0].length, end: last.end + (short?.[0].length ?? 0), noun: null }
  }
  return null
}

function unitAfter(text: string, { start, end }: Numeral): Counted | null {
  if (
    /^[\s-]*(?:foot|ft|feet|фут)/iu.test(text.slice(end, end + 8)) &&
    !/^[\s-]*(?:foot)\s+equivalent/iu.test(text.slice(end, end + 20))
  )
    return null
  const blank = /^[\s\u00a0\u202f]*-?/u.exec(text.slice(end, end + 4))?.[0].length ?? 0
  const at = end + blank
  const direct = unitAt(text, at)
  if (direct !== null) {
    const { unit, length } = direct
    const noun = unit.isThing === true ? text.slice(at, at + length) : null
    const thing = /^(?:units|единиц\p{L}*)$/iu.test(noun ?? '') ? thingCounted(text.slice(0, start)) : null
    if (thing !== null) return { of: thing.unit.of, power: 0, start, end: at + length, noun: thing.noun, isThing: true }
    return {
      of: unit.of,
      power: unit.power ?? 0,
      into: unit.into ?? 1,
      start,
      end: at + length,
      noun,
      isThing: unit.isThing ?? false,
    }
  }
  return thingAfter(text, start, at)
}

/** A thing after some words of its own: "500 milk producing and processing enterprises". */
function thingAfter(text: string, start: number, at: number): Counted | null {
  let from = at
  for (let words = 0; words < MOST_WORDS; words++) {
    const next = /^[\p{L}'’-]+\s+/u.exec(text.slice(from, from + 40))
    if (next === null) return null
    const said = next[0].trim().toLowerCase()
    if (BREAKS.has(said) || (words === 0 && (said === 'and' || said === 'per'))) return null
    from += next[0].length
    const found = thingAt(text, from)
    if (found === null) continue
    const end = from + found.length
    return { of: found.unit.of, power: 0, start, end, noun: text.slice(at, end), isThing: true }
  }
  return null
}
