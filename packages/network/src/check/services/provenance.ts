import { isPartialDate, type TableRow } from '@karavan/core'
import { BASES } from '@karavan/model'
import type { NetworkTables } from '../../tables/tables.js'
import { type CheckResult, type Fault, fault } from '../fault.js'

/** Every row says where it comes from, of when that is, and on what basis. */
export function checkProvenance(tables: NetworkTables): CheckResult {
  const rows = Object.values(tables).flat()
  return { faults: rows.flatMap(checkRow), counts: { 'rows with source, date and basis': rows.length } }
}

function checkRow(row: TableRow): Fault[] {
  const { source = '', source_date: date = '', basis = '' } = row.cells
  const faults: Fault[] = []
  if (source.trim() === '')
    faults.push(fault(row, 'no source', 'where the row comes from', 'fill in the column source'))
  if (!isPartialDate(date))
    faults.push(
      fault(
        row,
        date === '' ? 'no source_date' : `source_date ${date}`,
        'YYYY, YYYY-MM, YYYY-MM-DD or undated',
        'fill in the date of the source',
      ),
    )
  if (!(BASES as readonly string[]).includes(basis))
    faults.push(
      fault(
        row,
        basis === '' ? 'no basis' : `basis ${basis}`,
        `one of ${BASES.join(', ')}`,
        'say what the row rests on',
      ),
    )
  return faults
}
