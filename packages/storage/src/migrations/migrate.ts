import { createHash } from 'node:crypto'
import { StructuredError } from '@karavan/core'
import type pg from 'pg'
import { tableNames } from '../table-names.js'
import { MIGRATIONS } from './index.js'
import type { Migration } from './migration.js'

/** Held until the end of a transaction by whoever changes the schema. */
const SCHEMA_LOCK = 4_707_217_002

/** A migration that a database has gone through. */
export interface AppliedMigration {
  readonly number: number
  readonly name: string
  readonly sha256: string
  readonly appliedAt: Date
}

/** What a database has gone through, in order; empty where it is new. */
export async function appliedMigrations(client: pg.ClientBase): Promise<readonly AppliedMigration[]> {
  if (!(await tableNames(client)).includes('migration')) return []
  const { rows } = await client.query<AppliedMigration>(
    'select number, name, sha256, applied_at as "appliedAt" from karavan.migration order by number',
  )
  return rows
}

/**
 * Those that a database has still to go through.
 * @throws {StructuredError} DATABASE_SCHEMA_NEWER, DATABASE_SCHEMA_DIFFERS
 */
export function pendingMigrations(
  applied: readonly AppliedMigration[],
  known: readonly Migration[] = MIGRATIONS,
): readonly Migration[] {
  const [last, newest] = [applied.at(-1), known.at(-1)?.number ?? 0]
  if (last !== undefined && last.number > newest) {
    throw new StructuredError({
      code: 'DATABASE_SCHEMA_NEWER',
      received: `a database with migration ${last.number} (${last.name})`,
      expected: `at most migration ${newest}, the last that this version knows`,
      remediation: 'use the newer version of Karavan that made it, or restore an older backup: karavan restore FILE',
    })
  }
  for (const [i, { number, name, sha256 }] of applied.entries()) {
    const own = known[i]
    if (own !== undefined && own.number === number && hashOf(own) === sha256) continue
    throw new StructuredError({
      code: 'DATABASE_SCHEMA_DIFFERS',
      received: `migration ${number} (${name}) with hash ${sha256.slice(0, 12)}`,
      expected: own === undefined ? 'no such migration' : `hash ${hashOf(own).slice(0, 12)}`,
      remediation: 'use the version of Karavan that made this database; make a backup with it before anything else',
    })
  }
  return known.slice(applied.length)
}

function hashOf({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex')
}

/**
 * Brings the schema up to date, all or nothing; of several processes at once one does it, and the others wait.
 * @throws {StructuredError} DATABASE_SCHEMA_NEWER, DATABASE_SCHEMA_DIFFERS
 */
export async function migrate(client: pg.ClientBase, known: readonly Migration[] = MIGRATIONS): Promise<void> {
  if (pendingMigrations(await appliedMigrations(client), known).length === 0) return
  await inTransaction(client, async () => {
    await lockSchema(client)
    await applyMigrations(client, known)
  })
}

/** Waits until no other process changes the schema, and keeps others from it to the end of the transaction. */
export async function lockSchema(client: pg.ClientBase): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${SCHEMA_LOCK})`)
}

/** Goes through the migrations that are left, within a transaction that holds the lock of the schema. */
export async function applyMigrations(client: pg.ClientBase, known: readonly Migration[]): Promise<void> {
  const applied = await appliedMigrations(client)
  if (applied.length === 0) await createSchema(client)
  for (const migration of pendingMigrations(applied, known)) {
    await client.query(migration.sql)
    const row = [migration.number, migration.name, hashOf(migration)]
    await client.query('insert into karavan.migration (number, name, sha256) values ($1, $2, $3)', row)
  }
}

/** The schema, which an administrator may have made before, and the list of what it has gone through. */
async function createSchema(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query(`select from pg_namespace where nspname = 'karavan'`)
  if (rowCount === 0) await client.query('create schema karavan')
  await client.query(`
    create table if not exists karavan.migration (
      number integer primary key,
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default clock_timestamp()
    )`)
}

/** Does work in a transaction, and undoes it where it fails. @param start - how the transaction begins */
export async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>, start = 'begin'): Promise<T> {
  await client.query(start)
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
