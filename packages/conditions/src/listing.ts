import { DAY_MINUTES, type EpochMinutes, parseInstant, StructuredError } from '@karavan/core'
import {
  type Cargo,
  type ConditionsAnswer,
  type ConsignmentScope,
  ENGLISH,
  EQUIPMENT_KINDS,
  type EquipmentKind,
  isEquipmentKind,
  type LocationId,
  matchConsignment,
  message,
  type Order,
  type QueueCount,
  type StandingOrder,
  tell,
  VERDICTS,
} from '@karavan/model'
import type { ConditionEntries } from './entries/ports.js'
import { exemptionsOf } from './order/exemptions.js'
import { type Ruling, verdictOf } from './order/rulings.js'
import { stretchOf } from './order/stretch.js'
import type { Term } from './order/terms.js'
import { mayMoveBy, mayStandIn } from './places/carried-by.js'
import { queueWaitsAt, unratedCountsAt } from './places/queues.js'
import { StatusLog } from './places/status.js'
import type { Register } from './snapshot.js'

/** What somebody wants to know of a day; all that is not said is left open. */
export interface ListQuestion {
  readonly on: EpochMinutes
  /** Only what concerns these places; empty: all. */
  readonly places: readonly LocationId[]
  /** HS code. */
  readonly hs?: string
  readonly equipment?: EquipmentKind
  /** Where the goods are loaded. */
  readonly from?: LocationId
}

/** The question as somebody writes it. */
const LIST_FIELDS = ['on', 'at', 'goods', 'equipment'] as const
/** Beside it, from where goods are to be loaded. */
export const LOADING_FIELDS = [...LIST_FIELDS, 'from'] as const
export type RawListQuestion = Readonly<Partial<Record<(typeof LIST_FIELDS)[number], string>>>

/**
 * Reads a question: `on` in ISO 8601, `at` places parted by commas, `goods` an HS code, `equipment` a kind.
 * @param placeOf - the place that a text means
 * @param now - the day where none is said
 * @throws {StructuredError} INSTANT_INVALID, QUESTION_VALUE_INVALID, EQUIPMENT_UNKNOWN, and those of `placeOf`
 */
export function readListQuestion(
  { on, at, goods, equipment }: RawListQuestion,
  placeOf: (text: string) => LocationId,
  now: EpochMinutes,
): ListQuestion {
  return {
    on: on === undefined ? now : parseInstant(on, '/on'),
    places: placesIn(at, placeOf),
    ...(goods === undefined ? {} : { hs: readHs(goods) }),
    ...(equipment === undefined ? {} : { equipment: readEquipment(equipment) }),
  }
}

/** Places parted by commas; none where nothing is said. @throws those of `placeOf` */
export function placesIn(text: string | undefined, placeOf: (text: string) => LocationId): readonly LocationId[] {
  return (text ?? '')
    .split(',')
    .filter((one) => one.trim() !== '')
    .map(placeOf)
}

function readHs(text: string): string {
  const digits = text.replace(/[.\s]/g, '')
  if (/^\d{2,10}$/.test(digits)) return digits
  throw new StructuredError({
    code: 'QUESTION_VALUE_INVALID',
    received: text,
    expected: 'a code of the Harmonized System, 2 to 10 digits',
    pointer: '/goods',
  })
}

function readEquipment(text: string): EquipmentKind {
  if (isEquipmentKind(text)) return text
  throw new StructuredError({
    code: 'EQUIPMENT_UNKNOWN',
    received: text,
    expected: `one of ${EQUIPMENT_KINDS.join(', ')}`,
    pointer: '/equipment',
  })
}

/** Days ahead in which an order that begins is told: as long as goods are on most ways of the corridor. */
const COMING_DAYS = 30

/** Any cargo: criteria that it would meet by chance are taken out of the scope first. */
const ANY: Pick<Cargo, 'units' | 'tonnes'> = { units: 1, tonnes: 1 }

/** What is shut, banned or queueing on a day, and which orders begin soon after it, at the places and for the cargo asked about. */
export function listConditions(
  register: Register,
  { reports, queues }: Pick<ConditionEntries, 'reports' | 'queues'>,
  question: ListQuestion,
): ConditionsAnswer {
  const { chains, terms } = register
  const { on, places } = question
  const log = new StatusLog(reports)
  const concerned = terms.filter(({ order }) => concernsPlaces(order, places))
  const termsBy = termsByOrder(concerned)
  const standing = (term: Term) => standingOf(term, termsBy.get(term.order.id) ?? [], register, question)
  const orders = concerned
    .filter(({ from, until }) => from <= on && on < until)
    .flatMap(standing)
    .sort(
      (a, b) =>
        VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
        (b.from ?? 0) - (a.from ?? 0) ||
        (a.order.id < b.order.id ? -1 : 1),
    )
  const today = new Set(orders.map(({ order }) => order.id))
  const soon = concerned.filter(({ order, state, from }) => {
    return state === 'inForce' && from > on && from <= on + COMING_DAYS * DAY_MINUTES && !today.has(order.id)
  })
  const coming = soon
    .flatMap(standing)
    .filter(({ verdict }) => verdict !== 'exempt')
    .sort((a, b) => (a.from ?? 0) - (b.from ?? 0) || (a.order.id < b.order.id ? -1 : 1))
  const asked = (place: LocationId) => places.length === 0 || places.includes(place)
  const { equipment } = question
  const waitsThere = ({ place, unit }: Pick<QueueCount, 'place' | 'unit'>) =>
    asked(place) && (equipment === undefined || mayStandIn(equipment, unit))
  return {
    on,
    orders,
    coming: coming.filter(({ order }, i) => coming.findIndex((one) => one.order.id === order.id) === i),
    places: log
      .places()
      .filter(asked)
      .flatMap((place) => {
        const status = log.at(place, null, on)
        return status === null ? [] : [status]
      }),
    queues: queueWaitsAt(queues, on).filter(waitsThere),
    unratedCounts: unratedCountsAt(queues, on).filter(waitsThere),
    known: chains.orders.size,
  }
}

/** An order for a stretch of time; nothing where it does not concern the cargo that was asked about. @param terms - all of that order */
export function standingOf(
  term: Term,
  terms: readonly Term[],
  { chains, effective, held }: Register,
  question: ListQuestion,
): StandingOrder[] {
  const { verdict, clause } = saidOf(term, question)
  if (verdict === 'clear') return []
  const stretch = stretchOf(term, terms)
  const [first = term] = stretch
  const last = stretch.at(-1) ?? term
  const gap = { from: finite(first.from), until: finite(last.until), start: first.start }
  const changed = stretch.find((later) => later.from > term.from && saidOf(later, question).verdict !== verdict)
  return [
    {
      order: term.order,
      takenOver: effective.get(term.order.id)?.takenOver ?? [],
      state: term.state,
      ...(term.state === 'notCovered' ? gap : (held.get(term.order.id) ?? gap)),
      changes: changed?.from ?? null,
      verdict,
      clause: tell(clause, ENGLISH),
      told: { clause },
      reliefs: term.reliefs.map(({ id }) => id),
      amendedBy: chains.amendmentsOf(term.order.id).map(({ id }) => id),
    },
  ]
}

function termsByOrder(terms: readonly Term[]): ReadonlyMap<string, readonly Term[]> {
  const byOrder = new Map<string, Term[]>()
  for (const term of terms) byOrder.set(term.order.id, [...(byOrder.get(term.order.id) ?? []), term])
  return byOrder
}

function finite(at: EpochMinutes): EpochMinutes | null {
  return Number.isFinite(at) ? at : null
}

/** Whether an order looks at one of some places: by name, or by their country where it names none. */
function concernsPlaces(order: Order, places: readonly LocationId[]): boolean {
  if (places.length === 0) return true
  return places.some((place) => {
    if (order.places.length > 0) return order.places.includes(place)
    const country = place.slice(0, 2)
    return order.countries.includes(country) || order.directions.some((pair) => pair.split('>').includes(country))
  })
}

/** What a term says of the cargo that is asked about. */
export function saidOf(term: Term, question: ListQuestion): Pick<Ruling, 'verdict' | 'clause'> {
  const { hs, equipment, from } = question
  if (equipment !== undefined && !mayMoveBy(equipment, term.order.modes))
    return { verdict: 'clear', clause: message('match.otherMode') }
  const anyCargo = hs === undefined && equipment === undefined
  const cargo = { ...ANY, equipment: equipment ?? '40HC', ...(hs === undefined ? {} : { hs }) } as const
  const scope = { ...asked(term.order, question), exempts: anyCargo ? [] : exemptionsOf(term) }
  const loaded = from === undefined ? { origin: '' } : { origin: from.slice(0, 2), originPlace: from }
  const match = matchConsignment(scope, { cargo, ...loaded, destination: '' })
  const { goods } = term.order
  const isNamed = hs === undefined && goods.length > 0 && match.verdict === 'hit'
  return verdictOf(
    term,
    isNamed ? { ...match, clause: message('match.named', { code: { kind: 'list', items: goods } }) } : match,
  )
}

/** The scope of an order without what the question leaves open. */
function asked(order: ConsignmentScope, { hs, equipment, from }: ListQuestion): ConsignmentScope {
  const { originPlaces, consignors: _a, consignees: _b, foreignWagons: _c, emptiesOnly, ...scope } = order
  return {
    ...scope,
    ...(from === undefined || originPlaces === undefined ? {} : { originPlaces }),
    origins: from === undefined ? [] : scope.origins,
    destinations: [],
    equipment: equipment === undefined ? [] : scope.equipment,
    goods: hs === undefined ? [] : scope.goods,
    goodsExcept: hs === undefined ? [] : scope.goodsExcept,
    ...(emptiesOnly === true && (hs !== undefined || equipment !== undefined) ? { emptiesOnly } : {}),
  }
}
