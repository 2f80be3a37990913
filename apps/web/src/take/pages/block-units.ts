import { INK } from '../drawing/ink.js'
import type { PagePart } from '../pdf/laid-out.js'
import { type Tag, tagIn } from '../pdf/tag.js'
import type { Block, Fact, Figure, SourceLine } from '../sheet/sheet.js'
import { LEADING, type Setting } from './paper.js'
import { swatchMarks, tableUnits } from './table-units.js'
import { linesHeight, part, textLines, type Unit } from './unit.js'
import { warningUnits } from './warning-units.js'

/** A block as units of the page, tagged in the order in which it is read. */
export function blockUnits(block: Block, parent: Tag, setting: Setting): Unit[] {
  switch (block.kind) {
    case 'heading':
      return [headingUnit(block, parent, setting)]
    case 'text':
      return [textUnit(block, parent, setting)]
    case 'figure':
      return [
        { ...figureUnit(block.figure, block.height * setting.paper.size.table, parent, setting), keepsWithNext: true },
      ]
    case 'facts':
      return factUnits(block.facts, parent, setting)
    case 'warnings':
      return warningUnits(block.items, parent, setting)
    case 'table':
      return tableUnits(block, parent, setting)
    case 'sources':
      return sourceUnits(block.sources, parent, setting)
  }
}

function headingUnit(block: Extract<Block, { kind: 'heading' }>, parent: Tag, { paper, letters }: Setting): Unit {
  const { text, level, note, swatch } = block
  const size = level === 2 ? paper.size.heading2 : paper.size.heading3
  const indent = swatch === undefined ? 0 : 30 * paper.unit
  const lines = letters.lines(text, size, 600, paper.measure - indent)
  const end = indent + letters.width(lines.at(-1) ?? '', size, 600) + 10 * paper.unit
  const height = linesHeight(lines, size)
  const beside = note !== undefined && note !== '' && letters.width(note, paper.size.small, 400) < paper.measure - end
  const parts: PagePart[] = [
    {
      ...part(tagIn(parent, level === 2 ? 'H2' : 'H3'), textLines(lines, indent, 0, { size, weight: 600 })),
      ...(level === 2 ? { bookmark: text } : {}),
    },
  ]
  if (swatch !== undefined)
    parts.push(part(null, swatchMarks(swatch, 0, size * 0.68, indent - 8 * paper.unit, paper.unit)))
  if (note !== undefined && note !== '') {
    const style = { size: paper.size.small, colour: INK.inkSoft }
    const at = beside ? height - size * (LEADING - 1.02) - paper.size.small * 1.02 : height
    parts.push(
      part(
        tagIn(parent, 'P'),
        beside ? textLines([note], paper.measure, at, style, 'end') : textLines([note], 0, at, style),
      ),
    )
  }
  return {
    height: height + (note && !beside ? paper.size.small * LEADING : 0) + paper.unit,
    before: (level === 2 ? 17 : 12) * paper.unit,
    parts,
    keepsWithNext: true,
  }
}

function textUnit(
  { text, soft, link }: Extract<Block, { kind: 'text' }>,
  parent: Tag,
  { paper, letters }: Setting,
): Unit {
  const size = soft ? paper.size.small : paper.size.body
  const lines = letters.lines(text, size, 400, paper.measure)
  const marks = textLines(lines, 0, 0, { size, colour: soft ? INK.inkSoft : INK.ink })
  const height = linesHeight(lines, size)
  const tag = link === undefined ? tagIn(parent, 'P') : tagIn(tagIn(parent, 'P'), 'Link')
  return {
    height,
    before: 3 * paper.unit,
    parts: [
      {
        tag,
        marks,
        ...(link === undefined ? {} : { link: { address: link, x: 0, y: 0, width: paper.measure, height } }),
      },
    ],
  }
}

/** A figure over the whole width. */
export function figureUnit({ draw, alt }: Figure, height: number, parent: Tag, { paper, letters }: Setting): Unit {
  const drawing = draw({
    width: paper.measure,
    height,
    text: paper.size.table,
    measure: (...text) => letters.width(...text),
  })
  return {
    height: drawing.height,
    before: 5 * paper.unit,
    parts: [
      {
        ...part(tagIn(parent, 'Figure', { alt }), drawing.marks),
        area: { x: 0, y: 0, width: drawing.width, height: drawing.height },
      },
    ],
  }
}

const FACTS_IN_ROW = 4
const FACT_SIZES = [13.5, 12, 11, 10, 9]

function factUnits(facts: readonly Fact[], parent: Tag, { paper, letters }: Setting): Unit[] {
  const { unit, size, measure } = paper
  const list = tagIn(parent, 'L')
  const width = measure / FACTS_IN_ROW
  const rows = factRows(facts)
  return rows.map((row, i) => {
    let x = 0
    const laid = row.map(({ name, value, note, strong, wide }) => {
      const room = (wide ? 2 : 1) * width - 10 * unit
      const sizes = FACT_SIZES.map((points) => points * unit)
      const fitted = sizes.find((points) => letters.width(value, points, 600) <= room) ?? 9 * unit
      const values = letters.lines(value, fitted, 600, room)
      const notes = note === undefined ? [] : letters.lines(note, size.small, 400, room)
      const top = size.small * LEADING
      const bottom = top + FACT_LINE * unit + linesHeight(values.slice(1), fitted)
      const marks = [
        ...textLines([name], x, 0, { size: size.small, colour: INK.inkSoft }),
        ...textLines(values, x, top + FACT_LINE * unit - fitted * LEADING, {
          size: fitted,
          weight: 600,
          colour: strong ? INK.accent : INK.ink,
        }),
        ...textLines(notes, x, bottom, { size: size.small, colour: INK.inkSoft }),
      ]
      x += (wide ? 2 : 1) * width
      return { height: bottom + linesHeight(notes, size.small), part: part(tagIn(tagIn(list, 'LI'), 'LBody'), marks) }
    })
    return {
      height: Math.max(...laid.map(({ height }) => height)),
      before: 8 * unit,
      parts: laid.map((one) => one.part),
      keepsWithNext: i < rows.length - 1,
    }
  })
}

/** Height of the line of values: values of all sizes stand on one base line. */
const FACT_LINE = 13.5 * LEADING

function factRows(facts: readonly Fact[]): Fact[][] {
  const rows: Fact[][] = []
  let room = 0
  for (const fact of facts) {
    const needed = fact.wide ? 2 : 1
    if (needed > room) {
      rows.push([])
      room = FACTS_IN_ROW
    }
    rows.at(-1)?.push(fact)
    room -= needed
  }
  return rows
}

const NUMBER_WIDTH = 16
const COLUMN_GAP = 16

/** Sources in two columns, read row by row. */
function sourceUnits(sources: readonly SourceLine[], parent: Tag, { paper, letters }: Setting): Unit[] {
  const list = tagIn(parent, 'L')
  const [number, gap] = [NUMBER_WIDTH * paper.unit, COLUMN_GAP * paper.unit]
  const width = (paper.measure - gap) / 2
  const laid = sources.map((source) => {
    const room = width - number
    const lines = letters.lines(source.text, paper.size.small, 400, room)
    const detail = letters.lines(source.detail, paper.size.small, 400, room)
    return { source, lines, detail, height: linesHeight([...lines, ...detail], paper.size.small) + 2.5 * paper.unit }
  })
  const units: Unit[] = []
  for (let i = 0; i < laid.length; i += 2) {
    const row = laid.slice(i, i + 2)
    units.push({
      height: Math.max(...row.map(({ height }) => height)),
      before: i === 0 ? 4 * paper.unit : 0,
      // Neither the first row nor the last stands alone on a page.
      keepsWithNext: (i === 0 && laid.length > 2) || (i + 2 < laid.length && i + 4 >= laid.length),
      parts: row.flatMap(({ source, lines, detail }, column): PagePart[] => {
        const x = column * (width + gap)
        const item = tagIn(list, 'LI')
        const label = tagIn(item, 'Lbl')
        const body = tagIn(item, 'LBody')
        const style = { size: paper.size.small }
        const named = textLines(lines, x + number, 0, { ...style, colour: source.address ? INK.certain : INK.ink })
        const height = linesHeight(lines, paper.size.small)
        return [
          part(label, textLines([String(source.number)], x, 0, { ...style, weight: 600 })),
          source.address === null
            ? part(tagIn(body, 'P'), named)
            : {
                tag: tagIn(tagIn(body, 'P'), 'Link'),
                marks: named,
                link: { address: source.address, x: x + number, y: 0, width: width - number, height },
              },
          part(tagIn(body, 'P'), textLines(detail, x + number, height, { ...style, colour: INK.inkSoft })),
        ]
      }),
    })
  }
  return units
}
