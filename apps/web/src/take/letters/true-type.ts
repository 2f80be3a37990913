import { bytesView } from '../bytes.js'
import { type Kerning, NO_KERNING, readKerning } from './kerning.js'
import type { FontTables } from './woff.js'

/** A font with TrueType outlines. Lengths are in font units, of which `unitsPerEm` make one em. */
export interface TrueType {
  readonly name: string
  readonly unitsPerEm: number
  readonly ascender: number
  readonly descender: number
  readonly capHeight: number
  /** Left, bottom, right, top of all glyphs. */
  readonly box: readonly [number, number, number, number]
  readonly glyphCount: number
  /** Glyph of a code point; 0 where the font has none. */
  readonly glyphOf: (codePoint: number) => number
  readonly advance: (glyph: number) => number
  readonly kern: Kerning
  readonly tables: FontTables
}

/** @throws {Error} where a table is missing */
export function readTrueType(tables: FontTables): TrueType {
  const head = tableView(tables, 'head')
  const hhea = tableView(tables, 'hhea')
  const hmtx = tableView(tables, 'hmtx')
  const os2 = tableView(tables, 'OS/2')
  const metrics = hhea.getUint16(34)
  const codes = readCharacterMap(tableView(tables, 'cmap'))
  const gpos = tables.get('GPOS')
  return {
    name: readName(tableView(tables, 'name')),
    unitsPerEm: head.getUint16(18),
    ascender: hhea.getInt16(4),
    descender: hhea.getInt16(6),
    capHeight: os2.getUint16(0) >= 2 ? os2.getInt16(88) : hhea.getInt16(4),
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    glyphCount: tableView(tables, 'maxp').getUint16(4),
    glyphOf: (codePoint) => codes.get(codePoint) ?? 0,
    advance: (glyph) => hmtx.getUint16(Math.min(glyph, metrics - 1) * 4),
    kern: gpos === undefined ? NO_KERNING : readKerning(bytesView(gpos)),
    tables,
  }
}

/** The table of a font. @throws {Error} where the font has none */
export function tableView(tables: FontTables, tag: string): DataView {
  const table = tables.get(tag)
  if (table === undefined) throw new Error(`the font has no table ${tag}; one with TrueType outlines was expected`)
  return bytesView(table)
}

/** Glyphs by code point, from the Unicode subtables of format 4 and 12. */
function readCharacterMap(cmap: DataView): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>()
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const at = cmap.getUint32(8 + i * 8)
    const format = cmap.getUint16(at)
    if (format === 4) readSegments(cmap, at, glyphs)
    else if (format === 12) readGroups(cmap, at, glyphs)
  }
  return glyphs
}

function readSegments(cmap: DataView, at: number, glyphs: Map<number, number>): void {
  const twice = cmap.getUint16(at + 6)
  const [ends, starts, deltas, offsets] = [0, 1, 2, 3].map((k) => at + 14 + k * twice + (k > 0 ? 2 : 0)) as [
    number,
    number,
    number,
    number,
  ]
  for (let i = 0; i < twice; i += 2) {
    const last = cmap.getUint16(ends + i)
    const first = cmap.getUint16(starts + i)
    const delta = cmap.getUint16(deltas + i)
    const offset = cmap.getUint16(offsets + i)
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const listed = offset === 0 ? code : cmap.getUint16(offsets + i + offset + (code - first) * 2)
      if (listed !== 0) glyphs.set(code, (listed + delta) & 0xffff)
    }
  }
}

function readGroups(cmap: DataView, at: number, glyphs: Map<number, number>): void {
  for (let i = 0; i < cmap.getUint32(at + 12); i++) {
    const group = at + 16 + i * 12
    const first = cmap.getUint32(group)
    const last = cmap.getUint32(group + 4)
    const glyph = cmap.getUint32(group + 8)
    for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first)
  }
}

/** The PostScript name, as PDF wants it. */
function readName(name: DataView): string {
  const strings = name.getUint16(4)
  for (let i = 0; i < name.getUint16(2); i++) {
    const record = 6 + i * 12
    if (name.getUint16(record + 6) !== 6 || name.getUint16(record) !== 3) continue
    const at = strings + name.getUint16(record + 10)
    const length = name.getUint16(record + 8) / 2
    return String.fromCharCode(...Array.from({ length }, (_, k) => name.getUint16(at + k * 2)))
  }
  return 'NotoSans'
}
