import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { folderFault } from './faults.js'

/** Settings of the process, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The folder in which Karavan keeps what it is told: `KARAVAN_DATA`, else one where the system keeps a user's data. */
export function dataFolder(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  const own = environment['KARAVAN_DATA']
  if (own) return resolve(own)
  const home = homedir()
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Karavan')
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Karavan')
  const shared = environment['XDG_DATA_HOME']
  return join(shared?.startsWith('/') ? shared : join(home, '.local', 'share'), 'karavan')
}

/** The folder of the embedded PostgreSQL in that of Karavan's data. */
export function clusterFolder(home: string): string {
  return join(home, 'postgresql')
}

/** Whether there is a database: a server that `DATABASE_URL` names, or the folder of the embedded one. */
export function isMade(environment: Environment): boolean {
  return Boolean(environment['DATABASE_URL']) || existsSync(clusterFolder(dataFolder(environment)))
}

/** What stands where in the folder of one PostgreSQL. */
export interface ClusterPaths {
  /** All of it. */
  readonly folder: string
  /** What PostgreSQL calls its data directory. */
  readonly data: string
  readonly password: string
  readonly log: string
  /** Holds the socket. */
  readonly run: string
}

export function clusterPaths(folder: string): ClusterPaths {
  return {
    folder,
    data: join(folder, 'data'),
    password: join(folder, 'password'),
    log: join(folder, 'log'),
    run: join(folder, 'run'),
  }
}

/**
 * Makes a folder that its owner alone can read, where there is none, and tells its true path.
 * @throws {StructuredError} DATABASE_FOLDER_UNUSABLE, DATABASE_DISK_FULL
 */
export function privateFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return realpathSync(folder)
  } catch (error) {
    throw folderFault(error, folder)
  }
}
