import type { EpochMinutes } from '@karavan/core'
import type { Order } from '@karavan/model'
import {
  type Exemption,
  type Message,
  MODES,
  type Mode,
  matchConsignment,
  message,
  type Passage,
  type PassageScope,
  type Quota,
  type Restriction,
  type RestrictionMatch,
  VERDICTS,
  type Verdict,
  whyElsewhere,
} from '@karavan/model'
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

/** A passage with the moment left open: each order looks at its own. */
export type PassageOnDay = Omit<Passage, 'moment'>

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
export function rulingsAt(terms: readonly Term[], passage: PassageOnDay, at: EpochMinutes): readonly Ruling[] {
  return terms
    .filter(({ from, until }) => from <= at && at < until)
    .flatMap((term) => rulingsOf(term, passage))
    .sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))
}

/** What one term says of a passage, whenever it is made; nothing where it does not look at it. */
export function rulingsOf(term: Term, passage: PassageOnDay): Ruling[] {
  const { order } = term
  if (whyElsewhere(order, { ...passage, moment: order.appliesAt }) !== null) return []
  const {
    verdict,
    clause,
    exemption,
    quota = null,
  } = matchConsignment({ ...order, exempts: exemptionsAt(term, passage) }, passage)
  if (verdict === 'clear') return []
  const by = verdict === 'exempt' ? (term.reliefs.find(({ id }) => id === exemption) ?? order) : order
  return [{ ...verdictOf(term, { verdict, clause, quota }), order: by, term }]
}

/** What a term says where its order has matched a cargo. */
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
  if (state === 'unknown') return { verdict: 'unknown', clause: message('ruling.endUnstated'), quota: null }
  if (verdict === 'unknown') return { verdict, clause, quota: null }
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

/** All that is taken out of an order, wherever it looks. */
export function exemptionsOf({ order, reliefs }: Term): readonly Exemption[] {
  return [...clausesOf(order), ...reliefs.flatMap(exemptionsBy)]
}

/** What is taken out of an order for a passage: its own clauses, and the exceptions and lifts that look at it. */
function exemptionsAt({ order, reliefs }: Term, passage: PassageOnDay): readonly Exemption[] {
  return [...clausesOf(order), ...reliefs.flatMap((relief) => (looksAt(relief, passage) ? exemptionsBy(relief) : []))]
}

function looksAt(relief: Order, passage: PassageOnDay): boolean {
  return whyElsewhere(relief, { ...passage, moment: relief.appliesAt }) === null
}

function clausesOf(order: Order): Exemption[] {
  return order.clauses.map(({ text, scope, quota }) => ({ orderId: order.id, text, scope, quota }))
}

function exemptionsBy(relief: Order): Exemption[] {
  return [{ orderId: relief.id, text: relief.text, scope: relief, quota: relief.quota ?? null }]
}

/**
 * A term as the rules that a plan is made against. A term whose reliefs look only at some of its places or modes becomes one
 * rule for each part; a relief that cannot be told apart in this way stays a sentence.
 */
export function restrictionsOf(term: Term): readonly Restriction[] {
  const { order, reliefs } = term
  const parts = new Map<string, { places: Set<string>; modes: Set<Mode>; reliefs: readonly Order[] }>()
  const narrowModes = reliefs.some(({ modes }) => modes.length > 0)
  const modes: readonly (Mode | null)[] = order.modes.length > 0 ? order.modes : narrowModes ? MODES : [null]
  const places: readonly (string | null)[] = order.places.length > 0 ? order.places : [null]
  for (const place of places) {
    for (const mode of modes) {
      const here = reliefs.filter((relief) => concerns(relief, place, mode))
      const key = here.map(({ id }) => id).join(' ')
      const part = parts.get(key) ?? { places: new Set(), modes: new Set(), reliefs: here }
      if (place !== null) part.places.add(place)
      if (mode !== null) part.modes.add(mode)
      parts.set(key, part)
    }
  }
  return [...parts.values()].map((part) => restrictionOf(term, [...part.places], [...part.modes], part.reliefs))
}

function concerns(relief: PassageScope, place: string | null, mode: Mode | null): boolean {
  const atPlace = relief.places.length === 0 || (place !== null && relief.places.includes(place))
  return atPlace && (relief.modes.length === 0 || (mode !== null && relief.modes.includes(mode)))
}

function restrictionOf(term: Term, places: string[], modes: Mode[], reliefs: readonly Order[]): Restriction {
  const { order, from, until } = term
  const {
    action: _a,
    amends: _b,
    issuedOn: _c,
    to: _d,
    clauses: _e,
    reason: _f,
    legalBasis: _g,
    relief: _h,
    ...rule
  } = order
  return {
    ...rule,
    places,
    modes,
    from,
    until: Number.isFinite(until) ? until : null,
    exempts: exemptionsOf({ ...term, reliefs }),
  }
}
