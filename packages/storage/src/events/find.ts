import type { EpcisQuery, NamePattern, TimeRange } from '@karavan/exchange'
import type { EpcisEvent } from '@karavan/model'
import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { askWithin, isTooWide, PATIENCE } from '../asking.js'
import type { Tables } from '../tables.js'
import { bytesOfHash, indexed } from './columns.js'
import { ownPart, RECORD_COLUMNS, type RecordRow, type StoredRecord, storedRecord } from './record.js'
import { settledUntil } from './settled.js'

/** What is asked of the log. */
export interface EventQuestion extends Pick<EpcisQuery, 'narrow' | 'fits' | 'orderBy' | 'direction'> {
  /** Only what one of these senders told, as of when they told it; everybody if left out, or null. */
  readonly toldBy?: readonly string[] | null
  /**
   * Whether only what was recorded before all that may still come is given, so that whoever asks on from the last `recordTime`
   * misses nothing; false if left out.
   */
  readonly settled?: boolean
}

/** A record that was found, under the id by which it was asked for, else under that of who told it first. */
export interface FoundRecord extends StoredRecord {
  /** With that id as its `eventID`. */
  readonly event: EpcisEvent
}

/** Where a page begins: behind the event with this time and id. */
export interface EventCursor {
  /** Seconds since 1970, in decimal notation with up to six digits behind the point. */
  readonly at: string
  readonly id: string
}

export interface EventPage {
  readonly records: readonly FoundRecord[]
  /** Null where there is no more. */
  readonly next: EventCursor | null
}

/** Rows that are fetched at once. */
const BATCH = 500
/** Rows that one page looks through before it is given as it is, perhaps with nothing in it. */
const MOST_READ = 20_000
/** Usual number of receipts up to which the records of senders are gathered. */
const FEW = 20_000

interface FindLimits {
  /** Receipts of senders up to which their records are gathered, not looked for among all in the order of time. */
  readonly few?: number
  /** Milliseconds. */
  readonly patience?: number
}

/**
 * A page of what fits, in order; the next page goes on behind it. Where looking takes long, the page holds what was found.
 * @param most - events on the page
 * @throws {StructuredError} QUESTION_TOO_WIDE where nothing could be looked through in time
 */
export async function findEvents(
  database: Kysely<Tables>,
  question: EventQuestion,
  after: EventCursor | null,
  most: number,
  { few = FEW, patience = PATIENCE }: FindLimits = {},
): Promise<EventPage> {
  const records: FoundRecord[] = []
  const deadline = Date.now() + patience
  const senders = question.toldBy ?? null
  const told =
    senders === null ? null : await askWithin(database, patience, (asked) => countReceipts(asked, senders, few + 1))
  if (told === 0) return { records, next: null }
  const isGathered = told !== null && (told <= few || asksRecordTime(question))
  let cursor = after
  const until = question.settled === true ? await settledUntil(database) : null
  for (let read = 0; read < MOST_READ; ) {
    const batch = Math.max(most - records.length + 1, Math.min(BATCH, most + 1))
    const left = Math.max(1, deadline - Date.now())
    const rows = await askWithin(database, left, (asked) =>
      narrowed(asked, question, cursor, { isGathered, until }).limit(batch).execute(),
    ).catch((error: unknown) => {
      if (read > 0 && isTooWide(error)) return null
      throw error
    })
    if (rows === null) return { records, next: cursor }
    for (const row of rows) {
      const record = underItsId(
        ownPart(storedRecord({ ...row, record_time: row.told_at }), row.is_shared),
        row.event_id,
        question.narrow.eventIds,
      )
      const { event, recordTime, context } = record
      const isFit = question.fits({ event, recordTime: recordTime.getTime(), namespaces: context.namespaces })
      if (isFit && records.length === most) return { records, next: cursor }
      if (isFit) records.push(record)
      cursor = { at: row.at, id: row.id }
    }
    if (rows.length < batch) return { records, next: null }
    read += rows.length
  }
  return { records, next: cursor }
}

/** @param told - the id that whoever told it gave it, as an index holds it */
function underItsId(record: StoredRecord, told: string | null, asked: readonly string[] | null): FoundRecord {
  const { event, contentHash } = record
  const own = event.eventID
  const given = told !== null && own !== undefined && indexed(own) === told ? own : told
  const eventID = asked?.includes(contentHash) && !asked.includes(given ?? '') ? contentHash : (given ?? contentHash)
  return { ...record, event: { ...event, eventID } }
}

/** How many events somebody told, twice what was told twice. @param most - beyond which they are not counted */
async function countReceipts(database: Kysely<Tables>, senders: readonly string[], most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from ${receiptsBy(senders)} limit ${most}) as told`.execute(database)
  return rows[0]?.count ?? 0
}

function receiptsBy(senders: readonly string[]) {
  return sql`karavan.message as message join karavan.event_receipt as receipt
    on receipt.message_id = message.id and message.sender = any(${senders}::text[])
    left join karavan.message_reading as again
    on (again.message_id, again.reading) = (receipt.message_id, receipt.reading)`
}

interface Narrowing {
  /** Whether the records of the senders are gathered first. */
  readonly isGathered: boolean
  /** Before when they were recorded, or told by these senders; null: whenever. */
  readonly until: string | null
}

function narrowed(
  database: Kysely<Tables>,
  question: EventQuestion,
  after: EventCursor | null,
  { isGathered, until }: Narrowing,
) {
  const { narrow, orderBy, direction, toldBy = null } = question
  const recordTime = toldBy === null ? sql<Date>`record.record_time` : toldAt(toldBy)
  const time = orderBy === 'eventTime' ? sql<Date>`record.event_time` : recordTime
  const order = direction === 'ASC' ? ('asc' as const) : ('desc' as const)
  let query = database
    .selectFrom('event_record as record')
    .select(RECORD_COLUMNS)
    .select(sql<string>`extract(epoch from ${time})::text`.as('at'))
    .select(recordTime.as('told_at'))
    .select(toldId(toldBy, narrow.eventIds ?? []).as('event_id'))
    .select(isToldByOthers(toldBy).as('is_shared'))
    .orderBy(time, order)
    .orderBy('record.id', order)
  const among = (column: Column, values: readonly string[] | null) => {
    if (values !== null) query = query.where(`record.${column}`, 'in', [...values.map(indexed), '\u0001'])
  }
  among('event_type', narrow.eventTypes)
  among('action', narrow.actions)
  among('biz_step', narrow.bizSteps)
  among('disposition', narrow.dispositions)
  among('read_point', narrow.readPoints)
  among('biz_location', narrow.bizLocations)
  query = within(query, sql<Date>`record.event_time`, narrow.eventTime)
  query = within(query, recordTime, narrow.recordTime)
  if (until !== null) query = query.where(sql<boolean>`${recordTime} < ${until}::timestamptz`)
  if (narrow.eventIds !== null) query = query.where('record.id', 'in', recordsWithIds(narrow.eventIds))
  if (toldBy !== null) query = query.where(isGathered ? isOneOf(toldBy, narrow.recordTime) : isToldBy(toldBy))
  for (const patterns of narrow.names) query = query.where('record.id', 'in', recordsNaming(patterns))
  if (after !== null) {
    const behind = direction === 'ASC' ? sql`>` : sql`<`
    query = query.where(sql<boolean>`(${time}, record.id) ${behind} (${timeAt(after.at)}, ${after.id}::bigint)`)
  }
  return query
}

/** Whole seconds and the rest apart: each is exact where an interval is made of it. */
function timeAt(seconds: string) {
  const at = sql`${seconds}::numeric`
  return sql`timestamptz 'epoch' + floor(${at}) * interval '1 second' + (${at} - floor(${at})) * interval '1 second'`
}

/** The id that the first who told a record gave it, one of those that are asked for before any other. */
function toldId(senders: readonly string[] | null, asked: readonly string[]) {
  return sql<string | null>`(
    select receipt.event_id from karavan.event_receipt as receipt
    ${senders === null ? sql`` : sql`join karavan.message as message on message.id = receipt.message_id and message.sender = any(${senders}::text[])`}
    where receipt.record_id = record.id and receipt.event_id is not null
    order by receipt.event_id = any(${asked.map(indexed)}::text[]) desc, receipt.message_id limit 1
  )`
}

/** An array, so that the records are taken by their ids, whatever the planner makes of the senders. */
function isOneOf(senders: readonly string[], { from }: TimeRange) {
  const since = from === null ? sql`` : sql`where ${READ_AT} >= ${new Date(from)}`
  return sql<boolean>`record.id = any(array(select receipt.record_id from ${receiptsBy(senders)} ${since}))`
}

/** When a telling was read: with its message, or when the same bytes came again. */
const READ_AT = sql<Date>`coalesce(again.read_at, message.received_at)`

/** When senders first told a record: when others did is not their business. */
function toldAt(senders: readonly string[]) {
  return sql<Date>`(select min(${READ_AT}) from ${receiptsBy(senders)} where receipt.record_id = record.id)`
}

function asksRecordTime({ orderBy, narrow: { recordTime } }: EventQuestion): boolean {
  return orderBy === 'recordTime' || recordTime.from !== null || recordTime.before !== null
}

function isToldBy(senders: readonly string[]) {
  return sql<boolean>`exists (
    select from karavan.event_receipt as receipt join karavan.message as message on message.id = receipt.message_id
    where receipt.record_id = record.id and message.sender = any(${senders}::text[])
  )`
}

function isToldByOthers(senders: readonly string[] | null) {
  if (senders === null) return sql<boolean>`false`
  return sql<boolean>`exists (
    select from karavan.event_receipt as receipt join karavan.message as message on message.id = receipt.message_id
    where receipt.record_id = record.id and message.sender <> all(${senders}::text[])
  )`
}

type Column = 'event_type' | 'action' | 'biz_step' | 'disposition' | 'read_point' | 'biz_location'

type FoundRow = RecordRow & {
  readonly at: string
  readonly told_at: Date
  readonly event_id: string | null
  readonly is_shared: boolean
}

type Narrowed = SelectQueryBuilder<Tables & { record: Tables['event_record'] }, 'record', FoundRow>

function within(query: Narrowed, time: RawBuilder<Date>, { from, before }: TimeRange) {
  const later = from === null ? query : query.where(time, '>=', new Date(from))
  return before === null ? later : later.where(time, '<', new Date(before))
}

/** Gathered before anything else: what is named seldom is not looked for in the order of time. */
function recordsNaming(patterns: readonly NamePattern[]) {
  const conditions = patterns.map((pattern) => {
    if ('exact' in pattern) return sql`name = ${indexed(pattern.exact)}`
    const prefix = indexed(pattern.prefix)
    return sql`(name >= ${prefix} and name < ${`${prefix}\u{10ffff}`})`
  })
  const any = conditions.length === 0 ? sql`false` : sql.join(conditions, sql` or `)
  return sql<string>`(
    with named as materialized (select distinct record_id from karavan.event_name where ${any}) select record_id from named
  )`
}

/** By the ids that senders gave them, and by their content hashes; gathered before anything else, as names are. */
function recordsWithIds(eventIds: readonly string[]) {
  const hashes = eventIds.filter((id) => CONTENT_HASH.test(id)).map(bytesOfHash)
  return sql<string>`(
    with told as materialized (
      select record_id from karavan.event_receipt where event_id = any(${eventIds.map(indexed)}::text[])
      union select id from karavan.event_record where content_hash = any(${hashes}::bytea[])
    ) select record_id from told
  )`
}

const CONTENT_HASH = /^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/
