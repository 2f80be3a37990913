import { once } from 'node:events'
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StructuredError } from '@karavan/core'
import pg from 'pg'
import type { Binaries } from './binaries.js'
import { ensureCluster, OWNER } from './cluster.js'
import type { ClusterPaths } from './data-folder.js'
import { brokenFolder, databaseFault, folderFault, isUnreachable, programFault } from './faults.js'
import { clearEmpty, clearStale, isAlive, readPostmaster } from './postmaster.js'
import { runProgram, spawnProgram } from './programs.js'

/** The database of ours in the embedded PostgreSQL. */
const DATABASE = 'karavan'

/** Every process that uses the server holds this lock with others; who gets it alone is the last and stops the server. */
const LEASE = 4_707_217_001

/** How long to wait for a server that starts, recovers or stops, ms. */
const PATIENCE = 120_000
const POLL = 20

/** So often a server is started that ends at once for a reason that may pass; the pauses between grow. */
const STARTS = 30

/** A log grown beyond this is moved aside before the next start, bytes. */
const LOG_SIZE = 1_000_000

/** What a server that stops says to whom it was just about to let in. */
const CANCELLED = '57014'

/** Longest path of a socket that every system takes, bytes. */
const SOCKET_PATH = 103

/** A PostgreSQL of ours that runs, and of which this process is a user. */
export interface EmbeddedServer {
  /** How to connect to it, as its owner. */
  readonly connection: pg.ClientConfig
  readonly folder: string
  /** Whether it ran before. */
  readonly adopted: boolean
  /** Aborted when the server has gone though this process still used it. */
  readonly lost: AbortSignal
  /** Ends the use; the last user stops the server and waits until it has ended. */
  release(): Promise<void>
}

/**
 * Uses the PostgreSQL of a folder: the one that runs there, whoever started it, else one that is started now.
 * @param home - the folder in which Karavan keeps its data
 * @throws {StructuredError} DATABASE_FOLDER_*, DATABASE_DISK_FULL, DATABASE_ROOT_REFUSED, DATABASE_START_FAILED
 */
export async function useEmbedded(home: string, binaries: Binaries): Promise<EmbeddedServer> {
  const paths = await ensureCluster(home, binaries)
  const deadline = Date.now() + PATIENCE
  let started: Starting | null = null
  for (let starts = 0; ; ) {
    const running = readPostmaster(paths.data)
    if (running !== null && isAlive(running.pid)) {
      const lease = await takeLease(paths, running)
      if (lease !== null) return serverOf(paths, binaries, lease, started?.pid !== running.pid)
      if (started === null && clearStale(paths.data, running.pid)) continue
    } else if (started === null) {
      starts += 1
      started = await start(paths, binaries)
    }
    if (started?.ended()) {
      const output = started.output()
      if (starts === STARTS || !(started.stopped() || mayPass(output)))
        throw programFault('postgres', output, paths.folder)
      started = null
      clearEmpty(paths.data)
      await pause(starts * POLL)
    }
    if (Date.now() > deadline) throw tooSlow(paths)
    await pause(POLL)
  }
}

/** Whether one who starts again may fare better: another was quicker, took the port, is not quite there or not quite gone. */
function mayPass(output: string): boolean {
  return /lock file "[^"]+" (?:already exists|is empty)|pre-existing shared memory block|could not bind|Address already in use|the database system is (?:starting up|shutting down)/.test(
    output,
  )
}

function tooSlow({ folder, log }: ClusterPaths): StructuredError {
  return new StructuredError({
    code: 'DATABASE_START_FAILED',
    received: folder,
    expected: `a PostgreSQL that answers within ${PATIENCE / 1000} s`,
    remediation: `it may still be recovering: try again; its log is ${log}`,
    retryable: true,
  })
}

interface Starting {
  readonly pid: number | undefined
  ended(): boolean
  /** Whether it ended because it was told to: by another process that used it first and was the last to leave. */
  stopped(): boolean
  /** What it has printed since it was started. */
  output(): string
}

async function start(paths: ClusterPaths, binaries: Binaries): Promise<Starting> {
  const settings = { ...(await addressOf(paths)), timezone: 'UTC', log_timezone: 'UTC', cluster_name: 'karavan' }
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openLog(paths)
  try {
    const before = fstatSync(log).size
    const child = spawnProgram(binaries, 'postgres', ['-D', paths.data, ...words], {
      detached: true,
      stdio: ['ignore', log, log],
    })
    let fault: Error | undefined
    child.on('error', (error) => {
      fault = error
    })
    child.unref()
    return {
      pid: child.pid,
      ended: () => fault !== undefined || child.exitCode !== null || child.signalCode !== null,
      stopped: () => child.exitCode === 0,
      output: () => `${readFileSync(paths.log).subarray(before).toString()}\n${fault?.message ?? ''}`,
    }
  } finally {
    closeSync(log)
  }
}

function openLog({ log, folder }: ClusterPaths): number {
  try {
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_SIZE) renameSync(log, `${log}.old`)
    return openSync(log, 'a', 0o600)
  } catch (error) {
    throw folderFault(error, folder)
  }
}

/** A socket in the folder; where its path is too long or there are none, a free port of this machine alone. */
async function addressOf({ run }: ClusterPaths): Promise<Record<string, string | number>> {
  const length = Buffer.byteLength(join(run, '.s.PGSQL.5432'))
  if (process.platform !== 'win32' && length <= SOCKET_PATH) {
    const folder = `"${run.replaceAll('"', '""')}"`
    return { listen_addresses: '', unix_socket_directories: folder, port: 5432 }
  }
  return { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: await freePort() }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** A connection that may keep the process alive or not; its types lack this. */
type Session = pg.Client & { ref(): void; unref(): void }

interface Lease {
  readonly client: Session
  readonly connection: pg.ClientConfig
}

/** Becomes a user of the server that runs; null while it starts or stops. */
async function takeLease(paths: ClusterPaths, { host, port }: { host: string; port: number }): Promise<Lease | null> {
  const connection = { host, port, user: OWNER, password: passwordOf(paths), database: DATABASE, ssl: false }
  const client = new pg.Client({
    ...connection,
    database: 'postgres',
    application_name: 'karavan lease',
    connectionTimeoutMillis: 5_000,
  }) as Session
  client.on('error', () => {})
  let taken = false
  try {
    await client.connect()
    taken = await holds(client, 'pg_try_advisory_lock_shared')
    if (taken) await ensureDatabase(client)
  } catch (error) {
    taken = false
    const { code = '' } = error as { code?: string }
    if (code === '28P01')
      throw brokenFolder(paths.folder, 'its PostgreSQL does not take the password in the file password')
    if (!isUnreachable(error) && code !== CANCELLED) throw databaseFault(error)
  } finally {
    if (!taken) await client.end().catch(() => {})
  }
  return taken ? { client, connection } : null
}

function passwordOf({ folder, password }: ClusterPaths): string {
  try {
    return readFileSync(password, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw brokenFolder(folder, 'the file password is missing')
    throw folderFault(error, folder)
  }
}

async function holds(client: pg.Client, lock: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(`select ${lock}(${LEASE}) as held`)
  return rows[0]?.held === true
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
  if (rowCount !== 0) return
  try {
    await client.query(`create database ${DATABASE}`)
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (!['42P04', '23505'].includes(code)) throw error
  }
}

function serverOf(paths: ClusterPaths, binaries: Binaries, lease: Lease, adopted: boolean): EmbeddedServer {
  const { client, connection } = lease
  const lost = new AbortController()
  let released: Promise<void> | undefined
  client.on('end', () => {
    if (released === undefined) lost.abort()
  })
  client.unref()
  const release = async () => {
    client.ref()
    try {
      await client.query(`select pg_advisory_unlock_shared(${LEASE})`)
      if (await holds(client, 'pg_try_advisory_lock'))
        await runProgram(binaries, 'pg_ctl', ['stop', '-D', paths.data, '-m', 'fast', '-w'], paths.folder)
    } catch (error) {
      if (!isUnreachable(error)) throw error
    } finally {
      await client.end().catch(() => {})
    }
  }
  return {
    connection,
    folder: paths.folder,
    adopted,
    lost: lost.signal,
    release: () => {
      released ??= lost.signal.aborted ? Promise.resolve() : release()
      return released
    },
  }
}
