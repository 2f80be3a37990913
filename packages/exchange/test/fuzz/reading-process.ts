import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What became of an input: events, a refusal of the reader's own, or a failure that no input may cause. */
export type Outcome =
  | { readonly kind: 'read'; readonly events: number }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'failed'; readonly how: string }

/** Heap of the process that reads, MiB; inputs are a few kilobytes. */
const HEAP_MEBIBYTES = 64

/** Silence after which a reader is taken to be hung, ms: no measure of speed, an input takes about one. */
const PATIENCE = 120_000

const PROGRAM = fileURLToPath(new URL('readers.mjs', import.meta.url))

/** Readers in a process of their own with little memory; one that dies is told of as a failure, and a new one goes on. */
export class ReadingProcess {
  #child: ChildProcess | null = null
  #peak = 0

  /** Most memory that a process has held, MiB. */
  get peakMebibytes(): number {
    return Math.round(this.#peak / 1024)
  }

  /** Gives a reader one input; never rejects for what the reader does. */
  read(reader: string, input: string | Uint8Array): Promise<Outcome> {
    const child = this.#child ?? started()
    this.#child = child
    return new Promise((resolve) => {
      let said = ''
      const listen = (chunk: Buffer) => {
        said += chunk
      }
      const done = (outcome: Outcome) => {
        clearTimeout(watch)
        child.removeAllListeners()
        child.stderr?.off('data', listen)
        resolve(outcome)
      }
      const dead = (how: string) => {
        this.#child = null
        done({ kind: 'failed', how })
      }
      const watch = setTimeout(() => {
        child.kill('SIGKILL')
        dead(`no answer within ${PATIENCE / 1000} s`)
      }, PATIENCE)
      child.stderr?.on('data', listen)
      child.once('error', (error) => dead(error.message))
      child.once('exit', (code, signal) =>
        dead(`the process ended by ${signal ?? `code ${code}`}\n${said.slice(-2000)}`),
      )
      child.once('message', ({ peakKilobytes, ...outcome }: Outcome & { peakKilobytes: number }) => {
        this.#peak = Math.max(this.#peak, peakKilobytes)
        done(outcome as Outcome)
      })
      child.send({ reader, input })
    })
  }

  close(): void {
    this.#child?.kill()
    this.#child = null
  }
}

function started(): ChildProcess {
  return fork(PROGRAM, [], {
    execArgv: [`--max-old-space-size=${HEAP_MEBIBYTES}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}
