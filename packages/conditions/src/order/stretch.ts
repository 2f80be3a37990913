import type { Term } from './terms.js'

/**
 * The terms around one for which its order stands the same way without a gap, whatever is taken out of it meanwhile; by time.
 * @param terms - all of that order
 */
export function stretchOf(term: Term, terms: readonly Term[]): readonly Term[] {
  const alike = terms.filter(({ state }) => state === term.state).sort((a, b) => a.from - b.from)
  const stretch = [term]
  const at = alike.indexOf(term)
  for (const before of alike.slice(0, at).reverse()) {
    if (before.until !== stretch[0]?.from) break
    stretch.unshift(before)
  }
  for (const after of alike.slice(at + 1)) {
    if (after.from !== stretch.at(-1)?.until) break
    stretch.push(after)
  }
  return stretch
}
