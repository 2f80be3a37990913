import { Worker } from 'node:worker_threads'
import { problemOf } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import type { Conditions } from './living-world.js'
import type { Search, SearchResult, SearchTask } from './search.js'

export interface PoolOptions {
  /** Searches at once, each in its own thread. */
  readonly threads: number
  /** Searches that may wait for a thread. */
  readonly waiting: number
  /** Longest search, milliseconds; its thread is then ended and replaced. */
  readonly timeoutMs: number
  /** How much longer a search may run that nobody waits for, milliseconds; its thread is then ended and replaced. */
  readonly graceMs: number
  /** What each thread is started with. */
  readonly workerData: unknown
  /** The module that each thread runs. */
  readonly module: URL
}

interface Job {
  readonly id: number
  readonly task: SearchTask
  readonly done: (result: SearchResult) => void
}

interface Seat {
  worker: Worker
  job: Job | null
  timer: NodeJS.Timeout | null
}

/**
 * Searches in worker threads, so that the process answers other requests meanwhile.
 * The first thread starts at once, others when first needed; one that fails is replaced.
 */
export function createSearchPool(options: PoolOptions): Search {
  const seats: Seat[] = []
  const queue: Job[] = []
  let conditions: Conditions | undefined
  let nextId = 1
  let closed = false

  function finish(seat: Seat, result: SearchResult): void {
    const { job } = seat
    if (seat.timer !== null) clearTimeout(seat.timer)
    seat.timer = null
    seat.job = null
    job?.done(result)
  }

  function replace(seat: Seat, why: unknown): void {
    if (!seats.includes(seat)) return
    seats.splice(seats.indexOf(seat), 1)
    finish(seat, { problem: problemOf(why) })
    void seat.worker.terminate()
    serve()
  }

  function open(): Seat {
    const worker = new Worker(options.module, { workerData: options.workerData })
    const seat: Seat = { worker, job: null, timer: null }
    worker.on('message', (message: { id?: number; result?: SearchResult }) => {
      if (message.result === undefined || message.id !== seat.job?.id) return
      finish(seat, message.result)
      serve()
    })
    worker.on('error', (error) => {
      console.error(error)
      replace(seat, error)
    })
    worker.on('exit', () => replace(seat, new Error('a search thread ended')))
    if (conditions !== undefined) worker.postMessage({ conditions })
    seats.push(seat)
    return seat
  }

  /** Nobody waits for a job: it leaves the queue, or its thread where it does not end by itself soon. */
  function drop(job: Job): void {
    job.done({ dropped: true })
    const at = queue.indexOf(job)
    if (at >= 0) queue.splice(at, 1)
    const seat = seats.find((one) => one.job === job)
    if (seat === undefined) return
    if (seat.timer !== null) clearTimeout(seat.timer)
    seat.timer = setTimeout(() => {
      replace(seat, new Error('nobody waits for this search'))
      if (!closed && seats.length < options.threads) open()
    }, options.graceMs)
  }

  function serve(): void {
    while (!closed && queue.length > 0) {
      const seat = seats.find(({ job }) => job === null) ?? (seats.length < options.threads ? open() : undefined)
      const job = seat === undefined ? undefined : queue.shift()
      if (seat === undefined || job === undefined) return
      seat.job = job
      seat.timer = setTimeout(() => replace(seat, timedOut(options.timeoutMs)), options.timeoutMs)
      seat.worker.postMessage({ id: job.id, task: job.task })
    }
  }

  open()
  return {
    take(news) {
      conditions = news
      for (const { worker } of seats) worker.postMessage({ conditions })
    },
    run(task, gone) {
      if (gone?.aborted === true) return Promise.resolve({ dropped: true })
      const busy = seats.filter(({ job }) => job !== null).length
      if (closed || busy + queue.length >= options.threads + options.waiting) {
        return Promise.resolve({ problem: problemOf(tooBusy(options)) })
      }
      return new Promise((done) => {
        const job = { id: nextId++, task, done }
        gone?.addEventListener('abort', () => drop(job), { once: true })
        queue.push(job)
        serve()
      })
    },
    async close() {
      closed = true
      const ending = [...seats]
      seats.length = 0
      for (const job of queue.splice(0)) job.done({ problem: problemOf(tooBusy(options)) })
      for (const seat of ending) finish(seat, { problem: problemOf(tooBusy(options)) })
      await Promise.all(ending.map(({ worker }) => worker.terminate()))
    },
  }
}

function tooBusy({ threads, waiting }: PoolOptions): StructuredError {
  return new StructuredError({
    code: 'SERVER_BUSY',
    expected: `at most ${threads + waiting} searches at once`,
    remediation: 'ask again in a few seconds',
    retryable: true,
  })
}

function timedOut(timeoutMs: number): StructuredError {
  return new StructuredError({
    code: 'SEARCH_TIMED_OUT',
    expected: `a search of at most ${timeoutMs / 1000} s`,
    remediation: 'ask without exact, for fewer days, with a lower limit, or avoid what you do not want',
    retryable: true,
  })
}
