import { brandMarks } from '../drawing/brand.js'
import { INK } from '../drawing/ink.js'
import type { PagePart } from '../pdf/laid-out.js'
import { type Tag, tagIn } from '../pdf/tag.js'
import type { Sheet, TitledFigure } from '../sheet/sheet.js'
import { blockUnits, figureUnit } from './block-units.js'
import type { Setting } from './paper.js'
import { linesHeight, part, type TextStyle, textLines, type Unit } from './unit.js'

/** What every sheet begins with, and a picture shows alone: the question, the promise, when it arrives, the map. */
export function frontUnits(sheet: Sheet, structure: Tag, setting: Setting): Unit[] {
  const { figures } = setting.paper
  const titled = (figure: TitledFigure, height: number) => [
    ...blockUnits({ kind: 'heading', level: 2, text: figure.heading, note: figure.note }, structure, setting),
    figureUnit(figure, height, structure, setting),
  ]
  return [
    headUnit(sheet, structure, setting),
    ...blockUnits(sheet.promise, structure, setting).map((unit, i) =>
      i === 0 ? { ...unit, before: 8 * setting.paper.unit } : unit,
    ),
    ...titled(sheet.arrivals, figures.arrivals),
    ...titled(sheet.map, figures.map),
  ]
}

/** Brand and kind of sheet, the two ends, the way, the question. */
function headUnit(sheet: Sheet, structure: Tag, { paper, letters }: Setting): Unit {
  const { measure, unit, size } = paper
  const parts: PagePart[] = [
    part(null, [
      ...brandMarks(0, 12 * unit, 12 * unit),
      { kind: 'line', x1: 0, x2: measure, y1: 22 * unit, y2: 22 * unit, stroke: INK.ink, strokeWidth: 0.8 * unit },
    ]),
    part(
      tagIn(structure, 'P'),
      textLines([sheet.eyebrow], measure, 4 * unit, { size: size.body, colour: INK.inkSoft }, 'end'),
    ),
  ]
  let y = 31 * unit
  const add = (role: 'H1' | 'P', text: string, style: TextStyle) => {
    if (text === '') return
    const lines = letters.lines(text, style.size, style.weight ?? 400, measure)
    parts.push(part(tagIn(structure, role), textLines(lines, 0, y, style)))
    y += linesHeight(lines, style.size)
  }
  const fitting =
    [1, 0.88, 0.77].find((share) => letters.width(sheet.title, size.title * share, 600) <= measure) ?? 0.77
  add('H1', sheet.title, { size: size.title * fitting, weight: 600 })
  add('P', sheet.way, { size: size.way, weight: 600, colour: INK.accent })
  y += 2 * unit
  add('P', sheet.question, { size: size.body, colour: INK.inkSoft })
  return { height: y, before: 0, parts }
}
