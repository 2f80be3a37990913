import { type SpawnOptions, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Binaries } from './binaries.js'
import { programFault, rootRefused } from './faults.js'

/** Number under which root's PostgreSQL sees itself: it refuses 0. Files stay root's. */
const NOBODY = 65_534

/** A command line, seen from where it may run: as root, in a user namespace of its own. */
function commandOf(binaries: Binaries, program: string, args: readonly string[]): [string, string[]] {
  const path = join(binaries.folder, program)
  if (process.getuid?.() !== 0) return [path, [...args]]
  if (process.platform !== 'linux') throw rootRefused(`root on ${process.platform}`)
  return ['unshare', ['-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, path, ...args]]
}

/** Messages in English and times in UTC, whatever the user's own settings. */
function programEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TZ$)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

/**
 * Starts a program of PostgreSQL.
 * @throws {StructuredError} DATABASE_ROOT_REFUSED
 */
export function spawnProgram(binaries: Binaries, program: string, args: readonly string[], options: SpawnOptions) {
  const [command, words] = commandOf(binaries, program, args)
  return spawn(command, words, { ...options, env: programEnvironment(), windowsHide: true })
}

/**
 * Runs a program of PostgreSQL to its end.
 * @param folder - the data folder, for what is told of a fault
 * @throws {StructuredError} DATABASE_START_FAILED and what {@link programFault} tells from its output
 */
export async function runProgram(
  binaries: Binaries,
  program: string,
  args: readonly string[],
  folder: string,
): Promise<void> {
  const child = spawnProgram(binaries, program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000)
    })
  }
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      output += error.message
      resolve(null)
    })
    child.on('close', resolve)
  })
  if (code !== 0) throw programFault(program, output, folder)
}
