import type { Words } from '../../words/words.js'
import { INK } from '../drawing/ink.js'
import { type Mark, moved } from '../drawing/marks.js'
import type { Letters } from '../letters/letters.js'
import type { LaidOut, PagePart } from '../pdf/laid-out.js'
import type { Tag } from '../pdf/tag.js'
import type { Sheet } from '../sheet/sheet.js'
import { blockUnits } from './block-units.js'
import { frontUnits } from './front.js'
import { A4, type Paper, type Setting } from './paper.js'
import { part, placed, textLines, type Unit } from './unit.js'

/** Lays a sheet out on pages of A4. */
export function layOut(sheet: Sheet, letters: Letters, words: Words): LaidOut {
  const structure: Tag = { role: 'Document', children: [] }
  const { front, rest } = unitsOf(sheet, structure, { letters, paper: withTallerMap(sheet, letters) })
  const pages = paginate([...front, ...rest], A4)
  return {
    width: A4.width,
    height: A4.height,
    structure,
    pages: pages.map((parts, i) => [
      ...parts,
      part(null, footMarks(sheet, words.say('take.page', { page: i + 1, pages: pages.length }), A4)),
    ]),
  }
}

function unitsOf(sheet: Sheet, structure: Tag, setting: Setting) {
  const front = frontUnits(sheet, structure, setting)
  return { front, rest: sheet.blocks.flatMap((block) => blockUnits(block, structure, setting)) }
}

/** The paper with a map that takes the room at the foot of the first page that nothing after it fits into. */
function withTallerMap(sheet: Sheet, letters: Letters): Paper {
  const { height, margin, figures } = A4
  const { front, rest } = unitsOf(sheet, { role: 'Document', children: [] }, { letters, paper: A4 })
  const free = Math.floor(height - margin.top - margin.bottom - heightOf(front))
  if (free < 0 || heightOf(together(rest, 0)) <= free) return A4
  return { ...A4, figures: { ...figures, map: figures.map + Math.min(free, figures.map * MOST_GROWTH) } }
}

/** How much taller than planned a map may become, as a part of its height. */
const MOST_GROWTH = 0.75

function heightOf(units: readonly Unit[]): number {
  return units.reduce((sum, { before, height }) => sum + before + height, 0)
}

/** Puts units on pages: a unit that does not fit begins the next, with those that keep with it. */
export function paginate(units: readonly Unit[], { height, margin }: Paper): PagePart[][] {
  const pages: PagePart[][] = [[]]
  let y = margin.top
  const put = (unit: Unit) => {
    pages.at(-1)?.push(...placed(unit, margin.side, y))
    y += unit.height
  }
  for (let i = 0; i < units.length; ) {
    const group = together(units, i)
    const [first] = group
    if (first === undefined) break
    if (y > margin.top && y + heightOf(group) > height - margin.bottom) {
      pages.push([])
      y = margin.top
      if (first.head) put(first.head)
    }
    for (const unit of group) {
      if (y > margin.top) y += unit.before
      put(unit)
    }
    i += group.length
  }
  return pages
}

/** A unit and all that must stand on its page. */
function together(units: readonly Unit[], from: number): Unit[] {
  let to = from
  while (units[to]?.keepsWithNext && to + 1 < units.length) to++
  return units.slice(from, to + 1)
}

function footMarks(sheet: Sheet, page: string, { height, margin, measure, size }: Paper): Mark[] {
  const style = { size: size.small, colour: INK.inkSoft }
  return moved(
    [
      { kind: 'line', x1: 0, x2: measure, y1: 0, y2: 0, stroke: INK.line, strokeWidth: 0.5 },
      ...textLines([`Karavan · ${sheet.title} · ${sheet.madeLine}`], 0, 5, style),
      ...textLines([page], measure, 5, style, 'end'),
    ],
    margin.side,
    height - margin.bottom + 20,
  )
}
