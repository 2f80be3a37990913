import { digits } from '../digits.js'
import type { Colour } from '../drawing/ink.js'
import type { Mark, TextMark } from '../drawing/marks.js'
import { type Letters, LOWERED_DEPTH, LOWERED_SIZE } from '../letters/letters.js'
import { hex } from './objects.js'
import type { PdfFonts } from './pdf-fonts.js'

/** Handle of a circle's Bézier quarter, in radii. */
const QUARTER = 0.5523

/** Writes marks as operators of a content stream (ISO 32000-2, 8 and 9). */
export class Content {
  readonly #height: number
  readonly #letters: Letters
  readonly #fonts: PdfFonts
  readonly #opacities: Set<number>
  readonly #lines: string[] = []

  /** @param opacities - takes the opacities that were used */
  constructor(height: number, letters: Letters, fonts: PdfFonts, opacities: Set<number>) {
    this.#height = height
    this.#letters = letters
    this.#fonts = fonts
    this.#opacities = opacities
  }

  /** Marks of one element of the structure; without a number they are decoration. */
  add(marks: readonly Mark[], element: { readonly role: string; readonly number: number } | null): void {
    this.#lines.push(element === null ? '/Artifact BMC' : `/${element.role} <</MCID ${element.number}>> BDC`)
    for (const mark of marks) this.#mark(mark)
    this.#lines.push('EMC')
  }

  toString(): string {
    return this.#lines.join('\n')
  }

  #mark(mark: Mark): void {
    if (mark.kind === 'text') {
      this.#text(mark)
      return
    }
    const { fill, stroke, opacity = 1 } = mark
    this.#lines.push('q')
    if (opacity < 1) {
      this.#opacities.add(opacity)
      this.#lines.push(`/${opacityName(opacity)} gs`)
    }
    if (fill) this.#lines.push(`${rgb(fill)} rg`)
    if (stroke) this.#lines.push(`${rgb(stroke)} RG ${digits(mark.strokeWidth ?? 1)} w 1 j`)
    if (mark.dash && mark.dash.length > 0) this.#lines.push(`[${mark.dash.map(digits).join(' ')}] 0 d`)
    this.#shape(mark)
    this.#lines.push(fill ? (stroke ? 'B*' : 'f*') : stroke ? 'S' : 'n', 'Q')
  }

  #shape(mark: Exclude<Mark, TextMark>): void {
    const at = (x: number, y: number) => `${digits(x)} ${digits(this.#height - y)}`
    switch (mark.kind) {
      case 'rect':
        this.#lines.push(`${at(mark.x, mark.y + mark.height)} ${digits(mark.width)} ${digits(mark.height)} re`)
        return
      case 'line':
        this.#lines.push(`${at(mark.x1, mark.y1)} m ${at(mark.x2, mark.y2)} l`)
        return
      case 'path':
        for (const { points, closed } of mark.strokes) {
          const steps = points.map(([x, y], i) => `${at(x, y)} ${i === 0 ? 'm' : 'l'}`)
          this.#lines.push(steps.join(' ') + (closed ? ' h' : ''))
        }
        return
      case 'circle': {
        const { x, y, r } = mark
        const k = r * QUARTER
        this.#lines.push(
          `${at(x + r, y)} m`,
          `${at(x + r, y + k)} ${at(x + k, y + r)} ${at(x, y + r)} c`,
          `${at(x - k, y + r)} ${at(x - r, y + k)} ${at(x - r, y)} c`,
          `${at(x - r, y - k)} ${at(x - k, y - r)} ${at(x, y - r)} c`,
          `${at(x + k, y - r)} ${at(x + r, y - k)} ${at(x + r, y)} c h`,
        )
      }
    }
  }

  #text({ text, size, weight, colour, anchor = 'start', ...mark }: TextMark): void {
    const width = anchor === 'start' ? 0 : this.#letters.width(text, size, weight)
    let x = mark.x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0)
    this.#lines.push(`BT ${rgb(colour)} rg`)
    for (const { face, glyphs, lowered } of this.#letters.runs(text, weight)) {
      const scale = lowered ? LOWERED_SIZE : 1
      const y = mark.y + (lowered ? size * LOWERED_DEPTH : 0)
      const font = this.#fonts.use(face, glyphs)
      this.#lines.push(`/${font} ${digits(size * scale)} Tf 1 0 0 1 ${digits(x)} ${digits(this.#height - y)} Tm`)
      let shown = ''
      for (const { glyph, advance } of glyphs) {
        shown += hex(glyph)
        const shift = (face.font.advance(glyph) * 1000) / face.font.unitsPerEm - advance / scale
        if (Math.abs(shift) >= 0.5) shown += `> ${Math.round(shift)} <`
        x += (advance * size) / 1000
      }
      this.#lines.push(`[<${shown}>] TJ`)
    }
    this.#lines.push('ET')
  }
}

/** Name of the graphics state of an opacity. */
export function opacityName(opacity: number): string {
  return `O${Math.round(opacity * 100)}`
}

function rgb(colour: Colour): string {
  return [1, 3, 5].map((at) => digits(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ')
}
