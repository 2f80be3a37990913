import { StructuredError, seededRandom } from '@karavan/core'
import { expect, it } from 'vitest'
import { eventPreHash, readEpcis, writeEpcisJson, writeEpcisXml } from '../../src/index.js'
import { alteredText, LIMIT_MS, ROUNDS } from '../altered.js'
import { ownSamples } from './samples.js'

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

it(
  `reads or refuses ${ROUNDS} altered samples in bounded time`,
  () => {
    const random = seededRandom(20261108)
    const samples = ownSamples(/\.(?:jsonld|xml)$/)
    const counts = { read: 0, refused: 0 }
    for (let round = 0; round < ROUNDS; round += 1) {
      const [, sample = ''] = samples[round % samples.length] ?? []
      const text = alteredText(sample, PIECES, random)
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
