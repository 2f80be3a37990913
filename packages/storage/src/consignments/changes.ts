import type { EpochMinutes } from '@karavan/core'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'
import { seesUnrecorded } from './sees-whole.js'
import type { ChangeKind } from './tables.js'

/** That something of a consignment changed. */
export interface ConsignmentChange {
  readonly kind: ChangeKind
  readonly consignmentId: string
}

/** What changed since a place in the course of changes. */
export interface Changes {
  /** Each thing once, however often it changed. */
  readonly changes: readonly ConsignmentChange[]
  /** From where on the next are; null where the place that was asked for is none of this database. */
  readonly next: string | null
  /** Whether there are more than were asked for; then none is told. */
  readonly tooMany: boolean
}

/** Notes a change, in the transaction that makes it. */
export async function noteChange(transaction: Kysely<Tables>, kind: ChangeKind, id: string): Promise<void> {
  await sql`
    insert into karavan.consignment_change (kind, id) values (${kind}, ${id})
    on conflict (kind, id) do update set told_in = pg_current_xact_id()`.execute(transaction)
}

/**
 * What changed since a place. A place is the first transaction that had not ended then: so nothing is passed over that was begun earlier
 * and ended later than something else.
 * @param after - a place that was given before; null for now, where nothing is told
 * @param most - so many changes at most; where there are more, none is told, and the place is that of now
 */
export async function changesSince(database: Kysely<Tables>, after: string | null, most: number): Promise<Changes> {
  const { rows } = await sql<{ kind: ChangeKind | null; id: string | null; next: string; isKnown: boolean }>`
    with now as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as place)
    select change.kind, change.id, now.place::text as next,
      ${after === null ? sql`true` : sql`${after}::text::xid8 <= now.place`} as "isKnown"
    from now left join karavan.consignment_change as change
      on ${after === null ? sql`false` : sql`change.told_in >= ${after}::text::xid8 and change.told_in < now.place`}
    order by change.told_in, change.id, change.kind limit ${most + 1}`.execute(database)
  const [first] = rows
  const changes = rows.flatMap(({ kind, id }) => (kind === null || id === null ? [] : [{ kind, consignmentId: id }]))
  const tooMany = changes.length > most
  return { changes: tooMany ? [] : changes, next: first?.isKnown === true ? first.next : null, tooMany }
}

/**
 * Those of some changes that one of some organisations may hear of: of consignments that are there, that they see as a whole, and at
 * which they may look without that being recorded.
 */
export async function changesSeen(
  database: Kysely<Tables>,
  changes: readonly ConsignmentChange[],
  organisations: readonly string[],
  now: EpochMinutes,
): Promise<readonly ConsignmentChange[]> {
  const { rows } = await sql<{ id: string }>`
    select entry.id from karavan.consignment as entry
    where entry.id = any(${changes.map(({ consignmentId }) => consignmentId)}::text[]) and entry.body is not null
      and not exists (
        select from karavan.consignment as later where later.id = entry.id and later.version > entry.version
      )
      and ${seesUnrecorded(organisations, now)}`.execute(database)
  const seen = new Set(rows.map(({ id }) => id))
  return changes.filter(({ consignmentId }) => seen.has(consignmentId))
}
