import type { EpochMinutes } from '@karavan/core'
import {
  type Message,
  matchConsignment,
  message,
  type Order,
  type PassageOnDay,
  type Quota,
  type RestrictionMatch,
  VERDICTS,
  type Verdict,
  whyElsewhere,
} from '@karavan/model'
import { exemptionsAt } from './exemptions.js'
import type { Term } from './terms.js'

/** A verdict and the words that it rests on. */
export interface Ruling {
  readonly verdict: Verdict
  /** The order to cite; null where none ever looked at such a passage. */
  readonly order: Order | null
  readonly clause: Message
  /** The stretch of time for which the order says so. */
  readonly term: Term | null
  readonly quota: Quota | null
}

/**
 * The worst that the orders say of a passage at an instant.
 * @param terms - of a register, see `termsOf`
 */
export function rulingAt(terms: readonly Term[], passage: PassageOnDay, at: EpochMinutes): Ruling {
  const now = rulingsAt(terms, passage, at)
  return (
    now[0] ??
    ended(terms, passage, at) ?? {
      verdict: 'clear',
      order: null,
      clause: message('ruling.none'),
      term: null,
      quota: null,
    }
  )
}

/** All that the orders say of a passage at an instant, worst first; nothing of those that do not look at it. */
function rulingsAt(terms: readonly Term[], passage: PassageOnDay, at: EpochMinutes): readonly Ruling[] {
  return terms
    .filter(({ from, until }) => from <= at && at < until)
    .flatMap((term) => rulingsOf(term, passage))
    .sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))
}

/** What one term says of a passage, whenever it is made; nothing where it does not look at it. */
export function rulingsOf(term: Term, passage: PassageOnDay): Ruling[] {
  return whyElsewhere(term.order, { ...passage, moment: term.order.appliesAt }) === null ? judge(term, passage) : []
}

/** What a term says of the cargo of a passage that it looks at. */
export function judge(term: Term, passage: PassageOnDay): Ruling[] {
  const { order } = term
  const {
    verdict,
    clause,
    exemption,
    quota = null,
  } = matchConsignment({ ...order, exempts: exemptionsAt(term, passage) }, passage)
  if (verdict === 'clear') return []
  const by = verdict === 'exempt' ? (term.reliefs.find(({ id }) => id === exemption?.orderId) ?? order) : order
  return [{ ...verdictOf(term, { verdict, clause, quota }), order: by, term }]
}

/** What a term says where its order has matched a cargo. A warning stays one where it is in doubt: the clause tells the doubt. */
export function verdictOf(
  { order, state, start }: Term,
  { verdict, clause, quota = null }: RestrictionMatch,
): Pick<Ruling, 'verdict' | 'clause' | 'quota'> {
  if (verdict === 'clear') return { verdict, clause, quota: null }
  if (verdict === 'exempt') return { verdict: quota === null ? 'exempt' : 'quota', clause, quota }
  if (state === 'notCovered') {
    const why = message(start === 'reported' ? 'ruling.startUnstated' : 'ruling.gap')
    return { verdict: 'notCovered', clause: why, quota: null }
  }
  const doubtful = order.effect === 'flag' ? 'restricted' : 'unknown'
  if (state === 'unknown') return { verdict: doubtful, clause: message('ruling.endUnstated'), quota: null }
  if (verdict === 'unknown') return { verdict: doubtful, clause, quota: null }
  if (order.effect === 'quota') return { verdict: 'quota', clause, quota: order.quota ?? null }
  return { verdict: order.effect === 'flag' ? 'restricted' : 'banned', clause, quota: null }
}

/** The last order that would have looked at a passage, and is over. */
function ended(terms: readonly Term[], passage: PassageOnDay, at: EpochMinutes): Ruling | undefined {
  let last: Term | undefined
  for (const term of terms) {
    if (term.until > at || term.state !== 'inForce' || (last !== undefined && last.until >= term.until)) continue
    if (rulingsOf(term, passage).some(({ verdict }) => verdict !== 'exempt' && verdict !== 'unknown')) last = term
  }
  return last && { verdict: 'clear', order: last.order, clause: message('ruling.ended'), term: last, quota: null }
}
