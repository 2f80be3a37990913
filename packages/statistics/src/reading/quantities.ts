import type { Span } from '@karavan/core'
import type { FigureUnit, Qualifier, Unit } from '@karavan/model'
import { scaled } from '../units.js'
import { type Numeral, numeralsIn } from './numerals.js'

/** A number with what it is counted in; a range where two are written. */
export interface Quantity extends Span {
  readonly value: number | null
  readonly min: number | null
  readonly max: number | null
  readonly unit: Unit
  readonly qualifier: Qualifier | null
  /** What is counted where it is things that have no code: "milk producing and processing enterprises". */
  readonly noun: string | null
  /** Where the number itself begins and ends. */
  readonly number: Span
}

interface UnitWord {
  readonly pattern: RegExp
  readonly of: FigureUnit
  readonly power?: number
  /** Things that may have words of their own before them: "100 container trains". */
  readonly isThing?: true
}

const word = (source: string) => new RegExp(`^(?:${source})(?![\\p{L}\\d])`, 'u')
const wordI = (source: string) => new RegExp(`^(?:${source})(?![\\p{L}\\d])`, 'iu')

/** The longer and rarer before the shorter. */
const UNITS: readonly UnitWord[] = [
  { pattern: /^(?:%|(?:per\s?cent|percents?|процент\p{L}*)(?!\p{L}|\s*(?:points?|пункт)))/iu, of: '%' },
  {
    pattern: wordI('ton(?:ne)?s?[-\\s]?k(?:ilo)?m(?:et(?:er|re)s?)?|tkm|т(?:онно)?[-\\s]?к(?:ило)?м(?:етр\\p{L}*)?'),
    of: 'tkm',
  },
  { pattern: word('Mt'), of: 't', power: 6 },
  { pattern: wordI('kt'), of: 't', power: 3 },
  { pattern: wordI('(?:metric\\s+)?ton(?:ne)?s?|mt|t|тонн\\p{L}*|т'), of: 't' },
  {
    pattern: wordI(
      'TEUs?|ДФЭ|(?:twenty|20)[-\\s]foot\\s+equivalent(?:\\s+units?)?|двадцатифутов\\p{L}*(?:\\s+эквивалент\\p{L}*)?',
    ),
    of: 'TEU',
  },
  { pattern: wordI('kilomet(?:er|re)s?|km|километр\\p{L}*|км'), of: 'km' },
  { pattern: wordI('days?|дн(?:я|ей|и)|сут(?:ок|ки)'), of: 'days' },
  { pattern: wordI('hours?|час(?:а|ов)?'), of: 'hours' },
  { pattern: wordI('(?:US\\s+)?dollars?|USD|доллар\\p{L}*(?:\\s+США)?|долл\\.?(?:\\s+США)?'), of: 'USD' },
  { pattern: wordI('euros?|EUR|евро'), of: 'EUR' },
  { pattern: wordI('yuan|CNY|RMB|юан\\p{L}*'), of: 'CNY' },
  { pattern: wordI('tenge|KZT|тенге'), of: 'KZT' },
  { pattern: wordI('(?:Kyrgyz\\s+)?soms?|KGS|сом(?:ов|а)?'), of: 'KGS' },
  { pattern: wordI('somoni|TJS|сомони'), of: 'TJS' },
  { pattern: wordI('(?:Uzbek\\s+)?sums?|UZS|сум(?:ов|а)?'), of: 'UZS' },
  { pattern: wordI('manats?|AZN|манат\\p{L}*'), of: 'AZN' },
  { pattern: wordI('lari|GEL|лари'), of: 'GEL' },
  { pattern: wordI('liras?|TRY|лир\\p{L}*'), of: 'TRY' },
  { pattern: wordI('rubles?|roubles?|RUB|рубл\\p{L}*'), of: 'RUB' },
  { pattern: wordI('Swiss\\s+francs?|CHF|швейцарск\\p{L}*\\s+франк\\p{L}*'), of: 'CHF' },
  { pattern: wordI('pairs?\\s+of\\s+trains|пар(?:ы|а)?\\s+поездов'), of: 'pairs' },
  { pattern: wordI('trains?|поезд(?:а|ов)?|состав(?:а|ов)'), of: 'trains', isThing: true },
  { pattern: wordI('wagons?|rail\\s?cars?|вагон(?:а|ов)?'), of: 'wagons', isThing: true },
  {
    pattern: wordI(
      'containers?(?!\\s+(?:block\\s+)?(?:trains?|ships?|vessels?|wagons?|platforms?|traffic|terminal))|контейнер(?:а|ов)?',
    ),
    of: 'containers',
    isThing: true,
  },
  {
    pattern: wordI('trucks?|lorries|машин(?:ы)?|грузовик(?:а|ов)?|фур(?:ы)?|большегруз\\p{L}*'),
    of: 'trucks',
    isThing: true,
  },
  {
    pattern: wordI('vehicles?|cars|автомобил(?:я|ей)|единиц\\p{L}*\\s+автотехник\\p{L}*'),
    of: 'vehicles',
    isThing: true,
  },
  {
    pattern: wordI('vessels?|ships?|ferries|tankers?|танкер(?:а|ов)|суд(?:на|ов)|паром(?:а|ов)'),
    of: 'vessels',
    isThing: true,
  },
  { pattern: wordI('voyages?|рейс(?:а|ов)'), of: 'trips', isThing: true },
  { pattern: wordI('(?:port\\s+|ship\\s+)?calls|судозаход(?:а|ов)'), of: 'calls', isThing: true },
  { pattern: wordI('passengers?|пассажир(?:а|ов)'), of: 'passengers', isThing: true },
  {
    pattern: wordI(
      'people|persons?|employees|workers|specialists?|citizens|personnel|visitors|participants|representatives|delegates|представител(?:ей|я)(?:\\s+бизнеса)?|человек|сотрудник(?:а|ов)|работник(?:а|ов)|участник(?:а|ов)|специалист(?:а|ов)',
    ),
    of: 'persons',
    isThing: true,
  },
  { pattern: wordI('jobs|рабоч(?:их|ие)\\s+мест(?:а)?'), of: 'jobs', isThing: true },
  { pattern: wordI('enterprises|companies|firms|предприят(?:ий|ия)|компани(?:й|и)'), of: 'enterprises', isThing: true },
  { pattern: wordI('countries|стран(?:ы)?'), of: 'countries', isThing: true },
  {
    pattern: wordI(
      'units|pieces|locomotives?|platforms?|permits?|локомотив(?:а|ов)|платформ(?:ы)?|разрешени(?:й|я)|пункт(?:а|ов)\\s+пропуска|единиц(?:ы)?',
    ),
    of: 'units',
    isThing: true,
  },
]
const MONEY: readonly (readonly [RegExp, FigureUnit])[] = [
  [/(?:(?:US|U\.S\.)\s?)?\$\s*$|USD\s*$/u, 'USD'],
  [/€\s*$|EUR\s*$/u, 'EUR'],
  [/CN¥\s*$|¥\s*$|CNY\s*$/u, 'CNY'],
  [/₸\s*$|KZT\s*$/u, 'KZT'],
  ...(['AZN', 'GEL', 'KGS', 'TJS', 'UZS', 'TMT', 'TRY', 'CHF'] as const).map(
    (code) => [new RegExp(`(?<!\\p{L})${code}\\s*$`, 'u'), code] as const,
  ),
  [/₽\s*$|RUB\s*$/u, 'RUB'],
]
const SCALE_AFTER_SIGN = /^\s?(?:(k)|(m)|(b|bn))(?![\p{L}\d])/iu

const QUALIFIERS: readonly (readonly [RegExp, Qualifier])[] = [
  [/(?:no\s+less\s+than|not\s+less\s+than|at\s+least|не\s+менее|минимум|как\s+минимум)$/iu, 'atLeast'],
  [/(?:no\s+more\s+than|not\s+more\s+than|at\s+most|up\s+to|не\s+более|не\s+больше|(?<!\p{L})до)$/iu, 'upTo'],
  [
    /(?:more\s+than|over|exceed(?:ed|ing|s)?|topp(?:ing|ed)|surpass(?:ed|ing|es)?|above|in\s+excess\s+of|более(?:\s+чем)?|больше|свыше|превысил\p{L}*|превышает)$/iu,
    'moreThan',
  ],
  [/(?:less\s+than|under|below|fewer\s+than|менее(?:\s+чем)?|меньше)$/iu, 'lessThan'],
  [/(?:almost|nearly|close\s+to|почти)$/iu, 'almost'],
  [/(?:about|around|approximately|some|roughly|circa|около|порядка|примерно|приблизительно|~)$/iu, 'about'],
]
/** Words that end a run of words before a thing: "100 of them", "two in three". */
const BREAKS = new Set(
  'of in from to by at on for with than which that were was are is have has had will between the a an his its their в на из по за с к от для и или что который которые'.split(
    ' ',
  ),
)
const MOST_WORDS = 5

/** All numbers of a stretch of text that are counted in something. */
export function quantitiesIn(text: string): readonly Quantity[] {
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
  return withBare(text, found, numerals)
}

const BARE =
  /^[^.;()]{0,80}?(?:against|up\s+from|down\s+from|compared\s+(?:to|with)|versus|vs\.?|против)\s+(?:only\s+|just\s+|лишь\s+|всего\s+)?(?=\d)/iu

/** With numbers that have no unit of their own, as they stand against one that has: "41 trains, against 29 a year earlier". */
function withBare(text: string, quantities: readonly Quantity[], numerals: readonly Numeral[]): readonly Quantity[] {
  return quantities.flatMap((quantity, i): readonly Quantity[] => {
    const from = bareBefore(text, quantity, numerals, quantities[i - 1]?.end ?? 0)
    if (from !== null) return [from, quantity]
    const next = quantities[i + 1]?.number.start ?? text.length
    const lead = quantity.value === null ? null : BARE.exec(text.slice(quantity.end, next))
    const at = lead === null ? -1 : quantity.end + lead[0].length
    const bare = numerals.find(({ start }) => start === at)
    const isYear = bare !== undefined && /^(?:19|20)\d{2}$/.test(text.slice(bare.start, bare.end))
    if (bare === undefined || isYear || bare.end > next || /^\s?[\p{L}%]{0,3}%/u.test(text.slice(bare.end)))
      return [quantity]
    const { unit } = quantity
    const number = { start: bare.start, end: bare.end }
    return [
      quantity,
      { ...number, value: bare.value, min: null, max: null, unit, qualifier: null, noun: quantity.noun, number },
    ]
  })
}

/** The first of "from 38 to 18 days". */
function bareBefore(text: string, quantity: Quantity, numerals: readonly Numeral[], after: number): Quantity | null {
  if (quantity.value === null) return null
  const index = numerals.findIndex(({ start }) => start === quantity.number.start)
  const bare = numerals[index - 1]
  if (bare === undefined || bare.start < after || bare.end !== bare.bare) return null
  const isPair =
    /^\s+(?:to|до)\s+$/iu.test(text.slice(bare.end, quantity.number.start)) &&
    /(?<!\p{L})(?:from|с)\s+$/iu.test(text.slice(Math.max(0, bare.start - 6), bare.start))
  const isYear = /^(?:19|20)\d{2}$/.test(text.slice(bare.start, bare.end))
  if (!isPair || isYear) return null
  const { unit, noun, number } = quantity
  // A number in words, or with a scale of its own, may not share it.
  if (!/^\d+(?:[.,]\d+)?$/.test(text.slice(number.start, number.end))) return null
  const span = { start: bare.start, end: bare.end }
  return { ...span, value: bare.value, min: null, max: null, unit, qualifier: null, noun, number: span }
}

/** The upper end of "15-20 days", "15 to 20 thousand" and "between 5 and 6"; not of "from 5 to 6", which may tell a growth. */
function rangeEnd(text: string, from: Numeral, to: Numeral | undefined): Numeral | null {
  if (to === undefined || to.value <= from.value || from.isWord !== to.isWord) return null
  const gap = text.slice(from.end, to.start)
  if (/^(?:19|20)\d{2}$/.test(text.slice(from.start, from.end))) return null
  const isDash = /^\s?[-–—]\s?$/.test(gap)
  const isBetween =
    /^\s+(?:and|и)\s+[$€]?\s?$/iu.test(gap) &&
    /(?:between|между)\s+(?:[$€]\s*)?$/iu.test(text.slice(Math.max(0, from.start - 12), from.start))
  return isDash || isBetween ? to : null
}

function quantityOf(text: string, numeral: Numeral, upper: Numeral | null): Quantity | null {
  const last = upper ?? numeral
  const money = moneyBefore(text, numeral, last)
  const counted = money ?? unitAfter(text, last)
  if (counted === null) return upper === null ? null : quantityOf(text, numeral, null)
  const { of, power, end, noun } = counted
  const start = upper === null ? counted.start : Math.min(counted.start, numeral.start)
  if (last.isWord && last.value < 10 && last.end === last.bare && (counted.isThing ?? false) && !SMALL_THINGS.has(of))
    return null
  const { start: from, qualifier } = qualified(text, start)
  const { every, end: until } = rateOf(text, from, end)
  const unit = { of, every, per: null }
  // "5-6 million" has one scale for both.
  const low =
    upper !== null && numeral.end === numeral.bare && upper.end > upper.bare
      ? numeral.value * (upper.value / bareValue(text, upper))
      : numeral.value
  const amount =
    upper === null
      ? { value: scaled(numeral.value, power), min: null, max: null }
      : { value: null, min: scaled(low, power), max: scaled(upper.value, power) }
  return { start: from, end: until, ...amount, unit, qualifier, noun, number: { start: numeral.start, end: last.end } }
}

/** Things of which a small number in words is a figure and no mere article. */
const SMALL_THINGS: ReadonlySet<FigureUnit> = new Set(['trains', 'vessels', 'wagons', 'trucks', 'containers'])

function bareValue(text: string, { start, bare, value }: Numeral): number {
  const digits = Number(text.slice(start, bare).replace(/\s/g, '').replace(',', '.'))
  return Number.isFinite(digits) && digits > 0 ? digits : value
}

interface Counted {
  readonly of: FigureUnit
  readonly power: number
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
    return { of: unit.of, power: unit.power ?? 0, start, end: at + length, noun, isThing: unit.isThing ?? false }
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
    const found = unitAt(text, from)
    if (found?.unit.isThing !== true) continue
    const end = from + found.length
    return { of: found.unit.of, power: 0, start, end, noun: text.slice(at, end), isThing: true }
  }
  return null
}

function unitAt(text: string, at: number): { readonly unit: UnitWord; readonly length: number } | null {
  const rest = text.slice(at, at + 48)
  for (const unit of UNITS) {
    const match = unit.pattern.exec(rest)
    if (match !== null) return { unit, length: match[0].length }
  }
  return null
}

/** Behind such words "to" and «до» tell what something grew to, and bound nothing. */
const GREW =
  /(?:%|раза?|рост\p{L}*|вырос\p{L}*|увелич\p{L}*|сниз\p{L}*|сократ\p{L}*|упа\p{L}*|поднял\p{L}*|(?:довести|увеличить|поднять|расширить|сократить)[^.;]{0,60}|с\s+[\d.,\s]+|from\s+[\d.,\s]+|increas\p{L}*|gr(?:ew|own)|rose|fell|rais\p{L}*[^.;]{0,30})[\s,]*$/iu

function qualified(text: string, start: number): { readonly start: number; readonly qualifier: Qualifier | null } {
  const before = text
    .slice(Math.max(0, start - 24), start)
    .replace(/(?<!\p{L})(?:the|a|an)\s+$/iu, '')
    .trimEnd()
  for (const [pattern, qualifier] of QUALIFIERS) {
    const match = pattern.exec(before)
    if (match === null) continue
    const isWhole = !/\p{L}/u.test(before[match.index - 1] ?? ' ')
    const at = text.lastIndexOf(match[0], start)
    const rest = text.slice(Math.max(0, at - 90), at)
    if (/hand(?:s|ed)?\s+$/iu.test(rest) || (qualifier === 'upTo' && GREW.test(rest))) break
    if (isWhole) return { start: at, qualifier }
  }
  return { start, qualifier: null }
}

const RATES: readonly (readonly [RegExp, NonNullable<Unit['every']>])[] = [
  [/^\s*(?:per|a|an|each|every|\/)\s?day(?!\p{L})|^\s*daily|^\s*(?:в|за)\s+(?:сутки|день)|^\/(?:день|сутки)/iu, 'day'],
  [/^\s*(?:per|a|each|every|\/)\s?week(?!\p{L})|^\s*weekly|^\s*в\s+неделю/iu, 'week'],
  [/^\s*(?:per|a|each|every|\/)\s?month(?!\p{L})|^\s*monthly|^\s*в\s+месяц/iu, 'month'],
  [
    /^\s*(?:per|a|each|every|\/)\s?(?:year|annum)(?!\p{L}|\s+(?:earlier|ago|before))|^\s*(?:annually|yearly)|^\s*(?:в\s+год|ежегодно)(?!\p{L})/iu,
    'year',
  ],
]
const RATES_BEFORE: readonly (readonly [RegExp, NonNullable<Unit['every']>])[] = [
  [/(?:daily|суточн\p{L}*)\s+(?:\p{L}+\s+){1,4}$/iu, 'day'],
  [
    /(?:annual|yearly|годов\p{L}*)\s+(?:throughput\s+|container\s+|transit\s+)?(?:capacity|output|мощност\p{L}*)\s+(?:\p{L}+\s+){0,3}$/iu,
    'year',
  ],
]

function rateOf(text: string, start: number, end: number): { readonly every: Unit['every']; readonly end: number } {
  const rest = text.slice(end, end + 24)
  for (const [pattern, every] of RATES) {
    const match = pattern.exec(rest)
    if (match !== null) return { every, end: end + match[0].length }
  }
  const before = text.slice(Math.max(0, start - 60), start)
  for (const [pattern, every] of RATES_BEFORE) if (pattern.test(before)) return { every, end }
  return { every: null, end }
}
