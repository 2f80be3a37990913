import { bytesView, joined } from '../bytes.js'
import { type TrueType, tableView } from './true-type.js'
import type { FontTables } from './woff.js'

/** What a reader of PDF or a browser asks of a font; the rest lays out scripts that are not written here. */
const KEPT = ['OS/2', 'cmap', 'cvt ', 'fpgm', 'gasp', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'post', 'prep']

const CHECKSUM_OF_ALL = 0xb1b0afba

/**
 * The font with the outlines of some glyphs alone, as a TrueType file. Glyphs keep their numbers, so that whatever
 * names them still holds.
 */
export function subset(font: TrueType, glyphs: Iterable<number>): Uint8Array {
  const { glyf, loca } = outlines(font, glyphs)
  const tables = new Map<string, Uint8Array>(
    KEPT.flatMap((tag) => {
      const table = font.tables.get(tag)
      return table === undefined ? [] : [[tag, table] as const]
    }),
  )
  tables
    .set('glyf', glyf)
    .set('loca', loca)
    .set('head', longOffsets(tables.get('head') ?? new Uint8Array(54)))
  return sfnt(tables)
}

function longOffsets(head: Uint8Array): Uint8Array {
  const copy = head.slice()
  bytesView(copy).setUint32(8, 0)
  bytesView(copy).setInt16(50, 1)
  return copy
}

/** The outlines wanted, and of what they are composed. */
function outlines({ tables, glyphCount }: TrueType, glyphs: Iterable<number>) {
  const offset = offsetsOf(tables)
  const source = tables.get('glyf') ?? new Uint8Array()
  const wanted = new Set<number>()
  const want = (glyph: number) => {
    if (wanted.has(glyph)) return
    wanted.add(glyph)
    for (const part of componentsOf(source.subarray(offset(glyph), offset(glyph + 1)))) want(part)
  }
  want(0)
  for (const glyph of glyphs) want(glyph)
  const loca = new DataView(new ArrayBuffer((glyphCount + 1) * 4))
  const parts: Uint8Array[] = []
  let at = 0
  for (let glyph = 0; glyph < glyphCount; glyph++) {
    loca.setUint32(glyph * 4, at)
    if (!wanted.has(glyph)) continue
    const part = padded(source.subarray(offset(glyph), offset(glyph + 1)))
    parts.push(part)
    at += part.length
  }
  loca.setUint32(glyphCount * 4, at)
  return { glyf: joined(parts), loca: new Uint8Array(loca.buffer) }
}

function offsetsOf(tables: FontTables): (glyph: number) => number {
  const loca = tableView(tables, 'loca')
  const long = tableView(tables, 'head').getInt16(50) === 1
  return (glyph) => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2)
}

const ARGUMENTS_ARE_WORDS = 1
const HAS_SCALE = 8
const MORE_COMPONENTS = 32
const HAS_TWO_SCALES = 64
const HAS_MATRIX = 128

/** Glyphs of which a glyph is composed (OpenType 1.9, chapter glyf). */
function componentsOf(glyph: Uint8Array): number[] {
  if (glyph.length === 0) return []
  const view = bytesView(glyph)
  if (view.getInt16(0) >= 0) return []
  const parts: number[] = []
  for (let at = 10, flags = MORE_COMPONENTS; flags & MORE_COMPONENTS; ) {
    flags = view.getUint16(at)
    parts.push(view.getUint16(at + 2))
    at += flags & ARGUMENTS_ARE_WORDS ? 8 : 6
    if (flags & HAS_SCALE) at += 2
    else if (flags & HAS_TWO_SCALES) at += 4
    else if (flags & HAS_MATRIX) at += 8
  }
  return parts
}

/** Puts tables together as a TrueType file. */
function sfnt(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort()
  const power = 2 ** Math.floor(Math.log2(tags.length))
  const directory = new DataView(new ArrayBuffer(12 + tags.length * 16))
  directory.setUint32(0, 0x00010000)
  directory.setUint16(4, tags.length)
  directory.setUint16(6, power * 16)
  directory.setUint16(8, Math.log2(power))
  directory.setUint16(10, (tags.length - power) * 16)
  let at = directory.byteLength
  let headAt = 0
  const bodies = tags.map((tag, i) => {
    const table = tables.get(tag) ?? new Uint8Array()
    const body = padded(table)
    const entry = 12 + i * 16
    for (let k = 0; k < 4; k++) directory.setUint8(entry + k, tag.charCodeAt(k))
    directory.setUint32(entry + 4, checksum(body))
    directory.setUint32(entry + 8, at)
    directory.setUint32(entry + 12, table.length)
    if (tag === 'head') headAt = at
    at += body.length
    return body
  })
  const file = joined([new Uint8Array(directory.buffer), ...bodies])
  bytesView(file).setUint32(headAt + 8, (CHECKSUM_OF_ALL - checksum(file)) >>> 0)
  return file
}

/** Filled with zeros to a whole number of words of four bytes. */
function padded(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 4 === 0) return bytes
  const copy = new Uint8Array(bytes.length + 4 - (bytes.length % 4))
  copy.set(bytes)
  return copy
}

function checksum(bytes: Uint8Array): number {
  const view = bytesView(bytes)
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
