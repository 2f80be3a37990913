import { countriesNamed } from '../../question/country-search.js'
import type { Words } from '../../words/words.js'

/** Countries that either side of a direction may mean. */
const MOST = 4

/** Directions that a text names, as `PL>BY` for `Poland > Belarus`; none before both countries are begun. */
export function directionsNamed(text: string, words: Pick<Words, 'country'>): readonly string[] {
  const [left = '', right = '', ...more] = text.split(/\s*(?:[>→–—]|->| - )\s*/)
  if (more.length > 0) return []
  const [from, to] = [left, right].map((side) => countriesNamed(side, words).slice(0, MOST))
  return (from ?? []).flatMap((one) => (to ?? []).flatMap((other) => (one === other ? [] : [`${one}>${other}`])))
}
