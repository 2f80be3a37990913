import type { Mark, Stretch } from '@karavan/core'
import type { EquipmentKind } from '@karavan/model'
import { COLLECTIVE, EQUIPMENT, MODE_WORDS } from './cargo-words.js'
import type { Page } from './page.js'
import type { ReadMode, Said, SaidGoods } from './proposal.js'
import type { QuotaMention } from './quota.js'

/** Words that end a phrase of goods. */
const GENERIC =
  /^(?:goods|cargo(?:es|s)?|freight|wagons?|railcars?|trains?|trucks?|lorr(?:y|ies)|vehicles?|containers?|traffic|shipments?|груз(?:а|ов|ы|ами|ам)?|вагон(?:а|ов|ы|ами)?|поезд(?:а|ов)?|товар(?:ы|ов)?|all|any|such|the|this|these|a|its|their|every|other|international|всех|любых|new|empty|loaded|час(?:ов|а)?|отправк(?:а|и|ами|у)|повагонн(?:ыми|ых|ые|ая|ой|ою)|контейнерн(?:ыми|ых|ые|ой)|маршрутн(?:ыми|ых)|мелк(?:ими|их)|гружен(?:ых|ые|ый)|порожн(?:их|ие|ий)|hours?)$/
const SLOT =
  /^(?:loading|acceptance|accepting|export|exports|import|imports|transit|transport|transportation|carriage|shipment|shipments|dispatch|погрузк|прием|вывоз|ввоз|экспорт|импорт|транзит|перевозк|отгрузк)/
const SLOT_LINK = /^(?:of|for|к|перевозке|отправлению|на|экспорт|carriage|transport)$/
/** Chapters of rolling stock, vehicles and ships: what carries, where an order names it. */
const CARRIERS = /^8[679]/
const LONGEST_ITEM = 5
const MOST_TOLD_TWICE = 20

export interface Cargo {
  readonly goods: readonly SaidGoods[]
  /** First tokens of the goods. */
  readonly starts: ReadonlySet<number>
  readonly equipment: readonly Said<EquipmentKind | 'container'>[]
  /** Null too where several are named. */
  readonly mode: Said<ReadMode> | null
  readonly hasManyModes: boolean
}

/**
 * Reads the goods, the wagons or boxes and the mode that an order names.
 * @param stretches - what tells of the order, the main sentence first
 * @param isLeftOut - tokens that tell of something else
 */
export function cargoOf(
  page: Page,
  stretches: readonly Stretch[],
  isLeftOut: (i: number) => boolean,
  quota: QuotaMention | null,
): Cargo {
  const goods = new Map<string, SaidGoods>()
  const starts = new Set<number>()
  const equipment = new Map<string, Said<EquipmentKind | 'container'>>()
  const [named, implied] = [new Map<ReadMode, Said<ReadMode>>(), new Map<ReadMode, Said<ReadMode>>()]
  for (const stretch of stretches) {
    let read = stretch.first - 1
    let boxed = read
    for (let i = stretch.first; i <= stretch.last; i++) {
      if (isLeftOut(i) || page.isDate(i)) continue
      const way = MODE_WORDS.at(page.tokens, i)
      for (const word of way?.values ?? []) {
        const list = word.isNamed ? named : implied
        if (way !== undefined && !list.has(word.mode))
          list.set(word.mode, { value: word.mode, spans: [page.span(way)] })
      }
      const kind = equipmentAt(page, i, quota)
      const isAnyOf = (kind?.values.length ?? 0) > 1
      for (const value of kind?.values ?? [])
        if (kind !== undefined && !equipment.has(value))
          equipment.set(value, { value, spans: [page.span(kind)], ...(isAnyOf ? { inferred: true as const } : {}) })
      if (kind !== undefined) boxed = Math.max(boxed, kind.last)
      const item = i > read ? goodsAt(page, i, Math.max(stretch.first, read + 1), i <= boxed) : undefined
      if (item === undefined) continue
      starts.add(item.first)
      const key = item.value === '*' ? '*' : stems(page, item)
      if (!goods.has(key) && !isSaidInOtherScript(goods, item))
        goods.set(key, { value: item.value, spans: [page.span(item)], ours: item.ours })
      read = item.last
    }
  }
  return {
    goods: [...goods.values()],
    starts,
    equipment: [...equipment.values()].filter(({ value }) => value !== 'container' || !namesBox(equipment)),
    mode: named.size > 1 ? null : ([...named.values(), ...implied.values()][0] ?? null),
    hasManyModes: named.size > 1,
  }
}

/** Whether a size of box is named; then `containers` says no more. */
function namesBox(equipment: ReadonlyMap<string, unknown>): boolean {
  return [...equipment.keys()].some((kind) => /^\d/.test(kind))
}

/** Whether a text in two languages has named the goods in the other one. */
function isSaidInOtherScript(goods: ReadonlyMap<string, SaidGoods>, { value, ours }: Item): boolean {
  if (ours.length === 0 || goods.size > MOST_TOLD_TWICE) return false
  const isCyrillic = (text: string) => /^\p{Script=Cyrillic}/u.test(text)
  return [...goods.values()].some(
    (known) => known.ours.join() === ours.join() && isCyrillic(known.value) !== isCyrillic(value),
  )
}

/** Words without their cases, by which goods that are said twice are known. */
function stems({ tokens }: Page, { first, last }: Stretch): string {
  const list: string[] = []
  for (let i = first; i <= last; i++) list.push(tokens.at(i)?.stem ?? '')
  return list.join(' ')
}

function equipmentAt(page: Page, i: number, quota: QuotaMention | null): Mark<EquipmentKind | 'container'> | undefined {
  const mark = EQUIPMENT.at(page.tokens, i) ?? listedSizeAt(page, i)
  if (mark === undefined || page.isDate(i)) return undefined
  const isQuota = quota !== null && quota.first <= i && i <= quota.last
  for (let before = i - 1; before >= i - 3; before--) {
    const token = page.tokens.at(before)
    if (page.isDate(before) || page.has(before, 'traffic') || sizeAt(page, before) !== undefined) break
    if (token?.kind === 'number') return isQuota ? mark : undefined
    if (token?.kind !== 'word') break
  }
  return mark
}

/** A size of box at a token, be its unit said only at the end of a list. */
function sizeAt(page: Page, i: number): Mark<EquipmentKind | 'container'> | undefined {
  const mark = EQUIPMENT.at(page.tokens, i)
  if (mark === undefined) return listedSizeAt(page, i)
  return page.tokens.at(i)?.kind === 'number' ? mark : undefined
}

/** `20` of `20- и 40-футовых` and of `20 and 40 ft`. */
function listedSizeAt({ tokens }: Page, i: number): Mark<EquipmentKind | 'container'> | undefined {
  const kind = BARE_SIZES.get(tokens.at(i)?.text ?? '')
  let next = i + 1
  while (next < i + LONGEST_LINK && tokens.is(next, '-', ',', '/', 'and', 'or', 'и', 'или')) next++
  const isListed = next > i + 1 && tokens.at(next)?.kind === 'number' && EQUIPMENT.at(tokens, next) !== undefined
  return kind !== undefined && isListed ? { first: i, last: i, values: [kind] } : undefined
}

const BARE_SIZES: ReadonlyMap<string, EquipmentKind> = new Map([
  ['20', '20GP'],
  ['40', '40GP'],
])
const LONGEST_LINK = 4

interface Item extends Stretch {
  readonly value: string
  readonly ours: readonly string[]
}

function goodsAt(page: Page, i: number, start: number, isEquipment: boolean): Item | undefined {
  const { tokens } = page
  const all = page.signalAt(i)
  if (all?.first === i && all.values.includes('all')) return { first: all.first, last: all.last, value: '*', ours: [] }
  if (page.placeAt(i) !== undefined) return undefined
  const [own, listed] = [COLLECTIVE.at(tokens, i), page.lookup.goods.at(tokens, i)]
  const mark = longest(own, listed)
  if (mark === undefined) return slotAt(page, i)
  if (mark.first === mark.last && GENERIC.test(tokens.at(i)?.folded ?? '')) return undefined
  const carries = listed?.values.every((hs) => CARRIERS.test(hs))
  if (isEitherWay(page, i)) return undefined
  if (own === undefined && (isEquipment || carries || isWayThere(page, i))) return undefined
  if (
    tokens.is(
      mark.last + 1,
      'wagons',
      'wagon',
      'trains',
      'train',
      'terminal',
      'terminals',
      'hoppers',
      'hopper',
      'carriers',
      'silos',
      'union',
      'association',
    )
  )
    return undefined
  const ours = [
    ...new Set([
      ...(own?.last === mark.last ? own.values : []),
      ...(own === undefined && listed !== undefined ? listed.values : []),
    ]),
  ]
  const first = withAdjectives(page, mark.first, start)
  const stretch = { first, last: withProcessing(page, mark.last) }
  return { ...stretch, value: tokens.words(stretch), ours: ours.filter(Boolean) }
}

/** `loaded and empty tank wagons`: the wagons are meant, not that they run empty. */
function isEitherWay({ tokens }: Page, i: number): boolean {
  return (
    /^(?:empty|empties|порожн)/.test(tokens.at(i)?.folded ?? '') &&
    tokens.is(i - 1, 'and', 'or', 'и', 'или') &&
    /^(?:loaded|гружен|груженн)/.test(tokens.at(i - 2)?.folded ?? '')
  )
}

/** `by road, water and rail`. */
function isWayThere({ tokens }: Page, i: number): boolean {
  return [1, 2, 3, 4].some((back) => tokens.is(i - back, 'by')) && MODE_WORDS.at(tokens, i - 2) !== undefined
}

function longest<M extends Stretch>(a: M | undefined, b: M | undefined): M | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.last >= b.last ? a : b
}

/** Back over the words that say which goods: `liquefied`, `мукомольной`. */
function withAdjectives(page: Page, mark: number, start: number): number {
  let first = mark
  while (first > Math.max(start, mark - 2)) {
    const token = page.tokens.at(first - 1)
    if (
      token === undefined ||
      token.kind !== 'word' ||
      page.signalAt(first - 1) !== undefined ||
      page.issuerAt(first - 1) !== undefined
    )
      break
    if (page.placeAt(first - 1) !== undefined || page.isDate(first - 1) || GENERIC.test(token.folded)) break
    const isAdjective =
      /^(?:oil|crude|liquefied|durum|milled|processed|compound|mineral|chemical|ferrous|raw|dried|fresh|frozen|bulk|steam|thermal|nitrogen|rolled|unprocessed|feed|food|black|scrap)$/.test(
        token.folded,
      ) || /(?:^семян|^семена|ого|его|ои|еи|ых|их|ыи|ии|ые|ие|ую|юю|ая|яя|ым|ыми)$/.test(token.folded)
    if (!isAdjective || token.text.length < 4) break
    first--
  }
  return first
}

function withProcessing({ tokens }: Page, last: number): number {
  if (tokens.is(last + 1, 'seed', 'seeds', 'products', 'oil', 'cake', 'продукция', 'продукции', 'масла'))
    return last + 1
  return last
}

/** Goods that no list knows, where something must be named: `loading of …`, `погрузки …`. */
function slotAt(page: Page, i: number): Item | undefined {
  const { tokens } = page
  const before = tokens.at(i - 1)
  const isLinked = before !== undefined && SLOT_LINK.test(before.folded)
  const noun = isLinked ? tokens.at(i - 2) : before
  if (before === undefined || noun === undefined || !SLOT.test(noun.folded) || noun.kind !== 'word') return undefined
  const isEnglish = /^[a-z]/.test(noun.folded)
  if (isEnglish && before.folded !== 'of') return undefined
  if (!isEnglish && isLinked && before.folded === 'на') return undefined
  let last = i - 1
  while (last < i + LONGEST_ITEM) {
    const token = tokens.at(last + 1)
    if (token === undefined || token.kind !== 'word' || isStop(page, last + 1)) break
    last++
  }
  const next = tokens.at(last + 1)
  if (last < i || (next !== undefined && GENERIC.test(next.folded))) return undefined
  const stretch = { first: i, last }
  return { ...stretch, value: tokens.words(stretch), ours: [] }
}

function isStop(page: Page, i: number): boolean {
  const token = page.tokens.at(i)
  if (token === undefined || token.folded.length < 3 || GENERIC.test(token.folded)) return true
  if (
    page.signalAt(i) !== undefined ||
    page.placeAt(i) !== undefined ||
    page.issuerAt(i) !== undefined ||
    page.isDate(i)
  )
    return true
  return (
    EQUIPMENT.at(page.tokens, i) !== undefined ||
    /^(?:and|for|on|over|was|were|has|have|will|are|is|had|been|that|own)$/.test(token.folded)
  )
}
