import { StructuredError, seededRandom } from '@karavan/core'
import { expect, it } from 'vitest'
import { proposeMapping, readSpreadsheet, readWagonReport } from '../../src/index.js'
import { alteredText, LIMIT_MS, ROUNDS } from '../altered.js'
import { type BuiltSheet, windows1251, xlsxParts, zipped } from './build-xlsx.js'
import { fileIn, ports } from './report.js'

const PIECES = [
  ';',
  '\t',
  '"',
  '\n',
  '<',
  '>',
  '</row>',
  '<c t="s"><v>-1</v></c>',
  '1e400',
  '\u0000',
  '\ud800',
  'A1:XFD9',
  '-',
  '0',
]

function alteredBytes(bytes: Uint8Array, random: () => number): Uint8Array {
  const result = bytes.slice(0, random() < 0.2 ? Math.floor(random() * bytes.length) : bytes.length)
  for (let change = 0; change <= random() * 6; change += 1) {
    result[Math.floor(random() * result.length)] = Math.floor(random() * 256)
  }
  return result
}

it(
  `reads or refuses ${ROUNDS} altered reports in bounded time`,
  () => {
    const random = seededRandom(20_261_120)
    const text = Buffer.from(fileIn('wheat-kostanay-aktau.csv')).toString()
    const parts = xlsxParts(JSON.parse(Buffer.from(fileIn('containers-altynkol.json')).toString()) as BuiltSheet[])
    const archive = zipped(parts)
    const counts = { read: 0, refused: 0 }
    const file = (): Uint8Array => {
      const kind = random()
      if (kind < 0.3) return new TextEncoder().encode(alteredText(text, PIECES, random))
      if (kind < 0.4) return alteredBytes(windows1251(text), random)
      if (kind < 0.6) return alteredBytes(archive, random)
      const names = Object.keys(parts)
      const name = names[Math.floor(random() * names.length)] ?? ''
      return zipped({ ...parts, [name]: alteredText(parts[name] ?? '', PIECES, random) })
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      const bytes = file()
      const start = performance.now()
      try {
        const workbook = readSpreadsheet(bytes)
        readWagonReport(workbook, proposeMapping(workbook).mapping, ports)
        counts.read += 1
      } catch (error) {
        if (!(error instanceof StructuredError)) throw new Error(`round ${round}`, { cause: error })
        expect(error.code).toMatch(/^(?:SPREADSHEET|WAGON)_/)
        counts.refused += 1
      }
      expect(performance.now() - start, `round ${round}`).toBeLessThan(LIMIT_MS)
    }
    expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(ROUNDS / 20)
  },
  60_000 + ROUNDS * 20,
)
