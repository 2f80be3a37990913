import type { ByMonth, DurationKnots, EpochMinutes, ForeseenDay } from '@karavan/core'
import type { Provenance } from './basis.js'
import type { Cargo } from './cargo.js'
import { EQUIPMENT, type EquipmentKind } from './equipment.js'
import { ENGLISH, type Message, message, type RulePart, type RuleWords, tell } from './messages/index.js'
import type { CountryCode, LocationId, Mode } from './network.js'
import type { HandlingOverride } from './queue.js'

/** At which moment of a passage an order looks. */
export type AppliesAt = 'acceptance' | 'loading' | 'departure' | 'passage' | 'arrival'

/** `forbid`: law, knocks out. `hold`: goods wait until it ends. `quota`: longer in its queue, split if larger than a day. `flag`: said, nothing else. */
export type RestrictionEffect = 'forbid' | 'hold' | 'quota' | 'flag'

/** Where a rule looks. Empty lists mean: any. */
export interface PassageScope {
  readonly places: readonly LocationId[]
  readonly countries: readonly CountryCode[]
  /** `AA>BB`: only when going from country AA to BB. */
  readonly directions: readonly string[]
  readonly modes: readonly Mode[]
}

/** The part of a rule that looks at what is carried, by what, from where to where. Empty lists mean: any. */
export interface ConsignmentScope {
  /** Only consignments that start in or end in one of these countries. */
  readonly origins: readonly CountryCode[]
  readonly destinations: readonly CountryCode[]
  /** Only consignments loaded at one of these places. */
  readonly originPlaces?: readonly LocationId[]
  readonly equipment: readonly EquipmentKind[]
  /** Only wagons of another administration than that of the country where they are loaded. */
  readonly foreignWagons?: boolean
  /** Only empty wagons and boxes, which no cargo is. */
  readonly emptiesOnly?: boolean
  /** Only these shippers or consignees, as a text names them. */
  readonly consignors?: readonly string[]
  readonly consignees?: readonly string[]
  /** HS prefixes; empty: all goods. */
  readonly goods: readonly string[]
  readonly goodsExcept: readonly string[]
}

/** A scope that limits nothing. */
export const ANYTHING: PassageScope & ConsignmentScope = {
  places: [],
  countries: [],
  directions: [],
  modes: [],
  origins: [],
  destinations: [],
  equipment: [],
  goods: [],
  goodsExcept: [],
}

/** Goods a day that may pass. */
export interface Quota {
  /** Above 0. */
  readonly value: number
  /** `wagons`, `trains`, `trucks`, `train pairs`, `containers`, `TEU` or `tonnes`; any other is told as it is written. */
  readonly unit: string
}

/** What an order takes out of a rule. */
export interface Exemption {
  /** The order that grants it; the rule itself where it is a clause of its own. */
  readonly orderId: string
  /** In the words of the order. */
  readonly text: string
  readonly scope: ConsignmentScope
  /** Up to so much a day; null: without a limit. */
  readonly quota: Quota | null
  /** Only with somebody's consent (`по согласованию`): a way out to ask for, which frees no goods by itself. */
  readonly byConsent?: boolean
  /** Of the order that grants it. */
  readonly provenance?: Provenance
  /** How the order that grants it is cited; its id where left out. */
  readonly cited?: Message
}

/** One rule with dates: an embargo, a ban, a quota, a warning. */
export interface Restriction extends PassageScope, ConsignmentScope, Provenance {
  readonly id: string
  /** As issued; empty where the text does not print one. */
  readonly number?: string
  readonly issuer: string
  readonly title: string
  readonly text: string
  readonly effect: RestrictionEffect
  readonly appliesAt: AppliesAt
  readonly from: EpochMinutes | null
  /** First instant after it, or null where no end is known. */
  readonly until: EpochMinutes | null
  /** How much longer such orders lasted than printed, where the end is not firm. */
  readonly extension?: DurationKnots
  /** Exceptions in words that no passage can be judged by; {@link Restriction.exempts} has those that can. */
  readonly exceptions: readonly string[]
  readonly exempts?: readonly Exemption[]
  readonly quota?: Quota
  /** What a question does not say and the rule turns on: who carries. */
  readonly dependsOn?: 'carrier'
}

/** Where an order is known from, with its title and number, or its issuer and date where it has none, in the note. */
export function sourceOfOrder({
  number,
  issuer,
  title,
  source,
  sourceDate,
  basis,
  row,
}: Pick<Restriction, 'number' | 'issuer' | 'title' | keyof Provenance>): Provenance {
  const note = orderCited({ number, issuer, sourceDate, title })
  return { source, sourceDate, basis, note, ...(row === undefined ? {} : { row }) }
}

/** `Extend: Kuryk port (KTZ No. 1327)`: an order as an English text cites it, its title before its name. */
export function orderCited({ title, ...order }: CitedOrder & Pick<Restriction, 'title'>): string {
  return `${title} (${tell(orderName(order), ENGLISH)})`
}

/** An order as it is cited: by its number, or where none is known by who issued it and the date of its source. */
export function orderName({ number, issuer, sourceDate }: CitedOrder): Message {
  const by = { kind: 'issuer', name: issuer } as const
  return number == null
    ? message('order.dated', { issuer: by, date: { kind: 'date', date: sourceDate } })
    : message('order.numbered', { issuer: by, number })
}

interface CitedOrder extends Pick<Restriction, 'issuer' | 'sourceDate'> {
  readonly number?: string | null | undefined
}

/** Words of a restriction, as they stand in a message. */
export function ruleWords(rule: Pick<Restriction, 'id' | RulePart>, part: RulePart): RuleWords {
  const { id, exceptions, text } = rule
  const said = { title: rule.title, text: asSentence(text), exceptions: exceptions.join('; ') }
  return { kind: 'rule', id, part, text: said[part] }
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** What is known of a restriction at a time. */
export const RESTRICTION_STATES = ['inForce', 'notInForce', 'notCovered', 'unknown'] as const
export type RestrictionState = (typeof RESTRICTION_STATES)[number]

/** A port or pass that shuts by itself. */
export interface ClosureProcess {
  readonly location: LocationId
  readonly weatherGroup: string
  readonly share: ByMonth
  readonly length: DurationKnots
  readonly provenance: Provenance
  /** Months of reports that the shares rest on beside the row; left out where the row stands alone. */
  readonly months?: number
  /** What a forecast foresees of its next days; left out where none speaks of it. */
  readonly forecast?: ClosureForecast
}

/** What a forecast foresees of a place that shuts by itself. */
export interface ClosureForecast {
  readonly location: LocationId
  /** Ascending. */
  readonly days: readonly ForeseenDay[]
  /** When the forecast was had. */
  readonly fetched: EpochMinutes
  readonly provenance: Provenance
}

/** What is in force, folded from orders, for one planning run. */
export interface ConditionsSnapshot {
  readonly restrictions: readonly Restriction[]
  readonly closures: readonly ClosureProcess[]
  /** Queues that stand at its time. */
  readonly handlingOverrides: readonly HandlingOverride[]
  readonly asOf: EpochMinutes
  readonly version: string
}

/** What passes where, as a restriction sees it. */
export interface Passage {
  readonly moment: AppliesAt
  readonly location: LocationId | null
  /** Where goods that are taken in or loaded are to be brought by this leg, through which places too. */
  readonly towards?: readonly LocationId[]
  readonly countries: readonly CountryCode[]
  /** Country left and country entered, where a border is crossed. */
  readonly direction: string | null
  readonly mode: Mode
  readonly cargo: Cargo
  readonly origin: CountryCode
  readonly destination: CountryCode
  /** Where the goods are loaded, where that is known. */
  readonly originPlace?: LocationId
}

/** A passage with the moment left open: each order looks at its own. */
export type PassageOnDay = Omit<Passage, 'moment'>

/** What a rule needs to know of a consignment. */
export type ConsignmentTraits = Pick<Passage, 'cargo' | 'origin' | 'destination' | 'originPlace'>

export type RestrictionVerdict = 'hit' | 'exempt' | 'clear' | 'unknown'

export interface RestrictionMatch {
  readonly verdict: RestrictionVerdict
  /** The part of the rule that decided. */
  readonly clause: Message
  /** The order that exempts, and what it lets pass a day; only with `exempt` by an order. */
  readonly exemption?: Pick<Exemption, 'orderId' | 'provenance'>
  readonly quota?: Quota | null
}

/** Whether a rule concerns a passage, dates apart. Goods that cannot be mapped give `unknown`, never `clear`. */
export function matchRestriction(restriction: Restriction, passage: Passage): RestrictionMatch {
  const clause = whyElsewhere(restriction, passage)
  return clause === null ? matchConsignment(restriction, passage) : { verdict: 'clear', clause }
}

const OTHER_PLACE = message('match.otherPlace')
const OTHER_COUNTRY = message('match.otherCountry')
const OTHER_DIRECTION = message('match.otherDirection')
const OTHER_MODE = message('match.otherMode')

/** The part of a rule by which it does not look at a passage, whatever is carried; null where it does. */
export function whyElsewhere(
  r: PassageScope & Pick<Restriction, 'appliesAt'>,
  passage: Pick<Passage, 'moment' | 'location' | 'towards' | 'countries' | 'direction' | 'mode'>,
): Message | null {
  if (r.appliesAt !== passage.moment) return message('match.otherMoment', { moment: r.appliesAt })
  if (r.places.length > 0 && !placesSeen(passage).some((place) => r.places.includes(place))) return OTHER_PLACE
  if (r.countries.length > 0 && !r.countries.some((country) => passage.countries.includes(country)))
    return OTHER_COUNTRY
  if (r.directions.length > 0 && (passage.direction === null || !r.directions.includes(passage.direction)))
    return OTHER_DIRECTION
  if (r.modes.length > 0 && !r.modes.includes(passage.mode)) return OTHER_MODE
  return null
}

/**
 * The places by which a rule looks at a passage: where it is made, and for goods that are taken in or loaded also those to which
 * they are to be brought, as `no loading for the port` is said of any station.
 */
export function placesSeen({
  moment,
  location,
  towards = [],
}: Pick<Passage, 'moment' | 'location' | 'towards'>): readonly LocationId[] {
  const here = location === null ? [] : [location]
  return moment === 'acceptance' || moment === 'loading' ? [...here, ...towards] : here
}

/** Whether a rule concerns what is carried from where to where, wherever it passes. */
export function matchConsignment(
  r: ConsignmentScope & Pick<Restriction, 'exempts'>,
  consignment: ConsignmentTraits,
): RestrictionMatch {
  const match = matchScope(r, consignment)
  if (match.verdict !== 'hit' && match.verdict !== 'unknown') return match
  let doubt: RestrictionMatch | null = null
  let offered: RuleWords | null = null
  for (const exemption of r.exempts ?? []) {
    const { scope, quota, byConsent = false } = exemption
    const { verdict, clause } = matchScope(scope, consignment)
    const text = exemptionWords(exemption)
    if (byConsent) {
      if (verdict !== 'clear') offered ??= text
      continue
    }
    if (verdict === 'hit') return { verdict: 'exempt', clause: exempted(exemption), exemption, quota }
    if (verdict === 'unknown') {
      const why = { kind: 'message', message: clause } as const
      doubt ??= { verdict: 'unknown', clause: message('match.perhapsExempt', { why, text }) }
    }
  }
  if (doubt !== null || offered === null) return doubt ?? match
  const clause = message('match.unlessAgreed', { clause: { kind: 'message', message: match.clause }, text: offered })
  return { ...match, clause }
}

function exempted({ orderId, cited, text }: Exemption): Message {
  const order = cited === undefined ? orderId : ({ kind: 'message', message: cited } as const)
  return message('match.exempted', { order, text: exemptionWords({ orderId, text }) })
}

/** What an exemption frees, as it stands in a message: a language may have words for the text of the order that grants it. */
export function exemptionWords({ orderId, text }: Pick<Exemption, 'orderId' | 'text'>): RuleWords {
  return { kind: 'rule', id: orderId, part: 'text', text: asSentence(text) }
}

/** Whether what is carried from where to where lies within a scope. Goods that cannot be told give `unknown`. */
export function matchScope(
  scope: ConsignmentScope,
  { cargo, origin, destination, originPlace }: ConsignmentTraits,
): RestrictionMatch {
  const clear = (clause: Message): RestrictionMatch => ({ verdict: 'clear', clause })
  if (scope.emptiesOnly === true) return clear(message('match.emptiesOnly'))
  if (scope.origins.length > 0 && !scope.origins.includes(origin)) return clear(message('match.otherOrigin'))
  if (scope.destinations.length > 0 && !scope.destinations.includes(destination))
    return clear(message('match.otherDestination'))
  if (scope.equipment.length > 0 && !scope.equipment.includes(cargo.equipment))
    return clear(message('match.otherEquipment'))
  const places = scope.originPlaces ?? []
  if (places.length > 0 && originPlace !== undefined && !places.includes(originPlace))
    return clear(message('match.otherOriginPlace'))
  const wagons = matchWagons(scope, cargo, origin)
  if (wagons === 'clear') return clear(message('match.ownWagons'))
  const parties = [...(scope.consignors ?? []), ...(scope.consignees ?? [])]
  const goods = matchGoods(scope, cargo)
  if (goods.verdict !== 'hit') return goods
  const unknown = (clause: Message): RestrictionMatch => ({ verdict: 'unknown', clause })
  if (places.length > 0 && originPlace === undefined)
    return unknown(message('match.originPlaceUnknown', { places: { kind: 'list', items: places.map(placeById) } }))
  if (wagons === 'unknown') return unknown(message('match.wagonsUnknown'))
  if (parties.length > 0) return unknown(message('match.partiesUnknown', { parties: { kind: 'list', items: parties } }))
  return goods
}

/** A place with its id for a name; faces that know the network name it. */
function placeById(id: LocationId) {
  return { kind: 'place', id, name: id } as const
}

function matchWagons(scope: ConsignmentScope, cargo: Cargo, origin: CountryCode): RestrictionVerdict {
  if (scope.foreignWagons !== true) return 'hit'
  if (EQUIPMENT[cargo.equipment].family !== 'wagon') return 'clear'
  if (cargo.wagonOwner === undefined) return 'unknown'
  return cargo.wagonOwner === origin ? 'clear' : 'hit'
}

function matchGoods(scope: ConsignmentScope, cargo: Cargo): RestrictionMatch {
  const unknown = (clause: Message): RestrictionMatch => ({ verdict: 'unknown', clause })
  const goods = scope.goods.map(digitsOf)
  const goodsExcept = scope.goodsExcept.map(digitsOf)
  const hs = digitsOf(cargo.hs ?? '')
  if (hs.length < 2) {
    if (goods.length > 0) return unknown(message('match.unnamedConcerns', { codes: { kind: 'list', items: goods } }))
    if (goodsExcept.length > 0)
      return unknown(message('match.unnamedExcepts', { codes: { kind: 'list', items: goodsExcept } }))
    return { verdict: 'hit', clause: message('match.allGoods') }
  }
  const unread = [...scope.goods, ...scope.goodsExcept].find((prefix) => digitsOf(prefix) === '')
  if (unread !== undefined) return unknown(message('match.unreadable', { code: unread }))
  const excepted = goodsExcept.find((prefix) => hs.startsWith(prefix))
  if (excepted !== undefined) return { verdict: 'exempt', clause: message('match.excepted', { code: excepted }) }
  const named = goods.find((prefix) => hs.startsWith(prefix))
  const narrower = goods.find((prefix) => prefix.startsWith(hs))
  if (goods.length > 0 && named === undefined) {
    if (narrower === undefined) return { verdict: 'clear', clause: message('match.otherGoods') }
    return unknown(message('match.coarseConcerns', { hs, code: narrower }))
  }
  const maybeExcepted = goodsExcept.find((prefix) => prefix.startsWith(hs))
  if (maybeExcepted !== undefined) return unknown(message('match.coarseExcepts', { hs, code: maybeExcepted }))
  const clause = named === undefined ? message('match.allGoods') : message('match.named', { code: named })
  return { verdict: 'hit', clause }
}

/** A code of the Harmonized System without the dots and blanks it is often written with. */
function digitsOf(hs: string): string {
  return hs.replace(/[.\s-]/g, '').match(/^\d+$/)?.[0] ?? ''
}
