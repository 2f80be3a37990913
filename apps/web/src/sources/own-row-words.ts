import type { OverlayRow } from '@karavan/model'
import type { Words } from '../words/words.js'
import { ORIGIN_COLUMNS } from './better-row.js'

/** The parts of an own row as it is shown: the table it belongs to, its values by column, and where they are from. */
export function ownRowWords({ table, cells }: OverlayRow, { say, columnName }: Words) {
  const { source = '', source_date: date = '' } = cells
  const values = Object.entries(cells).filter(([name]) => !ORIGIN_COLUMNS.has(name))
  return {
    table: table.replace(/\.csv$/, '').replaceAll('_', ' '),
    values: values.map(([name, value]) => `${columnName(name)} ${value}`).join(' · '),
    from: say('sources.own.from', { source, date }),
  }
}

/** An own row in one line. */
export function ownValueInWords(row: OverlayRow, words: Words): string {
  const { table, values, from } = ownRowWords(row, words)
  return `${table}: ${values} (${from})`
}
