import { Worker, type WorkerOptions } from 'node:worker_threads'

export interface ThreadPoolOptions {
  /** Pieces of work at once, each in its own thread. */
  readonly threads: number
  /** Threads that start before there is work. */
  readonly ready: number
  /** Pieces of work that may wait for a thread. */
  readonly waiting: number
  /** Longest work, milliseconds; its thread is then ended and replaced. */
  readonly timeoutMs: number
  /** How much longer work may run that nobody waits for, milliseconds; its thread is then ended and replaced. */
  readonly graceMs: number
  /** The module that each thread runs: it takes a {@link ThreadMessage} and posts `id` and `result` of each task. */
  readonly module: URL
  /** What each thread is started with. */
  readonly worker: Pick<WorkerOptions, 'workerData' | 'resourceLimits'>
  /** What is told where too much waits already. */
  readonly tooBusy: () => Error
  /** What is told of work that takes too long. */
  readonly timedOut: () => Error
}

/** What became of a piece of work; dropped where nobody waits for it any more. */
type ThreadOutcome<Result> = { readonly result: Result } | { readonly failed: unknown } | { readonly dropped: true }

/** Work in threads, so that the process answers others meanwhile. */
export interface ThreadPool<Task, Result, News = never> {
  /**
   * Resolves whatever becomes of it.
   * @param gone - aborted when nobody waits for the result any more
   */
  run(task: Task, gone?: AbortSignal): Promise<ThreadOutcome<Result>>
  /** Makes all work that begins after it know these; of several the last. */
  tell(news: News): void
  close(): Promise<void>
}

/** What a thread is sent. */
export type ThreadMessage<Task, News = never> = { readonly news: News } | { readonly id: number; readonly task: Task }

interface Job<Task, Result> {
  readonly id: number
  readonly task: Task
  readonly done: (outcome: ThreadOutcome<Result>) => void
}

interface Seat<Task, Result> {
  readonly worker: Worker
  job: Job<Task, Result> | null
  timer: NodeJS.Timeout | null
}

/** Threads are started as they are needed; one that fails is replaced. */
export function createThreadPool<Task, Result, News = never>(
  options: ThreadPoolOptions,
): ThreadPool<Task, Result, News> {
  const seats: Seat<Task, Result>[] = []
  const queue: Job<Task, Result>[] = []
  let latest: { readonly news: News } | undefined
  let nextId = 1
  let closed = false

  function finish(seat: Seat<Task, Result>, outcome: ThreadOutcome<Result>): void {
    const { job } = seat
    if (seat.timer !== null) clearTimeout(seat.timer)
    seat.timer = null
    seat.job = null
    job?.done(outcome)
  }

  function replace(seat: Seat<Task, Result>, failed: unknown): void {
    if (!seats.includes(seat)) return
    seats.splice(seats.indexOf(seat), 1)
    finish(seat, { failed })
    void seat.worker.terminate()
    serve()
  }

  function open(): Seat<Task, Result> {
    const worker = new Worker(options.module, options.worker)
    const seat: Seat<Task, Result> = { worker, job: null, timer: null }
    worker.on('message', (message: { readonly id: number; readonly result: Result }) => {
      if (message.id !== seat.job?.id) return
      finish(seat, { result: message.result })
      serve()
    })
    worker.on('error', (error) => {
      console.error(error)
      replace(seat, error)
    })
    worker.on('exit', () => replace(seat, new Error('a thread ended')))
    if (latest !== undefined) worker.postMessage(latest)
    seats.push(seat)
    return seat
  }

  /** Nobody waits for a job: it leaves the queue, or its thread where it does not end by itself soon. */
  function drop(job: Job<Task, Result>): void {
    job.done({ dropped: true })
    const at = queue.indexOf(job)
    if (at >= 0) queue.splice(at, 1)
    const seat = seats.find((one) => one.job === job)
    if (seat === undefined) return
    if (seat.timer !== null) clearTimeout(seat.timer)
    seat.timer = setTimeout(() => {
      replace(seat, new Error('nobody waits for this work'))
      if (!closed && seats.length < Math.max(1, options.ready)) open()
    }, options.graceMs)
  }

  function serve(): void {
    while (!closed && queue.length > 0) {
      const seat = seats.find(({ job }) => job === null) ?? (seats.length < options.threads ? open() : undefined)
      const job = seat === undefined ? undefined : queue.shift()
      if (seat === undefined || job === undefined) return
      seat.job = job
      seat.timer = setTimeout(() => replace(seat, options.timedOut()), options.timeoutMs)
      seat.worker.postMessage({ id: job.id, task: job.task } satisfies ThreadMessage<Task>)
    }
  }

  for (let i = 0; i < options.ready; i++) open()
  return {
    tell(news) {
      latest = { news }
      for (const { worker } of seats) worker.postMessage(latest)
    },
    run(task, gone) {
      if (gone?.aborted === true) return Promise.resolve({ dropped: true })
      const busy = seats.filter(({ job }) => job !== null).length
      if (closed || busy + queue.length >= options.threads + options.waiting) {
        return Promise.resolve({ failed: options.tooBusy() })
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
      for (const job of queue.splice(0)) job.done({ failed: options.tooBusy() })
      for (const seat of ending) finish(seat, { failed: options.tooBusy() })
      await Promise.all(ending.map(({ worker }) => worker.terminate()))
    },
  }
}
