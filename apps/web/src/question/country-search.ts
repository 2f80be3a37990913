import { foldText } from '@karavan/core'
import type { CountryCode } from '@karavan/model'
import { COUNTRIES } from '../flags/flags.js'
import type { Words } from '../words/words.js'

/** True where a word of the name begins with the text. */
export function begins(name: string, text: string): boolean {
  return ` ${foldText(name)}`.includes(` ${foldText(text)}`)
}

/** Countries by their code, or by the beginning of a word of their name; none for a text without letters. */
export function countriesNamed(text: string, { country }: Pick<Words, 'country'>): readonly CountryCode[] {
  if (foldText(text) === '') return []
  return COUNTRIES.filter((code) => code === text.trim().toUpperCase() || begins(country(code), text))
}
