import { StructuredError, seededRandom } from '@karavan/core'
import { expect, it } from 'vitest'
import { eventPreHash, readEpcis, writeEpcisJson, writeEpcisXml } from '../../src/index.js'
import { ownSamples } from './samples.js'

/** `KARAVAN_FUZZ=100000` for the long run. */
const ROUNDS = Number(process.env['KARAVAN_FUZZ'] ?? 2000)

/** Longest that one altered sample may take, ms; they are a few kilobytes. */
const LIMIT_MS = 2000

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\u0000',
  '\\ud800',
  '1e400',
  '-',
  'null',
  '<',
  '>',
  '/>',
  '</',
  '&',
  '&#x0;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml?>',
  '<!DOCTYPE a>',
  'xmlns="urn:x:y"',
  ' a="b"',
  '<extension>',
  '</extension>',
  '\u0000',
  '\ud800',
  '😀',
  '__proto__',
  '@type',
  '#text',
  '#attributes',
]

/** A sample with pieces cut out, doubled, moved or put in. */
function altered(text: string, random: () => number): string {
  let result = text
  for (let change = 0; change <= random() * 4; change += 1) {
    const at = Math.floor(random() * result.length)
    const end = at + Math.floor(random() ** 3 * 200)
    const kind = random()
    if (kind < 0.3) result = result.slice(0, at) + result.slice(end)
    else if (kind < 0.5) result = result.slice(0, end) + result.slice(at)
    else if (kind < 0.8)
      result = result.slice(0, at) + (PIECES[Math.floor(random() * PIECES.length)] ?? '') + result.slice(at)
    else result = result.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x250)) + result.slice(at + 1)
  }
  return result
}

it(
  `reads or refuses ${ROUNDS} altered samples in bounded time`,
  () => {
    const random = seededRandom(20261108)
    const samples = ownSamples(/\.(?:jsonld|xml)$/)
    const counts = { read: 0, refused: 0 }
    for (let round = 0; round < ROUNDS; round += 1) {
      const [, sample = ''] = samples[round % samples.length] ?? []
      const text = altered(sample, random)
      const start = performance.now()
      try {
        const read = readEpcis(random() < 0.5 ? text : new TextEncoder().encode(text))
        const hashes = read.events.map(eventPreHash)
        expect(readEpcis(writeEpcisJson(read)).events.map(eventPreHash)).toEqual(hashes)
        expect(readEpcis(writeEpcisXml(read, '2026-11-09T00:00:00Z')).events.map(eventPreHash)).toEqual(hashes)
        counts.read += 1
      } catch (error) {
        if (!(error instanceof StructuredError)) throw new Error(`round ${round}: ${text}`, { cause: error })
        expect(error.code).toMatch(/^EPCIS_/)
        counts.refused += 1
      }
      expect(performance.now() - start, `round ${round}`).toBeLessThan(LIMIT_MS)
    }
    expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(ROUNDS / 20)
  },
  60_000 + ROUNDS * 20,
)
