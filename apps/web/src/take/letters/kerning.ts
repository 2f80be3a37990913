/** How much closer (below 0) or further two glyphs stand than their advances say, font units. */
export type Kerning = (left: number, right: number) => number

export const NO_KERNING: Kerning = () => 0

const PAIRS = 2
const EXTENSION = 9
/** Only the horizontal advance of the left glyph is changed, as fonts for running text do. */
const X_ADVANCE = 4

/** Reads the pairs of the feature `kern` in a table GPOS (OpenType 1.9, chapter GPOS, lookup types 2 and 9). */
export function readKerning(gpos: DataView): Kerning {
  const lookups = gpos.getUint16(8)
  const tables = kernLookups(gpos).flatMap((index) =>
    pairTables(gpos, lookups + gpos.getUint16(lookups + 2 + index * 2)),
  )
  return (left, right) => {
    for (const table of tables) {
      const found = table(left, right)
      if (found !== null) return found
    }
    return 0
  }
}

/** A subtable: null where the pair is none of its own. */
type PairTable = (left: number, right: number) => number | null

function kernLookups(gpos: DataView): number[] {
  const features = gpos.getUint16(6)
  const found = new Set<number>()
  for (let i = 0; i < gpos.getUint16(features); i++) {
    const record = features + 2 + i * 6
    if (String.fromCharCode(...[0, 1, 2, 3].map((k) => gpos.getUint8(record + k))) !== 'kern') continue
    const feature = features + gpos.getUint16(record + 4)
    for (let k = 0; k < gpos.getUint16(feature + 2); k++) found.add(gpos.getUint16(feature + 4 + k * 2))
  }
  return [...found].sort((a, b) => a - b)
}

function pairTables(gpos: DataView, lookup: number): PairTable[] {
  const type = gpos.getUint16(lookup)
  const tables: PairTable[] = []
  for (let i = 0; i < gpos.getUint16(lookup + 4); i++) {
    const subtable = lookup + gpos.getUint16(lookup + 6 + i * 2)
    const extended = type === EXTENSION && gpos.getUint16(subtable + 2) === PAIRS
    const at = extended ? subtable + gpos.getUint32(subtable + 4) : subtable
    if (type !== PAIRS && !extended) continue
    if (gpos.getUint16(at + 4) !== X_ADVANCE || gpos.getUint16(at + 6) !== 0) continue
    tables.push(gpos.getUint16(at) === 1 ? singlePairs(gpos, at) : classPairs(gpos, at))
  }
  return tables
}

function singlePairs(gpos: DataView, at: number): PairTable {
  const covered = readCoverage(gpos, at + gpos.getUint16(at + 2))
  return (left, right) => {
    const index = covered.get(left)
    if (index === undefined) return null
    const set = at + gpos.getUint16(at + 10 + index * 2)
    for (let i = 0; i < gpos.getUint16(set); i++)
      if (gpos.getUint16(set + 2 + i * 4) === right) return gpos.getInt16(set + 4 + i * 4)
    return null
  }
}

function classPairs(gpos: DataView, at: number): PairTable {
  const covered = readCoverage(gpos, at + gpos.getUint16(at + 2))
  const lefts = readClasses(gpos, at + gpos.getUint16(at + 8))
  const rights = readClasses(gpos, at + gpos.getUint16(at + 10))
  const width = gpos.getUint16(at + 14)
  return (left, right) => {
    if (!covered.has(left)) return null
    return gpos.getInt16(at + 16 + ((lefts.get(left) ?? 0) * width + (rights.get(right) ?? 0)) * 2)
  }
}

function readCoverage(view: DataView, at: number): ReadonlyMap<number, number> {
  const covered = new Map<number, number>()
  const count = view.getUint16(at + 2)
  if (view.getUint16(at) === 1) {
    for (let i = 0; i < count; i++) covered.set(view.getUint16(at + 4 + i * 2), i)
    return covered
  }
  for (let i = 0; i < count; i++) {
    const range = at + 4 + i * 6
    const [first, last, index] = [view.getUint16(range), view.getUint16(range + 2), view.getUint16(range + 4)]
    for (let glyph = first; glyph <= last; glyph++) covered.set(glyph, index + glyph - first)
  }
  return covered
}

function readClasses(view: DataView, at: number): ReadonlyMap<number, number> {
  const classes = new Map<number, number>()
  if (view.getUint16(at) === 1) {
    const first = view.getUint16(at + 2)
    for (let i = 0; i < view.getUint16(at + 4); i++) classes.set(first + i, view.getUint16(at + 6 + i * 2))
    return classes
  }
  for (let i = 0; i < view.getUint16(at + 2); i++) {
    const range = at + 4 + i * 6
    for (let glyph = view.getUint16(range); glyph <= view.getUint16(range + 2); glyph++)
      classes.set(glyph, view.getUint16(range + 4))
  }
  return classes
}
