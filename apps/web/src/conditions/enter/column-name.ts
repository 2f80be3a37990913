import { isMessage } from '../../words/catalogue.js'
import type { Words } from '../../words/words.js'

/** What a column is called in a form: its own word where it has one here, else that of the tables. */
export function columnName(column: string, { say, columnName }: Pick<Words, 'say' | 'columnName'>): string {
  const key = `enter.column.${column}`
  return isMessage(key) ? say(key) : columnName(column)
}
