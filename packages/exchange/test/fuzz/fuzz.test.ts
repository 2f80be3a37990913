import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { seededRandom } from '@karavan/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { INPUTS } from './inputs.js'
import { ReadingProcess } from './reading-process.js'

/** How many altered inputs there are in all; `npm run soak` asks for more, with another seed. */
const COUNT = Number(process.env['KARAVAN_FUZZ'] ?? 2000)
const SEED = Number(process.env['KARAVAN_SEED'] ?? 1)
const REPORT = process.env['KARAVAN_SOAK_REPORT']

/** Memory that a process may hold in all, MiB: its heap, and beside it the program and what archives inflate to. */
const MOST_MEBIBYTES = 400

/** Failures after which a reader is given no more inputs. */
const MOST_FAILURES = 5

const readers = Object.entries(INPUTS)
const share = Math.ceil(COUNT / readers.length)
const rows: (string | number)[][] = []

beforeAll(() => {
  const built = spawnSync(process.execPath, [
    fileURLToPath(new URL('../../../../apps/cli/bin/karavan.mjs', import.meta.url)),
    '--version',
  ])
  expect(built.status, String(built.stderr)).toBe(0)
}, 180_000)

afterAll(() => {
  const columns = ['reader', 'seed', 'inputs', 'read', 'refused', 'failed', 'events', 'most memory, MiB']
  if (REPORT !== undefined) writeFileSync(REPORT, JSON.stringify({ columns, rows }))
})

it.each(readers)(
  `%s: each of its share of ${COUNT} altered inputs is read or refused`,
  { timeout: 0 },
  async (reader, alter) => {
    const seed = SEED + readers.findIndex(([name]) => name === reader)
    const random = seededRandom(seed)
    const reading = new ReadingProcess()
    const counts = { read: 0, refused: 0, events: 0 }
    const failures: string[] = []
    let round = 0
    for (; round < share && failures.length < MOST_FAILURES; round += 1) {
      const input = alter(random)
      const outcome = await reading.read(reader, input)
      if (outcome.kind === 'failed')
        failures.push(`${reader}, seed ${seed}, round ${round}: ${outcome.how}\n${shown(input)}`)
      else counts[outcome.kind] += 1
      if (outcome.kind === 'read') counts.events += outcome.events
      if (REPORT !== undefined && round % 1000 === 0) process.stderr.write(`${reader}: ${round} of ${share}\n`)
    }
    reading.close()
    rows.push([reader, seed, round, counts.read, counts.refused, failures.length, counts.events, reading.peakMebibytes])
    expect(failures.join('\n\n')).toBe('')
    expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(share / 200)
    expect(counts.events).toBeGreaterThan(share / 20)
    expect(reading.peakMebibytes).toBeLessThan(MOST_MEBIBYTES)
  },
)

/** An input that can be put into a test: a text as JSON, bytes in base 64. */
function shown(input: string | Uint8Array): string {
  return typeof input === 'string' ? JSON.stringify(input) : `base64 ${Buffer.from(input).toString('base64')}`
}

it('tells of a reader that ends its process, and goes on with another', async () => {
  const reading = new ReadingProcess()
  expect(await reading.read('no reader', '')).toMatchObject({ kind: 'failed', how: expect.stringContaining('code 1') })
  expect(await reading.read('DCSA', '[')).toEqual({ kind: 'refused', code: 'DCSA_MALFORMED' })
  reading.close()
})
