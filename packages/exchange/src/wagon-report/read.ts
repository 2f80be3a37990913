import { zoneOffset } from '@karavan/core'
import type { EpcisEvent } from '@karavan/model'
import type { Refusal, Remark } from '../received.js'
import type { Sheet, SheetRow, Workbook } from '../spreadsheet/workbook.js'
import { WAGON_COLUMNS, type WagonColumn } from './columns.js'
import { ColumnsMissingError } from './columns-missing.js'
import { findHeader, type HeaderBlock, headerKey } from './header.js'
import { readLocalTime } from './local-time.js'
import { proposeMapping, type WagonReportMapping } from './mapping.js'
import type { WagonReportPorts } from './ports.js'
import type { ReportRow, WagonRefusal, WagonRemark, WagonReportReading } from './remarks.js'
import { RowReader } from './row.js'

/**
 * Reads a report of where wagons are: for each row what was done with the wagon, when and where, and which containers are
 * on it. Rows that cannot be read are refused; the others stand.
 * @throws {ColumnsMissingError} no sheet has the columns of the mapping
 */
export function readWagonReport(
  workbook: Workbook,
  mapping: WagonReportMapping,
  ports: WagonReportPorts,
): WagonReportReading {
  checkColumns(workbook, mapping)
  const found = workbook.sheets.map((sheet) => ({ sheet, block: blockOf(sheet, mapping) }))
  if (found.every(({ block }) => block === null)) throw noSheet(workbook, mapping)
  const report = new ReportReader(workbook, mapping, ports)
  for (const { sheet, block } of found) {
    if (block === null) report.passOver(sheet)
    else report.read(sheet, block)
  }
  return report.reading
}

function required({ columns }: WagonReportMapping): readonly (readonly [string, string | undefined])[] {
  return [
    ['wagon', columns.wagon],
    ['operationDate', columns.operationDate],
    ['stationName or stationCode', columns.stationName ?? columns.stationCode],
  ]
}

function checkColumns(workbook: Workbook, mapping: WagonReportMapping): void {
  const missing = required(mapping).flatMap(([name, header]) => (header === undefined ? [name] : []))
  if (missing.length === 0) return
  const proposal = proposeMapping(workbook)
  const headers = [...proposal.found.map(({ header }) => header), ...proposal.unused]
  throw new ColumnsMissingError({
    received:
      headers.length === 0 ? 'a table without headers' : `the headers ${headers.map((one) => `«${one}»`).join(', ')}`,
    expected: `a column for ${missing.join(', ')}`,
    proposal,
  })
}

function noSheet(workbook: Workbook, mapping: WagonReportMapping): ColumnsMissingError {
  const headers = required(mapping).map(([, header]) => `«${header}»`)
  return new ColumnsMissingError({
    received: `${workbook.sheets.map(({ name }) => name || 'a table').join(', ')} without them`,
    expected: `a row with the headers ${headers.join(', ')}`,
    proposal: proposeMapping(workbook),
  })
}

/** The header of a sheet that has the columns of the mapping. */
function blockOf(sheet: Sheet, mapping: WagonReportMapping): HeaderBlock | null {
  const needed = required(mapping).map(([, header]) => headerKey(header ?? ''))
  const wanted = Object.values(mapping.columns).map(headerKey)
  return findHeader(sheet, (headers) => {
    const keys = new Set(headers.map(headerKey))
    return needed.every((key) => keys.has(key)) ? wanted.filter((key) => keys.has(key)).length : 0
  })
}

class ReportReader {
  readonly #events: EpcisEvent[] = []
  readonly #remarks: Remark<WagonRemark>[] = []
  readonly #refused: Refusal<WagonRefusal>[] = []
  readonly #rows: ReportRow[] = []
  readonly #workbook: Workbook
  readonly #mapping: WagonReportMapping
  readonly #ports: WagonReportPorts

  constructor(workbook: Workbook, mapping: WagonReportMapping, ports: WagonReportPorts) {
    this.#workbook = workbook
    this.#mapping = mapping
    this.#ports = ports
  }

  get reading(): WagonReportReading {
    return { events: this.#events, remarks: this.#remarks, refused: this.#refused, rows: this.#rows }
  }

  passOver({ name }: Sheet): void {
    this.#remarks.push({
      code: 'sheetPassedOver',
      text: 'has not the columns of the mapping',
      pointer: `sheet ${name}`,
    })
  }

  read(sheet: Sheet, { headers, line, above, below }: HeaderBlock): void {
    const columns = this.#columnsOf(headers)
    const zone = this.#mapping.zone
    const dates = { from1904: this.#workbook.from1904, reportedAt: this.#reportedAt(above) }
    const used = new Set([...columns].flatMap(([name, column]) => (name === 'idle' ? [] : [column])))
    for (const row of below) {
      const cell = (column: WagonColumn) => row.cells[columns.get(column) ?? -1] ?? ''
      if (isTotal(row, cell)) continue
      const pointer = placeOf(sheet, row.line)
      const reader = new RowReader({
        cell,
        pointer: (column) => placeOf(sheet, row.line, columns.get(column)),
        header: (column) => headers[columns.get(column) ?? -1] ?? '',
        dates,
        zone,
        ports: this.#ports,
      })
      const events = reader.read()
      if (reader.zoneSupplied) this.#supplied(placeOf(sheet, line, columns.get('operationDate')))
      this.#remarks.push(...reader.remarks)
      this.#refused.push(...reader.refused)
      if (events.length === 0) continue
      this.#events.push(...events)
      const beside = row.cells.flatMap((cell, column) =>
        cell === '' || used.has(column) ? [] : [[headers[column] ?? '', cell] as const],
      )
      this.#rows.push({ pointer, events: events.length, beside })
    }
  }

  /** Said once, at the header. */
  #supplied(pointer: string): void {
    if (this.#remarks.some(({ code }) => code === 'zoneSupplied')) return
    const { zone } = this.#mapping
    const text = `the times have no offset; ${zone === 'place' ? 'the zone of each station' : zone} was supplied`
    this.#remarks.push({ code: 'zoneSupplied', text, pointer })
  }

  #columnsOf(headers: readonly string[]): ReadonlyMap<WagonColumn, number> {
    const keys = headers.map(headerKey)
    return new Map(
      WAGON_COLUMNS.flatMap((name) => {
        const wanted = this.#mapping.columns[name]
        const column = wanted === undefined ? -1 : keys.indexOf(headerKey(wanted))
        return column < 0 ? [] : [[name, column] as const]
      }),
    )
  }

  /** Local minutes of the report: the last date in its titles that had come, or when it was received. */
  #reportedAt(above: readonly SheetRow[]): number {
    const zone = this.#mapping.zone === 'place' ? 'UTC' : this.#mapping.zone
    const received = this.#ports.receivedAt + zoneOffset(zone, this.#ports.receivedAt)
    const context = { from1904: this.#workbook.from1904, reportedAt: received }
    const dates = above.flatMap(({ cells }) =>
      cells.flatMap((cell) => {
        const texts = cell.match(/\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}/g) ?? []
        return texts.flatMap((text) => readLocalTime(text, '', context)?.minutes ?? [])
      }),
    )
    const past = dates.filter((date) => date <= received)
    return past.length === 0 ? received : past.reduce((last, date) => Math.max(last, date))
  }
}

const TOTAL = /^(?:итого|всего|итог|total)(?!\p{L})/iu

/** Whether a row begins with the word and names no wagon; a company may be called so, too. */
function isTotal({ cells }: SheetRow, cell: (column: WagonColumn) => string): boolean {
  if (!TOTAL.test(cells.find((each) => each !== '') ?? '')) return false
  const wagon = cell('wagon')
  if (TOTAL.test(wagon)) return true
  const isCountOrNone = /^\d{0,4}$/.test(wagon)
  return isCountOrNone && (cell('operation') === '' || cell('operationDate') === '')
}

/** `sheet Дислокация, row 12, column E`; `line 12, column E` of a text file. */
function placeOf({ name }: Sheet, line: number, column?: number): string {
  const row = name === '' ? `line ${line}` : `sheet ${name}, row ${line}`
  return column === undefined ? row : `${row}, column ${letters(column)}`
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}
