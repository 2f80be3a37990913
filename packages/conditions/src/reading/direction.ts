import type { Page } from './page.js'
import type { ReadDirection, Said } from './proposal.js'
import type { Statement } from './statements.js'

/**
 * The direction that the words for the traffic have in themselves, where none stands with a place: imports come in,
 * exports go out, and a crossing or a road that is shut or opened is so both ways.
 */
export function directionOfTraffic(
  page: Page,
  about: readonly Statement[],
  isLeftOut: (i: number) => boolean,
): Said<ReadDirection> | null {
  const found = (signal: 'passing' | 'inward' | 'outward' | 'barrier') => {
    for (const { first, last } of about) {
      for (let i = first; i <= last; i++) if (!isLeftOut(i) && page.has(i, signal)) return page.signalAt(i)
    }
    return undefined
  }
  const said = (value: ReadDirection, mark: { readonly first: number; readonly last: number }) => ({
    value,
    spans: [page.span(mark)],
    inferred: true as const,
  })
  const passing = found('passing')
  if (passing !== undefined) return said('via', passing)
  const [inward, outward] = [found('inward'), found('outward')]
  if (inward !== undefined && outward === undefined) return said('to', inward)
  if (outward !== undefined && inward === undefined) return said('from', outward)
  const barrier = inward === undefined ? found('barrier') : undefined
  const shuts = about[0]?.act?.words
  const isShut = shuts !== undefined && page.find(shuts, 'shuts', 'opens') !== undefined
  return barrier !== undefined && isShut ? said('both', barrier) : null
}
