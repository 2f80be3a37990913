import type { PartialDate } from '@karavan/core'
import type { Provenance } from './basis.js'
import type {
  AppliesAt,
  ConsignmentScope,
  Exemption,
  PassageScope,
  Quota,
  Restriction,
  RestrictionEffect,
} from './restriction.js'

/**
 * What an order does. `ban`, `restriction` and `quota` stand by themselves, or take the place of the one they amend;
 * `extend` prolongs it, `narrow` replaces its terms, `exception` and `lift` take something or all out of it.
 */
export const ORDER_ACTIONS = ['ban', 'restriction', 'quota', 'extend', 'narrow', 'exception', 'lift'] as const
export type OrderAction = (typeof ORDER_ACTIONS)[number]

/** A clause of an order that takes some goods out of it. */
export interface ExceptionClause {
  /** In the words of the order, or ours where it is told of. */
  readonly text: string
  readonly scope: ConsignmentScope
  readonly quota: Quota | null
  /** Only with somebody's consent; see {@link Exemption}. */
  readonly byConsent?: Exemption['byConsent']
}

/** One document that stops, limits or frees goods, as it was issued. */
export interface Order extends PassageScope, ConsignmentScope, Provenance {
  /** Ours, stable: issuer, year, place, count. */
  readonly id: string
  /** As printed. */
  readonly number?: string
  readonly issuer: string
  readonly title: string
  /** What it says, in our words. */
  readonly text: string
  readonly action: OrderAction
  /** Id of the order that it extends, narrows, replaces, or takes something out of. */
  readonly amends?: string
  readonly effect: RestrictionEffect
  readonly appliesAt: AppliesAt
  readonly issuedOn: PartialDate | null
  /** First and last day in force as printed; null where the text does not say. */
  readonly from: PartialDate | null
  readonly to: PartialDate | null
  readonly quota?: Quota
  /** Of an exception: only with somebody's consent; see {@link Exemption}. */
  readonly byConsent?: Exemption['byConsent']
  readonly clauses: readonly ExceptionClause[]
  /** Exceptions in words that no passage can be judged by. */
  readonly exceptions: readonly string[]
  readonly reason?: string
  readonly legalBasis?: string
  /** What shippers are relieved of while it is in force. */
  readonly relief?: string
  readonly dependsOn?: NonNullable<Restriction['dependsOn']>
}

/** The fields by which an order says where it looks, and at what. */
export const TERMS_OF_SCOPE = [
  'places',
  'countries',
  'directions',
  'modes',
  'origins',
  'destinations',
  'originPlaces',
  'equipment',
  'goods',
] as const satisfies readonly (keyof Order)[]

/** The fields by which an order says what it concerns, and what it leaves free. */
export const ORDER_TERMS = [
  ...TERMS_OF_SCOPE,
  'goodsExcept',
  'foreignWagons',
  'emptiesOnly',
  'consignors',
  'consignees',
  'quota',
  'clauses',
  'exceptions',
] as const satisfies readonly (keyof Order)[]
export type OrderTerm = (typeof ORDER_TERMS)[number]

/** An order as it holds: with what it leaves unsaid and takes over from the one that it amends. */
export interface EffectiveOrder {
  readonly order: Order
  /** The fields that are taken over. */
  readonly takenOver: readonly OrderTerm[]
}

/** Whether an order goes on with the terms of the one it amends, and says again only what it changes. */
export function continues({ action, amends }: Pick<Order, 'action' | 'amends'>): boolean {
  return amends !== undefined && (action === 'extend' || action === 'narrow' || action === 'quota')
}

/** Whether an order takes something out of the one it amends; else it stands by itself. */
export function relieves({ action }: Pick<Order, 'action'>): boolean {
  return action === 'exception' || action === 'lift'
}
