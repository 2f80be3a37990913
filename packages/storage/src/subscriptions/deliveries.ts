import { noticeRight, type Standing } from '@karavan/access'
import { type EpochMinutes, StructuredError } from '@karavan/core'
import type { AccessRole, DeliveryFault, DeliveryState, NoticeKind } from '@karavan/model'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'
import { standingsOn } from './standings.js'

/** What one subscriber is told, once. */
export interface Delivery {
  readonly id: string
  readonly kind: NoticeKind
  readonly consignmentId: string
  readonly sequence: number
  readonly at: Date
  readonly state: DeliveryState
  /** Whether one before it, of the same consignment, has not been delivered. */
  readonly isBehind: boolean
  readonly tries: number
  readonly triedAt: Date | null
  /** When it is tried next; null where it is not. */
  readonly dueAt: Date | null
  /** How the last try failed; null where it did not. */
  readonly fault: DeliveryFault | null
  readonly endedAt: Date | null
  /** Null where whoever asks may not, or no longer, be told of it. */
  readonly body: Readonly<Record<string, unknown>> | null
  /** As whom it is recorded that somebody saw the body; null where it is not. */
  readonly recordedAs: AccessRole | null
}

/** What was delivered or withheld is kept for so many days. */
const KEPT_DAYS = 30

/**
 * Deliveries of a subscription, the newest first.
 * @param asker - the organisation that asks, which may have lost a right since; null for the operator
 * @param state - null for all
 */
export async function listDeliveries(
  database: Kysely<Tables>,
  subscription: string,
  asker: string | null,
  state: DeliveryState | null,
  most: number,
  now: EpochMinutes,
): Promise<readonly Delivery[]> {
  const rows = await database
    .selectFrom('delivery')
    .selectAll()
    .select(
      sql<boolean>`state = 'waiting' and exists (
        select from karavan.delivery as earlier
        where earlier.subscription_id = delivery.subscription_id and earlier.consignment_id = delivery.consignment_id
          and earlier.sequence < delivery.sequence and earlier.state in ('waiting', 'dead')
      )`.as('isBehind'),
    )
    .where('subscription_id', '=', subscription)
    .$if(state !== null, (all) => all.where('state', '=', state as DeliveryState))
    .orderBy('at', 'desc')
    .orderBy('consignment_id')
    .orderBy('sequence', 'desc')
    .limit(most)
    .execute()
  const standings = new Map<string, readonly Standing[]>()
  for (const { consignment_id: id } of rows)
    if (!standings.has(id)) standings.set(id, (await standingsOn(database, id, now))(asker))
  const rightTo = ({ kind, leg, place, consignment_id: id }: (typeof rows)[number]) =>
    noticeRight(standings.get(id) ?? [], { kind, leg, place })
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    consignmentId: row.consignment_id,
    sequence: Number(row.sequence),
    at: row.at,
    state: row.state,
    isBehind: row.isBehind,
    tries: row.tries,
    triedAt: row.tried_at,
    dueAt: row.state === 'waiting' ? row.due_at : null,
    fault: row.fault === null ? null : { what: row.fault, status: row.fault_status },
    endedAt: row.ended_at,
    body: rightTo(row) === null ? null : row.body,
    recordedAs: rightTo(row)?.recordedAs ?? null,
  }))
}

/** What was asked to be sent now. */
export interface Resent {
  /** Given up before, and brought back. */
  readonly resent: number
  /** Waiting for their next try, which is made now. */
  readonly hurried: number
}

/**
 * Brings back what was given up, with all its tries, and has what waits for its next try tried now; what waits behind them follows.
 * @param ids - null for all
 * @throws {StructuredError} DELIVERY_NOT_DEAD, and then none is
 */
export async function resendDeliveries(
  transaction: Kysely<Tables>,
  subscription: string,
  ids: readonly string[] | null,
): Promise<Resent> {
  const named = sql<boolean>`(${ids === null} or id::text = any(${ids ?? []}::text[]))`
  const { rows: hurried } = await sql<{ id: string }>`
    update karavan.delivery set due_at = clock_timestamp()
    where subscription_id = ${subscription}::uuid and state = 'waiting' and due_at > clock_timestamp()
      and (taken_until is null or taken_until < clock_timestamp()) and ${named}
    returning id`.execute(transaction)
  const { rows: resent } = await sql<{ id: string }>`
    update karavan.delivery set state = 'waiting', tries = 0, due_at = clock_timestamp(), ended_at = null
    where subscription_id = ${subscription}::uuid and state = 'dead' and ${named}
    returning id`.execute(transaction)
  const back = new Set([...resent, ...hurried].map(({ id }) => id))
  const other = ids?.find((id) => !back.has(id))
  if (other === undefined) return { resent: resent.length, hurried: hurried.length }
  throw new StructuredError({
    code: 'DELIVERY_NOT_DEAD',
    received: other,
    expected: 'the id of a delivery of this subscription that was given up, or that waits for its next try',
    remediation: 'see those whose state is dead or waiting',
    pointer: '/ids',
  })
}

/** Forgets what was delivered or withheld long ago. */
export async function sweepDeliveries(database: Kysely<Tables>): Promise<void> {
  await sql`
    delete from karavan.delivery
    where state in ('delivered', 'withheld') and ended_at < clock_timestamp() - make_interval(days => ${KEPT_DAYS})
  `.execute(database)
}
