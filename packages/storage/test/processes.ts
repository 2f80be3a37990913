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

/** A process of its own that enters reports. */
export interface Writer {
  readonly child: ChildProcess
  /** Ids that were acknowledged so far. */
  readonly acknowledged: readonly string[]
  /** Resolves when one more was. */
  more(): Promise<void>
  /** Its exit code, and what it told of faults. */
  ended(): Promise<{ readonly code: number | null; readonly err: string }>
}

/** @param under - words of a command line before that of the writer */
export function startWriter(home: string, prefix: string, count: number, under: readonly string[] = []): Writer {
  const [program = '', ...args] = [...under, process.execPath, join(root, 'packages/storage/test/writer.mjs')]
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(program, [...args, prefix, String(count)], { env: { ...environment, KARAVAN_DATA: home } })
  const acknowledged: string[] = []
  let [rest, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    acknowledged.push(...lines)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const closed = once(child, 'close')
  return {
    child,
    acknowledged,
    more: async () => void (await Promise.race([once(child.stdout, 'data'), closed])),
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
