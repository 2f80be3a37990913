import type { Mark } from '@karavan/core'
import { foldText, isCapital, type Stretch, steps, type Token, wordsOf } from '@karavan/core'
import { message } from '@karavan/model'
import type { GazetteerPlace } from './gazetteer.js'
import { isAsked } from './issuer.js'
import { endsStretchOfRoad, isLoader, isOfOrigin, isOrigin, isPlaceOfLoading, namesSource } from './origins.js'
import type { Page } from './page.js'
import type { ReadDirection, Said } from './proposal.js'
import { type OpenQuestion, openQuestion } from './questions.js'
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
/** What may stand between a preposition and the place that it is of. */
const BETWEEN = wordsOf(
  'mainland region province oblast the of all any port ports station stations crossing crossings border borders junction railway railways railroad and or to its region pass point points checkpoint checkpoints direction town neighbouring russian kazakh main other city each s territory dry sea road rail line section ' +
    'портовых портовые припортовых припортовые пограничных пограничные приграничных порт порта порту портом портов порты портам станции станцию станций станция станциям станциях всех все и или ст г пункт пункта пункты пунктов пропуска погранпереход погранперехода погранпереходы переход перехода переходы стык стыка стыку железной дороги дорог дорогах железных территории территорию направление республики республику области край края : , - – — « » “ ” " ( ) / .',
)
/** Words before which the name of a capital is that of the town. */
const STANDS = wordsOf(
  'in at to from via through near station port of and в на из с со через станция станции станцию ст порт , - – ( и',
)
/** Words before which a Russian place is where goods go (accusative), not where they stand. */
const ACCUSATIVE = wordsOf(
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
        const comesFrom = relation === 'from' || isLoader(page, first, issuer)
        if (country !== null && (isAdjective ? isOfOrigin(page, goods, issuer, comesFrom) : comesFrom)) {
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
    if (namesSource(page, i)) return { ...mark, relation: 'from', cue: { first: i, last: i } }
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

/** A name that the gazetteer lacks, in a list of places. */
function isUnknownName(token: Token | undefined): boolean {
  return token?.kind === 'word' && isCapital(token)
}

function plain({ first, last }: Stretch): Mention {
  return { first, last, relation: 'at', cue: null }
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
