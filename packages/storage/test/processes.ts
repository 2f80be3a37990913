import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isAlive, readPostmaster } from '../src/postgres/postmaster.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Builds what the processes of a test run. */
export function buildOnce(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'apps/cli/bin/karavan.mjs'), '--version'])
  if (status !== 0) throw new Error(`the set-up failed: ${stderr}`)
}

/** A process of its own that enters something, and says of each thing when it was acknowledged. */
export interface Writer {
  readonly child: ChildProcess
  /** Names of what was acknowledged so far. */
  readonly acknowledged: readonly string[]
  /** Resolves when one more was, or it has ended. */
  more(): Promise<void>
  /** Its exit code, and what it told of faults. */
  ended(): Promise<{ readonly code: number | null; readonly err: string }>
}

/** Enters reports of states of ports. @param under - words of a command line before that of the writer */
export function startWriter(home: string, prefix: string, count: number, under: readonly string[] = []): Writer {
  const words = [...under, process.execPath, join(root, 'packages/storage/test/writer.mjs'), prefix, String(count)]
  return started(words, home, 'stdout', (line) => line)
}

/** Imports the files of a folder with the command; what is acknowledged are their paths. */
export function startImport(home: string, folder: string, sender: string): Writer {
  const words = [process.execPath, join(root, 'apps/cli/dist/main.js'), 'events', 'import', folder, '--sender', sender]
  return started(words, home, 'stderr', (line) => /^\d+ of \d+ files, [^:]*: (.+): kept/.exec(line)?.[1] ?? null)
}

function started(
  [program = '', ...args]: readonly string[],
  home: string,
  told: 'stdout' | 'stderr',
  acknowledgedIn: (line: string) => string | null,
): Writer {
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(program, args, { env: { ...environment, KARAVAN_DATA: home } })
  const acknowledged: string[] = []
  let [rest, err] = ['', '']
  child.stdout.resume()
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  child[told].setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    acknowledged.push(...lines.flatMap((line) => acknowledgedIn(line) ?? []))
  })
  const closed = once(child, 'close')
  return {
    child,
    acknowledged,
    more: async () => void (await Promise.race([once(child[told], 'data'), closed])),
    ended: async () => ({ code: (await closed)[0] as number | null, err }),
  }
}

/** The process of the PostgreSQL that runs in a folder of Karavan's data; null where none does. */
export function runningIn(home: string): number | null {
  const pid = readPostmaster(join(home, 'postgresql', 'data'))?.pid
  return pid !== undefined && isAlive(pid) ? pid : null
}

/** Ends that process, if there is one, without a chance to tidy up. */
export async function killRunning(home: string): Promise<void> {
  const pid = runningIn(home)
  if (pid === null) return
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10))
}
