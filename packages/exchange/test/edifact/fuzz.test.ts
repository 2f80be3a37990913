import { readdirSync, readFileSync } from 'node:fs'
import { StructuredError, seededRandom } from '@karavan/core'
import { expect, it } from 'vitest'
import {
  type AnswerHead,
  applicationFaults,
  readInterchange,
  readMessages,
  writeAperak,
  writeContrl,
} from '../../src/index.js'
import { alteredText, LIMIT_MS, ROUNDS } from '../altered.js'
import { expectEpcis } from './epcis-of.js'
import { zoneOf } from './zones.js'

/** Of so many rounds one is compared with EPCIS in both syntaxes. */
const COMPARED = 10

const PIECES = [
  "'",
  '+',
  ':',
  '?',
  '??',
  "\n'",
  "UNH+9+CODECO:D:95B:UN'",
  "UNT+3+9'",
  "UNZ+1+1'",
  "UNG+1'",
  "CNI+1'",
  "STS+1+24'",
  "EQD+CN+constructor'",
  "EQD+RR+60635208'",
  "DTM+334:202602300815:203'",
  "DTM+constructor:202611200815:203'",
  "LOC+175+__proto__:139:6'",
  "LOC+147+0140682::5'",
  "TDT+20++1++++++++'",
  "RFF+EQ:\u0416'",
  "BGM+34+1+1'",
  '\u0000',
  '\u007f',
  '\ufffe',
  '😀',
]

const folder = new URL('in/', import.meta.url)
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.edi'))
  .map((name) => readFileSync(new URL(name, folder), 'latin1'))

const HEAD: AnswerHead = {
  of: { sender: 'A', recipient: 'B', controlReference: '1' },
  reference: '2',
  at: 29_000_000,
}

/** An altered sample; its counts are set right for half of them, so that readers are reached. */
function altered(text: string, random: () => number): string {
  const result = alteredText(text, PIECES, random, 100)
  return random() < 0.5 ? result : counted(result)
}

function counted(text: string): string {
  let [count, reference] = [0, '']
  const lines = text.split("'\n").map((line) => {
    count = line.startsWith('UNH') ? 1 : count + 1
    if (line.startsWith('UNH')) reference = line.split('+')[1] ?? ''
    return line.startsWith('UNT') ? `UNT+${count}+${reference}` : line
  })
  const messages = lines.filter((line) => line.startsWith('UNH')).length
  return lines.map((line) => line.replace(/^UNZ\+\d+/, `UNZ+${messages}`)).join("'\n")
}

it(
  `reads or refuses ${ROUNDS} altered interchanges in bounded time`,
  () => {
    const random = seededRandom(20261126)
    const counts = { refused: 0, events: 0, messages: 0 }
    for (let round = 0; round < ROUNDS; round += 1) {
      const text = altered(samples[round % samples.length] ?? '', random)
      const start = performance.now()
      try {
        const interchange = readInterchange(new TextEncoder().encode(text))
        const read = readMessages(interchange, zoneOf)
        expect(read).toHaveLength(interchange.messages.length)
        for (const answer of [writeContrl(interchange, HEAD), writeAperak(applicationFaults(read), HEAD)]) {
          expect(readInterchange(new TextEncoder().encode(answer)).faults).toEqual([])
        }
        counts.messages += read.length
        counts.events += read.reduce((sum, { events }) => sum + events.length, 0)
        const time = performance.now() - start
        expect(time, `round ${round}`).toBeLessThan(LIMIT_MS)
        if (round % COMPARED === 0) expectEpcis(read.flatMap(({ events }) => events))
      } catch (error) {
        if (!(error instanceof StructuredError)) throw new Error(`round ${round}: ${text}`, { cause: error })
        expect(error.code).toMatch(/^EDIFACT_/)
        counts.refused += 1
      }
    }
    expect(counts.refused).toBeGreaterThan(ROUNDS / 100)
    expect(counts.events).toBeGreaterThan(ROUNDS)
  },
  60_000 + ROUNDS * 20,
)
