import type { Span } from '@karavan/core'
import type { Numeral } from './numerals.js'
import { qualified } from './qualifiers.js'
import type { Quantity } from './quantity.js'
import { rateOf, thingAt } from './unit-words.js'

/** What may give its unit to a number that has none: a figure told before, or a thing whose number is told. */
export interface Lender {
  readonly unit: Quantity['unit']
  readonly noun: string | null
  /** About how large the figure is; null of a thing. */
  readonly size: number | null
}

/** The figures of a sentence as lenders to the next. */
export function lendersOf(quantities: readonly Quantity[]): readonly Lender[] {
  return quantities.filter(({ unit }) => unit.of !== '%' && !PLAIN.has(unit.of)).map(lenderOf)
}

/** Units that nobody leaves out in the next sentence. */
const PLAIN: ReadonlySet<string> = new Set(['days', 'hours', 'km', 'm', 'm2', 'm3'])

function lenderOf({ unit, noun, value, max }: Quantity): Lender {
  return { unit, noun, size: value ?? max }
}

const THING =
  /(?:number|count|quantity|quota|queue|backlog|fleet|парк|количеств\p{L}*|числ[оа]м?)\s+(?:of\s+)?((?:[\p{L}'’-]+\s+){0,3}?)$|(?:how\s+many|сколько)\s+((?:[\p{L}'’-]+\s+){0,3}?)$/iu

/** A thing whose number a stretch of text tells or asks for: "the number of block trains", "How many trains …?", "Trains received:". */
export function thingCounted(text: string): Lender | null {
  const isLabel = /^[^.;:,]{3,60}:\s*$/u.test(text)
  for (const { index } of text.matchAll(/(?<![\p{L}\d])\p{L}/gu)) {
    const before = text.slice(Math.max(0, index - 60), index)
    const isHead = /(?:^|[;:.]\s+)(?:[\p{L}-]+\s+){0,2}$/u.test(before) && (isLabel || HEADS.test(text.slice(index)))
    if (!isHead && !THING.test(before)) continue
    const found = thingAt(text, index)
    if (found === null) continue
    const every = /(?:daily|суточн\p{L}*)\s+(?:number|count|числ\p{L}*|количеств\p{L}*)/iu.test(before) ? 'day' : null
    const noun = text.slice(index, index + found.length)
    return { unit: { of: found.unit.of, every, per: null }, noun, size: null }
  }
  return null
}

/** Begins a clause of which the number stands behind the verb: "Ferry calls rose to 168", «Контейнеров перегружено 28,6 тыс.» */
const HEADS =
  /^(?:\p{L}+\s+){1,2}(?:(?:between\s+\p{L}+\s+and|from|to|crossing|passing)\s+\p{L}+\s+)?(?:rose|fell|grew|came|amounted|totalled|reached|stood|numbered)(?!\p{L})|^\p{L}+\s+(?:перегруж|перевез|отправл|принят|обработ|погруж|достав|выгруж)\p{L}*/iu

/** Before a number that is told of something that was counted before. */
const LEADS: readonly RegExp[] = [
  /(?:of\s+(?:which|whom|them|these)|including|из\s+(?:них|которых)|в\s+том\s+числе)\s*,?\s*$/iu,
  /(?:against|(?:up|down)\s+from|compared\s+(?:to|with)|versus|vs\.?|против)\s+(?:only\s+|just\s+|some\s+|лишь\s+|всего\s+)?$/iu,
  /(?:there|it|they|we|their\s+number|the\s+(?:figure|number|total|volume))\s+(?:was|were|stood\s+at|came\s+to|amounted\s+to|reached|counted|numbered|managed|handled|carried|sent|received|moved|processed|saw|sees?|had|have|has|is|are)\s+(?:already\s+|only\s+|about\s+)?$/iu,
  /[,;:]\s*(?:из\s+них\s+|of\s+which\s+)?(?:через|по|из|via|through)\s+[\p{L}«»"’'-]+\s+[–—]\s+$/iu,
  /(?<!\p{L})(?:aim|goal|target|цель|задача|план)\s+(?:is|was|[–—])\s+$/iu,
  /^of\s+(?:its\s+|the\s+|these\s+|those\s+)?[\d.,]+\s+\p{L}+(?:\s+\p{L}+)?,\s+$/iu,
  /(?<!\p{L})(?:numbered|instead\s+of|вместо)\s+$/iu,
  /(?<!\p{L})(?:теперь|сейчас|сегодня)\s+(?:их\s+)?(?:у\s+нас\s+)?(?:уже\s+)?$/iu,
  /(?<!\p{L})(?:был[оаи]?|составил[оаи]?|составля\p{L}*|достиг(?:л[оаи])?|равнял\p{L}*|насчитывал\p{L}*|превысил[оаи]?)\s+(?:лишь\s+|всего\s+|уже\s+)?$/iu,
  /(?:increase|raise|bring|reduce|expand|rose|risen|fell|fallen|gr[eo]wn?|increased|decreased|dropped|shrank|climbed|jumped|raised|cut|reduced|brought|went\s+up|went\s+down)(?!\p{L})(?:[^.;!?]|\.(?=\d)){0,70}\s(?:to|from)\s+$/iu,
  /(?:вырос|возрос|увелич|сниз|сократ|упа|подня|прибав)\p{L}*(?:[^.;!?]|\.(?=\d)){0,70}\s(?:до|с)\s+$/iu,
  /(?<!\p{L})(?:expects?|counts?\s+on|plans?\s+for|aims?\s+(?:at|for)|offers?|received|came\s+to|reached|totall?ed|amounted\s+to|stood\s+at|выйдем\s+на|ожида\p{L}*|рассчитыва\p{L}*\s+на)\s+(?:already\s+)?$/iu,
]
/** Behind it, where it is no name of something else that is counted. */
const TAIL =
  /^(?:\s*$|\s*[,.;:!?)](?!\d)|\s*\(|\s*[—–-]\s|\s+(?:in|for|from|against|compared|than|as|at|during|over|on|and|while|whereas|or|but|by|per|a|each|earlier|last|this|next|the\s+(?:year|month|previous)|year|today|now|(?:more|fewer|less|больше|меньше)\s+(?:than|чем|in|by|this|next)|carried|moved|handled|recorded|sent|achieved|was|were|is|are|had|has|came|went|fell|will|would|of\s+(?:which|whom|them|these|this|it)|в|во|за|из|против|и|а|но|тогда|год|года|годом|на|к|по|или|ещё|к|—|чем|от)(?!\p{L}))/iu
/** Before a number of parts of what was counted, whatever is said of them behind it. */
const PARTS = /(?:of\s+(?:which|whom|them|these)|из\s+(?:них|которых))\s+$/iu
const OF_THEM = /^\s+of\s+(?:them|these|those|which)(?!\p{L})|^\s+из\s+(?:них|этих)(?!\p{L})/iu
const YEAR = /^(?:19|20)\d{2}$/

/** How many times larger or smaller a figure of the same may be. */
const FARTHEST = 12
const FARTHEST_SCALED = 40

export interface BareQuestion {
  readonly text: string
  readonly quantities: readonly Quantity[]
  readonly numerals: readonly Numeral[]
  /** Stretches that tell a time. */
  readonly times: readonly Span[]
  /** From the sentence before, the likelier first. */
  readonly lenders: readonly Lender[]
}

/** The figures of a sentence with those of its numbers that leave out what they are counted in: "41 trains, against 29 a year earlier". */
export function withBare({ text, quantities, numerals, times, lenders }: BareQuestion): readonly Quantity[] {
  const found: Quantity[] = [...quantities]
  for (const numeral of numerals) {
    const isTaken = [...found, ...times].some(({ start, end }) => numeral.start < end && start < numeral.end)
    const isOfPair = isPair(text, numeral, found)
    const head = headOf(text, numeral)
    const isListedPart = isPart(text, numeral, found)
    if (
      isTaken ||
      (numeral.isWord && numeral.value < 11) ||
      !(isOfPair || isListedPart || head !== null || isOpen(text, numeral) || isListed(text, numeral, found))
    )
      continue
    const isScaled = numeral.end > numeral.bare
    if (!isScaled && !isOfPair && !isListedPart && head === null && !isLead(text, numeral, times)) continue
    const near = found.filter(({ number }) => number.end <= numeral.start).reverse()
    const behind = found.filter(({ number }) => number.start >= numeral.end).slice(0, 1)
    // A growth in percent between the thing and its number counts nothing of its own.
    const since = near.find(({ unit }) => unit.of !== '%')?.end ?? 0
    const counted = head ?? thingCounted(text.slice(since, numeral.start))
    const pair = isOfPair ? behind : []
    const own = [...pair, ...near].map(lenderOf)
    const all = counted === null ? [...own, ...(near.length === 0 ? lenders : [])] : [counted]
    const lender = all.find(({ unit, size }) =>
      fits(
        numeral,
        unit.of,
        isOfPair || OF_THEM.test(text.slice(numeral.end, numeral.end + 12)) ? null : size,
        isScaled || isHeldAgainst(text, numeral) || isDifference(text, numeral.end),
      ),
    )
    if (lender === undefined) continue
    found.push(quantityOf(text, isOfPair ? scaledAs(text, numeral, behind[0]) : numeral, lender))
    found.sort((a, b) => a.start - b.start)
  }
  return found
}

/** The thing named right before its number: "Trucks: 180 waiting", «вагонов – 6 140, фур 4 730». */
function headOf(text: string, { start, end }: Numeral): Lender | null {
  const said = HEAD_BEFORE.exec(text.slice(Math.max(0, start - 40), start))?.[1]
  if (
    said === undefined ||
    YEAR.test(text.slice(start, end)) ||
    !/^(?:\s*$|\s*[,;.()](?!\d)|\s+(?:waiting|stand|in\s|на\s|в\s))/u.test(text.slice(end, end + 10))
  )
    return null
  const found = thingAt(said, 0)
  return found === null || found.length !== said.length
    ? null
    : { unit: { of: found.unit.of, every: null, per: null }, noun: said, size: null }
}

const HEAD_BEFORE = /(?:^|[,;:.(]\s*|\n)(\p{L}+)(?:\s?:\s*|\s+[–—-]\s+|(?<=\p{Script=Cyrillic})\s+)$/u

/** "almost 900 more than the year before" */
function isDifference(text: string, end: number): boolean {
  return /^\s+(?:(?:more|fewer|less|больше|меньше)[,\s]+(?:than|чем)|more\s+(?:in|by|this|next))(?!\p{L})/iu.test(
    text.slice(end, end + 24),
  )
}

/** What is held against a figure in so many words may be much less or more. */
function isHeldAgainst(text: string, { start }: Numeral): boolean {
  return /(?:against|(?:up|down)\s+from|против)\s+(?:only\s+|just\s+|лишь\s+|всего\s+)?$/iu.test(
    text.slice(Math.max(0, start - 30), start),
  )
}

function fits({ value }: Numeral, of: string, size: number | null, isScaled: boolean): boolean {
  if (size === null || size === 0) return true
  if (of === '%' && value > 100) return false
  const ratio = value / size
  const farthest = isScaled ? FARTHEST_SCALED : FARTHEST
  return ratio <= farthest && ratio >= 1 / farthest
}

/** "1.9 million tonnes was liquid cargo and 1.5 million dry cargo": a part that goes on with the thousands or millions of the one before. */
function isListed(text: string, { start, end, bare }: Numeral, found: readonly Quantity[]): boolean {
  const before = found.findLast(({ number }) => number.end <= start)
  if (before === undefined || end === bare || start - before.end > 60) return false
  return (
    /^[^.;()]*(?:,|\sand|\sи)\s+$/iu.test(text.slice(before.end, start)) && /^\s+\p{L}/u.test(text.slice(end, end + 3))
  )
}

/** "205 on the Alat – Aktau line, 158 on the Alat – Kuryk line and 249 on …": parts that go on each with the same preposition. */
function isPart(text: string, { start, end }: Numeral, found: readonly Quantity[]): boolean {
  const before = found.findLast(({ number }) => number.end <= start)
  if (before === undefined) return false
  const said = /^\s+(on|in|via|through|from|to|for|через|по|на|в|из|для)\s+[^.;]{2,50}(?:,|\s+and|\s+и)\s+$/iu.exec(
    text.slice(before.end, start),
  )?.[1]
  return said !== undefined && new RegExp(`^\\s+${said}\\s`, 'iu').test(text.slice(end, end + 10))
}

/** Whether a number stands alone and is no year. */
function isOpen(text: string, { start, end, bare }: Numeral): boolean {
  if (end === bare && YEAR.test(text.slice(start, end))) return false
  const isEnd = text[end - 1] === '.' && /^\s+\p{Lu}/u.test(text.slice(end, end + 4))
  return (
    (isEnd || TAIL.test(text.slice(end, end + 24)) || PARTS.test(text.slice(Math.max(0, start - 24), start))) &&
    !/[\d.,/:+-]$/.test(text.slice(Math.max(0, start - 1), start))
  )
}

function isLead(text: string, { start, end }: Numeral, times: readonly Span[]): boolean {
  const before = text.slice(Math.max(0, start - 110), start)
  const clean = before.replace(
    /(?:more\s+than|over|about|around|almost|nearly|some|at\s+least|(?:less|fewer)\s+than|under|up\s+to|около|почти|более|менее|примерно|порядка|не\s+менее)\s+$/iu,
    '',
  )
  if (/(?:that['’]s|that\s+is|это)\s+$/iu.test(clean) && rateOf(text, start, end).every !== null) return true
  if (LEADS.some((lead) => lead.test(clean)) || isDifference(text, end) || OF_THEM.test(text.slice(end, end + 12)))
    return true
  // "14,300 in October, or 461 a day"
  if (/(?:,\s*|\()(?:or|или|то\s+есть|i\.e\.)\s+$/iu.test(clean) && rateOf(text, start, end).every !== null) return true
  // Nothing but a number answers a question.
  if (
    /^[\s—–-]*(?:до\s+|up\s+to\s+)?$/iu.test(text.slice(0, start - (before.length - clean.length))) &&
    /^\s*[.!]?\s*$/u.test(text.slice(end))
  )
    return true
  if (/^[^.;:,]{3,60}:\s*$/u.test(text.slice(0, start)) && thingCounted(text.slice(0, start)) !== null) return true
  const isBehindTime = times.some(
    (time) => time.end <= start && /^\s*(?:[,:–—-]|there\s+were)\s*$/u.test(text.slice(time.end, start)),
  )
  const isBeforeTime = times.some(
    (time) => time.start >= end && /^\s*(?:(?:in|for|over|в|за)\s+)?$/u.test(text.slice(end, time.start)),
  )
  const closes = /^\s*(?:[.);]|$|[,—–-]\s)/u.test(text.slice(end)) || isBeforeTime
  return (isBehindTime && closes) || (isBeforeTime && /(?:and|и|,)\s+$/u.test(before))
}

/** "from 36 to 48 a day", where one of the two tells the unit. */
function isPair(text: string, { start, end }: Numeral, found: readonly Quantity[]): boolean {
  const next = found.find(({ number }) => number.start >= end)
  return (
    next !== undefined &&
    /(?<!\p{L})(?:from|с)\s+$/iu.test(text.slice(Math.max(0, start - 6), start)) &&
    /^\s+(?:to|до)\s+$/iu.test(text.slice(end, next.number.start))
  )
}

/** "from 27 to 48 million": a scale told once is that of both. */
function scaledAs(text: string, numeral: Numeral, next: Quantity | undefined): Numeral {
  const size = next?.value ?? null
  const bare = Number(/^\d+(?:[.,]\d+)?/.exec(text.slice(next?.number.start ?? 0))?.[0].replace(',', '.'))
  const scale = size === null ? 1 : Math.round(size / bare)
  const isScaled = /\d[\d.,\s]*\p{L}/u.test(text.slice(next?.number.start, next?.number.end))
  const isShared =
    isScaled &&
    numeral.end === numeral.bare &&
    numeral.value <= bare &&
    (scale === 1e3 || scale === 1e6 || scale === 1e9)
  return isShared ? { ...numeral, value: numeral.value * scale } : numeral
}

function quantityOf(text: string, { start, end, value }: Numeral, { unit, noun }: Lender): Quantity {
  const { every, end: until } = rateOf(text, start, end)
  const { start: from, qualifier } = qualified(text, start)
  const number = { start, end }
  return {
    start: from,
    end: until,
    value,
    min: null,
    max: null,
    unit: { ...unit, every: every ?? unit.every },
    qualifier,
    noun,
    number,
  }
}
