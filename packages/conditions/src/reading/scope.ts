import { foldText } from '@karavan/core'
import { message } from '@karavan/model'
import type { GazetteerPlace } from './gazetteer.js'
import { isAsked } from './issuer.js'
import type { Mark } from './lexicon.js'
import type { Page } from './page.js'
import type { ReadDirection, Said } from './proposal.js'
import { type OpenQuestion, openQuestion } from './questions.js'
import { isCapital, type Stretch, type Token } from './tokens.js'
import { unknownPlacesOf } from './unknown-places.js'

/** Where an order binds, and which way. */
export interface Scope {
  readonly places: readonly Said<string>[]
  readonly origins: readonly Said<string>[]
  readonly direction: Said<ReadDirection> | null
  readonly open: readonly OpenQuestion[]
  /** Tokens that name where goods come from. */
  readonly sources: ReadonlySet<number>
}

type Relation = 'to' | 'from' | 'via' | 'at'

interface Mention extends Stretch {
  readonly relation: Relation
  /** Where the words of the relation stand. */
  readonly cue: Stretch | null
}

const FARTHEST_RELATION = 16
const FARTHEST_LOADING = 12
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
/** What may stand between a preposition and the place that it is of. */
const BETWEEN = words(
  'mainland region province oblast the of all any port ports station stations crossing crossings border borders junction railway railways railroad and or to its region pass point points checkpoint checkpoints direction town neighbouring russian kazakh main other city each s territory dry sea road rail line section ' +
    'портовых портовые припортовых припортовые пограничных пограничные приграничных порт порта порту портом портов порты портам станции станцию станций станция станциям станциях всех все и или ст г пункт пункта пункты пунктов пропуска погранпереход погранперехода погранпереходы переход перехода переходы стык стыка стыку железной дороги дорог дорогах железных территории территорию направление республики республику области край края : , - – — « » “ ” " ( ) / .',
)
/** Words before which the name of a capital is that of the town. */
const STANDS = words(
  'in at to from via through near station port of and в на из с со через станция станции станцию ст порт , - – ( и',
)
/** Words before which a Russian place is where goods go (accusative), not where they stand. */
const ACCUSATIVE = words(
  'порт порты станцию станции направление пункт переход погранпереход территорию сторону страны республику',
)

/**
 * Reads the places, origins and direction of an order.
 * @param stretches - what tells of the order, the main sentence first
 * @param isLeftOut - tokens that tell of something else
 * @param goods - first tokens of goods: an adjective of a country before them says where they come from
 */
export function scopeOf(
  page: Page,
  stretches: readonly Stretch[],
  isLeftOut: (i: number) => boolean,
  goods: ReadonlySet<number>,
): Scope {
  const places = new Map<string, Said<string>>()
  const origins = new Map<string, Said<string>>()
  const relations = new Map<Relation, Stretch>()
  const sources = new Set<number>()
  const open = new Map<string, OpenQuestion>()
  let ways: Stretch | null = null
  for (const { first, last } of stretches) {
    for (let i = first; i <= last; i++) {
      if (isLeftOut(i)) continue
      const signal = page.signalAt(i)
      if (ways === null && signal?.values.includes('ways')) ways = signal
      const place = page.placeAt(i)
      const issuer = page.issuerAt(i)
      const mark = place ?? issuer
      if (mark === undefined || mark.first !== i || isTelling(page, mark) || isAsked(page, i)) continue
      const { relation, cue } = relationOf(page, mark, first)
      if (place !== undefined) {
        const known = chosen(page, place)
        const target = relation === 'from' ? origins : places
        if (known === null) askWhich(open, page, place)
        else if (!isDateline(page, place)) add(target, known.id, page, place)
        if (known !== null && isDateline(page, place)) continue
      } else if (issuer !== undefined) {
        const country = issuer.values[0]?.issuer.country ?? null
        const isAdjective = issuer.values[0]?.isAdjective ?? false
        const isOrigin = relation === 'from' || isLoader(page, first, issuer)
        if (country !== null && (isAdjective ? isOfOrigin(page, goods, issuer, isOrigin) : isOrigin)) {
          add(origins, country, page, issuer)
          if (!isAdjective) sources.add(issuer.first)
        }
        if (isAdjective && relation !== 'to') continue
      }
      if (cue !== null && !relations.has(relation)) relations.set(relation, cue)
    }
  }
  for (const name of unknownPlacesOf(page)) {
    const stretch = stretches.find(({ first, last }) => first <= name.first && name.last <= last)
    if (stretch === undefined || isLeftOut(name.first)) continue
    const { relation, cue } = relationOf(page, { first: firstCapital(page, name), last: name.last }, stretch.first)
    if (cue !== null && !relations.has(relation)) relations.set(relation, cue)
  }
  return {
    places: [...places.values()],
    origins: [...origins.values()],
    direction: directionOf(page, ways, relations, places.size > 0 && acceptsIn(page, stretches[0])),
    open: [...open.values()],
    sources,
  }
}

/** Where the name itself begins in `станцию Галаба`. */
function firstCapital({ tokens }: Page, { first, last }: Stretch): number {
  for (let i = first; i < last; i++) if (isUnknownName(tokens.at(i))) return i
  return last
}

/** What an adjective of a country stands with where it says that goods come from there, beside the goods themselves. */
const OF_ORIGIN =
  /^(?:origin|goods|cargo(?:es)?|freight|products?|loading|shippers?|exporters?|consignors?|producers?|traders?|plates|hauliers?|carriers?|происхожден|товар|груз(?!ов)|грузов$|грузоотправ|продукц|погрузк|экспорт|производител|отправител|номер|перевозчик)/
/** The same, where a word for coming from stands before it. */
const OF_NETWORK = /^(?:stations?|railways?|network|roads?|станци|дорог|железн|сет[иь]|территори|порт)/

/** `Kazakh grain`, `казахстанской мукомольной продукции`, `of Kazakh origin`, `from Russian and Belarusian stations`. */
function isOfOrigin(page: Page, goods: ReadonlySet<number>, { last }: Stretch, comesFrom: boolean): boolean {
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
function isLoader(page: Page, start: number, mark: Stretch): boolean {
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

/** A capital that stands for its state, or from which is told. */
function isTelling(page: Page, mark: Stretch): boolean {
  if (page.has(mark.last + 1, 'tell')) return true
  const isState = page.placeAt(mark.first) !== undefined && page.issuerAt(mark.first) !== undefined
  return isState && !STANDS.has(page.tokens.at(mark.first - 1)?.folded ?? '')
}

function add(list: Map<string, Said<string>>, value: string, page: Page, mark: Stretch): void {
  if (!list.has(value)) list.set(value, { value, spans: [page.span(mark)] })
}

function askWhich(open: Map<string, OpenQuestion>, page: Page, place: Mark<GazetteerPlace>): void {
  const name = page.tokens.words(place)
  const places = { kind: 'list', items: place.values.map(({ id }) => id) } as const
  const asked = message('read.manyPlaces', { count: place.values.length, name, places })
  if (!open.has(name)) open.set(name, openQuestion(asked, [page.span(place)]))
}

function directionOf(
  page: Page,
  ways: Stretch | null,
  relations: ReadonlyMap<Relation, Stretch>,
  isAccepted: boolean,
): Said<ReadDirection> | null {
  if (ways !== null) return { value: 'both', spans: [page.span(ways)] }
  for (const value of ['to', 'via', 'from'] as const) {
    const cue = relations.get(value)
    if (cue !== undefined && value === 'from' && isAccepted)
      return { value: 'to', spans: [page.span(cue)], inferred: true }
    if (cue !== undefined) return { value, spans: [page.span(cue)] }
  }
  return null
}

/** Whether what is stopped is that goods are taken in: then they go to the places, from wherever they come. */
function acceptsIn(page: Page, main: Stretch | undefined): boolean {
  if (main === undefined) return false
  return [...steps(main)].some((i) =>
    /^(?:accept|acceptance|accepted|accepting|accepts|receive|received|takes|take|taken|entry|прием|принима|принят|въезд|ввоз)/.test(
      page.tokens.at(i)?.folded ?? '',
    ),
  )
}

/** How the goods go, by the words before a place; a place in a list shares those of the list. */
function relationOf(page: Page, mark: Stretch, start: number): Mention {
  const { tokens } = page
  for (let i = mark.first - 1; i >= Math.max(start, mark.first - FARTHEST_RELATION); i--) {
    const token = tokens.at(i)
    if (token === undefined) break
    if (isPlaceOfLoading(page, i, mark)) return { ...mark, relation: 'from', cue: { first: i, last: i } }
    const signal = page.signalAt(i)
    const cue = signal === undefined ? null : { first: signal.first, last: signal.last }
    if (signal?.values.includes('to'))
      return isTerm(page, i) || endsStretchOfRoad(page, i) ? plain(mark) : { ...mark, relation: 'to', cue }
    if (signal?.values.includes('from'))
      return isOrigin(page, i, mark) ? { ...mark, relation: 'from', cue } : plain(mark)
    if (SENDERS.test(token.folded) || isLabelOfOrigin(page, i) || isLoadedBy(page, i))
      return { ...mark, relation: 'from', cue: { first: i, last: i } }
    if (signal?.values.includes('via')) return { ...mark, relation: 'via', cue }
    if (token.folded === 'for') return { ...mark, relation: 'to', cue: { first: i, last: i } }
    if (token.folded === 'в' || token.folded === 'на')
      return isAccusative(page, i, mark) ? { ...mark, relation: 'to', cue: { first: i, last: i } } : plain(mark)
    const isMark = page.placeAt(i) !== undefined || page.issuerAt(i) !== undefined
    const isOfStations =
      token.folded === 'in' &&
      /^(?:stations?|ports?|consignees|terminals?|shippers|exporters|consignors)$/.test(tokens.at(i - 1)?.folded ?? '')
    if (!isMark && !isOfStations && !isUnknownName(token) && !BETWEEN.has(token.folded)) break
  }
  return plain(mark)
}

/** Who sends: what follows is where. */
const SENDERS =
  /^(?:administrations|shippers|exporters|consignors|администрации|администраций|администрациям|дорогами|экспортер(?:ы|ам|ов|ами)|грузоотправител(?:и|ям|ей|ями))$/

/** `Origin: all stations of Kazakhstan`. */
function isLabelOfOrigin({ tokens }: Page, i: number): boolean {
  return tokens.is(i + 1, ':') && tokens.is(i, 'origin', 'origins', 'отправление', 'погрузка', 'отправители')
}

/** `вагоны погрузки РЖД`. */
function isLoadedBy({ tokens }: Page, i: number): boolean {
  return tokens.is(i, 'погрузки') && /^(?:груз|вагон|маршрут)/.test(tokens.at(i - 1)?.folded ?? '')
}

/** `loading at all stations of Kazakhstan`, `погруженных на станциях Литвы`. */
function isPlaceOfLoading(page: Page, preposition: number, mark: Stretch): boolean {
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
    if (!page.has(i, 'to') && !page.tokens.is(i, 'for', 'на')) continue
    for (let next = i + 1; next <= i + FARTHEST_NAME; next++)
      if (page.placeAt(next) !== undefined || page.issuerAt(next) !== undefined) return true
  }
  return false
}

function* steps({ first, last }: Stretch): Generator<number> {
  for (let i = first; i <= last; i++) yield i
}

/** A name that the gazetteer lacks, in a list of places. */
function isUnknownName(token: Token | undefined): boolean {
  return token?.kind === 'word' && isCapital(token)
}

function plain({ first, last }: Stretch): Mention {
  return { first, last, relation: 'at', cue: null }
}

/** A letter or a document, and not a wagon or a train with a number. */
function isLetter(page: Page, i: number): boolean {
  return page.has(i, 'letter') && !page.has(i, 'traffic')
}

/** Not so in `exempt from the Kuryk ban`, `barred from Kostanay`, nor in `границе с Белоруссией`. */
function isOrigin(page: Page, preposition: number, mark: Stretch): boolean {
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
function endsStretchOfRoad(page: Page, to: number): boolean {
  const [end, begin] = [page.placeAt(to - 1), page.placeAt(to - 1)?.first]
  return end !== undefined && begin !== undefined && isStretchOfRoad(page, begin - 1)
}

function isTerm(page: Page, i: number): boolean {
  return page.isDate(i + 1)
}

/** `в Актау`, `в порт Актау`, against `в Курыке`, `в порту Актау`: by the ending of the word after the preposition. */
function isAccusative(page: Page, preposition: number, mark: Stretch): boolean {
  const { tokens } = page
  if (tokens.is(preposition + 1, 'все')) return true
  const next = tokens.at(preposition + 1)
  if (next === undefined) return false
  if (preposition + 1 < mark.first) return ACCUSATIVE.has(next.folded)
  const isLocative =
    mark.first < mark.last && /(?:у|е)$/.test(tokens.at(mark.first)?.text ?? '') && !isNominative(page, mark)
  if (isLocative) return false
  const name = tokens.at(mark.last)?.text ?? ''
  return !/(?:е|и|ах|ях|ой)$/i.test(name)
}

/** Whether a place is named as the gazetteer does, with no ending: `Актау-Порт`. */
function isNominative(page: Page, { first }: Stretch): boolean {
  const word = page.tokens.at(first)?.folded ?? ''
  return (page.placeAt(first)?.values ?? []).some(({ names }) => names.some((name) => foldText(name).startsWith(word)))
}

/** The place that a name means; null where it may be one of several. */
function chosen(page: Page, { values }: Mark<GazetteerPlace>): GazetteerPlace | null {
  const [only, ...more] = values
  if (only === undefined) return null
  if (more.length === 0) return only
  const main = values.find(({ id }) => values.every((other) => other.id.startsWith(id)))
  if (main !== undefined) return main
  const ofCountries = values.filter(({ id }) => page.countries.has(id.slice(0, 2)))
  const [port, ...ports] = values.filter(({ kind }) => kind === 'seaport')
  if (port !== undefined && ports.length === 0 && page.isBySea) return port
  return ofCountries.length === 1 ? (ofCountries[0] ?? null) : null
}

/** Whether a place only says where a news item was written. */
function isDateline(page: Page, mark: Stretch): boolean {
  const { tokens } = page
  const next = tokens.at(mark.last + 1)
  if (!page.startsSentence(mark.first) || next === undefined) return false
  const date = page.dateAt(mark.last + 2)
  return (
    (next.text === ',' && date?.role === 'dateline') ||
    page.dateAt(mark.last + 1)?.role === 'dateline' ||
    (/^[.(]$/.test(next.text) && mark.first === 0 && page.placeAt(mark.last + 2) === undefined)
  )
}
