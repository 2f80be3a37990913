import {
  type ConditionEntries,
  type ConditionsStore,
  ENTRY_KINDS,
  type EntryKind,
  type EntryVersion,
  type LatestVersion,
  type StandingEntered,
} from '@karavan/conditions'
import { StructuredError } from '@karavan/core'
import { type Kysely, sql, type Transaction } from 'kysely'
import { askIn } from '../asking.js'
import type { Database } from '../database.js'
import { countChange, revisionOf, watchTopic } from '../revision.js'
import type { Tables } from '../tables.js'

/** Entries in the database, whose changes can be followed. */
export interface StoredConditions extends ConditionsStore {
  /**
   * Tells of every change with the new revision, whichever process made it; of several at once perhaps only the last.
   * Outlasts a lost connection.
   * @returns ends the watch
   */
  watch(listener: (revision: number) => void): Promise<() => Promise<void>>
}

const TOPIC = 'conditions'

type NewVersion = Pick<EntryVersion, 'kind' | 'id' | 'body'>

/** @param open - the database, at every call as it is then */
export function storedConditions(open: () => Promise<Database>): StoredConditions {
  const ask = askIn(open)
  const change = (work: (transaction: Transaction<Tables>) => Promise<void>): Promise<void> =>
    ask((database) =>
      database.transaction().execute(async (transaction) => {
        await countChange(transaction, TOPIC)
        await work(transaction)
      }),
    )
  return {
    read: () => ask(readEntries),
    add: async (entries, by, why, after) => {
      const added = versionsOf(entries)
      if (added.length === 0) return
      await change(async (transaction) => {
        if (after !== undefined) await expectVersion(transaction, added, after)
        await addVersions(transaction, added, by, why)
      })
    },
    withdraw: (kind, id, by, why, after) =>
      change(async (transaction) => {
        const last = await latest(transaction).where('kind', '=', kind).where('id', '=', id).executeTakeFirst()
        if (last === undefined || last.body === null) throw unknownEntry(kind, id)
        if (after !== undefined) await expectVersion(transaction, [{ kind, id }], after)
        await addVersions(transaction, [{ kind, id, body: null }], by, why)
      }),
    latest: (most, id) => ask((database) => readLatest(database, most, id)),
    versions: (kind, id) => ask((database) => readVersions(database, kind, id)),
    revision: () => ask((database) => revisionOf(database, TOPIC)),
    watch: (listener) => watchTopic(async () => (await open()).connect(), TOPIC, listener),
  }
}

function latest(database: Kysely<Tables>) {
  return database
    .selectFrom('condition_entry')
    .distinctOn(['kind', 'id'])
    .select(['kind', 'id', 'body'])
    .orderBy('kind')
    .orderBy('id')
    .orderBy('version', 'desc')
}

async function readEntries(database: Kysely<Tables>): Promise<StandingEntered> {
  const rows = await latest(database).select('entered_at as enteredAt').execute()
  const bodies = (kind: EntryKind) => rows.flatMap((row) => (row.kind === kind && row.body !== null ? [row.body] : []))
  return {
    orders: bodies('orders') as ConditionEntries['orders'],
    reports: bodies('reports') as ConditionEntries['reports'],
    queues: bodies('queues') as ConditionEntries['queues'],
    enteredAt: new Map(
      rows.flatMap(({ kind, id, body, enteredAt }) =>
        body === null ? [] : [[`${kind}/${id}`, Math.floor(enteredAt.getTime() / 60_000)] as const],
      ),
    ),
  }
}

/** @throws {StructuredError} ENTRY_TWICE */
function versionsOf({ orders = [], reports = [], queues = [] }: Partial<ConditionEntries>): NewVersion[] {
  const kinds = Object.entries({ orders, reports, queues }) as [EntryKind, ConditionEntries[EntryKind]][]
  return kinds.flatMap(([kind, bodies]) => {
    const ids = new Set<string>()
    return bodies.map((body) => {
      if (ids.has(body.id)) throw twice(kind, body.id)
      ids.add(body.id)
      return { kind, id: body.id, body }
    })
  })
}

/** Nobody else changes them until the transaction ends. @throws {StructuredError} ENTRY_CHANGED */
async function expectVersion(
  transaction: Transaction<Tables>,
  changed: readonly Pick<NewVersion, 'kind' | 'id'>[],
  after: number,
): Promise<void> {
  for (const { kind, id } of changed) {
    const last = await latest(transaction)
      .select(['version', 'entered_by as enteredBy'])
      .where('kind', '=', kind)
      .where('id', '=', id)
      .executeTakeFirst()
    if ((last?.version ?? 0) !== after) throw changedMeanwhile(kind, id, last)
  }
}

/** Adds versions after those that are there. Sent as one text, so that thousands are one statement. */
async function addVersions(
  transaction: Transaction<Tables>,
  added: readonly NewVersion[],
  by: string,
  why: string | null,
): Promise<void> {
  await sql`
    insert into karavan.condition_entry (kind, id, version, body, entered_by, why)
    select added.kind, added.id, last.version + 1, added.body, ${by}::text,
      case when last.version > 0 then ${why}::text end
    from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as added (kind text, id text, body jsonb),
    lateral (
      select coalesce(max(version), 0) as version
      from karavan.condition_entry as entry where entry.kind = added.kind and entry.id = added.id
    ) as last`.execute(transaction)
}

const VERSION = ['kind', 'id', 'version', 'body', 'entered_at as enteredAt', 'entered_by as enteredBy', 'why'] as const

/** Reads the newest versions until there are enough that no later one follows, and not the whole table. */
async function readLatest(
  database: Kysely<Tables>,
  most: number,
  id: string | undefined,
): Promise<readonly LatestVersion[]> {
  const newest = database
    .selectFrom('condition_entry as entry')
    .select(VERSION)
    .select(({ selectFrom }) =>
      selectFrom('condition_entry as told')
        .select('told.body')
        .whereRef('told.kind', '=', 'entry.kind')
        .whereRef('told.id', '=', 'entry.id')
        .where('told.body', 'is not', null)
        .orderBy('told.version', 'desc')
        .limit(1)
        .as('said'),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('condition_entry as later')
            .select('later.version')
            .whereRef('later.kind', '=', 'entry.kind')
            .whereRef('later.id', '=', 'entry.id')
            .whereRef('later.version', '>', 'entry.version'),
        ),
      ),
    )
    .orderBy('entered_at', 'desc')
    .orderBy('id')
    .limit(most)
  const asked = id === undefined ? newest : newest.where('entry.kind', 'in', ENTRY_KINDS).where('entry.id', '=', id)
  // The first version of an entry says something.
  return (await asked.execute()).flatMap(({ said, ...version }) => (said === null ? [] : [{ ...version, said }]))
}

function readVersions(database: Kysely<Tables>, kind: EntryKind, id: string): Promise<readonly EntryVersion[]> {
  return database
    .selectFrom('condition_entry')
    .select(VERSION)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('version')
    .execute()
}

function changedMeanwhile(
  kind: EntryKind,
  id: string,
  last: { readonly version: number; readonly enteredBy: string } | undefined,
): StructuredError {
  return new StructuredError({
    code: 'ENTRY_CHANGED',
    received:
      last === undefined ? `${kind}/${id}: nothing` : `${kind}/${id}: version ${last.version} by ${last.enteredBy}`,
    expected: 'the version that was read before',
    remediation: 'read the entry again; a new one takes another id',
  })
}

function unknownEntry(kind: EntryKind, id: string): StructuredError {
  return new StructuredError({
    code: 'ENTRY_UNKNOWN',
    received: `${kind}/${id}`,
    expected: 'an entry that was made and is not withdrawn',
    remediation: 'check its id; what comes with the project is changed by an order that amends it',
  })
}

function twice(kind: EntryKind, id: string): StructuredError {
  return new StructuredError({
    code: 'ENTRY_TWICE',
    received: `${kind}/${id}`,
    expected: 'each entry once',
    remediation: 'enter the one that holds; a later version is entered by itself',
  })
}
