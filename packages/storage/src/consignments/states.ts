import { type EpochMinutes, formatInstant } from '@karavan/core'
import type { Consignment, Story, StoryDigest } from '@karavan/model'
import type { NameInTime } from '@karavan/tracking'
import { type Kysely, sql } from 'kysely'
import { indexed } from '../events/columns.js'
import { emitStory } from '../subscriptions/emit.js'
import type { Tables } from '../tables.js'
import { noteChange } from './changes.js'
import { markDue, markLater } from './due.js'
import { type KeptArrival, keepEstimate } from './estimates.js'
import { isVisible } from './list.js'

/** How a consignment stands, as it was told. */
export interface ToldState {
  readonly version: number
  readonly toldAt: EpochMinutes
  readonly digest: StoryDigest
  /** Its lateness without what is overdue by the clock, minutes. */
  readonly lateMinutes: number | null
  readonly names: readonly NameInTime[]
  /** Whose news subscribers are told; left out where there are none. */
  readonly story?: Story
  /** When it arrives; left out where that was not worked out. */
  readonly arrival?: KeptArrival
}

/** Keeps how the newest version of a consignment stands; what was told of an older one comes too late and is left. */
export async function keepState(
  transaction: Kysely<Tables>,
  consignment: Consignment,
  { version, toldAt, digest, lateMinutes, names, story: told, arrival }: ToldState,
): Promise<void> {
  const { consignmentId: id } = consignment
  const time = (at: EpochMinutes | null) => (at === null ? null : new Date(formatInstant(at)))
  const state = {
    version,
    told_at: new Date(formatInstant(toldAt)),
    digest: JSON.stringify(digest),
    state: digest.state,
    late_minutes: lateMinutes,
    next_planned: time(digest.dueAt),
    estimated: time(digest.arrival.plannedP50 === null ? null : digest.arrival.estimated),
    last_word: time(digest.lastWord),
    found_by: searchText(consignment),
  }
  const standing = await transaction
    .selectFrom('consignment')
    .select('version')
    .where('id', '=', id)
    .where('version', '=', version)
    .where('body', 'is not', null)
    .forShare()
    .executeTakeFirst()
  if (standing === undefined) return
  const before = await transaction
    .selectFrom('consignment_state')
    .select(sql<boolean>`digest = ${state.digest}::jsonb`.as('isSame'))
    .where('id', '=', id)
    .executeTakeFirst()
  const kept = await transaction
    .insertInto('consignment_state')
    .values({ id, ...state })
    .onConflict((row) => row.column('id').doUpdateSet(state).where('consignment_state.version', '<=', version))
    .returning('id')
    .executeTakeFirst()
  if (kept === undefined) return
  await transaction.deleteFrom('consignment_name').where('id', '=', id).execute()
  await sql`
    insert into karavan.consignment_name (name, id, "from", until)
    select name, ${id},
      case when bool_or("from" is null) then null else min("from") end,
      case when bool_or(until is null) then null else max(until) end
    from unnest(
      ${names.map(({ name }) => indexed(name))}::text[],
      ${names.map(({ from }) => (from === null ? null : formatInstant(from)))}::timestamptz[],
      ${names.map(({ until }) => (until === null ? null : formatInstant(until)))}::timestamptz[]
    ) as told (name, "from", until)
    group by name`.execute(transaction)
  const isNews = told !== undefined && (await emitStory(transaction, consignment, told))
  if (isNews || before?.isSame !== true) await noteChange(transaction, 'story', id)
  if (arrival !== undefined) await keepEstimate(transaction, consignment, version, arrival)
}

/** Marks consignments on the way that were not told for so long, minutes: silence is new without a word. */
export async function markSilent(transaction: Kysely<Tables>, minutes: number, most: number): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from karavan.consignment_state
    where state = 'moving' and told_at < clock_timestamp() - make_interval(mins => ${minutes})
      and not exists (select from karavan.due where kind = 'consignment' and due.id = consignment_state.id)
    order by told_at limit ${most}`.execute(transaction)
  await markLater(
    transaction,
    'consignment',
    rows.map(({ id }) => id),
  )
}

/** Marks the consignments that the events of a message concern. */
export async function markConcerned(transaction: Kysely<Tables>, messageId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct named.id
    from karavan.event_receipt as receipt
    join karavan.event_record as record on record.id = receipt.record_id
    join karavan.event_name as said on said.record_id = record.id
    join karavan.consignment_name as named on named.name = said.name
      and (named."from" is null or record.event_time >= named."from")
      and (named.until is null or record.event_time <= named.until)
    where receipt.message_id = ${messageId}::bigint`.execute(transaction)
  await markDue(
    transaction,
    'consignment',
    rows.map(({ id }) => id),
  )
}

/** Who asks which consignments something concerns. */
export interface ConcernsQuestion {
  /** Only those that one of these organisations sees; null for all. */
  readonly visibleTo: readonly string[] | null
  readonly now: EpochMinutes
}

/** Ids of the consignments that events with these names, at these times, would concern; at most 100, in order. */
export async function concernedBy(
  database: Kysely<Tables>,
  named: readonly { readonly name: string; readonly at: EpochMinutes }[],
  { visibleTo, now }: ConcernsQuestion,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with concerned as materialized (
      select distinct named.id
      from unnest(
        ${named.map(({ name }) => indexed(name))}::text[], ${named.map(({ at }) => formatInstant(at))}::timestamptz[]
      ) as said (name, at)
      join karavan.consignment_name as named on named.name = said.name
        and (named."from" is null or said.at >= named."from") and (named.until is null or said.at <= named.until)
    )
    select concerned.id from concerned
    where ${visibleTo === null} or exists (
      select from karavan.consignment as entry
      where entry.id = concerned.id and entry.body is not null
        and not exists (
          select from karavan.consignment as later where later.id = entry.id and later.version > entry.version
        )
        and ${isVisible(visibleTo ?? [], now, null)}
    )
    order by concerned.id limit 100`.execute(database)
  return rows.map(({ id }) => id)
}

/** By what a list is searched: ids, names and numbers that people know a consignment by, in small letters. */
export function searchText(consignment: Consignment): string {
  const { consignmentId, parties, utilizedEquipment, references, includedItems, referencedDocuments } = consignment
  return [
    consignmentId,
    consignment.carrierAcceptanceLocation,
    consignment.consigneeReceiptLocation,
    ...parties.flatMap(({ partyId, name }) => [partyId, name]),
    ...utilizedEquipment.map(({ number }) => number.value),
    ...references.map(({ number }) => number),
    ...referencedDocuments.map(({ number }) => number),
    ...includedItems.flatMap(({ description, hs, gng }) => [description, hs ?? '', gng ?? '']),
  ]
    .join('\n')
    .toLowerCase()
}
