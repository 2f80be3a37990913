import type { OverlayRow } from '@karavan/model'
import type { Words } from '../words/words.js'
import { ORIGIN_COLUMNS } from './better-row.js'
import { cellInWords, type NameOf } from './cell-words.js'
import { rowKind } from './row-kind.js'

/** The parts of an own row as it is shown: the kind of thing it says, its values by column, and where they are from. */
export function ownRowWords({ table, cells }: OverlayRow, words: Words, nameOf: NameOf) {
  const { say, columnName } = words
  const { source = '', source_date: date = '' } = cells
  const values = Object.entries(cells).filter(([name]) => !ORIGIN_COLUMNS.has(name))
  return {
    table: rowKind(`${table}:1`, words) ?? table.replace(/\.csv$/, '').replaceAll('_', ' '),
    values: values
      .map(([name, value]) => {
        const said = cellInWords(name, value, words, nameOf)
        return name === 'id' ? said : `${columnName(name)} ${said}`
      })
      .join(' · '),
    from: say('sources.own.from', { source, date }),
  }
}

/** An own row in one line. */
export function ownValueInWords(row: OverlayRow, words: Words, nameOf: NameOf): string {
  const { table, values, from } = ownRowWords(row, words, nameOf)
  return `${table}: ${values} (${from})`
}
