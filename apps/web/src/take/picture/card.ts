import { INK } from '../drawing/ink.js'
import type { Drawing, Mark } from '../drawing/marks.js'
import type { Letters } from '../letters/letters.js'
import { frontUnits } from '../pages/front.js'
import { CARD } from '../pages/paper.js'
import { linesHeight, placed, textLines } from '../pages/unit.js'
import type { Sheet } from '../sheet/sheet.js'

/** The front of a sheet as one picture, with its sources and its date at the foot; in pixels. */
export function drawCard(sheet: Sheet, letters: Letters): Drawing {
  const { width, margin, measure, size, unit } = CARD
  const marks: Mark[] = []
  let y = margin.top
  for (const block of frontUnits(sheet, { role: 'Document', children: [] }, { letters, paper: CARD })) {
    y += block.before
    for (const { marks: drawn } of placed(block, margin.side, y)) marks.push(...drawn)
    y += block.height
  }
  y += 12 * unit
  for (const text of [sheet.sourcesLine, `${sheet.madeOn} · ${sheet.citation}`]) {
    const lines = letters.lines(text, size.small, 400, measure)
    marks.push(...textLines(lines, margin.side, y, { size: size.small, colour: INK.inkSoft }))
    y += linesHeight(lines, size.small)
  }
  const height = Math.ceil(y + margin.bottom)
  return { width, height, marks: [{ kind: 'rect', x: 0, y: 0, width, height, fill: INK.surface }, ...marks] }
}
