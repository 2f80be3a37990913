import { type DecimalMark, decimalMark, readAmount, readColumnUnit, readPeriod } from './cells.js'
import { type Separator, type StrangeRow, separatorOf, strangeRows } from './strange-rows.js'

/** What of a figure a stranger's table can say, by the names that our own columns have; `period` is a time in one cell. */
export const MAPPED_PARTS = [
  'measure',
  'subject',
  'where',
  'direction',
  'from',
  'to',
  'by',
  'goods',
  'equipment',
  'scope',
  'weight',
  'load',
  'whole',
  'unit',
  'period',
  'value',
  'qualifier',
  'status',
  'producer',
  'via',
  'title',
  'published',
  'read',
  'source',
  'licence',
  'note',
] as const
export type MappedPart = (typeof MAPPED_PARTS)[number]

/** Where a part is from: the same for all rows, or a column, with our words for its words where they differ. */
export type PartSource =
  | { readonly fixed: string }
  | { readonly column: string; readonly words?: Readonly<Record<string, string>> }

/** How a stranger's table is read. */
export interface TableMapping {
  readonly separator: Separator
  /** Null where the table does not tell: then a number with a mark in it is refused. */
  readonly decimal: DecimalMark | null
  readonly parts: Readonly<Partial<Record<MappedPart, PartSource>>>
  /** Columns that hold values of the time that is their heading; then neither `period` nor `value` is among the parts. */
  readonly wide: readonly string[]
  /** What the table is called in the rows of its figures; null leaves the row unnamed. */
  readonly file: string | null
}

/** Headings that mean a part, in lower case; a part's own name is one too. */
const HEADINGS: Readonly<Partial<Record<MappedPart, readonly string[]>>> = {
  measure: ['indicator', 'показатель'],
  where: ['ref_area'],
  from: ['counterpart_from'],
  to: ['counterpart_to'],
  by: ['transport_mode'],
  goods: ['commodity', 'груз', 'товар'],
  unit: ['units', 'unit_measure', 'unit of measure', 'ед. изм.', 'единица', 'единица измерения'],
  period: ['time_period', 'time', 'date', 'year', 'month', 'quarter', 'период', 'год', 'месяц', 'квартал'],
  value: ['obs_value', 'amount', 'volume', 'значение', 'объем', 'объём'],
  source: ['источник'],
  note: ['comment', 'примечание'],
}

/** What a table's headings and cells say of how it is to be read; what they do not say is left out, for a person to add. */
export function proposeMapping(text: string): TableMapping {
  const separator = separatorOf(text)
  const [head, ...rows] = strangeRows(text, separator)
  const columns = head?.cells ?? []
  const cellsOf = (column: string) => filled(rows, columns.indexOf(column))
  const named = namedParts(columns)
  const wide = named.value === undefined ? columns.filter((column) => readPeriod(column) !== null) : []
  const found = wide.length > 0 ? { value: null, period: null } : byContent(columns, named, cellsOf)
  const values = found.value === null ? wide : [found.value]
  const parts = { ...named, value: source(found.value), period: source(found.period) }
  const unit = named.unit ?? unitOfHeading(found.value)
  return {
    separator,
    decimal: decimalMark(values.flatMap(cellsOf)),
    parts: Object.fromEntries(Object.entries({ ...parts, unit }).filter(([, from]) => from !== undefined)),
    wide,
    file: null,
  }
}

function source(column: string | null): { readonly column: string } | undefined {
  return column === null ? undefined : { column }
}

function namedParts(columns: readonly string[]): Partial<Record<MappedPart, { readonly column: string }>> {
  const found = MAPPED_PARTS.flatMap((part) => {
    const column = columns.find((heading) => meaning(heading, part))
    return column === undefined ? [] : [[part, { column }] as const]
  })
  return Object.fromEntries(found)
}

function meaning(heading: string, part: MappedPart): boolean {
  const [plain = ''] = heading.toLowerCase().split(/[,(]/)
  const word = plain.trim()
  return word === part || (HEADINGS[part]?.includes(word) ?? false)
}

/** Where no heading says it: the first column of times, and the only other one of numbers. */
function byContent(
  columns: readonly string[],
  named: Partial<Record<MappedPart, { readonly column: string }>>,
  cellsOf: (column: string) => readonly string[],
) {
  const taken = new Set(Object.values(named).map(({ column }) => column))
  const isAll = (column: string, reads: (cell: string) => boolean) =>
    !taken.has(column) && cellsOf(column).length > 0 && cellsOf(column).every(reads)
  const period =
    named.period?.column ?? columns.find((column) => isAll(column, (cell) => readPeriod(cell) !== null)) ?? null
  const numbers = columns.filter((column) => column !== period && isAll(column, isNumber))
  const only = numbers.length === 1 ? (numbers[0] ?? null) : null
  return { period, value: named.value?.column ?? only }
}

function isNumber(cell: string): boolean {
  return readAmount(cell, '.') !== null || readAmount(cell, ',') !== null
}

/** "Volume, thousand tons" and "Volume (t)" say their unit. */
function unitOfHeading(heading: string | null): PartSource | undefined {
  const words = /[,(]([^,()]+)\)?$/.exec(heading ?? '')?.[1]?.trim()
  return words === undefined || readColumnUnit(words) === null ? undefined : { fixed: words }
}

function filled(rows: readonly StrangeRow[], column: number): readonly string[] {
  return rows.map(({ cells }) => cells[column] ?? '').filter(Boolean)
}
