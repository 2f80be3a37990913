import { momentSpan, readTable, type TableRow } from '@karavan/core'
import {
  MODES,
  type Mode,
  PLACE_REASONS,
  PLACE_STATES,
  QUEUE_UNITS,
  type QueueCount,
  type StatusReport,
} from '@karavan/model'
import { RegisterRow } from '../register-row.js'

/** Columns of a table of reports, in the order in which ours is written. */
export const REPORT_COLUMNS = [
  'id',
  'place',
  'modes',
  'state',
  'reason',
  'since',
  'until',
  'expected_until',
  'said',
  'by',
  'source',
  'source_date',
  'basis',
  'note',
] as const

/** Columns of a table of counts, in the order in which ours is written. */
export const QUEUE_COLUMNS = [
  'id',
  'place',
  'date',
  'unit',
  'waiting',
  'at_least',
  'handled_per_day',
  'towards',
  'by',
  'source',
  'source_date',
  'basis',
  'note',
] as const

type Column = (typeof REPORT_COLUMNS)[number] | (typeof QUEUE_COLUMNS)[number]
type Row = RegisterRow<Column>

const REPORT_NEEDED: readonly Column[] = ['id', 'place', 'state', 'since', 'by', 'source', 'basis']
const QUEUE_NEEDED: readonly Column[] = ['id', 'place', 'date', 'unit', 'by', 'source', 'basis']

/**
 * Reads what was said of places.
 * @throws {StructuredError} TABLE_*, REPORT_ROW_INVALID with file:line
 */
export function readReports(text: string, file: string): readonly StatusReport[] {
  return reportsOf(readTable(text, { file, columns: REPORT_NEEDED }))
}

/** The reports of rows that are in cells already. @throws {StructuredError} REPORT_ROW_INVALID */
export function reportsOf(rows: readonly TableRow[]): readonly StatusReport[] {
  return rows.map((table) => {
    const row: Row = new RegisterRow(table, { code: 'REPORT_ROW_INVALID' })
    const since = row.moment('since')
    if (since === null) throw row.fault('since', 'since when it is so')
    const until = row.moment('until')
    const [first, last] = [momentSpan(since), until === null ? null : momentSpan(until)]
    if (first !== null && last !== null && last.until <= first.from)
      throw row.fault('until', 'a day on or after `since`')
    return {
      id: row.needed('id'),
      place: row.needed('place'),
      modes: row.list('modes').map((word) => row.word<Mode>('modes', MODES, word)),
      state: row.choice('state', PLACE_STATES),
      reason: row.cell('reason') === '' ? null : row.choice('reason', PLACE_REASONS),
      since,
      until,
      expectedUntil: row.moment('expected_until'),
      said: row.moment('said') ?? since,
      by: row.needed('by'),
      ...row.provenance(),
    }
  })
}

/**
 * Reads counts of what waits.
 * @throws {StructuredError} TABLE_*, QUEUE_ROW_INVALID with file:line
 */
export function readQueues(text: string, file: string): readonly QueueCount[] {
  return queuesOf(readTable(text, { file, columns: QUEUE_NEEDED }))
}

/** The counts of rows that are in cells already. @throws {StructuredError} QUEUE_ROW_INVALID */
export function queuesOf(rows: readonly TableRow[]): readonly QueueCount[] {
  return rows.map((table) => {
    const row: Row = new RegisterRow(table, { code: 'QUEUE_ROW_INVALID' })
    const [waiting, handledPerDay] = [row.number('waiting'), row.number('handled_per_day')]
    if (waiting === null && handledPerDay === null) throw row.fault('waiting', 'a count, or a number handled per day')
    if (handledPerDay === 0)
      throw row.fault('handled_per_day', 'a number above 0; where nothing is handled, report the place as closed')
    return {
      id: row.needed('id'),
      place: row.needed('place'),
      date: row.date('date') ?? 'undated',
      unit: row.choice('unit', QUEUE_UNITS),
      waiting,
      atLeast: row.yes('at_least'),
      handledPerDay,
      towards: row.country('towards'),
      by: row.needed('by'),
      ...row.provenance(),
    }
  })
}
