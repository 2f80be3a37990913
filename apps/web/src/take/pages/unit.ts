import type { Colour } from '../drawing/ink.js'
import { INK } from '../drawing/ink.js'
import { type Mark, moved } from '../drawing/marks.js'
import type { Weight } from '../letters/font-files.js'
import type { PagePart } from '../pdf/laid-out.js'
import type { Tag } from '../pdf/tag.js'
import { LEADING } from './paper.js'

/** What is never torn apart between two pages; its parts are placed from its left upper corner. */
export interface Unit {
  readonly height: number
  /** Air above, which falls away at the top of a page. */
  readonly before: number
  readonly parts: readonly PagePart[]
  /** Stays on the page of the unit after it. */
  readonly keepsWithNext?: boolean
  /** Repeated above the unit where a page begins with it, as the head of a table is. */
  readonly head?: Unit
}

export interface TextStyle {
  readonly size: number
  readonly weight?: Weight
  readonly colour?: Colour
}

/** Lines of text beneath one another; the first base line is one ascent below `y`. */
export function textLines(
  lines: readonly string[],
  x: number,
  y: number,
  { size, weight = 400, colour = INK.ink }: TextStyle,
  anchor: 'start' | 'end' = 'start',
): Mark[] {
  return lines.map((text, i) => ({
    kind: 'text',
    x,
    y: y + size * (1.02 + i * LEADING),
    text,
    size,
    weight,
    colour,
    anchor,
  }))
}

export const linesHeight = (lines: readonly string[], size: number) => lines.length * size * LEADING

export function placed(unit: Unit, x: number, y: number): PagePart[] {
  return unit.parts.map((part) => ({
    ...part,
    marks: moved(part.marks, x, y),
    ...(part.link ? { link: { ...part.link, x: part.link.x + x, y: part.link.y + y } } : {}),
    ...(part.area ? { area: { ...part.area, x: part.area.x + x, y: part.area.y + y } } : {}),
  }))
}

/** A part of one element. */
export function part(tag: Tag | null, marks: readonly Mark[]): PagePart {
  return { tag, marks }
}
