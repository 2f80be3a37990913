import { type Stretch, steps } from '@karavan/core'
import type { Page } from './page.js'

const FARTHEST_LOADING = 12

/** What an adjective of a country stands with where it says that goods come from there, beside the goods themselves. */
const OF_ORIGIN =
  /^(?:origin|goods|cargo(?:es)?|freight|products?|loading|shippers?|exporters?|consignors?|producers?|traders?|plates|hauliers?|carriers?|происхожден|товар|груз(?!ов)|грузов$|грузоотправ|продукц|погрузк|экспорт|производител|отправител|номер|перевозчик)/
/** The same, where a word for coming from stands before it. */
const OF_NETWORK = /^(?:stations?|railways?|network|roads?|станци|дорог|железн|сет[иь]|территори|порт)/

/** `Kazakh grain`, `казахстанской мукомольной продукции`, `of Kazakh origin`, `from Russian and Belarusian stations`. */
export function isOfOrigin(page: Page, goods: ReadonlySet<number>, { last }: Stretch, comesFrom: boolean): boolean {
  const end = lastOfAdjectives(page, last)
  const next = page.tokens.at(end + 1)?.folded ?? ''
  if (goods.has(end + 1) || goods.has(end + 2) || OF_ORIGIN.test(next)) return true
  return comesFrom && OF_NETWORK.test(next)
}

/** Over further adjectives of countries: `Kazakh and Kyrgyz`. */
function lastOfAdjectives(page: Page, from: number): number {
  let last = from
  while (page.tokens.is(last + 1, 'and', 'or', ',', 'и', 'или')) {
    const next = page.issuerAt(last + 2)
    if (next === undefined || !(next.values[0]?.isAdjective ?? false)) break
    last = next.last
  }
  return last
}

const LOADS = /^(?:load|loading|forward|dispatch|send|ship|груз|погруз|отгру|отправ)/
const LOADERS = /^(?:railways?|exporters?|shippers?|consignors?|дорогам|экспортерам|грузоотправителям|администрациям)$/
const FARTHEST_LOADER = 10
const MODALS = ['may', 'must', 'cannot', 'shall', 'are']

/** Whether those are named who load no more: `The railways of Belarus may not load …`, `Дорогам России запрещено грузить …`. */
export function isLoader(page: Page, start: number, mark: Stretch): boolean {
  const { tokens } = page
  let i = tokens.is(start, 'the') ? start + 1 : start
  while (
    i < mark.first &&
    (page.isDate(i) || tokens.at(i)?.kind === 'number' || tokens.is(i, 'с', 'from', 'года', 'г', '.', ','))
  )
    i++
  if (tokens.is(i, 'железным')) i++
  const leads = LOADERS.test(tokens.at(i)?.folded ?? '')
  const follows = LOADERS.test(tokens.at(lastOfAdjectives(page, mark.last) + 1)?.folded ?? '')
  if (!(leads && mark.first - i < FARTHEST_LOADER) && !(follows && mark.first - start < FARTHEST_LOADER)) return false
  const { last } = page.sentenceAt(mark.first)
  const isEnglish = /^[a-z]/.test(tokens.at(mark.first)?.folded ?? '')
  if (
    isEnglish &&
    ![...steps({ first: mark.last + 1, last: mark.last + FARTHEST_LOADER })].some((on) => tokens.is(on, ...MODALS))
  )
    return false
  for (let next = mark.last + 1; next <= Math.min(last, mark.last + FARTHEST_LOADING); next++)
    if (LOADS.test(tokens.at(next)?.folded ?? '')) return true
  return false
}

/** Who sends: what follows is where. */
const SENDERS =
  /^(?:administrations|shippers|exporters|consignors|администрации|администраций|администрациям|дорогами|экспортер(?:ы|ам|ов|ами)|грузоотправител(?:и|ям|ей|ями))$/

/** Whether a token says that what follows is where goods come from, without a preposition. */
export function namesSource(page: Page, i: number): boolean {
  return SENDERS.test(page.tokens.at(i)?.folded ?? '') || isLabelOfOrigin(page, i) || isLoadedBy(page, i)
}

/** `Origin: all stations of Kazakhstan`. */
function isLabelOfOrigin({ tokens }: Page, i: number): boolean {
  return tokens.is(i + 1, ':') && tokens.is(i, 'origin', 'origins', 'отправление', 'погрузка', 'отправители')
}

/** `вагоны погрузки РЖД`. */
function isLoadedBy({ tokens }: Page, i: number): boolean {
  return tokens.is(i, 'погрузки') && /^(?:груз|вагон|маршрут)/.test(tokens.at(i - 1)?.folded ?? '')
}

/** `loading at all stations of Kazakhstan`, `погруженных на станциях Литвы`. */
export function isPlaceOfLoading(page: Page, preposition: number, mark: Stretch): boolean {
  const { tokens } = page
  if (!tokens.is(preposition, 'at', 'in', 'on', 'на', 'по', 'в', 'во')) return false
  const between = { first: preposition + 1, last: mark.last + 1 }
  const names = [...steps(between)].some((i) =>
    tokens.is(i, 'stations', 'railways', 'network', 'станциях', 'станциям', 'дорогах'),
  )
  const sentence = page.sentenceAt(preposition)
  const back = { first: Math.max(sentence.first, preposition - FARTHEST_LOADING), last: preposition - 1 }
  const isLoading = (i: number) => /^(?:load|loading|loaded|погру[жз]|отправлен)/.test(tokens.at(i)?.folded ?? '')
  const loads = [...steps(back)].findLast(isLoading)
  if (names && !tokens.is(preposition, 'в', 'во', 'in')) {
    const leads = preposition === sentence.first || page.isDate(preposition - 1)
    const ahead = { first: mark.last + 1, last: Math.min(sentence.last, mark.last + FARTHEST_LOADING) }
    return loads !== undefined || (leads && [...steps(ahead)].some(isLoading))
  }
  if (loads === undefined || names) return false
  return isPlain(page, { first: loads + 1, last: preposition - 1 }) && goesElsewhere(page, mark.last + 1, sentence.last)
}

/** Whether no place, way or date stands in a stretch. */
function isPlain(page: Page, stretch: Stretch): boolean {
  return (
    [...steps(stretch)].every(
      (i) =>
        page.placeAt(i) === undefined &&
        page.issuerAt(i) === undefined &&
        !page.isDate(i) &&
        !page.tokens.is(i, ',', ':'),
    ) && page.find(stretch, 'to', 'via') === undefined
  )
}

const FARTHEST_GOAL = 14
const FARTHEST_NAME = 3

/** Whether the goods are said to go to some other place: `loading at Kostanay of grain for Aktau`. */
function goesElsewhere(page: Page, from: number, end: number): boolean {
  for (let i = from; i <= Math.min(end, from + FARTHEST_GOAL); i++) {
    if (page.has(i, 'because')) return false
    if (!page.has(i, 'to') && !page.tokens.is(i, 'for', 'на')) continue
    for (let next = i + 1; next <= i + FARTHEST_NAME; next++)
      if (page.placeAt(next) !== undefined || page.issuerAt(next) !== undefined) return true
  }
  return false
}

/** A letter or a document, and not a wagon or a train with a number. */
function isLetter(page: Page, i: number): boolean {
  return page.has(i, 'letter') && !page.has(i, 'traffic')
}

/** Not so in `exempt from the Kuryk ban`, `barred from Kostanay`, nor in `границе с Белоруссией`. */
export function isOrigin(page: Page, preposition: number, mark: Stretch): boolean {
  if (page.has(mark.last + 1, 'measure') || page.has(mark.last + 1, 'decree')) return false
  if (page.has(preposition - 1, 'stop') || page.has(preposition - 1, 'decree') || isLetter(page, preposition - 1))
    return false
  if (isStretchOfRoad(page, preposition)) return false
  const isOfRailway = [1, 2, 3].some((on) =>
    page.tokens.is(preposition + on, 'дороги', 'станции', 'сети', 'территории'),
  )
  const isWith =
    page.tokens.is(preposition, 'с', 'со') &&
    !isOfRailway &&
    /(?:ом|ем|ей|ой|ью|ами|ями)$/i.test(page.tokens.at(preposition + 1)?.text ?? '')
  return !isWith
}

/** `the road from Aktobe to Kandyagash`, `на участке от Бейнеу до Мангистау`: where, not whence. */
function isStretchOfRoad({ tokens }: Page, preposition: number): boolean {
  return /^(?:road|highway|line|section|stretch|track|route|дорог[аеу]|трасс[аеу]|участ(?:ок|ке|ка)|лини[яи]|перегон[е]?)$/.test(
    tokens.at(preposition - 1)?.folded ?? '',
  )
}

/** The `to` of such a stretch. */
export function endsStretchOfRoad(page: Page, to: number): boolean {
  const [end, begin] = [page.placeAt(to - 1), page.placeAt(to - 1)?.first]
  return end !== undefined && begin !== undefined && isStretchOfRoad(page, begin - 1)
}
