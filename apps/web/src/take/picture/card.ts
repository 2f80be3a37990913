import type { Words } from '../../words/words.js'
import { INK } from '../drawing/ink.js'
import type { Drawing, Mark } from '../drawing/marks.js'
import type { Letters } from '../letters/letters.js'
import { blockUnits } from '../pages/block-units.js'
import { frontUnits } from '../pages/front.js'
import { CARD } from '../pages/paper.js'
import { linesHeight, placed, textLines } from '../pages/unit.js'
import { warningUnit } from '../pages/warning-units.js'
import type { Tag } from '../pdf/tag.js'
import type { Sheet } from '../sheet/sheet.js'

/** The front of a sheet as one picture, with its warnings, and its sources and date at the foot; in pixels. */
export function drawCard(sheet: Sheet, letters: Letters, words: Words): Drawing {
  const { width, margin, measure, size, unit } = CARD
  const marks: Mark[] = []
  let y = margin.top
  const structure: Tag = { role: 'Document', children: [] }
  const setting = { letters, paper: CARD }
  const heading = { kind: 'heading', level: 2, text: words.say('take.warnings') } as const
  const units = [
    ...frontUnits(sheet, structure, setting),
    ...(sheet.warnings.length === 0 ? [] : blockUnits(heading, structure, setting)),
    ...sheet.warnings.map((warning) => warningUnit(warning, structure, setting)),
  ]
  for (const block of units) {
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
