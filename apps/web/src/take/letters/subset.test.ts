import { describe, expect, it } from 'vitest'
import { lettersFromDisk } from '../../../test/take/files.js'
import { bytesView } from '../bytes.js'
import { settled } from '../settled.js'
import { subset } from './subset.js'
import { readTrueType, type TrueType } from './true-type.js'
import type { FontTables } from './woff.js'

async function fontOf(letter: string): Promise<TrueType> {
  const letters = lettersFromDisk()
  const [run] = await settled(letters, letter, () => letters.runs(letter, 400))
  if (run === undefined) throw new Error(`no font has ${letter}`)
  return run.face.font
}

/** Tables of a TrueType file, read anew. */
function tablesOf(file: Uint8Array): FontTables {
  const view = bytesView(file)
  return new Map(
    Array.from({ length: view.getUint16(4) }, (_, i) => {
      const entry = 12 + i * 16
      const start = view.getUint32(entry + 8)
      const tag = String.fromCharCode(...file.subarray(entry, entry + 4))
      return [tag, file.subarray(start, start + view.getUint32(entry + 12))] as const
    }),
  )
}

function outline({ tables }: { readonly tables: FontTables }, glyph: number): Uint8Array {
  const loca = bytesView(tables.get('loca') ?? new Uint8Array())
  const long = bytesView(tables.get('head') ?? new Uint8Array()).getInt16(50) === 1
  const at = (i: number) => (long ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2)
  return (tables.get('glyf') ?? new Uint8Array()).subarray(at(glyph), at(glyph + 1))
}

describe('a subset of a font', () => {
  it.each(['A', 'ė', 'Ж', 'ұ', 'თ', 'Ե', '西'])('keeps %s as it is, and leaves other outlines out', async (letter) => {
    const font = await fontOf(letter)
    const glyph = font.glyphOf(letter.codePointAt(0) ?? 0)
    const file = subset(font, [glyph])
    const small = readTrueType(tablesOf(file))
    expect(small.glyphOf(letter.codePointAt(0) ?? 0)).toBe(glyph)
    expect(small.advance(glyph)).toBe(font.advance(glyph))
    const kept = outline(small, glyph)
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.subarray(0, outline(font, glyph).length)).toEqual(outline(font, glyph))
    const filled = Array.from({ length: small.glyphCount }, (_, i) => outline(small, i).length).filter((n) => n > 0)
    expect(filled.length).toBeLessThanOrEqual(6)
  })

  it('sums up to the number that every TrueType file sums up to', async () => {
    const font = await fontOf('A')
    const view = bytesView(subset(font, [font.glyphOf(65)]))
    let sum = 0
    for (let at = 0; at < view.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0
    expect(sum).toBe(0xb1b0afba)
  })
})
