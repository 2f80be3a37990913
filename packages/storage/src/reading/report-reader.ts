import { deserialize } from 'node:v8'
import { type ErrorDetails, StructuredError } from '@karavan/core'
import { type ColumnsMissing, ColumnsMissingError, type DocumentFault, EpcisInvalidError } from '@karavan/exchange'
import type { EventPlaces } from '@karavan/network'
import { fairTurns } from '../fair-turns.js'
import { createThreadPool } from '../threads/thread-pool.js'

import type { PreparedEvent, PreparedReport } from './prepared-report.js'
import { type ReadingTask, readPrepared, type SentReport } from './reading.js'

/** Messages from this size on are read in a thread, bytes: a smaller one is read in a few hundredths of a second. */
const LARGE = 128 * 1024

/** How an archive begins (XLSX), which may hold a thousand times its size. */
const ARCHIVE = [0x50, 0x4b]

/** Large messages that may wait while one is in hand; their bytes are held. */
const WAITING = 8

/** Longest reading, milliseconds. */
const LONGEST = 120_000

/** How much longer a message is read for which nobody waits, milliseconds: a thread takes about as long to start. */
const GRACE = 1_000

/** Most that a thread may hold, megabytes: several times what the largest message takes. */
const MOST_MEMORY = 1_536

/** For whom a message is read. */
export interface Reader {
  /** Turns go round those who ask; all who name nobody are one. */
  readonly asker?: string
  /** Aborted when nobody waits for what is read any more. */
  readonly gone?: AbortSignal
}

/** Reads messages: small ones at once, large ones and archives in a thread, so that the process answers others meanwhile. */
export interface ReportReader {
  /**
   * Reads a message and hands over what it says. Of those that a thread reads one at a time is in hand, until `use` has
   * ended, so that memory is bounded; turns go round those who ask.
   * @throws {StructuredError} as `readReport` and `readEpcisReport`; SERVER_BUSY where too many wait, READING_GIVEN_UP;
   * the reason of `gone` where it is aborted before `use` begins
   */
  read<Value>(
    bytes: Uint8Array,
    task: ReadingTask,
    use: (report: PreparedReport) => Value | Promise<Value>,
    reader?: Reader,
  ): Promise<Value>
  close(): Promise<void>
}

export interface ReportReaderOptions {
  readonly places: EventPlaces
  /** Folder with a user's own rows of the network, where there is one. */
  readonly overlay: string | undefined
  /** How many large messages may wait while one is in hand. */
  readonly waiting?: number
  /** The module that the thread runs. */
  readonly module?: URL
}

/** What the thread is given. */
export interface ThreadTask extends ReadingTask {
  readonly bytes: Uint8Array
}

/** What comes back from the thread. */
export type ReadingResult =
  | { readonly report: SentReport }
  | { readonly refused: ErrorDetails }
  | { readonly faults: readonly DocumentFault[] }
  | { readonly lacking: ColumnsMissing }

/** The thread starts with the first large message. */
export function createReportReader({
  places,
  overlay,
  waiting = WAITING,
  module = new URL('./reading-thread.js', import.meta.url),
}: ReportReaderOptions): ReportReader {
  const pool = createThreadPool<ThreadTask, ReadingResult>({
    threads: 1,
    ready: 0,
    // The thread may still read what nobody waits for.
    waiting: 1,
    timeoutMs: LONGEST,
    graceMs: GRACE,
    module,
    worker: { workerData: { overlay }, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } },
    tooBusy: () => tooBusy(waiting),
    timedOut: givenUp,
  })
  const byTurns = fairTurns({ waiting, tooBusy: () => tooBusy(waiting) })
  const inThread = async (bytes: Uint8Array, task: ReadingTask, gone?: AbortSignal): Promise<PreparedReport> => {
    const outcome = await pool.run({ ...task, bytes }, gone)
    if ('failed' in outcome) throw isOutOfMemory(outcome.failed) ? givenUp() : outcome.failed
    if ('dropped' in outcome) throw gone?.reason
    return received(outcome.result)
  }
  return {
    read: async (bytes, task, use, { asker = '', gone } = {}) =>
      isForThread(bytes)
        ? byTurns(asker, async () => use(await inThread(bytes, task, gone)), gone)
        : use(readPrepared(bytes, task, places)),
    close: pool.close,
  }
}

function isForThread(bytes: Uint8Array): boolean {
  return bytes.length >= LARGE || ARCHIVE.every((byte, at) => bytes[at] === byte)
}

/** @throws {StructuredError} what the thread refused */
function received(result: ReadingResult): PreparedReport {
  if ('refused' in result) throw new StructuredError(result.refused)
  if ('lacking' in result) throw new ColumnsMissingError(result.lacking)
  if ('faults' in result) {
    const [first, ...others] = result.faults
    throw first === undefined
      ? new Error('a document was refused without a fault')
      : new EpcisInvalidError([first, ...others])
  }
  const { parts, ...report } = result.report
  return {
    ...report,
    parts: {
      *[Symbol.iterator]() {
        for (const part of parts) yield deserialize(part) as readonly PreparedEvent[]
      },
    },
  }
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooBusy(waiting: number): StructuredError {
  return new StructuredError({
    code: 'SERVER_BUSY',
    expected: `at most ${waiting + 1} large messages at once, or fewer where others send some too`,
    remediation: 'send it again in a few seconds',
    retryable: true,
  })
}

function givenUp(): StructuredError {
  return new StructuredError({
    code: 'READING_GIVEN_UP',
    expected: `a message that is read in ${LONGEST / 1000} s with ${MOST_MEMORY} MB`,
    remediation: 'send it in parts',
  })
}
