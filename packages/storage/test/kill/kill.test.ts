import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Random, seededRandom } from '@karavan/core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lazyStorage } from '../../src/index.js'
import { buildOnce, killRunning, startImport, type Writer } from '../processes.js'
import { freshFolder } from '../servers.js'
import { generatedReports } from './generated-reports.js'
import { type Expected, expectedOf, type KeptState, stateIn } from './kept-state.js'

/** How often a long import is killed; `npm run soak` asks for more, with another seed. */
const ROUNDS = Number(process.env['KARAVAN_KILL'] ?? 5)
const SEED = Number(process.env['KARAVAN_SEED'] ?? 1)
const REPORT = process.env['KARAVAN_SOAK_REPORT']

/** Files of one import. */
const FILES = 200
const SENDER = 'ktz'
/** Longest time from the acknowledgement that is waited for to the end, milliseconds: two or three files. */
const LONGEST_WAIT = 60
/** Exit code of an import of which some files cannot be read. */
const SOME_REFUSED = 1

/** Who is ended without a chance to tidy up. */
const VICTIMS = ['the import', 'PostgreSQL', 'both'] as const
type Victim = (typeof VICTIMS)[number]

describe('a long import', { timeout: 0 }, () => {
  let empty: string
  let outside: string
  let home: string
  let folder: string
  const rows = new Map<Victim, number[]>()
  beforeAll(async () => {
    buildOnce()
    empty = freshFolder()
    const storage = lazyStorage({ KARAVAN_DATA: empty })
    await (await storage.events()).latestMessages(1, null)
    await storage.close()
  }, 180_000)
  beforeEach(() => {
    outside = freshFolder()
    home = join(outside, 'data')
    folder = join(outside, 'reports')
    mkdirSync(folder)
    cpSync(empty, home, { recursive: true })
  })
  afterEach(async () => {
    await killRunning(home)
    rmSync(outside, { recursive: true, force: true })
  })
  afterAll(() => {
    rmSync(empty, { recursive: true, force: true })
    const columns = [
      'killed',
      'rounds',
      'files',
      'acknowledged before',
      'kept and not acknowledged',
      'events',
      'lost',
      'of nobody',
    ]
    if (REPORT !== undefined)
      writeFileSync(REPORT, JSON.stringify({ columns, rows: [...rows].map(([who, counts]) => [who, ...counts]) }))
  })

  /** Writes the files of a seed. */
  const prepared = (random: Random): Expected => {
    const reports = generatedReports(FILES, random)
    for (const { name, bytes } of reports) writeFileSync(join(folder, name), bytes)
    return expectedOf(reports, SENDER)
  }

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    `that is killed loses nothing that was acknowledged and keeps nothing else, round %i of ${ROUNDS}`,
    async (round) => {
      const random = seededRandom(SEED * 1000 + round)
      const victim = VICTIMS[round % VICTIMS.length] ?? 'both'
      const expected = prepared(random)
      const first = startImport(home, folder, SENDER)
      const end = await killed(first, victim, home, random)
      const between = await stateIn(home)
      const before = acknowledgedBy(first, expected)
      const seed = `seed ${SEED}, round ${round}: ${victim}`
      const lost = [...before].filter((message) => !between.messages.has(message))
      const others = [...between.messages.keys()].filter((message) => !expected.messages.has(message))
      expect([lost, others], seed).toEqual([[], []])
      expect(end.err, seed).not.toContain('a fault of the program')
      expect(between, seed).toEqual(partOf(expected, between))

      const second = startImport(home, folder, SENDER)
      const { code, err } = await second.ended()
      expect(code, `${seed}\n${err}`).toBe(SOME_REFUSED)
      expect(acknowledgedBy(second, expected), seed).toEqual(new Set(expected.messages.keys()))
      expect(await stateIn(home), seed).toEqual(plain(expected))

      const counts = rows.get(victim) ?? [0, 0, 0, 0, 0, 0, 0]
      const unsaid = between.messages.size - before.size
      const more = [1, FILES, before.size, unsaid, expected.events.length, lost.length, others.length]
      rows.set(
        victim,
        counts.map((count, i) => count + (more[i] ?? 0)),
      )
      if (REPORT !== undefined)
        process.stderr.write(`round ${round + 1} of ${ROUNDS}: ${victim}, ${before.size} acknowledged\n`)
    },
  )

  it('that two processes do at once keeps each event once', async () => {
    const expected = prepared(seededRandom(SEED))
    const both = [startImport(home, folder, SENDER), startImport(home, folder, SENDER)]
    const ends = await Promise.all(both.map((one) => one.ended()))
    for (const { code, err } of ends) expect(code, err).toBe(SOME_REFUSED)
    for (const one of both) expect(acknowledgedBy(one, expected)).toEqual(new Set(expected.messages.keys()))
    expect(await stateIn(home)).toEqual(plain(expected))
    const fresh = ends.flatMap(({ err }) => [...err.matchAll(/, (\d+) new/g)].map(([, count]) => Number(count)))
    expect(fresh.reduce((sum, count) => sum + count, 0)).toBe(expected.events.length)
  })
})

/** Ends somebody at a moment within the import, perhaps within the keeping of a file. */
async function killed(writer: Writer, victim: Victim, home: string, random: Random): ReturnType<Writer['ended']> {
  const after = Math.floor(random() * FILES * 0.9)
  while (writer.acknowledged.length < after && writer.child.exitCode === null) await writer.more()
  await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_WAIT))
  if (victim !== 'the import') await killRunning(home)
  if (victim !== 'PostgreSQL') writer.child.kill('SIGKILL')
  return writer.ended()
}

/** The messages that a process said were kept. */
function acknowledgedBy({ acknowledged }: Writer, { messageOf }: Expected): ReadonlySet<string> {
  return new Set(acknowledged.map((path) => messageOf.get(basename(path)) ?? `no message: ${path}`))
}

/** What is to be kept of some of the messages. */
function partOf(expected: Expected, { messages: some }: KeptState): KeptState {
  const messages = new Map([...expected.messages].filter(([message]) => some.has(message)))
  const told = new Set([...messages.values()].flat())
  return {
    messages,
    events: expected.events.filter((key) => told.has(key)),
    names: expected.names.filter((name) => told.has(name.slice(0, name.indexOf(' ')))),
  }
}

function plain({ messages, events, names }: KeptState): KeptState {
  return { messages, events, names }
}
