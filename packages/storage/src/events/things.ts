import { canonicalGs1, StructuredError } from '@karavan/core'
import type { EpcisEvent } from '@karavan/model'
import { type Kysely, sql } from 'kysely'
import { askWithin, isTooWide, PATIENCE } from '../asking.js'
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
/** Events of a name, the first that were told, that are looked at for one that is about it. */
const LOOKED_AT = 10

/**
 * The things that events are about (`epcList`, `parentID`, `childEPCs`, inputs and outputs), in their canonical form and the order of
 * code points; a name that the first ten events have only as paper, party or class is not among them. Where looking takes long, the
 * page holds what was found.
 * @param after - where the page before ended; null for the first
 * @param senders - whose events; null for everybody's. They learn no name that only others told, by `next` neither.
 * @param patience - milliseconds for the whole page
 * @throws {StructuredError} QUESTION_TOO_WIDE where others told too much that lies before the first thing of these, or where nothing
 * could be looked through in time
 */
export async function readThings(
  database: Kysely<Tables>,
  most: number,
  after: string | null,
  senders: readonly string[] | null = null,
  patience = PATIENCE,
): Promise<ThingPage> {
  const deadline = Date.now() + patience
  const within: Within = (question) => askWithin(database, Math.max(1, deadline - Date.now()), question)
  const things: string[] = []
  let [last, told] = [after ?? '', after]
  for (let looked = 0; looked < MOST_NAMES; looked += BATCH) {
    const batch = await batchBehind(within, last, senders).catch((error: unknown) => {
      if (isTooWide(error)) return null
      throw error
    })
    if (batch === null) break
    const { names, about } = batch
    for (const name of names) {
      const found = (about.get(name) ?? []).flatMap(thingsOf).find((thing) => indexed(thing) === name)
      if (found !== undefined && things.length === most) return { things, next: told }
      last = name
      if (found === undefined) continue
      things.push(found)
      told = name
    }
    if (names.length < BATCH) return { things, next: null }
  }
  if (senders === null && last !== (after ?? '')) return { things, next: last }
  if (things.length === 0) throw tooManyNames(patience)
  return { things, next: told }
}

type Within = <T>(question: (database: Kysely<Tables>) => Promise<T>) => Promise<T>

/** The next names, and the events that name them. */
async function batchBehind(within: Within, last: string, senders: readonly string[] | null) {
  const names = await within((database) => namesBehind(database, last))
  const about = await within((database) => eventsNaming(database, names.filter(isCanonical), senders))
  return { names, about }
}

function tooManyNames(patience: number): StructuredError {
  return new StructuredError({
    code: 'QUESTION_TOO_WIDE',
    expected: `a thing among the next ${MOST_NAMES} names, found in ${patience / 1000} s`,
    remediation: 'ask /epcis/events by time, step or place instead: events name the things that they are about',
  })
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
