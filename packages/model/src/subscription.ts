import type { EpochMinutes } from '@karavan/core'
import type { LocationId } from './network.js'

/** What a subscription can ask for: words, milestones, moved estimates of the arrival, silences, conditions that hit. */
export const NOTICE_KINDS = ['event', 'milestone', 'estimate', 'gap', 'condition'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Something new about a consignment, for those who subscribed to it. */
export interface Notice {
  readonly kind: NoticeKind
  /** When it was found. */
  readonly at: EpochMinutes
  /** Leg of the plan and place that it concerns; null for the whole. Who sees only a part is told only of that. */
  readonly leg: number | null
  readonly place: LocationId | null
  /** What is told, as JSON. */
  readonly body: Readonly<Record<string, unknown>>
}

/** `ping` is sent to try an address. */
export type SentKind = NoticeKind | 'ping'

/** What is sent of a notice, whatever its kind. */
export interface NoticeEnvelope {
  /** The same each time that it is sent; also the header `webhook-id`. */
  readonly id: string
  readonly kind: SentKind
  /** Null of a ping. */
  readonly consignmentId: string | null
  /** Counts what one subscription is told of one consignment, from 1; one that is left out was withheld. 0 of a ping. */
  readonly sequence: number
  /** ISO 8601. */
  readonly at: string
  readonly body: Readonly<Record<string, unknown>>
}

/** `failing`: the last try failed, and it is tried again. */
export const SUBSCRIPTION_STATES = ['active', 'paused', 'failing'] as const
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number]

/** Who paused it: its owner; a right that was taken back; the receiver, which said that it is gone. */
export const PAUSE_REASONS = ['byOwner', 'noRight', 'gone'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

/** `waiting`: to be sent, perhaps behind another; `dead`: given up until somebody resends it; `withheld`: no right any more. */
export const DELIVERY_STATES = ['waiting', 'delivered', 'dead', 'withheld'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/**
 * Why a try failed: an address that may not be called; a name that is not known; nobody listens; no TLS that can be trusted; a
 * connection, an answer or its end that did not come in time; a redirect; an answer that is no success; a connection cut.
 */
export const DELIVERY_FAULTS = [
  'addressForbidden',
  'nameUnknown',
  'unreachable',
  'tlsRefused',
  'connectTimeout',
  'answerTimeout',
  'redirect',
  'status',
  'broken',
] as const

/** How a try failed. */
export interface DeliveryFault {
  readonly what: (typeof DELIVERY_FAULTS)[number]
  /** Of the answer; null where there was none. */
  readonly status: number | null
}

/** A try that was taken or not. */
export type SendOutcome =
  | { readonly taken: true; readonly status: number }
  | {
      readonly taken: false
      readonly fault: DeliveryFault
      /** Seconds after which the receiver wants to be asked again; null where it does not say. */
      readonly retryAfter: number | null
    }
