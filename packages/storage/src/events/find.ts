import type { EpcisEvent } from '@karavan/model'
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { Tables } from '../tables.js'
import { indexed } from './columns.js'
import { RECORD_COLUMNS, type RecordRow, type StoredRecord, storedRecord } from './record.js'
import type { EventContext } from './tables.js'

/** Part of a name that events are found by. */
export type NamePattern = { readonly exact: string } | { readonly prefix: string }

/** From a time on, before another; milliseconds since 1970. */
export interface TimeSpan {
  readonly from: number | null
  readonly before: number | null
}

/** What is asked of the log. */
export interface EventQuestion {
  /** What an index finds by: every event that fits fits all of these, and others may. */
  readonly narrow: {
    /** For each of them one of its patterns is a name in the event. */
    readonly names: readonly (readonly NamePattern[])[]
    readonly eventIds: readonly string[] | null
    readonly eventTypes: readonly string[] | null
    readonly actions: readonly string[] | null
    readonly bizSteps: readonly string[] | null
    readonly dispositions: readonly string[] | null
    readonly readPoints: readonly string[] | null
    readonly bizLocations: readonly string[] | null
    readonly eventTime: TimeSpan
    readonly recordTime: TimeSpan
  }
  readonly fits: (stored: {
    readonly event: EpcisEvent
    readonly recordTime: number
    readonly namespaces: EventContext['namespaces']
  }) => boolean
  readonly orderBy: 'eventTime' | 'recordTime'
  readonly direction: 'ASC' | 'DESC'
}

/** Where a page begins: behind the event with this time and id. */
export interface EventCursor {
  readonly at: string
  readonly id: string
}

export interface EventPage {
  readonly records: readonly StoredRecord[]
  /** Null where there is no more. */
  readonly next: EventCursor | null
}

/** Rows that are fetched at once. */
const BATCH = 500
/** Rows that one page looks through before it is given as it is, perhaps with nothing in it. */
const MOST_READ = 20_000

/** A page of what fits, in order; the next page goes on behind it. @param most - events on the page */
export async function findEvents(
  database: Kysely<Tables>,
  question: EventQuestion,
  after: EventCursor | null,
  most: number,
): Promise<EventPage> {
  const records: StoredRecord[] = []
  let cursor = after
  for (let read = 0; read < MOST_READ; ) {
    const batch = Math.max(most - records.length + 1, Math.min(BATCH, most + 1))
    const rows = await narrowed(database, question, cursor).limit(batch).execute()
    for (const row of rows) {
      const record = storedRecord(row)
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

function narrowed(database: Kysely<Tables>, { narrow, orderBy, direction }: EventQuestion, after: EventCursor | null) {
  const time = orderBy === 'eventTime' ? ('record.event_time' as const) : ('record.record_time' as const)
  const order = direction === 'ASC' ? ('asc' as const) : ('desc' as const)
  let query = database
    .selectFrom('event_record as record')
    .select(RECORD_COLUMNS)
    .select(sql<string>`${sql.ref(time)}::text`.as('at'))
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
  query = within(query, 'record.event_time', narrow.eventTime)
  query = within(query, 'record.record_time', narrow.recordTime)
  if (narrow.eventIds !== null) query = query.where('record.id', 'in', recordsWithIds(database, narrow.eventIds))
  for (const patterns of narrow.names) query = query.where('record.id', 'in', recordsNaming(patterns))
  if (after !== null) {
    const behind = direction === 'ASC' ? sql`>` : sql`<`
    query = query.where(
      sql<boolean>`(${sql.ref(time)}, record.id) ${behind} (${after.at}::timestamptz, ${after.id}::bigint)`,
    )
  }
  return query
}

type Column = 'event_type' | 'action' | 'biz_step' | 'disposition' | 'read_point' | 'biz_location'

type Narrowed = SelectQueryBuilder<Tables & { record: Tables['event_record'] }, 'record', RecordRow & { at: string }>

function within(query: Narrowed, column: 'record.event_time' | 'record.record_time', { from, before }: TimeSpan) {
  const later = from === null ? query : query.where(column, '>=', new Date(from))
  return before === null ? later : later.where(column, '<', new Date(before))
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

function recordsWithIds(database: Kysely<Tables>, eventIds: readonly string[]) {
  return database
    .selectFrom('event_receipt')
    .select('record_id')
    .where('event_id', 'in', [...eventIds.map(indexed), '\u0001'])
}
