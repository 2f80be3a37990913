import { problemOf } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import { createThreadPool, type ThreadPoolOptions } from '@karavan/storage'
import type { Conditions } from './living-world.js'
import type { Search, SearchResult, SearchTask } from './search.js'

export type PoolOptions = Pick<ThreadPoolOptions, 'threads' | 'waiting' | 'timeoutMs' | 'graceMs' | 'module'> & {
  /** What each thread is started with. */
  readonly workerData: unknown
}

/** Searches in threads, so that the process answers other requests meanwhile. The first thread starts at once. */
export function createSearchPool({ workerData, ...options }: PoolOptions): Search {
  const pool = createThreadPool<SearchTask, SearchResult, Conditions>({
    ...options,
    ready: 1,
    worker: { workerData },
    tooBusy: () => tooBusy(options.threads + options.waiting),
    timedOut: () => timedOut(options.timeoutMs),
  })
  return {
    take: pool.tell,
    run: async (task, gone) => {
      const outcome = await pool.run(task, gone)
      if ('result' in outcome) return outcome.result
      return 'failed' in outcome ? { problem: problemOf(outcome.failed) } : outcome
    },
    close: pool.close,
  }
}

function tooBusy(most: number): StructuredError {
  return new StructuredError({
    code: 'SERVER_BUSY',
    expected: `at most ${most} searches at once`,
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
