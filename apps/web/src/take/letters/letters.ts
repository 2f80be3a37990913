import type { FontFile, Weight } from './font-files.js'
import { readTrueType, type TrueType } from './true-type.js'
import { readWoff } from './woff.js'

/** A font file that was read. */
export interface Face {
  readonly file: FontFile
  readonly font: TrueType
}

/** A glyph where it stands: its advance with kerning, in thousandths of the size. */
interface SetGlyph {
  readonly glyph: number
  readonly codePoint: number
  readonly advance: number
}

/** A piece of text in one font. */
export interface Run {
  readonly face: Face
  /** Lowered digits, as in CO2e, are set smaller and beneath the line: no font of ours draws them. */
  readonly lowered: boolean
  readonly glyphs: readonly SetGlyph[]
}

/** How a letter is written that no font has. */
const INSTEAD = 0xfffd
/** Spaces and hyphens that no line is broken at; the plain ones look the same. */
const ALIKE: Readonly<Record<string, string>> = { '\u202f': '\u00a0', '\u2011': '-' }
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'

/** Size and depth of lowered digits, in sizes of the text. */
export const LOWERED_SIZE = 0.64
export const LOWERED_DEPTH = 0.13

/**
 * The letters of all fonts, found one by one: a text in several scripts is set in as many fonts. Text is set without
 * waiting; what asks for a file that was not read yet is set without those letters, and {@link readMissing} reads it.
 */
export class Letters {
  readonly #files: readonly (FontFile & { readonly covers: (codePoint: number) => boolean })[]
  readonly #read: (address: string) => Promise<Uint8Array>
  readonly #faces = new Map<FontFile, Face>()
  readonly #missing = new Set<FontFile>()
  readonly #found = new Map<string, readonly FontFile[]>()

  constructor(files: readonly FontFile[], read: (address: string) => Promise<Uint8Array>) {
    this.#files = files.map((file) => ({ ...file, covers: readRange(file.unicodeRange) }))
    this.#read = read
  }

  /** Reads the files that were asked for since; true where there were any, and what was set is to be set again. */
  async readMissing(): Promise<boolean> {
    const missing = [...this.#missing]
    this.#missing.clear()
    await Promise.all(
      missing.map(async (file) => {
        const font = readTrueType(await readWoff(await this.#read(file.address)))
        this.#faces.set(file, { file, font })
      }),
    )
    return missing.length > 0
  }

  /** The text in runs of one font each. */
  runs(text: string, weight: Weight): readonly Run[] {
    const runs: { face: Face; lowered: boolean; glyphs: SetGlyph[] }[] = []
    for (const letter of text.normalize('NFC')) {
      const digit = LOWERED.indexOf(letter)
      const lowered = digit >= 0
      const wanted = (lowered ? String(digit) : (ALIKE[letter] ?? letter)).codePointAt(0) ?? 0
      const own = this.#faceOf(wanted, weight)
      const face = own ?? this.#faceOf(INSTEAD, weight)
      if (face === null) continue
      const codePoint = own === null ? INSTEAD : wanted
      const { font } = face
      const glyph = font.glyphOf(codePoint)
      const thousandths = (lowered ? LOWERED_SIZE : 1) * (1000 / font.unitsPerEm)
      const set = { glyph, codePoint, advance: font.advance(glyph) * thousandths }
      const last = runs.at(-1)
      if (last?.face !== face || last.lowered !== lowered) {
        runs.push({ face, lowered, glyphs: [set] })
        continue
      }
      const before = last.glyphs.at(-1)
      if (before) {
        const closer = font.kern(before.glyph, glyph) * thousandths
        last.glyphs[last.glyphs.length - 1] = { ...before, advance: before.advance + closer }
      }
      last.glyphs.push(set)
    }
    return runs
  }

  /** Width of the text in the unit of `size`. */
  width(text: string, size: number, weight: Weight): number {
    let sum = 0
    for (const { glyphs } of this.runs(text, weight)) for (const { advance } of glyphs) sum += advance
    return (sum * size) / 1000
  }

  /** The text in lines no wider than `width`; a word that is wider by itself is cut. */
  lines(text: string, size: number, weight: Weight, width: number): string[] {
    return breakLines(text, (part) => this.width(part, size, weight) <= width)
  }

  #faceOf(codePoint: number, weight: Weight): Face | null {
    for (const file of this.#candidates(codePoint, weight)) {
      const face = this.#faces.get(file)
      if (face === undefined) {
        this.#missing.add(file)
        return null
      }
      if (face.font.glyphOf(codePoint) !== 0) return face
    }
    return null
  }

  /** Files that may hold a letter: those of the weight first. */
  #candidates(codePoint: number, weight: Weight): readonly FontFile[] {
    const key = `${codePoint} ${weight}`
    const known = this.#found.get(key)
    if (known) return known
    const covering = this.#files.filter(({ covers }) => covers(codePoint))
    const found = [
      ...covering.filter((file) => file.weight === weight),
      ...covering.filter((file) => file.weight !== weight),
    ]
    this.#found.set(key, found)
    return found
  }
}

/** Breaks a text at spaces, and after the marks at which an address may be broken. */
export function breakLines(text: string, fits: (part: string) => boolean): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.split(/(?<=[ \n])|(?<=[/?&=_])(?=\p{L})|(?<=\p{L}-)(?=\p{L})/u)) {
    const end = line + piece
    if (fits(end.trimEnd())) line = end
    else {
      if (line !== '') lines.push(line.trimEnd())
      line = piece
      while (!fits(line.trimEnd()) && [...line].length > 1) {
        const letters = [...line]
        let count = letters.length - 1
        while (count > 1 && !fits(letters.slice(0, count).join(''))) count--
        lines.push(letters.slice(0, count).join(''))
        line = letters.slice(count).join('')
      }
    }
    if (piece.endsWith('\n')) {
      lines.push(line.trimEnd())
      line = ''
    }
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd())
  return lines
}

function readRange(unicodeRange: string): (codePoint: number) => boolean {
  const ranges = unicodeRange.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
  })
  return (codePoint) => ranges.some(([from, to]) => codePoint >= from && codePoint <= to)
}
