import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { MIGRATIONS } from '../src/migrations/index.js'
import { migrate } from '../src/migrations/migrate.js'
import { type Binaries, findBinaries } from '../src/postgres/binaries.js'
import { type EmbeddedServer, useEmbedded } from '../src/postgres/embedded.js'

/** A PostgreSQL to run a suite on. */
export interface TestedServer {
  readonly name: string
  /** Null where this machine has none: the suite is skipped, and counted as such. */
  readonly binaries: Binaries | null
}

/** PostgreSQL 15, in the folder `POSTGRES_15`, where Debian has it, or on the path. */
function findDebian(): Binaries | undefined {
  const named = process.env['POSTGRES_15'] ?? '/usr/lib/postgresql/15/bin'
  return [named, ...(process.env['PATH'] ?? '').split(delimiter)]
    .filter((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
    .map((folder) => findBinaries({ KARAVAN_POSTGRES: folder }))
    .find(({ major }) => major === 15)
}

const debian = findDebian()

export const EMBEDDED: TestedServer = { name: 'the embedded PostgreSQL', binaries: findBinaries({}) }
export const DEBIAN: TestedServer =
  debian === undefined
    ? { name: 'PostgreSQL 15 (not here; install it: apt-get install postgresql-15)', binaries: null }
    : { name: 'PostgreSQL 15', binaries: debian }
export const SERVERS = [EMBEDDED, DEBIAN]

/** A folder of its own for a test. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'karavan-storage-'))
}

/** Databases of one server that is started for a suite. */
export interface TestDatabases {
  /** The environment that names a new database with the schema of today, copied from one that was migrated once. */
  fresh(): Promise<{ readonly DATABASE_URL: string }>
  /** The same without any schema. */
  empty(): Promise<{ readonly DATABASE_URL: string }>
  /** Asks a database a question. */
  ask(environment: { readonly DATABASE_URL: string }, question: string): Promise<readonly Record<string, unknown>[]>
}

const TEMPLATE = 'migrated'

export function databasesOn({ binaries }: TestedServer): TestDatabases {
  let home: string
  let server: EmbeddedServer
  let admin: pg.Client
  let count = 0
  beforeAll(async () => {
    if (binaries === null) return
    home = freshFolder()
    server = await useEmbedded(home, binaries)
    admin = new pg.Client(server.connection)
    await admin.connect()
    await admin.query(`create database ${TEMPLATE}`)
    const client = new pg.Client({ ...server.connection, database: TEMPLATE })
    await client.connect()
    await migrate(client, MIGRATIONS)
    await client.end()
  })
  afterAll(async () => {
    if (binaries === null) return
    await admin?.end()
    await server?.release()
    rmSync(home, { recursive: true, force: true })
  })
  const make = async (template: string) => {
    count += 1
    const name = `test_${count}`
    await admin.query(`create database ${name} template ${template}`)
    const { user, password, host, port } = server.connection
    return {
      DATABASE_URL: `postgres://${user}:${password}@localhost:${port}/${name}?host=${encodeURIComponent(`${host}`)}`,
    }
  }
  return {
    fresh: () => make(TEMPLATE),
    empty: () => make('template0'),
    ask: async ({ DATABASE_URL }, question) => {
      const client = new pg.Client({ connectionString: DATABASE_URL })
      await client.connect()
      try {
        return (await client.query(question)).rows
      } finally {
        await client.end()
      }
    },
  }
}
