import { CERTAINTY_INK, INK, PLAN_INK } from '../drawing/ink.js'
import type { Mark } from '../drawing/marks.js'
import type { Weight } from '../letters/font-files.js'
import type { PagePart } from '../pdf/laid-out.js'
import { type Tag, tagIn } from '../pdf/tag.js'
import type { Block, Cell, Column, Range } from '../sheet/sheet.js'
import { sharedWidths } from './column-widths.js'
import type { Paper, Setting } from './paper.js'
import { linesHeight, part, textLines, type Unit } from './unit.js'

type Table = Extract<Block, { kind: 'table' }>

/** Between columns, above and beneath a row, and before the text where the line of a plan stands there. */
const airOf = ({ unit }: Paper) => ({ gap: 9 * unit, pad: 2.8 * unit, swatch: 16 * unit })

/** A table row by row; its head comes again on each page. */
export function tableUnits(table: Table, parent: Tag, setting: Setting): Unit[] {
  const tag = tagIn(parent, 'Table')
  const columns = laidColumns(table, setting)
  const head = headUnit(columns, tagIn(tag, 'TR'), setting)
  const again: Unit = { ...head, parts: head.parts.map(({ marks }) => part(null, marks)) }
  const last = table.rows.length - 1
  const rows = table.rows.map((row, i) => ({
    ...rowUnit(row, columns, tagIn(tag, 'TR'), setting, INK.line),
    head: again,
    // Neither the first row nor the last stands alone on a page, nor the foot.
    keepsWithNext: (i === 0 && i < last) || i === last - 1 || (i === last && table.foot !== undefined),
  }))
  const foot = table.foot
    ? [{ ...rowUnit(table.foot, columns, tagIn(tag, 'TR'), setting, INK.lineStrong), head: again }]
    : []
  return [{ ...head, keepsWithNext: true }, ...rows, ...foot]
}

interface LaidColumn {
  readonly column: Column
  readonly x: number
  readonly width: number
}

/** So much more than it needs, so that no rounding breaks what just fits. */
const HAIR = 0.01

/** Columns by their shares, but none narrower than its longest word or amount, as far as there is room. */
function laidColumns({ columns, rows, foot = [] }: Table, { paper, letters }: Setting): LaidColumn[] {
  const { gap, swatch } = airOf(paper)
  const { table, small } = paper.size
  const needs = columns.map(({ name, numeric = false, whole = numeric }, i) => {
    const widest = (texts: readonly string[], size: number, weight: Weight) =>
      Math.max(0, ...texts.map((text) => letters.width(text, size, weight)))
    const cells = [...rows, foot].flatMap((row) => row[i] ?? [])
    const widths = cells.map(
      ({ text, more = '', strong, swatch: line }) =>
        Math.max(widest(whole ? [text] : wordsOf(text), table, strong ? 600 : 400), widest(wordsOf(more), small, 400)) +
        (line === undefined ? 0 : swatch),
    )
    return Math.max(widest(wordsOf(name), small, 600), ...widths) + gap + HAIR
  })
  let x = 0
  return sharedWidths(
    columns.map(({ share }) => share),
    needs,
    paper.measure,
  ).map((width, i) => {
    const laid = { column: columns[i] ?? { name: '', share: 0 }, x, width }
    x += width
    return laid
  })
}

/** The words of a text; an address is none, as it may be broken. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[ \n]/).filter((word) => !word.includes('/'))
}

function headUnit(columns: readonly LaidColumn[], row: Tag, { paper, letters }: Setting): Unit {
  const { gap, pad } = airOf(paper)
  const cells = columns.map(({ column, x, width }) => {
    const lines = letters.lines(column.name, paper.size.small, 600, width - gap)
    return { column, x, width, lines }
  })
  const height = Math.max(...cells.map(({ lines }) => linesHeight(lines, paper.size.small))) + pad
  const parts = cells.map(({ column, x, width, lines }) =>
    part(
      isPicture(column) ? null : tagIn(row, 'TH', { scope: 'Column' }),
      textLines(
        lines,
        column.numeric ? x + width - gap : x,
        height - pad - linesHeight(lines, paper.size.small),
        { size: paper.size.small, weight: 600, colour: INK.inkSoft },
        column.numeric ? 'end' : 'start',
      ),
    ),
  )
  return { height, before: 3 * paper.unit, parts: [...parts, rule(height, INK.lineStrong, paper)] }
}

function rowUnit(
  row: readonly Cell[],
  columns: readonly LaidColumn[],
  tag: Tag,
  { paper, letters }: Setting,
  colour: typeof INK.line | typeof INK.lineStrong,
): Unit {
  const { gap, pad, swatch } = airOf(paper)
  const cells = columns.map((laid, i) => {
    const cell = row[i] ?? { text: '' }
    const indent = cell.swatch === undefined ? 0 : swatch
    const width = laid.width - gap - indent
    return {
      ...laid,
      cell,
      indent,
      lines: letters.lines(cell.text, paper.size.table, cell.strong ? 600 : 400, width),
      more: cell.more === undefined ? [] : letters.lines(cell.more, paper.size.small, 400, width),
    }
  })
  const height =
    Math.max(
      ...cells.map(({ lines, more }) => linesHeight(lines, paper.size.table) + linesHeight(more, paper.size.small)),
    ) +
    pad * 2
  const parts = cells.flatMap(({ column, cell, x, width, indent, lines, more }, i): PagePart[] => {
    const at = column.numeric ? x + width - gap : x + indent
    const anchor = column.numeric ? 'end' : 'start'
    const own = i === 0 ? tagIn(tag, 'TH', { scope: 'Row' }) : isPicture(column) ? null : tagIn(tag, 'TD')
    const text = part(own, [
      ...textLines(lines, at, pad, { size: paper.size.table, weight: cell.strong ? 600 : 400 }, anchor),
      ...textLines(
        more,
        at,
        pad + linesHeight(lines, paper.size.table),
        { size: paper.size.small, colour: INK.inkSoft },
        anchor,
      ),
    ])
    const drawn: Mark[] = [
      ...(cell.swatch === undefined
        ? []
        : swatchMarks(cell.swatch, x, pad + paper.size.table * 0.66, swatch - 5 * paper.unit, paper.unit)),
      ...(cell.range === undefined
        ? []
        : rangeMarks(cell.range, x, pad + paper.size.table * 0.66, width - gap, paper.unit)),
    ]
    return drawn.length === 0 ? [text] : [text, part(null, drawn)]
  })
  return { height, before: 0, parts: [...parts, rule(height, colour, paper)] }
}

/** A column without a name draws what the one beside it says; to those who listen it would be an empty cell. */
const isPicture = ({ name }: Column) => name === ''

function rule(y: number, stroke: typeof INK.line | typeof INK.lineStrong, { measure, unit }: Paper): PagePart {
  return part(null, [{ kind: 'line', x1: 0, x2: measure, y1: y, y2: y, stroke, strokeWidth: 0.5 * unit }])
}

/** The line of a plan, as it is drawn in the figures. */
export function swatchMarks(plan: number, x: number, y: number, width: number, unit: number): Mark[] {
  const ink = PLAN_INK[plan % PLAN_INK.length]
  if (ink === undefined) return []
  return [
    {
      kind: 'line',
      x1: x,
      x2: x + width,
      y1: y,
      y2: y,
      stroke: ink.colour,
      strokeWidth: 2 * unit,
      dash: ink.dash.map((step) => step * 0.7 * unit),
    },
  ]
}

/** A bar from least to greatest with a tick where it is typical. */
function rangeMarks(
  { low, typical, high, most, certainty }: Range,
  x: number,
  y: number,
  width: number,
  unit: number,
): Mark[] {
  const at = (value: number) => x + (value / most) * width
  const fill = CERTAINTY_INK[certainty]
  return [
    { kind: 'line', x1: x, x2: x + width, y1: y, y2: y, stroke: INK.line, strokeWidth: 0.5 * unit },
    {
      kind: 'rect',
      x: at(low),
      y: y - 1.6 * unit,
      width: Math.max(0.8 * unit, at(high) - at(low)),
      height: 3.2 * unit,
      fill,
      opacity: 0.4,
    },
    { kind: 'rect', x: at(typical) - 0.7 * unit, y: y - 3 * unit, width: 1.4 * unit, height: 6 * unit, fill },
  ]
}
