import { StructuredError } from '@karavan/core'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.js'

/** A question to the log of events that somebody keeps under a name. */
export interface NamedQuery {
  readonly name: string
  /** Parameters of the simple event query of EPCIS. */
  readonly query: Readonly<Record<string, unknown>>
  readonly createdAt: Date
}

/** Questions under names; each owner has names of their own. */
export interface NamedQueries {
  /** @throws {StructuredError} QUERY_NAME_TAKEN */
  add(owner: string, named: Pick<NamedQuery, 'name' | 'query'>, by: string): Promise<NamedQuery>
  /** In the order of names. @param after - last name of the page before; null for the first page */
  list(owner: string, most: number, after: string | null): Promise<readonly NamedQuery[]>
  /** @throws {StructuredError} QUERY_NAME_UNKNOWN */
  read(owner: string, name: string): Promise<NamedQuery>
  /** @throws {StructuredError} QUERY_NAME_UNKNOWN */
  remove(owner: string, name: string): Promise<void>
}

export async function addNamedQuery(
  database: Kysely<Tables>,
  ...[owner, { name, query }, by]: Parameters<NamedQueries['add']>
): Promise<NamedQuery> {
  const made = await database
    .insertInto('named_query')
    .values({ owner, name, query: JSON.stringify(query), created_by: by })
    .onConflict((row) => row.columns(['owner', 'name']).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst()
  if (made !== undefined) return shown(made)
  throw new StructuredError({
    code: 'QUERY_NAME_TAKEN',
    received: name,
    expected: 'a name under which no question is kept',
    remediation: 'take another name, or delete the question that has this one',
    pointer: '/name',
  })
}

export async function listNamedQueries(
  database: Kysely<Tables>,
  ...[owner, most, after]: Parameters<NamedQueries['list']>
): Promise<readonly NamedQuery[]> {
  const page = database.selectFrom('named_query').select(COLUMNS).where('owner', '=', owner)
  const rows = await (after === null ? page : page.where('name', '>', after)).orderBy('name').limit(most).execute()
  return rows.map(shown)
}

export async function readNamedQuery(
  database: Kysely<Tables>,
  ...[owner, name]: Parameters<NamedQueries['read']>
): Promise<NamedQuery> {
  const row = await database
    .selectFrom('named_query')
    .select(COLUMNS)
    .where('owner', '=', owner)
    .where('name', '=', name)
    .executeTakeFirst()
  if (row === undefined) throw unknown(name)
  return shown(row)
}

export async function removeNamedQuery(
  database: Kysely<Tables>,
  ...[owner, name]: Parameters<NamedQueries['remove']>
): Promise<void> {
  const removed = await database
    .deleteFrom('named_query')
    .where('owner', '=', owner)
    .where('name', '=', name)
    .returning('name')
    .executeTakeFirst()
  if (removed === undefined) throw unknown(name)
}

const COLUMNS = ['name', 'query', 'created_at'] as const

function shown(row: { readonly name: string; readonly query: NamedQuery['query']; readonly created_at: Date }) {
  return { name: row.name, query: row.query, createdAt: row.created_at }
}

function unknown(name: string): StructuredError {
  return new StructuredError({
    code: 'QUERY_NAME_UNKNOWN',
    received: name,
    expected: 'the name of a question that is kept',
    remediation: 'see /epcis/queries',
  })
}
