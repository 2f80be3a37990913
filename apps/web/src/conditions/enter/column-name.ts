import { isMessage } from '../../words/catalogue.js'
import type { Words } from '../../words/words.js'

/** What a column is called in a form: its own word where it has one here, else that of the tables; with a capital. */
export function columnName(column: string, words: Pick<Words, 'say' | 'columnName' | 'language'>): string {
  const key = `enter.column.${column}`
  const name = isMessage(key) ? words.say(key) : words.columnName(column)
  return name.charAt(0).toLocaleUpperCase(words.language) + name.slice(1)
}
