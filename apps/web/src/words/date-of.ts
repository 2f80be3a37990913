import type { PartialDate } from '@karavan/core'
import type { Words } from './words.js'

const MINUTE_MS = 60_000

/** A date as it is known: `2019`, `October 2019`, `26 Oct 2019`. */
export function dateOf(date: PartialDate, words: Words): string {
  if (date === 'undated') return words.say('date.undated')
  if (date.length !== 7) return words.dateInWords(date)
  return words.shortMonthYear(Date.parse(`${date}-01`) / MINUTE_MS)
}
