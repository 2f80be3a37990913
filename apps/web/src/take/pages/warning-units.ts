import { INK } from '../drawing/ink.js'
import { type Tag, tagIn } from '../pdf/tag.js'
import type { Warning } from '../sheet/sheet.js'
import type { Setting } from './paper.js'
import { swatchMarks } from './table-units.js'
import { linesHeight, part, textLines, type Unit } from './unit.js'

const PAD = 6
/** Width of the line of a plan, and the gap after it. */
const SWATCH = 16
const GAP = 5

/** Warnings as items of one list. */
export function warningUnits(items: readonly string[], parent: Tag, setting: Setting): Unit[] {
  const list = tagIn(parent, 'L')
  return items.map((text) => warningUnit({ text, sources: '', ofPlans: [] }, list, setting))
}

/** A warning in its box, with its sources beneath and the lines of its plans before it, where it has them. */
export function warningUnit({ text, sources, ofPlans }: Warning, list: Tag, { paper, letters }: Setting): Unit {
  const { unit, size, measure } = paper
  const pad = PAD * unit
  const left = pad + 4 * unit
  const indent = ofPlans.length * (SWATCH + GAP) * unit
  const room = measure - left - pad
  const lines = letters.lines(text, size.body, 400, room - indent)
  const from = sources === '' ? [] : letters.lines(sources, size.small, 400, room - indent)
  const told = linesHeight(lines, size.body)
  const height = told + linesHeight(from, size.small) + pad * 2
  return {
    height,
    before: 4 * unit,
    parts: [
      part(null, [
        { kind: 'rect', x: 0, y: 0, width: measure, height, fill: INK.warnSoft },
        { kind: 'rect', x: 0, y: 0, width: 2.4 * unit, height, fill: INK.warn },
        ...ofPlans.flatMap((isOf, plan) =>
          isOf
            ? swatchMarks(plan, left + plan * (SWATCH + GAP) * unit, pad + size.body * 0.68, SWATCH * unit, unit)
            : [],
        ),
      ]),
      part(tagIn(tagIn(list, 'LI'), 'LBody'), [
        ...textLines(lines, left + indent, pad, { size: size.body }),
        ...textLines(from, left + indent, pad + told, { size: size.small, colour: INK.inkSoft }),
      ]),
    ],
  }
}
