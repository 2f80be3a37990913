import { canonicalGs1 } from '@karavan/core'
import type { EpcisEvent } from '@karavan/model'
import { type Kysely, sql } from 'kysely'
import { PATIENCE, tooWide } from '../asking.js'
import type { Tables } from '../tables.js'
import { indexed } from './columns.js'
import { RECORD_COLUMNS, type RecordRow, storedRecord } from './record.js'

/** A page of the things that events are about. */
export interface ThingPage {
  readonly things: readonly string[]
  /** Behind what the next page begins; null where there is none. */
  readonly next: string | null
}

/** Names that are looked through for one page: papers and parties are among them, and what others told. */
const MOST_NAMES = 100_000
const BATCH = 500
/** Events of a name that are looked at for one that is about it. */
const LOOKED_AT = 10

/**
 * The things that events are about (`epcList`, `parentID`, `childEPCs`, inputs and outputs), in their canonical form and the order of
 * code points.
 * @param after - where the page before ended; null for the first
 * @param senders - whose events; null for everybody's. They learn no name that only others told, by `next` neither.
 * @throws {StructuredError} QUESTION_TOO_WIDE where others told too much that lies before the first thing of these
 */
export async function readThings(
  database: Kysely<Tables>,
  most: number,
  after: string | null,
  senders: readonly string[] | null = null,
): Promise<ThingPage> {
  const things: string[] = []
  let [last, told] = [after ?? '', after]
  for (let looked = 0; looked < MOST_NAMES; looked += BATCH) {
    const names = await namesBehind(database, last)
    const about = await eventsNaming(database, names.filter(isCanonical), senders)
    for (const name of names) {
      last = name
      const found = (about.get(name) ?? []).flatMap(thingsOf).find((thing) => indexed(thing) === name)
      if (found === undefined) continue
      if (things.length === most) return { things, next: told }
      things.push(found)
      told = name
    }
    if (names.length < BATCH) return { things, next: null }
  }
  if (senders === null) return { things, next: last }
  if (things.length === 0) throw tooWide(PATIENCE)
  return { things, next: told }
}

/** Names are kept as they were spelled and in the one form of all spellings. */
function isCanonical(name: string): boolean {
  return canonical(name) === name
}

function canonical(name: string): string {
  return canonicalGs1(name) ?? name
}

/** Each name once, from one to the next in the index: a name has as many rows as events. */
async function namesBehind(database: Kysely<Tables>, last: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    with recursive named as (
      (select name from karavan.event_name where name > ${last} order by name limit 1)
      union all
      select (select behind.name from karavan.event_name as behind where behind.name > named.name order by behind.name limit 1)
      from named where named.name is not null
    )
    select name from named where name is not null limit ${BATCH}`.execute(database)
  return rows.map(({ name }) => name).sort(byCodePoints)
}

function byCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

async function eventsNaming(
  database: Kysely<Tables>,
  names: readonly string[],
  senders: readonly string[] | null,
): Promise<ReadonlyMap<string, readonly EpcisEvent[]>> {
  const told =
    senders === null
      ? sql``
      : sql`and exists (
          select from karavan.event_receipt as receipt join karavan.message as message on message.id = receipt.message_id
          where receipt.record_id = said.record_id and message.sender = any(${senders}::text[])
        )`
  const columns = sql.join(RECORD_COLUMNS.map((column) => sql.ref(column)))
  const { rows } = await sql<RecordRow & { name: string }>`
    select asked.name, ${columns}
    from unnest(${names}::text[]) as asked (name)
    cross join lateral (
      select said.record_id from karavan.event_name as said
      where said.name = asked.name ${told}
      order by said.record_id limit ${LOOKED_AT}
    ) as found
    join karavan.event_record as record on record.id = found.record_id`.execute(database)
  const events = new Map<string, EpcisEvent[]>()
  for (const row of rows) events.set(row.name, [...(events.get(row.name) ?? []), storedRecord(row).event])
  return events
}

const LISTS = ['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList', 'parentID'] as const

/** Types that users make may have any of these. */
function thingsOf(event: EpcisEvent): readonly string[] {
  const members: Readonly<Record<string, unknown>> = { ...event }
  return LISTS.flatMap((list) => members[list] ?? [])
    .filter((thing) => typeof thing === 'string')
    .map(canonical)
}
