import { OWN_ROWS } from '@karavan/model'
import { isMessage } from '../words/catalogue.js'
import type { Words } from '../words/words.js'

/** The file of a row without its folder and ending: `handling` of `packages/network/data/handling.csv:53`. */
export function fileNamed(row: string): string | null {
  return /([a-z_]+)\.csv:\d+$/.exec(row)?.[1] ?? null
}

/** What kind of thing a row says, in the words of the reader; null where it is none that the page knows. */
export function rowKind(row: string, { say }: Words): string | null {
  if (row.startsWith(`${OWN_ROWS}:`)) return say('sources.row.own')
  const key = `sources.kind.${fileNamed(row)}`
  return isMessage(key) ? say(key) : null
}
