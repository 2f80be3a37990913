import { StructuredError } from '@karavan/core'
import type { Observation } from '@karavan/model'
import { scaled, unitText } from '../units.js'
import { readAmount, readColumnUnit, readPeriod } from './cells.js'
import { type FlatFigure, figureOf } from './flat.js'
import { MAPPED_PARTS, type MappedPart, type PartSource, proposeMapping, type TableMapping } from './mapping.js'
import { type StrangeRow, strangeRows } from './strange-rows.js'

/** A cell, or a need of the whole table (then of line 1), of which no figure is made. */
export interface RefusedCell {
  /** On which the row starts; the headings are mostly on line 1. */
  readonly line: number
  /** The heading; of what is fixed or not mapped, the name of the part. */
  readonly column: string
  readonly received: string
  readonly expected: string
}

/** What a table would give if it were taken in. */
export interface TablePreview {
  readonly columns: readonly string[]
  /** What the table itself says of how it is to be read, whatever mapping was given. */
  readonly proposed: TableMapping
  readonly observations: readonly Observation[]
  readonly refused: readonly RefusedCell[]
}

const NEEDED: readonly MappedPart[] = ['measure', 'unit', 'status', 'source']
/** How tables write that a value is not to be had. A dash is none of them, as it means zero in some. */
const NOT_PUBLISHED = ['n/a', 'н/д', '..', '...', '…', ':']
const PLACE = /^(?:[A-Z]{2}(?:-[A-Z0-9-]+)?|(?:region|corridor|line|operator):[\w.-]+)$/
const PLACES = 'codes of places, such as KZ, KZ-AKTAU or corridor:TITR'
const TIME = 'a time as 2024, 2024-06, 2024M06, 2024-H1, 2024-Q2 or 01.2024-06.2024'

/**
 * Reads a stranger's table by a mapping, or by what it says itself where none is given. Every value cell of a sound row becomes a figure or is
 * refused; nothing is filled in, and nothing throws.
 */
export function previewTable(text: string, mapping: TableMapping | null): TablePreview {
  const proposed = proposeMapping(text)
  const taken = mapping ?? proposed
  const [head, ...rows] = strangeRows(text, taken.separator)
  const columns = head?.cells ?? []
  const reading = { ...taken, unitOf: remembered(readColumnUnit) }
  const lacks = [...needsOf(taken), ...columnsLacking(taken, columns)]
  const read = lacks.length > 0 ? [] : rows.flatMap((row) => readRow(row, columns, reading))
  const figures = unlike(read)
  return {
    columns,
    proposed,
    observations: figures.flatMap((made) => ('figure' in made ? [made.figure] : [])),
    refused: [...lacks, ...figures.flatMap((made) => ('figure' in made ? [] : [made]))],
  }
}

type Made = { readonly figure: Observation; readonly line: number; readonly column: string } | RefusedCell

/** A mapping, with the units that were read so far, as most rows repeat them. */
type Reading = TableMapping & { readonly unitOf: typeof readColumnUnit }

function remembered(read: typeof readColumnUnit): typeof readColumnUnit {
  const known = new Map<string, ReturnType<typeof read>>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const unit = read(text)
    known.set(text, unit)
    return unit
  }
}

function needsOf({ parts, wide }: TableMapping): readonly RefusedCell[] {
  const own: readonly MappedPart[] = ['period', 'value']
  const needed = wide.length === 0 ? [...NEEDED, ...own] : NEEDED
  const lacking = needed.filter((part) => parts[part] === undefined)
  const twice = wide.length === 0 ? [] : own.filter((part) => parts[part] !== undefined)
  return [
    ...lacking.map((part) => refusal(1, part, '', `a column, or a word for all rows, that says the ${part}`)),
    ...twice.map((part) => refusal(1, part, wide.join(', '), `no ${part} beside columns that are headed by a time`)),
  ]
}

function columnsLacking({ parts, wide }: TableMapping, columns: readonly string[]): readonly RefusedCell[] {
  const named = Object.values(parts).flatMap((from) => ('column' in from ? [from.column] : []))
  return [...new Set([...named, ...wide])]
    .filter((column) => columns.indexOf(column) < 0 || columns.indexOf(column) !== columns.lastIndexOf(column))
    .map((column) => refusal(1, column, columns.join(', '), 'a heading that the table has, once'))
}

function readRow({ line, cells, isOpen }: StrangeRow, columns: readonly string[], mapping: Reading): Made[] {
  const first = cells[0] ?? ''
  if (isOpen) return [refusal(line, columns[cells.length - 1] ?? '', cells.at(-1) ?? '', 'a quote that is closed')]
  if (cells.length !== columns.length)
    return [refusal(line, columns[0] ?? '', first, `${columns.length} cells as in the headings, not ${cells.length}`)]
  const cellOf = (column: string) => cells[columns.indexOf(column)] ?? ''
  const { parts, wide } = mapping
  if (wide.length === 0) return [readFigure(line, cellOf, parts, mapping)]
  return wide.map((column) =>
    readFigure(line, cellOf, { ...parts, period: { fixed: column }, value: { column } }, mapping),
  )
}

function readFigure(
  line: number,
  cellOf: (column: string) => string,
  parts: TableMapping['parts'],
  { decimal, file, unitOf }: Reading,
): Made {
  const said = (part: MappedPart) => saidBy(parts[part], cellOf)
  const refuse = (part: MappedPart, expected: string) =>
    refusal(line, headingOf(part, parts), rawBy(parts[part], cellOf), expected)
  const unit = unitOf(said('unit'))
  if (unit === null) return refuse('unit', 'a unit, such as t, TEU, t/day, thousand tons')
  const period = readPeriod(said('period'))
  if (period === null) return refuse('period', TIME)
  const isMissing = NOT_PUBLISHED.includes(said('value').toLowerCase())
  const amount = isMissing ? null : readAmount(said('value'), decimal)
  if (amount === null && !isMissing) return refuse('value', numberExpected(decimal))
  const misplaced = (['where', 'from', 'to'] as const).find((part) => !arePlaces(said(part), part === 'where'))
  if (misplaced !== undefined) return refuse(misplaced, PLACES)
  const plain = Object.fromEntries(MAPPED_PARTS.map((part) => [part, said(part)]))
  const row: Partial<FlatFigure> = {
    ...plain,
    unit: unitText(unit.unit),
    period: period.kind,
    start: period.start,
    end: period.end,
    value: amount === null ? '' : String(scaled(amount, unit.power)),
    missing: amount === null ? 'notPublished' : '',
    row: file === null ? '' : `${file}:${line}`,
  }
  return made(row, line, headingOf('value', parts), refuse)
}

function made(
  row: Partial<FlatFigure>,
  line: number,
  column: string,
  refuse: (part: MappedPart, expected: string) => RefusedCell,
): Made {
  try {
    return { figure: figureOf(row, ''), line, column }
  } catch (error) {
    if (!(error instanceof StructuredError)) throw error
    const part = MAPPED_PARTS.find((name) => error.pointer?.trim() === name) ?? 'value'
    return refuse(part, error.expected ?? 'a figure')
  }
}

/** Two rows that say the same of the same are one figure, the first. */
function unlike(read: readonly Made[]): readonly Made[] {
  const lines = new Map<string, number>()
  return read.map((made) => {
    if (!('figure' in made)) return made
    const { id, value } = made.figure
    const before = lines.get(id)
    if (before === undefined) lines.set(id, made.line)
    return before === undefined
      ? made
      : refusal(made.line, made.column, String(value ?? ''), `a figure that line ${before} does not give already`)
  })
}

function arePlaces(text: string, isList: boolean): boolean {
  const places = isList ? text.split(' ').filter(Boolean) : [text].filter(Boolean)
  return places.every((place) => PLACE.test(place))
}

function numberExpected(decimal: TableMapping['decimal']): string {
  if (decimal === null) return 'a number without a mark, as the decimal mark of the table is not known'
  return `a number with "${decimal}" before its decimals, or ${NOT_PUBLISHED[0]} where none is published`
}

function rawBy(from: PartSource | undefined, cellOf: (column: string) => string): string {
  if (from === undefined) return ''
  return 'fixed' in from ? from.fixed : cellOf(from.column)
}

function saidBy(from: PartSource | undefined, cellOf: (column: string) => string): string {
  const raw = rawBy(from, cellOf)
  if (from === undefined || 'fixed' in from || from.words === undefined) return raw
  return Object.hasOwn(from.words, raw) ? (from.words[raw] ?? raw) : raw
}

function headingOf(part: MappedPart, parts: TableMapping['parts']): string {
  const from = parts[part]
  return from !== undefined && 'column' in from ? from.column : part
}

function refusal(line: number, column: string, received: string, expected: string): RefusedCell {
  return { line, column, received, expected }
}
