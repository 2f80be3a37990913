import type { Chains } from './chains.js'
import type { Term } from './terms.js'

/**
 * Bans at whose end another of their chain goes on, at one of the same places: an exception begins or ends there, or an order
 * takes over. Where such a term ends is known, and no ban is prolonged there.
 * @param terms - of all the chains
 */
export function seamsOf({ roots, from }: Chains, terms: readonly Term[]): ReadonlySet<Term> {
  const rootOf = new Map(roots.flatMap((root) => from(root).map(({ id }) => [id, root.id] as const)))
  const startOf = ({ order }: Term, at: number) => `${rootOf.get(order.id)} ${at}`
  const starting = new Map<string, Term[]>()
  const bans = terms.filter(({ order, state }) => order.effect === 'hold' && state === 'inForce')
  for (const term of bans) {
    const start = startOf(term, term.from)
    starting.set(start, [...(starting.get(start) ?? []), term])
  }
  return new Set(
    bans.filter((term) => (starting.get(startOf(term, term.until)) ?? []).some((next) => sharePlace(term, next))),
  )
}

function sharePlace({ order: { places } }: Term, { order: other }: Term): boolean {
  return places.length === 0 || other.places.length === 0 || places.some((place) => other.places.includes(place))
}
