import type { ByMonth, DurationKnots, EpochMinutes } from '@karavan/core'
import type { Provenance } from './basis.js'
import type { Cargo } from './cargo.js'
import type { EquipmentKind } from './equipment.js'
import { type Message, message, type RulePart, type RuleWords } from './messages/index.js'
import type { CountryCode, LocationId, Mode } from './network.js'

/** At which moment of a passage an order looks. */
export type AppliesAt = 'acceptance' | 'loading' | 'departure' | 'passage' | 'arrival'

/** `forbid`: law, knocks out. `hold`: goods wait until it ends. `quota`: handling changes. `flag`: said, nothing else. */
export type RestrictionEffect = 'forbid' | 'hold' | 'quota' | 'flag'

/** One rule with dates: an embargo, a ban, a quota, a warning. */
export interface Restriction extends Provenance {
  readonly id: string
  /** As issued; empty where the text does not print one. */
  readonly number?: string
  readonly issuer: string
  readonly title: string
  readonly text: string
  readonly effect: RestrictionEffect
  readonly appliesAt: AppliesAt
  /** Empty lists mean: any. */
  readonly places: readonly LocationId[]
  readonly countries: readonly CountryCode[]
  /** `AA>BB`: only when going from country AA to BB; empty: any. */
  readonly directions: readonly string[]
  /** Only consignments that start in or end in one of these country groups; empty: any. */
  readonly origins: readonly CountryCode[]
  readonly destinations: readonly CountryCode[]
  readonly modes: readonly Mode[]
  readonly equipment: readonly EquipmentKind[]
  /** HS prefixes; empty: all goods. */
  readonly goods: readonly string[]
  readonly goodsExcept: readonly string[]
  readonly from: EpochMinutes | null
  /** First instant after it, or null where no end is known. */
  readonly until: EpochMinutes | null
  /** How much longer such orders lasted than printed, where the end is not firm. */
  readonly extension?: DurationKnots
  readonly exceptions: readonly string[]
  /** What a question does not say and the rule turns on: who carries. */
  readonly dependsOn?: 'carrier'
}

/** Words of a restriction, as they stand in a message. */
export function ruleWords(rule: Pick<Restriction, 'id' | RulePart>, part: RulePart): RuleWords {
  const { id, exceptions, text } = rule
  const said = { title: rule.title, text: /[.!?]$/.test(text) ? text : `${text}.`, exceptions: exceptions.join('; ') }
  return { kind: 'rule', id, part, text: said[part] }
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
}

/** What is in force, folded from orders, for one planning run. */
export interface ConditionsSnapshot {
  readonly restrictions: readonly Restriction[]
  readonly closures: readonly ClosureProcess[]
  readonly handlingOverrides: readonly HandlingOverride[]
  readonly asOf: EpochMinutes
  readonly version: string
}

/** A measured or quota-made handling time that replaces the network's own. */
export interface HandlingOverride extends Provenance {
  readonly location: LocationId
  readonly activity: string
  readonly hours: DurationKnots
}

/** What passes where, as a restriction sees it. */
export interface Passage {
  readonly moment: AppliesAt
  readonly location: LocationId | null
  readonly countries: readonly CountryCode[]
  /** Country left and country entered, where a border is crossed. */
  readonly direction: string | null
  readonly mode: Mode
  readonly cargo: Cargo
  readonly origin: CountryCode
  readonly destination: CountryCode
}

export type RestrictionVerdict = 'hit' | 'exempt' | 'clear' | 'unknown'

export interface RestrictionMatch {
  readonly verdict: RestrictionVerdict
  /** The part of the rule that decided. */
  readonly clause: Message
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
  r: Restriction,
  passage: Pick<Passage, 'moment' | 'location' | 'countries' | 'direction' | 'mode'>,
): Message | null {
  if (r.appliesAt !== passage.moment) return message('match.otherMoment', { moment: r.appliesAt })
  if (r.places.length > 0 && (passage.location === null || !r.places.includes(passage.location))) return OTHER_PLACE
  if (r.countries.length > 0 && !r.countries.some((country) => passage.countries.includes(country)))
    return OTHER_COUNTRY
  if (r.directions.length > 0 && (passage.direction === null || !r.directions.includes(passage.direction)))
    return OTHER_DIRECTION
  if (r.modes.length > 0 && !r.modes.includes(passage.mode)) return OTHER_MODE
  return null
}

/** Whether a rule concerns what is carried from where to where, wherever it passes. */
export function matchConsignment(
  r: Restriction,
  { cargo, origin, destination }: Pick<Passage, 'cargo' | 'origin' | 'destination'>,
): RestrictionMatch {
  const clear = (clause: Message): RestrictionMatch => ({ verdict: 'clear', clause })
  if (r.origins.length > 0 && !r.origins.includes(origin)) return clear(message('match.otherOrigin'))
  if (r.destinations.length > 0 && !r.destinations.includes(destination))
    return clear(message('match.otherDestination'))
  if (r.equipment.length > 0 && !r.equipment.includes(cargo.equipment)) return clear(message('match.otherEquipment'))
  return matchGoods(r, cargo)
}

function matchGoods(restriction: Restriction, cargo: Cargo): RestrictionMatch {
  const unknown = (clause: Message): RestrictionMatch => ({ verdict: 'unknown', clause })
  const goods = restriction.goods.map(digitsOf)
  const goodsExcept = restriction.goodsExcept.map(digitsOf)
  const hs = digitsOf(cargo.hs ?? '')
  if (hs.length < 2) {
    if (goods.length > 0) return unknown(message('match.unnamedConcerns', { codes: { kind: 'list', items: goods } }))
    if (goodsExcept.length > 0)
      return unknown(message('match.unnamedExcepts', { codes: { kind: 'list', items: goodsExcept } }))
    return { verdict: 'hit', clause: message('match.allGoods') }
  }
  const unread = [...restriction.goods, ...restriction.goodsExcept].find((prefix) => digitsOf(prefix) === '')
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
