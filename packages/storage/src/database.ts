import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { migrate } from './migrations/migrate.js'
import { findBinaries } from './postgres/binaries.js'
import { dataFolder, type Environment } from './postgres/data-folder.js'
import { type EmbeddedServer, useEmbedded } from './postgres/embedded.js'
import { told } from './postgres/faults.js'
import { checkServer, namedServer, placeOf } from './postgres/named-server.js'
import type { Tables } from './tables.js'

/** An open database. */
export interface Database {
  readonly sql: Kysely<Tables>
  /** Version of PostgreSQL, as the server says it. */
  readonly version: string
  /** Where it is, without secrets. */
  readonly place: string
  /** The embedded server; null where `DATABASE_URL` names one. */
  readonly embedded: Pick<EmbeddedServer, 'folder' | 'adopted'> | null
  /** Aborted when the embedded server has gone by itself. */
  readonly lost: AbortSignal
  /** Does work on a connection of its own. */
  session<T>(work: (client: pg.Client) => Promise<T>): Promise<T>
  /** A connection of its own, for the caller to end. */
  connect(): Promise<pg.Client>
  /** Ends all connections, and the embedded server where nobody else uses it. */
  close(): Promise<void>
}

/**
 * Opens the database that `DATABASE_URL` names, else the embedded one, which is made and started where it must be.
 * @param upgrade - whether to bring the schema up to date, so that its tables are there
 * @throws {StructuredError} DATABASE_*
 */
export async function openDatabase(environment: Environment, upgrade: boolean): Promise<Database> {
  const url = environment['DATABASE_URL']
  if (url) return databaseAt(namedServer(url), null, upgrade)
  const server = await useEmbedded(dataFolder(environment), findBinaries(environment))
  try {
    return await databaseAt(server.connection, server, upgrade)
  } catch (error) {
    await server.release()
    throw error
  }
}

async function databaseAt(
  connection: pg.ClientConfig,
  server: EmbeddedServer | null,
  upgrade: boolean,
): Promise<Database> {
  const settings = { ...connection, application_name: 'karavan', connectionTimeoutMillis: 10_000 }
  const connect = async () => {
    const client = new pg.Client(settings)
    client.on('error', () => {})
    await told(() => client.connect())
    return client
  }
  const session = async <T>(work: (client: pg.Client) => Promise<T>) => {
    const client = await connect()
    try {
      return await told(() => work(client))
    } finally {
      await client.end().catch(() => {})
    }
  }
  const version = await session(async (client) => {
    const said = await checkServer(client)
    if (upgrade) await migrate(client)
    return said
  })
  const pool = new pg.Pool({ ...settings, max: 10 })
  pool.on('error', () => {})
  const sql = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema('karavan')
  return {
    sql,
    version,
    place: server === null ? placeOf(connection) : server.folder,
    embedded: server,
    lost: server?.lost ?? new AbortController().signal,
    session,
    connect,
    close: async () => {
      await sql.destroy()
      await server?.release()
    },
  }
}
