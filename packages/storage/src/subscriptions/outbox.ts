import { noticeRight } from '@karavan/access'
import type { EpochMinutes } from '@karavan/core'
import type { AccessRole, DeliveryFault, NoticeKind } from '@karavan/model'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'
import { type StandingOf, standingsOn } from './standings.js'
import { SECOND_SECRET } from './subscriptions.js'

/** What was taken to be sent. */
export interface TakenDelivery {
  readonly id: string
  /** By it nobody else ends what was taken. */
  readonly lease: string
  readonly subscriptionId: string
  /** Id of the organisation that subscribed; null for the operator. */
  readonly owner: string | null
  readonly address: string
  readonly secrets: readonly string[]
  readonly kind: NoticeKind
  readonly consignmentId: string
  readonly sequence: number
  readonly at: Date
  readonly body: Readonly<Record<string, unknown>>
  readonly tries: number
  /** As whom it is recorded that the subscriber was told; null where it is not. */
  readonly recordedAs: AccessRole | null
}

/** Whoever takes something has so long for it, seconds: twice as long as a try may last. */
const LEASE = 30

/** A receiver that answers so wants to be called no more. */
const GONE = 410

/**
 * Takes what is due, of each subscription and consignment the first that was not delivered: one that is dead holds up those behind
 * it. What its subscriber has no right to be told of now is withheld, for good.
 * @param perReceiver - at most so many for each receiver, with those that are being sent
 * @param busy - how many are being sent to each
 * @returns those that may be sent; null where nothing was due, not even something to be withheld
 */
export async function takeDeliveries(
  transaction: Kysely<Tables>,
  most: number,
  perReceiver: number,
  busy: ReadonlyMap<string, number>,
  now: EpochMinutes,
): Promise<readonly TakenDelivery[] | null> {
  const taken = await lease(transaction, most, perReceiver, busy)
  if (taken.length === 0) return null
  const standings = new Map<string, StandingOf>()
  const allowed: TakenDelivery[] = []
  for (const { leg, place, second, secret, sequence, ...row } of taken) {
    const { consignmentId } = row
    const known = standings.get(consignmentId) ?? (await standingsOn(transaction, consignmentId, now))
    standings.set(consignmentId, known)
    const own = known(row.owner)
    const right = noticeRight(own, { kind: row.kind, leg, place })
    if (right === null) await withhold(transaction, row.id, own.length === 0 ? consignmentId : null)
    else {
      const secrets = second === null ? [secret] : [secret, second]
      allowed.push({ ...row, sequence: Number(sequence), secrets, recordedAs: right.recordedAs })
    }
  }
  return allowed
}

interface LeasedRow extends Omit<TakenDelivery, 'secrets' | 'recordedAs' | 'sequence'> {
  readonly leg: number | null
  readonly place: string | null
  readonly secret: string
  readonly second: string | null
  readonly sequence: string
}

async function lease(
  transaction: Kysely<Tables>,
  most: number,
  perReceiver: number,
  busy: ReadonlyMap<string, number>,
): Promise<readonly LeasedRow[]> {
  const { rows } = await sql<LeasedRow>`
    with first as (
      select delivery.id, delivery.due_at, subscription.receiver,
        row_number() over (partition by subscription.receiver order by delivery.due_at, delivery.id)
          + coalesce(busy.count, 0) as nth
      from karavan.delivery
      join karavan.subscription on subscription.id = delivery.subscription_id
      left join unnest(${[...busy.keys()]}::text[], ${[...busy.values()]}::integer[]) as busy (receiver, count)
        on busy.receiver = subscription.receiver
      where delivery.state = 'waiting' and delivery.due_at <= clock_timestamp() and subscription.state <> 'paused'
        and (delivery.taken_until is null or delivery.taken_until < clock_timestamp())
        and not exists (
          select from karavan.delivery as earlier
          where earlier.subscription_id = delivery.subscription_id and earlier.consignment_id = delivery.consignment_id
            and earlier.sequence < delivery.sequence and earlier.state in ('waiting', 'dead')
        )
    ), chosen as (
      select id from karavan.delivery
      where id in (select id from first where nth <= ${perReceiver} order by nth, due_at limit ${most})
        and state = 'waiting' and (taken_until is null or taken_until < clock_timestamp())
      for update skip locked
    )
    update karavan.delivery set lease = gen_random_uuid(),
      taken_until = clock_timestamp() + make_interval(secs => ${LEASE})
    from karavan.subscription
    where delivery.id in (select id from chosen) and subscription.id = delivery.subscription_id
    returning delivery.id, delivery.lease, subscription.id as "subscriptionId", subscription.address, kind,
      delivery.consignment_id as "consignmentId", sequence, at, body, tries, leg, place,
      subscription.organisation_id as owner, secret, ${SECOND_SECRET} as second`.execute(transaction)
  return rows
}

/** @param lost - the consignment to which there is no right at all any more: a subscription to it alone ends */
async function withhold(transaction: Kysely<Tables>, id: string, lost: string | null): Promise<void> {
  const { subscription_id } = await transaction
    .updateTable('delivery')
    .set({ state: 'withheld', lease: null, taken_until: null, ended_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .returning('subscription_id')
    .executeTakeFirstOrThrow()
  if (lost !== null)
    await transaction
      .updateTable('subscription')
      .set({ state: 'paused', reason: 'noRight', state_since: sql`clock_timestamp()` })
      .where('id', '=', subscription_id)
      .where('consignment_id', '=', lost)
      .execute()
}

/** Ends what was taken in by its receiver. What was taken again meanwhile is left to whoever took it. */
export async function endDelivered(transaction: Kysely<Tables>, taken: TakenDelivery): Promise<void> {
  const ended = await transaction
    .updateTable('delivery')
    .set({
      state: 'delivered',
      tries: sql`tries + 1`,
      fault: null,
      fault_status: null,
      tried_at: sql`clock_timestamp()`,
      ended_at: sql`clock_timestamp()`,
      lease: null,
      taken_until: null,
    })
    .where('id', '=', taken.id)
    .where('lease', '=', taken.lease)
    .returning('id')
    .executeTakeFirst()
  if (ended === undefined) return
  await transaction
    .updateTable('subscription')
    .set({ state: 'active', fault: null, fault_status: null, state_since: sql`clock_timestamp()` })
    .where('id', '=', taken.subscriptionId)
    .where('state', '=', 'failing')
    .execute()
  if (taken.recordedAs !== null)
    await transaction
      .insertInto('deed')
      .values({
        actor_kind: 'subscription',
        actor_id: taken.subscriptionId,
        organisation_id: taken.owner,
        what: taken.kind,
        about: '',
        consignment_id: taken.consignmentId,
        address: null,
      })
      .execute()
}

/** @param pause - seconds until it is tried again; null where it is given up */
export async function endFailed(
  transaction: Kysely<Tables>,
  taken: TakenDelivery,
  fault: DeliveryFault,
  pause: number | null,
): Promise<void> {
  const after = pause === null ? { state: 'dead' as const, ended_at: sql<Date>`clock_timestamp()` } : {}
  const told = { fault: fault.what, fault_status: fault.status }
  const failed = await transaction
    .updateTable('delivery')
    .set({
      ...after,
      ...told,
      tries: sql`tries + 1`,
      tried_at: sql`clock_timestamp()`,
      due_at: sql`clock_timestamp() + make_interval(secs => ${pause ?? 0})`,
      lease: null,
      taken_until: null,
    })
    .where('id', '=', taken.id)
    .where('lease', '=', taken.lease)
    .returning('id')
    .executeTakeFirst()
  if (failed === undefined) return
  const isGone = fault.status === GONE
  await transaction
    .updateTable('subscription')
    .set({
      ...told,
      state: isGone ? 'paused' : 'failing',
      reason: isGone ? 'gone' : null,
      state_since: isGone
        ? sql`clock_timestamp()`
        : sql`case when state = 'failing' then state_since else clock_timestamp() end`,
    })
    .where('id', '=', taken.subscriptionId)
    .where('state', '<>', 'paused')
    .execute()
}

/** Gives back what was not tried. */
export async function releaseDelivery(database: Kysely<Tables>, { id, lease: own }: TakenDelivery): Promise<void> {
  await database
    .updateTable('delivery')
    .set({ lease: null, taken_until: null })
    .where('id', '=', id)
    .where('lease', '=', own)
    .execute()
}
