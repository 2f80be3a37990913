import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { linkSync, readdirSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a running PostgreSQL says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** Folder of its socket, or the address on which it listens. */
  readonly host: string
}

/** The process that a data directory names; null where it names none, or is not yet reachable. */
export function readPostmaster(data: string): Postmaster | null {
  let text: string
  try {
    text = readFileSync(join(data, 'postmaster.pid'), 'utf8')
  } catch {
    return null
  }
  const [pid = '', , , port = '', socket = '', address = ''] = text.split('\n').map((line) => line.trim())
  const host = socket || address
  return Number(pid) > 0 && Number(port) > 0 && host !== '' ? { pid: Number(pid), port: Number(port), host } : null
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Takes away a `postmaster.pid` whose number now belongs to another program, as happens after a restart of the machine or
 * container; PostgreSQL itself would take that program for its own and refuse to start. Leaves it wherever a process of
 * this data directory might still run.
 * @returns whether it was taken away
 */
export function clearStale(data: string, pid: number): boolean {
  if (mayRunIn(data, [pid]) || readPostmaster(data)?.pid !== pid) return false
  rmSync(join(data, 'postmaster.pid'), { force: true })
  return true
}

/** A PostgreSQL that starts writes its `postmaster.pid` at once after making it; one that is empty for longer was left so, ms. */
const LEFT_AFTER = 5_000

/** Takes away a `postmaster.pid` that is empty, as one is whose PostgreSQL was killed while it started, under the same care. */
export function clearEmpty(data: string): void {
  const path = join(data, 'postmaster.pid')
  const left = leftEmpty(path)
  if (left !== null && !mayRunIn(data, [])) removeOnly(path, left)
}

/** The number of a file that was left empty; null where there is none. */
export function leftEmpty(path: string): number | null {
  const status = statSync(path, { throwIfNoEntry: false })
  return status?.size === 0 && Date.now() - status.mtimeMs > LEFT_AFTER ? status.ino : null
}

/**
 * Takes away a file that was looked at before, and no other that has come to its place since: such a one is put back, unless
 * there is a third by then.
 * @param seen - number of the file that was left empty
 */
export function removeOnly(path: string, seen: number): void {
  const aside = `${path}.${process.pid}-${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  if (leftEmpty(aside) !== seen) putBack(aside, path)
  rmSync(aside, { force: true })
}

function putBack(aside: string, path: string): void {
  try {
    linkSync(aside, path)
  } catch (error) {
    // Where files have one name only, the risk is taken that a third is overwritten.
    if (!isCode(error, 'EEXIST')) renameSync(aside, path)
  }
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code
}

/** Whether a PostgreSQL might run in a data directory. @param likely - processes that are looked at first */
function mayRunIn(data: string, likely: readonly number[]): boolean {
  if (process.platform === 'linux') {
    const folder = realpathSync(data)
    return [...likely, ...runningProcesses()].some((process) => worksIn(process, folder))
  }
  const { stdout, status } = spawnSync('ps', ['-A', '-o', 'comm='], { encoding: 'utf8' })
  return status !== 0 || /(^|\/)postgres\b/m.test(stdout)
}

function runningProcesses(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}

/** Every process of a PostgreSQL works in its data directory. */
function worksIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data
  } catch {
    return false
  }
}
