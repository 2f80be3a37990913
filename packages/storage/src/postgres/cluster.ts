import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.js'
import { type ClusterPaths, clusterFolder, clusterPaths, privateFolder } from './data-folder.js'
import { brokenFolder, folderFault, otherVersion } from './faults.js'
import { runProgram } from './programs.js'

/** The one user of a PostgreSQL of ours. */
export const OWNER = 'karavan'

/** Begins the name of a folder that is being made. */
const UNFINISHED = '.new-postgresql-'

/** After this, an unfinished folder is one that was left behind, ms. */
const LEFT_BEHIND = 3_600_000

/**
 * The data of the embedded PostgreSQL, made where there are none. They are made beside and take their name when they are
 * whole, so that a process that is killed leaves nothing half made, and of several at once one wins.
 * @param home - the folder in which Karavan keeps its data
 * @throws {StructuredError} DATABASE_FOLDER_*, DATABASE_DISK_FULL, DATABASE_ROOT_REFUSED, DATABASE_START_FAILED
 */
export async function ensureCluster(home: string, binaries: Binaries): Promise<ClusterPaths> {
  const paths = clusterPaths(clusterFolder(privateFolder(home)))
  if (!existsSync(paths.folder)) await createCluster(paths, binaries)
  const made = clusterVersion(paths)
  if (made !== binaries.major) throw otherVersion(paths.folder, made, binaries.major)
  return paths
}

/** Major version of the PostgreSQL that made the data. @throws {StructuredError} DATABASE_FOLDER_BROKEN, DATABASE_FOLDER_UNUSABLE */
function clusterVersion({ folder, data }: ClusterPaths): number {
  let text: string
  try {
    text = readFileSync(join(data, 'PG_VERSION'), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw brokenFolder(folder, 'data/PG_VERSION is missing')
    throw folderFault(error, folder)
  }
  const major = Number(text)
  if (!(major > 0)) throw brokenFolder(folder, 'data/PG_VERSION holds no version')
  return major
}

async function createCluster({ folder }: ClusterPaths, binaries: Binaries): Promise<void> {
  const home = dirname(folder)
  clearLeftBehind(home)
  let beside: string | undefined
  try {
    beside = mkdtempSync(join(home, UNFINISHED))
    const fresh = clusterPaths(beside)
    mkdirSync(fresh.run, { mode: 0o700 })
    writeFileSync(fresh.password, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true })
    const settings = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--data-checksums', '--no-instructions']
    await runProgram(
      binaries,
      'initdb',
      [`--pgdata=${fresh.data}`, `--username=${OWNER}`, `--pwfile=${fresh.password}`, ...settings],
      folder,
    )
    renameSync(beside, folder)
    syncFolder(home)
  } catch (error) {
    if (beside !== undefined) rmSync(beside, { recursive: true, force: true })
    const another = /^(ENOTEMPTY|EEXIST|EPERM|EACCES)$/.test((error as NodeJS.ErrnoException).code ?? '')
    if (!(another && existsSync(folder))) throw folderFault(error, folder)
  }
}

function clearLeftBehind(home: string): void {
  for (const name of readdirSync(home)) {
    const path = join(home, name)
    if (name.startsWith(UNFINISHED) && Date.now() - statSync(path).mtimeMs > LEFT_BEHIND)
      rmSync(path, { recursive: true, force: true })
  }
}

/** Makes a rename in a folder outlast a loss of power. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
