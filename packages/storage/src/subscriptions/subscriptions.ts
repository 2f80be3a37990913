import { StructuredError } from '@karavan/core'
import type { DeliveryFault, NoticeKind, PauseReason, SubscriptionState } from '@karavan/model'
import type { EstimateThresholds } from '@karavan/tracking'
import { type Kysely, sql } from 'kysely'
import { breaks } from '../asking.js'
import { unknownOrganisation } from '../people/organisations.js'
import type { Tables } from '../tables.js'

/** Who is told of what, and where. */
export interface Subscription {
  readonly id: string
  /** An organisation; null for the operator, who sees everything. */
  readonly owner: string | null
  readonly address: string
  readonly kinds: readonly NoticeKind[]
  /** Null for all that the owner may see. */
  readonly consignmentId: string | null
  /** By how much an estimate must have moved to be told. */
  readonly moved: EstimateThresholds
  readonly state: SubscriptionState
  /** Why it is paused; null where it is not. */
  readonly reason: PauseReason | null
  /** How the last try failed; null where it did not. */
  readonly fault: DeliveryFault | null
  readonly stateSince: Date
  readonly addedAt: Date
  readonly addedBy: string
  /** Until when it is signed with the secret before, too; null where it is not. */
  readonly oldSecretUntil: Date | null
  /** Deliveries that wait, those that were given up. */
  readonly waiting: number
  readonly dead: number
}

export interface NewSubscription extends Pick<Subscription, 'owner' | 'address' | 'kinds' | 'consignmentId'> {
  readonly secret: string
  readonly by: string
  /** What is left out is as usual: half a day, and one half. */
  readonly moved?: Partial<EstimateThresholds>
}

/** What of a subscription can be changed. */
export interface SubscriptionChange extends Partial<Pick<Subscription, 'address' | 'kinds'>> {
  readonly state?: 'active' | 'paused'
  readonly moved?: Partial<EstimateThresholds>
}

/** Whose subscriptions are meant: of an organisation; null for the operator's; `all` for any. */
export type SubscriptionOwner = string | null | 'all'

/** For so long both secrets sign after one was changed, hours. */
const BOTH_SECRETS_HOURS = 24

/** @throws {StructuredError} ORGANISATION_UNKNOWN */
export async function addSubscription(
  database: Kysely<Tables>,
  { owner, address, kinds, consignmentId, secret, by, moved }: NewSubscription,
): Promise<Subscription> {
  const { host: receiver } = new URL(address)
  const row = { organisation_id: owner, consignment_id: consignmentId, added_by: by }
  try {
    const { id } = await database
      .insertInto('subscription')
      .values({ ...row, address, receiver, kinds: [...kinds], secret, ...thresholdColumns(moved) })
      .returning('id')
      .executeTakeFirstOrThrow()
    return await readSubscription(database, id, 'all')
  } catch (error) {
    throw breaks(error, '23503') ? unknownOrganisation(owner ?? '') : error
  }
}

export async function listSubscriptions(
  database: Kysely<Tables>,
  owner: SubscriptionOwner,
): Promise<readonly Subscription[]> {
  return (await shownSubscriptions(database, owner).orderBy('added_at').orderBy('id').execute()).map(shown)
}

/** @throws {StructuredError} SUBSCRIPTION_NOT_FOUND also where it is somebody else's */
export async function readSubscription(
  database: Kysely<Tables>,
  id: string,
  owner: SubscriptionOwner,
): Promise<Subscription> {
  const row = await shownSubscriptions(database, owner).where(sql<string>`id::text`, '=', id).executeTakeFirst()
  if (row === undefined) throw unknownSubscription(id)
  return shown(row)
}

/** @throws {StructuredError} SUBSCRIPTION_NOT_FOUND */
export async function changeSubscription(
  database: Kysely<Tables>,
  id: string,
  owner: SubscriptionOwner,
  { address, kinds, state, moved }: SubscriptionChange,
): Promise<Subscription> {
  await readSubscription(database, id, owner)
  const paused = { state: 'paused', reason: 'byOwner' } as const
  const active = { state: 'active', reason: null, fault: null, fault_status: null } as const
  await database
    .updateTable('subscription')
    .set({
      ...(address === undefined ? {} : { address, receiver: new URL(address).host }),
      ...(kinds === undefined ? {} : { kinds: [...kinds] }),
      ...thresholdColumns(moved),
      ...(state === undefined
        ? {}
        : { ...(state === 'paused' ? paused : active), state_since: sql`clock_timestamp()` }),
    })
    .where('id', '=', id)
    .execute()
  // Whoever mends a receiver need not wait for the next try.
  if (address !== undefined || state === 'active')
    await database
      .updateTable('delivery')
      .set({ due_at: sql`clock_timestamp()` })
      .where('subscription_id', '=', id)
      .where('state', '=', 'waiting')
      .execute()
  return readSubscription(database, id, owner)
}

function thresholdColumns({ minutes, chance }: Partial<EstimateThresholds> = {}) {
  return {
    ...(minutes === undefined ? {} : { moved_minutes: minutes }),
    ...(chance === undefined ? {} : { moved_chance: chance }),
  }
}

/** With all that waits for it. @throws {StructuredError} SUBSCRIPTION_NOT_FOUND */
export async function removeSubscription(
  database: Kysely<Tables>,
  id: string,
  owner: SubscriptionOwner,
): Promise<void> {
  await readSubscription(database, id, owner)
  await database.deleteFrom('subscription').where('id', '=', id).execute()
}

/** Signs with a new secret, and for a day with the one before too. @throws {StructuredError} SUBSCRIPTION_NOT_FOUND */
export async function changeSecret(
  database: Kysely<Tables>,
  id: string,
  owner: SubscriptionOwner,
  secret: string,
): Promise<Subscription> {
  await readSubscription(database, id, owner)
  await database
    .updateTable('subscription')
    .set({
      old_secret: sql`secret`,
      old_secret_until: sql`clock_timestamp() + make_interval(hours => ${BOTH_SECRETS_HOURS})`,
      secret,
    })
    .where('id', '=', id)
    .execute()
  return readSubscription(database, id, owner)
}

/** With what a subscription signs now. */
export async function secretsOf(database: Kysely<Tables>, id: string): Promise<readonly string[]> {
  const row = await database
    .selectFrom('subscription')
    .select(['secret', SECOND_SECRET.as('second')])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.second === null ? [row.secret] : [row.secret, row.second]
}

/** The secret before, while it still signs. */
export const SECOND_SECRET = sql<string | null>`case when old_secret_until > clock_timestamp() then old_secret end`

function shownSubscriptions(database: Kysely<Tables>, owner: SubscriptionOwner) {
  const counted = (state: string) =>
    sql<string>`(select count(*) from karavan.delivery where subscription_id = subscription.id and state = ${state})`
  const all = database
    .selectFrom('subscription')
    .selectAll()
    .select([
      sql<Date | null>`case when old_secret_until > clock_timestamp() then old_secret_until end`.as('oldSecretUntil'),
      counted('waiting').as('waiting'),
      counted('dead').as('dead'),
    ])
  if (owner === 'all') return all
  return owner === null ? all.where('organisation_id', 'is', null) : all.where('organisation_id', '=', owner)
}

function shown(
  row: Awaited<ReturnType<ReturnType<typeof shownSubscriptions>['executeTakeFirstOrThrow']>>,
): Subscription {
  return {
    id: row.id,
    owner: row.organisation_id,
    address: row.address,
    kinds: row.kinds,
    consignmentId: row.consignment_id,
    moved: { minutes: row.moved_minutes, chance: row.moved_chance },
    state: row.state,
    reason: row.reason,
    fault: row.fault === null ? null : { what: row.fault, status: row.fault_status },
    stateSince: row.state_since,
    addedAt: row.added_at,
    addedBy: row.added_by,
    oldSecretUntil: row.oldSecretUntil,
    waiting: Number(row.waiting),
    dead: Number(row.dead),
  }
}

function unknownSubscription(id: string): StructuredError {
  return new StructuredError({
    code: 'SUBSCRIPTION_NOT_FOUND',
    received: id,
    expected: 'the id of a subscription of yours',
    remediation: 'see your subscriptions',
    pointer: '/subscriptionId',
  })
}
