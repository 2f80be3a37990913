import { type EpochMinutes, formatInstant } from '@karavan/core'
import type { Consignment, LocationId } from '@karavan/model'
import { conditionNotices, type Estimate, type EstimateMoved, estimateMoved } from '@karavan/tracking'
import { type Kysely, sql } from 'kysely'
import { emitEstimate, emitNotices } from '../subscriptions/emit.js'
import type { Tables } from '../tables.js'
import { noteChange } from './changes.js'
import { markLater } from './due.js'

/** When a consignment arrives, to be kept. */
export interface KeptArrival {
  /** Null where there is nothing to work out: no plan was chosen, or all of it was delivered. */
  readonly estimate: Estimate | null
  /** Version of the conditions that it was worked out under. */
  readonly conditions: string
  readonly nameOf: (place: LocationId) => string
}

/** An estimate as it is kept. */
export interface KeptEstimate extends Estimate {
  /** What moved it last; null where nothing has. */
  readonly moved: EstimateMoved | null
}

/**
 * Keeps when the newest version of a consignment arrives, and tells those who wait for it. What was worked out before the one that is
 * kept is left, unless that is of another version, or of a clock that was ahead.
 */
export async function keepEstimate(
  transaction: Kysely<Tables>,
  consignment: Consignment,
  version: number,
  { estimate, conditions, nameOf }: KeptArrival,
): Promise<void> {
  const { consignmentId: id } = consignment
  const before = await transaction
    .selectFrom('consignment_estimate')
    .select(['body', 'version', sql<boolean>`as_of > clock_timestamp()`.as('isAhead')])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (estimate === null) {
    if (before === undefined) return
    await transaction.deleteFrom('consignment_estimate').where('id', '=', id).execute()
    return noteChange(transaction, 'estimate', id)
  }
  if (before?.version === version && !before.isAhead && before.body.asOf > estimate.asOf) return
  const moved = before === undefined ? null : estimateMoved(before.body, estimate, nameOf)
  const row = {
    version,
    as_of: dateOf(estimate.asOf),
    conditions,
    p50: estimate.p50 === null ? null : dateOf(estimate.p50),
    missing: estimate.due?.missing ?? null,
    hours: estimate.due?.hours ?? null,
    look_at: dateOf(estimate.lookAgainAt),
    body: JSON.stringify(estimate),
    moved: moved === null ? null : JSON.stringify(moved),
  }
  const { moved: _, ...still } = row
  await transaction
    .insertInto('consignment_estimate')
    .values({ id, ...row })
    .onConflict((one) => one.column('id').doUpdateSet(moved === null ? still : row))
    .execute()
  const known = before?.body ?? null
  await emitNotices(transaction, consignment, conditionNotices(known, estimate))
  await emitEstimate(transaction, consignment, estimate, known, moved)
  if (before === undefined || moved !== null) await noteChange(transaction, 'estimate', id)
}

function dateOf(at: EpochMinutes): Date {
  return new Date(formatInstant(at))
}

/** When a consignment arrives, as it was worked out last; null where nothing is kept. */
export async function readEstimate(database: Kysely<Tables>, id: string): Promise<KeptEstimate | null> {
  const row = await database
    .selectFrom('consignment_estimate')
    .select(['body', 'moved'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : keptEstimate(row.body, row.moved)
}

/** An estimate of a row; what was kept before movements came with advice has none. */
export function keptEstimate(body: Estimate, moved: EstimateMoved | null): KeptEstimate {
  return { ...body, moved: moved === null ? null : { ...moved, advice: moved.advice ?? [] } }
}

/** Marks estimates that time alone may have moved since they were worked out. @returns how many */
export async function markTimely(transaction: Kysely<Tables>, now: EpochMinutes, most: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from karavan.consignment_estimate
    where look_at <= ${formatInstant(now)}::timestamptz
      and not exists (select from karavan.due where kind = 'consignment' and due.id = consignment_estimate.id)
    order by look_at limit ${most}`.execute(transaction)
  await markLater(
    transaction,
    'consignment',
    rows.map(({ id }) => id),
  )
  return rows.length
}

/** Marks estimates that were worked out under other conditions. @returns how many */
export async function markOtherwise(transaction: Kysely<Tables>, conditions: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from karavan.consignment_estimate
    where conditions <> ${conditions}
      and not exists (
        select from karavan.due
        where kind = 'consignment' and due.id = consignment_estimate.id and taken_until is null
      )`.execute(transaction)
  await markLater(
    transaction,
    'consignment',
    rows.map(({ id }) => id),
  )
  return rows.length
}
