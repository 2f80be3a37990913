import type { Face, Run } from '../letters/letters.js'
import { subset } from '../letters/subset.js'
import { hex, type PdfObjects, type PdfValue, type Reference } from './objects.js'

/** Glyphs that are numbered as they are in the font, in words of two bytes. */
const ENCODING = '/Identity-H'
const SYMBOLIC = 4
/** Code points in one block of a character map: the format takes no more. */
const BLOCK = 100

/** The fonts of a document, each with the glyphs that it is used for. */
export class PdfFonts {
  readonly #used = new Map<Face, { readonly name: string; readonly glyphs: Map<number, number> }>()

  /** Name of the font on its pages. */
  use(face: Face, glyphs: Run['glyphs']): string {
    const known = this.#used.get(face) ?? { name: `F${this.#used.size + 1}`, glyphs: new Map<number, number>() }
    this.#used.set(face, known)
    for (const { glyph, codePoint } of glyphs)
      known.glyphs.set(glyph, Math.min(codePoint, known.glyphs.get(glyph) ?? codePoint))
    return known.name
  }

  /** Writes the fonts with what is used of them; the result is the entry of the resources. */
  async write(objects: PdfObjects): Promise<Readonly<Record<string, PdfValue>>> {
    const entries: [string, Reference][] = []
    for (const [face, { name, glyphs }] of this.#used)
      entries.push([name, await writeFont(objects, face, name, new Map([...glyphs].sort(([a], [b]) => a - b)))])
    return Object.fromEntries(entries)
  }
}

/** Writes a font as ISO 32000-2, 9.7 describes it. @param glyphs - code points by glyph */
async function writeFont(
  objects: PdfObjects,
  { font }: Face,
  name: string,
  glyphs: ReadonlyMap<number, number>,
): Promise<Reference> {
  const thousandths = (length: number) => Math.round((length * 1000) / font.unitsPerEm)
  const bytes = subset(font, glyphs.keys())
  const file = await objects.stream({ Length1: bytes.length }, bytes)
  const fontName = `/${subsetTag(name)}+${font.name}`
  const descriptor = objects.write({
    Type: '/FontDescriptor',
    FontName: fontName,
    Flags: SYMBOLIC,
    FontBBox: font.box.map(thousandths),
    ItalicAngle: 0,
    Ascent: thousandths(font.ascender),
    Descent: thousandths(font.descender),
    CapHeight: thousandths(font.capHeight),
    StemV: 80,
    FontFile2: file,
  })
  const descendant = objects.write({
    Type: '/Font',
    Subtype: '/CIDFontType2',
    BaseFont: fontName,
    CIDSystemInfo: { Registry: '(Adobe)', Ordering: '(Identity)', Supplement: 0 },
    CIDToGIDMap: '/Identity',
    FontDescriptor: descriptor,
    W: [...glyphs.keys()].flatMap((glyph): PdfValue[] => [glyph, [thousandths(font.advance(glyph))]]),
  })
  const map = await objects.stream({}, new TextEncoder().encode(characterMap(glyphs)))
  return objects.write({
    Type: '/Font',
    Subtype: '/Type0',
    BaseFont: fontName,
    Encoding: ENCODING,
    DescendantFonts: [descendant],
    ToUnicode: map,
  })
}

/** Six capitals that tell the subsets of one font apart. */
function subsetTag(name: string): string {
  const number = Number(name.slice(1))
  return `KARV${String.fromCharCode(65 + Math.floor(number / 26), 65 + (number % 26))}`
}

/** The text behind the glyphs, so that what is read can be searched and copied. */
function characterMap(glyphs: ReadonlyMap<number, number>): string {
  const rows = [...glyphs].map(([glyph, codePoint]) => {
    const letter = String.fromCodePoint(codePoint)
    return `<${hex(glyph)}> <${Array.from({ length: letter.length }, (_, i) => hex(letter.charCodeAt(i))).join('')}>`
  })
  const blocks: string[] = []
  for (let at = 0; at < rows.length; at += BLOCK) {
    const block = rows.slice(at, at + BLOCK)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
