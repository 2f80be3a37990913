import { noticeRight } from '@karavan/access'
import type { EpochMinutes } from '@karavan/core'
import type { Consignment, DeliveryFault, DeliveryState, Notice } from '@karavan/model'
import type { Kysely } from 'kysely'
import { askIn } from '../asking.js'
import type { Database } from '../database.js'
import type { Tables } from '../tables.js'
import { type Delivery, listDeliveries, type Resent, resendDeliveries, sweepDeliveries } from './deliveries.js'
import { emitNotices } from './emit.js'
import { endDelivered, endFailed, releaseDelivery, type TakenDelivery, takeDeliveries } from './outbox.js'
import { standingsOn } from './standings.js'
import {
  addSubscription,
  changeSecret,
  changeSubscription,
  listSubscriptions,
  type NewSubscription,
  readSubscription,
  removeSubscription,
  type Subscription,
  type SubscriptionChange,
  type SubscriptionOwner,
  secretsOf,
} from './subscriptions.js'

/** Who is told of what is new, and what waits to be told. */
export interface StoredSubscriptions {
  /** @throws {StructuredError} ORGANISATION_UNKNOWN */
  add(subscription: NewSubscription): Promise<Subscription>
  list(owner: SubscriptionOwner): Promise<readonly Subscription[]>
  /** @throws {StructuredError} SUBSCRIPTION_NOT_FOUND; so do all that name one */
  read(id: string, owner: SubscriptionOwner): Promise<Subscription>
  change(id: string, owner: SubscriptionOwner, change: SubscriptionChange): Promise<Subscription>
  remove(id: string, owner: SubscriptionOwner): Promise<void>
  changeSecret(id: string, owner: SubscriptionOwner, secret: string): Promise<Subscription>
  secrets(id: string): Promise<readonly string[]>
  /** Whether the owner of a subscription may be told anything of a consignment. */
  maySubscribe(owner: string | null, consignmentId: string, now: EpochMinutes): Promise<boolean>
  /** @param asker - the organisation that asks; null for the operator */
  deliveries(id: string, asker: string | null, state: DeliveryState | null, most: number): Promise<readonly Delivery[]>
  /** @throws {StructuredError} DELIVERY_NOT_DEAD */
  resend(id: string, ids: readonly string[] | null): Promise<Resent>
  /** Puts notices into the outbox; for those who keep what made them true in no transaction of theirs. */
  emit(consignment: Pick<Consignment, 'consignmentId' | 'parties'>, notices: readonly Notice[]): Promise<void>
  take(most: number, perReceiver: number, busy: ReadonlyMap<string, number>): Promise<readonly TakenDelivery[]>
  delivered(taken: TakenDelivery): Promise<void>
  failed(taken: TakenDelivery, fault: DeliveryFault, pause: number | null): Promise<void>
  release(taken: TakenDelivery): Promise<void>
  sweep(): Promise<void>
}

/**
 * @param open - the database, at every call as it is then
 * @param now - by which rights end
 */
export function storedSubscriptions(open: () => Promise<Database>, now: () => EpochMinutes): StoredSubscriptions {
  const ask = askIn(open)
  const change = <T>(work: (transaction: Kysely<Tables>) => Promise<T>): Promise<T> =>
    ask((database) => database.transaction().execute(work))
  return {
    add: (subscription) => change((transaction) => addSubscription(transaction, subscription)),
    list: (owner) => ask((database) => listSubscriptions(database, owner)),
    read: (...named) => ask((database) => readSubscription(database, ...named)),
    change: (...changed) => change((transaction) => changeSubscription(transaction, ...changed)),
    remove: (...named) => change((transaction) => removeSubscription(transaction, ...named)),
    changeSecret: (...changed) => change((transaction) => changeSecret(transaction, ...changed)),
    secrets: (id) => ask((database) => secretsOf(database, id)),
    maySubscribe: (owner, consignmentId, at) =>
      ask(async (database) => {
        const standings = (await standingsOn(database, consignmentId, at))(owner)
        const part = standings.flatMap(({ legs, locations }) => [
          ...legs.map((leg) => ({ leg, place: null })),
          ...locations.map((place) => ({ leg: null, place })),
        ])
        return [{ leg: null, place: null }, ...part].some(
          (where) => noticeRight(standings, { kind: 'milestone', ...where }) !== null,
        )
      }),
    deliveries: (...asked) => ask((database) => listDeliveries(database, ...asked, now())),
    resend: (...named) => change((transaction) => resendDeliveries(transaction, ...named)),
    emit: (...told) => change((transaction) => emitNotices(transaction, ...told)),
    take: async (...asked) => {
      for (;;) {
        const taken = await change((transaction) => takeDeliveries(transaction, ...asked, now()))
        // Behind what was withheld there may be something that is not.
        if (taken === null || taken.length > 0) return taken ?? []
      }
    },
    delivered: (taken) => change((transaction) => endDelivered(transaction, taken)),
    failed: (...ended) => change((transaction) => endFailed(transaction, ...ended)),
    release: (taken) => ask((database) => releaseDelivery(database, taken)),
    sweep: () => ask(sweepDeliveries),
  }
}
