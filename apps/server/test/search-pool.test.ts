import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Search, SearchTask } from '../src/search.js'
import { createSearchPool } from '../src/search-pool.js'

const folder = mkdtempSync(join(tmpdir(), 'karavan-pool-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
/** A thread that answers its number, after as many milliseconds of work as the first note says; it cannot be interrupted. */
const module = join(folder, 'worker.mjs')
writeFileSync(
  module,
  `import { parentPort, threadId } from 'node:worker_threads'
parentPort.on('message', ({ id, task }) => {
  const until = Date.now() + Number(task.notes[0])
  while (Date.now() < until);
  parentPort.postMessage({ id, result: { answer: String(threadId) } })
})`,
)

const lasting = (ms: number) => ({ kind: 'plan', query: {}, notes: [String(ms)] }) as unknown as SearchTask
const LONG = lasting(60_000)
const SHORT = lasting(0)

let pool: Search
beforeEach(() => {
  pool = createSearchPool({
    threads: 3,
    waiting: 2,
    timeoutMs: 50_000,
    graceMs: 100,
    workerData: null,
    module: pathToFileURL(module),
  })
})
afterEach(() => pool.close())

describe('the pool of searches', () => {
  it('answers the next question soon after three long ones were given up', async () => {
    const gone = new AbortController()
    const long = [1, 2, 3].map(() => pool.run(LONG, gone.signal))
    gone.abort()
    const before = performance.now()
    expect(await pool.run(SHORT)).toHaveProperty('answer')
    expect(performance.now() - before).toBeLessThan(5_000)
    expect(await Promise.all(long)).toEqual([1, 2, 3].map(() => ({ dropped: true })))
  })

  it('drops a waiting question that was given up, and keeps its place free for others', async () => {
    const gone = new AbortController()
    const busy = [1, 2, 3].map(() => pool.run(lasting(300)))
    const waiting = [pool.run(LONG, gone.signal), pool.run(LONG, gone.signal)]
    expect(await pool.run(SHORT)).toMatchObject({ problem: { code: 'SERVER_BUSY' } })
    gone.abort()
    expect(await Promise.all(waiting)).toEqual([{ dropped: true }, { dropped: true }])
    expect(await pool.run(SHORT)).toHaveProperty('answer')
    for (const result of await Promise.all(busy)) expect(result).toHaveProperty('answer')
  })

  it('keeps a thread whose search ends within the grace', async () => {
    const first = await pool.run(SHORT)
    const gone = new AbortController()
    const quick = pool.run(lasting(20), gone.signal)
    gone.abort()
    expect(await quick).toEqual({ dropped: true })
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(await pool.run(SHORT)).toEqual(first)
  })

  it('does not start what was given up before it was asked', async () => {
    expect(await pool.run(LONG, AbortSignal.abort())).toEqual({ dropped: true })
  })

  it('ends a search that takes too long', async () => {
    await pool.close()
    pool = createSearchPool({
      threads: 1,
      waiting: 1,
      timeoutMs: 200,
      graceMs: 100,
      workerData: null,
      module: pathToFileURL(module),
    })
    expect(await pool.run(LONG)).toMatchObject({ problem: { code: 'SEARCH_TIMED_OUT' } })
  })
})
