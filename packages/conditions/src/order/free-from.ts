import type { EpochMinutes } from '@karavan/core'
import type { Term } from './terms.js'

/** When goods are free to pass, and what stopped them until then. */
interface Free {
  /** First instant from which nothing bans them; null where nobody says when the last ban ends. */
  readonly at: EpochMinutes | null
  /** The ban that ends then, or has no end; null where none stops them at the time that was asked about. */
  readonly last: Term | null
}

/** What is to be free. */
interface Wanted {
  /** Not before this. */
  readonly at: EpochMinutes
  /** For so many minutes at least; 0: the instant itself. */
  readonly lasting?: number
  /** When goods meet a ban, where the time that is asked about is that of their hand-over; else its own dates. */
  readonly meets?: (term: Term) => Pick<Term, 'from' | 'until'>
  /** Of a ban that was still known to hold then nobody says when it ends, where nobody says so later. */
  readonly since: EpochMinutes
}

/**
 * When nothing bans goods any more: where one ban ends another may go on, of the same chain or of another.
 * @param terms - of a register, see `termsOf`
 * @param bans - whether a term, taken as in force, bans the goods
 */
export function freeFrom(
  terms: readonly Term[],
  { at, lasting = 0, meets = (term) => term, since }: Wanted,
  bans: (term: Term) => boolean,
): Free {
  const banning = terms.flatMap((term) => {
    const isKnown = term.state === 'inForce' || (term.state === 'unknown' && term.from > since)
    if (!isKnown || meets(term).until <= at || !bans({ ...term, state: 'inForce' })) return []
    return [{ term, ...meets(term) }]
  })
  const free: { at: EpochMinutes; last: Term | null } = { at, last: null }
  for (;;) {
    const next = banning.find(({ from, until }) => from <= free.at + lasting && free.at < until)
    if (next === undefined) return free
    if (!Number.isFinite(next.until)) return { at: null, last: next.term }
    free.at = next.until
    free.last = next.term
  }
}
