import { type CountedTable, countedTables } from './backup/content.js'
import { openDatabase } from './database.js'
import { MIGRATIONS } from './migrations/index.js'
import { type AppliedMigration, appliedMigrations } from './migrations/migrate.js'
import { clusterFolder, dataFolder, type Environment, isMade } from './postgres/data-folder.js'

/** What a person may want to know of the database. */
export interface DatabaseStatus {
  readonly kind: 'embedded' | 'named'
  /** Its folder, or database and host. */
  readonly place: string
  /** What it is and holds; null where none was made yet. */
  readonly database: {
    /** Whether it ran before it was asked. */
    readonly running: boolean
    /** As PostgreSQL says it. */
    readonly version: string
    readonly bytes: number
    readonly migrations: readonly Pick<AppliedMigration, 'number' | 'name' | 'appliedAt'>[]
    /** Migrations that the next use will go through. */
    readonly pending: number
    readonly tables: readonly CountedTable[]
  } | null
}

/** Looks at the database without changing it; a server is started where none runs, and stopped where nobody else uses it. @throws {StructuredError} DATABASE_* */
export async function databaseStatus(environment: Environment): Promise<DatabaseStatus> {
  const named = Boolean(environment['DATABASE_URL'])
  const folder = clusterFolder(dataFolder(environment))
  if (!isMade(environment)) return { kind: 'embedded', place: folder, database: null }
  const opened = await openDatabase(environment, false)
  try {
    const database = await opened.session(async (client) => {
      const migrations = await appliedMigrations(client)
      const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes')
      return {
        running: opened.embedded?.adopted ?? true,
        version: opened.version,
        bytes: Number(rows[0]?.bytes),
        migrations: migrations.map(({ number, name, appliedAt }) => ({ number, name, appliedAt })),
        pending: Math.max(0, MIGRATIONS.length - migrations.length),
        tables: await countedTables(client),
      }
    })
    return { kind: named ? 'named' : 'embedded', place: opened.place, database }
  } finally {
    await opened.close()
  }
}
