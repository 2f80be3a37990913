import { StructuredError } from '@karavan/core'
import type pg from 'pg'
import { MIGRATIONS } from '../migrations/index.js'
import {
  appliedMigrations,
  applyMigrations,
  inTransaction,
  lockSchema,
  pendingMigrations,
} from '../migrations/migrate.js'
import { type CountedTable, contentTables, countedTables } from './content.js'
import { brokenBackup, newerBackup } from './format.js'
import type { Backup } from './read-backup.js'

export interface RestoreSummary {
  readonly file: string
  /** When the backup was made, in ISO 8601, UTC. */
  readonly madeAt: string
  readonly tables: readonly CountedTable[]
}

/**
 * Makes the schema anew as it was when the backup was made, fills it, and brings it up to date: in one transaction.
 * @param replace - whether what the database holds may go
 * @throws {StructuredError} DATABASE_NOT_EMPTY, BACKUP_NEWER, BACKUP_BROKEN, DATABASE_SCHEMA_NEWER
 */
export async function restoreBackup(client: pg.ClientBase, backup: Backup, replace: boolean): Promise<RestoreSummary> {
  const { file, header } = backup
  const newest = MIGRATIONS.at(-1)?.number ?? 0
  if (header.schema > newest) throw newerBackup(file, `migration ${header.schema}`, `migration ${newest} or older`)
  const known = MIGRATIONS.filter(({ number }) => number <= header.schema)
  await inTransaction(client, async () => {
    await lockSchema(client)
    pendingMigrations(await appliedMigrations(client))
    if (!replace) await refuseFull(client)
    const revisions = await revisionsOf(client)
    await client.query('drop schema if exists karavan cascade')
    await applyMigrations(client, known)
    await fill(client, backup)
    await passNumbers(client)
    await applyMigrations(client, MIGRATIONS)
    await passRevisions(client, revisions)
  })
  return { file, madeAt: header.madeAt, tables: header.tables }
}

async function refuseFull(client: pg.ClientBase): Promise<void> {
  const full = (await countedTables(client)).find(({ rows }) => rows > 0)
  if (full === undefined) return
  throw new StructuredError({
    code: 'DATABASE_NOT_EMPTY',
    received: `${full.rows} rows in ${full.name}`,
    expected: 'a database in which nothing was entered',
    remediation: 'make a backup of it, then restore with --replace; or name another database',
  })
}

async function fill(client: pg.ClientBase, { file, header, rows }: Backup): Promise<void> {
  const tables = new Set(await contentTables(client))
  for (const { name } of header.tables)
    if (!tables.has(name)) throw brokenBackup(file, `migration ${header.schema} has no table ${name}`)
  for await (const { table, lines } of rows()) {
    const name = `karavan.${client.escapeIdentifier(table)}`
    const sql = `insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1::jsonb)`
    await client.query(sql, [`[${lines.join(',')}]`])
  }
}

/** Lets the numbers that tables give their rows go on behind those that were restored. */
async function passNumbers(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'karavan' and is_identity = 'YES'`)
  for (const { table, column } of rows) {
    const [name, id] = [client.escapeIdentifier(table), client.escapeIdentifier(column)]
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest((select max(${id}) from karavan.${name}), 1))`,
      [`karavan.${name}`, column],
    )
  }
}

interface Revision {
  readonly topic: string
  readonly value: string
}

async function revisionsOf(client: pg.ClientBase): Promise<readonly Revision[]> {
  if (!(await contentTables(client)).includes('revision')) return []
  return (await client.query<Revision>('select topic, value from karavan.revision')).rows
}

/** Counts the restoring itself as a change of every topic, beyond all revisions that anybody may know. */
async function passRevisions(client: pg.ClientBase, before: readonly Revision[]): Promise<void> {
  await client.query(
    `insert into karavan.revision (topic, value)
     select topic, max(value) + 1 from (
       select topic, value from karavan.revision
       union all select topic, value from jsonb_to_recordset($1::jsonb) as before (topic text, value bigint)
     ) as known group by topic
     on conflict (topic) do update set value = excluded.value`,
    [JSON.stringify(before)],
  )
}
