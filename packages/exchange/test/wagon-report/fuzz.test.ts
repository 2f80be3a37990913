import { StructuredError, seededRandom } from '@karavan/core'
import { expect, it } from 'vitest'
import { proposeMapping, readSpreadsheet, readWagonReport } from '../../src/index.js'
import { type BuiltSheet, windows1251, xlsxParts, zipped } from './build-xlsx.js'
import { fileIn, ports } from './report.js'

/** `KARAVAN_FUZZ=100000` for the long run. */
const ROUNDS = Number(process.env['KARAVAN_FUZZ'] ?? 2000)

/** Longest that one altered file may take, ms; they are a few kilobytes. */
const LIMIT_MS = 2000

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

function alteredText(text: string, random: () => number): string {
  let result = text
  for (let change = 0; change <= random() * 4; change += 1) {
    const at = Math.floor(random() * result.length)
    const end = at + Math.floor(random() ** 3 * 200)
    const kind = random()
    if (kind < 0.3) result = result.slice(0, at) + result.slice(end)
    else if (kind < 0.5) result = result.slice(0, end) + result.slice(at)
    else if (kind < 0.8) result = result.slice(0, at) + PIECES[Math.floor(random() * PIECES.length)] + result.slice(at)
    else result = result.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x500)) + result.slice(at + 1)
  }
  return result
}

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
      if (kind < 0.3) return new TextEncoder().encode(alteredText(text, random))
      if (kind < 0.4) return alteredBytes(windows1251(text), random)
      if (kind < 0.6) return alteredBytes(archive, random)
      const names = Object.keys(parts)
      const name = names[Math.floor(random() * names.length)] ?? ''
      return zipped({ ...parts, [name]: alteredText(parts[name] ?? '', random) })
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
