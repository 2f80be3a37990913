import type { Span } from '@karavan/core'
import type { Measure } from '@karavan/model'
import type { Carried, SubjectContext } from './context.js'
import type { Marked } from './marks.js'
import { CARRIAGE, OF_TRADE } from './measures.js'
import { isHub, isSeaport, partnersIn, pickWhere } from './names.js'
import type { SentenceWords } from './sentence-words.js'

const OF_HUB: ReadonlySet<Measure> = new Set(['other', 'investment', 'distance', 'fleet'])
const HUBBED: ReadonlySet<Measure> = new Set([...CARRIAGE, 'passages', 'capacity'])

/** Where a figure is counted, from where and to where, by the words of its sentence. */
export function placesOf(
  words: SentenceWords,
  context: SubjectContext,
  measure: Measure,
  { start, end }: Span,
  at: number = end,
): Pick<Carried, 'where' | 'from' | 'to'> {
  if (measure === 'other') return { where: nearest(words, at), from: null, to: null }
  if (OF_TRADE.has(measure)) return { where: sidesOf(words, context, at), from: null, to: null }
  const within = words.entities.filter((mark) => mark.start >= start && mark.end <= end)
  const ends: { readonly from: Marked<'entity'>[]; readonly to: Marked<'entity'>[] } = { from: [], to: [] }
  const rest: string[] = []
  const route = ROUTED.has(measure) ? routeIn(words, within, at) : null
  if (route !== null) return { where: within.map(({ is }) => is).filter((id) => id.startsWith('corridor:')), ...route }
  for (const mark of within) {
    const before = words.text.slice(Math.max(0, mark.start - 44), mark.start)
    const isReached = ROUTED.has(measure) && REACHED.test(before) && (ends.from.length > 0 || /до\s+$/iu.test(before))
    if (FROM.test(before) || (CARRIAGE.has(measure) && isOfGoods(words, mark))) ends.from.push(mark)
    else if (isReached || TO.test(before)) ends.to.push(mark)
    else rest.push(mark.is)
  }
  const found = { from: nearestEnd(words, ends.from, at), to: nearestEnd(words, ends.to, at) }
  const since = words.quantities.findLast((one) => one.end <= at)?.end ?? start
  const own = within
    .filter((mark) => mark.start >= since && mark.end <= at && rest.includes(mark.is))
    .map(({ is }) => is)
  const both = portsOf(words, within)
  if (both !== null && (measure === 'handling' || measure === 'capacity' || measure === 'traffic'))
    return { ...found, where: both }
  const close = own.some(isHub) ? pickWhere(measure, own) : []
  return { ...found, where: close.length > 0 ? close : pickWhere(measure, rest) }
}

const FROM = /(?:from|out\s+of|из)\s+(?:the\s+)?(?:port\s+of\s+|порта\s+)?$/iu
const TO =
  /(?:^|\s)(?:to|towards?|into|bound\s+for|в\s+направлении|в\s+сторону|(?:экспорт|отправл|поставк)\p{L}*\s+в)\s+(?:the\s+)?(?:(?:port|countries)\s+of\s+)?$/iu
const REACHED =
  /(?:^|\s)(?:до|в|till|until|reach(?:es|ed)?(?:\s+the\s+port\s+of)?|arriv\p{L}*\s+(?:at|in)(?:\s+the\s+(?:\p{L}+\s+)?port\s+of)?)\s+(?:порта\s+)?$/iu

/** "112 thousand tonnes of Kazakh cargo": goods of a country come from it. */
function isOfGoods({ text }: SentenceWords, { start, end }: Span): boolean {
  return (
    /^(?:Kazakh|Kazakhstani|Chinese|Turkmen|Uzbek|Azerbaijani|Russian|Lithuanian|\p{L}+ск(?:их|ого|ой))$/u.test(
      text.slice(start, end),
    ) &&
    /^\s+(?:cargo|goods|freight|grain|coal|oil|metals?|exports|груз|товар|зерн|угл|нефт|металл)/iu.test(
      text.slice(end, end + 12),
    )
  )
}

/** "the ports of Aktau and Kuryk together": two ports that one figure is told of. */
function portsOf({ text }: SentenceWords, places: readonly Marked<'entity'>[]): readonly string[] | null {
  for (const [i, to] of places.entries()) {
    const from = places[i - 1]
    if (from === undefined || !isSeaport(from.is) || !isSeaport(to.is) || from.is === to.is) continue
    const isTogether = /(?:ports|порт(?:ы|ов|ам|ах))\s+(?:of\s+)?$/iu.test(
      text.slice(Math.max(0, from.start - 12), from.start),
    )
    if (isTogether && /^\s+(?:and|и)\s+$/u.test(text.slice(from.end, to.start))) return [from.is, to.is]
  }
  return null
}

/** The end of a way that a figure tells: that right behind it, or the nearest before it, or the first of the sentence. */
function nearestEnd(words: SentenceWords, ends: readonly Marked<'entity'>[], at: number): string | null {
  const quantity = words.quantities.find(({ start }) => start === at)
  const { start: from, end: until } = quantity === undefined ? { start: at, end: at } : words.behind(quantity)
  const behind = ends.find(({ start, end }) => start >= from && end <= until)
  const since = words.quantities.findLast(({ end }) => end <= at)?.end ?? 0
  const before = ends.findLast(({ start, end }) => start >= since && end <= at)
  return (behind ?? before ?? ends[0])?.is ?? null
}

/** What is told of a way from one place to another. */
const ROUTED: ReadonlySet<Measure> = new Set(['cost', 'transitTime'])

/** The nearest way that is written with a dash before a figure: "Xi'an-Poti via Aktau", «Сиань – Ташкент». */
function routeIn(
  words: SentenceWords,
  places: readonly Marked<'entity'>[],
  at: number,
): Pick<Carried, 'from' | 'to'> | null {
  const ends = places.map((_, i) => i).slice(1)
  const inOrder = [
    ...ends.filter((i) => (places[i]?.end ?? 0) <= at).reverse(),
    ...ends.filter((i) => (places[i - 1]?.start ?? 0) >= at),
  ]
  for (const i of inOrder) {
    const [from, to] = [places[i - 1], places[i]]
    if (from === undefined || to === undefined || from.start - at > 40) continue
    const isBetween =
      /(?<!\p{L})between\s+(?:\p{Ll}+\s+)?$/u.test(words.text.slice(0, from.start)) &&
      /^\s+and\s+(?:\p{Ll}+\s+)?$/u.test(words.text.slice(from.end, to.start))
    if (isBetween || /^\s?[-–—]\s?$/u.test(words.text.slice(from.end, to.start))) return { from: from.is, to: to.is }
  }
  return null
}

/** The country nearest to a thing that is counted: before it, or else behind it up to the next figure. */
function nearest(words: SentenceWords, at: number): readonly string[] {
  const countries = words.entities.filter(
    ({ is, start, end }) =>
      (/^[A-Z]{2}(?:-SHANDONG)?$/.test(is) &&
        !/^\s+(?:capital|participation|капитал|участи)/iu.test(words.text.slice(end, end + 16))) ||
      (isHub(is) && !words.isGoal({ start, end })),
  )
  const next = words.quantities.find(({ start }) => start > at)?.start ?? words.text.length
  const found = countries.findLast(({ end }) => end <= at) ?? countries.find(({ start }) => start >= at && start < next)
  return found === undefined ? [] : [found.is]
}

const WITH = /(?:with|со?)\s+$/iu

/** The two sides of a trade: the nearest two before the figure, or what is said behind it. */
export function sidesOf(words: SentenceWords, context: SubjectContext, at: number): readonly string[] {
  const sides = words.entities.filter(
    ({ is }) => /^[A-Z]{2}$/.test(is) || is.startsWith('region:') || is === 'CN-SHANDONG',
  )
  const partners = partnersIn(words.text, sides, at)
  if (partners !== null) return partners
  const isPartner = ({ start }: Span) => WITH.test(words.text.slice(Math.max(0, start - 6), start))
  const partner = sides.findLast((mark) => mark.end <= at && isPartner(mark))
  if (partner !== undefined && !sides.some((mark) => mark.is !== partner.is && !isPartner(mark))) {
    const reporter = context.trade.includes(partner.is) ? null : context.meant.country
    if (reporter !== null && reporter !== partner.is) return [reporter, partner.is]
  }
  const before = [...new Set(sides.filter(({ end }) => end <= at).map(({ is }) => is))].slice(-2)
  if (before.length === 2) return before
  const all = [...new Set([...before, ...sides.map(({ is }) => is)])].slice(0, 2)
  if (all.length === 2) return all
  const [one] = all
  const { trade, countries } = context
  if (OF_BOTH.test(words.text) && countries.length === 2 && (one === undefined || countries.includes(one)))
    return countries
  return one === undefined ? [] : trade.includes(one) ? trade : [one]
}

/** The last two countries of a text, in the order in which they were named. */
export function lastTwo(before: readonly string[], named: readonly string[]): readonly string[] {
  const countries = [...new Set(named.filter((id) => /^[A-Z]{2}$/.test(id)))]
  return countries.every((id) => before.includes(id)) ? before : [...new Set([...before, ...countries])].slice(-2)
}

const OF_BOTH =
  /(?<!\p{L})(?:mutual|bilateral|both\s+(?:countries|states|sides)|the\s+two\s+(?:countries|states|sides)|two-way|between\s+(?:the|our)\s+(?:two\s+)?countries)|взаимн|двусторонн|двумя\s+(?:странами|государствами)|(?:между|обеих)\s+(?:нашими\s+)?стран/iu

/** Where a figure is counted that names no place of its own: where the sentences before told of. */
export function whereBefore(
  words: SentenceWords,
  context: SubjectContext,
  measure: Measure,
  carried: Carried | null,
  hasOwn: boolean,
): readonly string[] {
  if (carried !== null && !hasOwn && carried.where.length > 0) return carried.where
  const { hub } = context
  if (
    hub !== null &&
    (HUBBED.has(measure) || OF_HUB.has(measure)) &&
    (hasOwn ? hub.startsWith('corridor:') : words.entities.length === 0)
  )
    return [hub]
  if (hasOwn && !OF_TRADE.has(measure)) return []
  if (OF_TRADE.has(measure) && context.trade.length === 2 && words.entities.length < 2) return context.trade
  if (OF_TRADE.has(measure)) {
    const named = context.entities.map(({ is }) => is).filter((id) => /^[A-Z]{2}$|^region:/.test(id))
    const pair = [...new Set(named)].slice(-2)
    if (pair.length === 2 && words.entities.length === 0) return pair
    const isOfTwo = measure === 'tradeTurnover' && !hasOwn && context.countries.length === 2
    return isOfTwo ? context.countries : pickWhere(measure, named)
  }
  return pickWhere(
    measure,
    context.entities.map(({ is }) => is),
  )
}
