import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import { type Advice, isStop, type PassageOnDay, type PlannedConsignment, type PlannedHold } from '@karavan/model'
import { exemptionsOf } from '../order/exemptions.js'
import { freeFrom } from '../order/free-from.js'
import { spreadOf } from '../order/history.js'
import { rulingsOf } from '../order/rulings.js'
import type { Term } from '../order/terms.js'
import type { Register } from '../snapshot.js'
import type { Hit } from './match.js'

/**
 * What to do about one hit.
 * @param handOver - when the goods of the plan are handed over
 * @param others - all plans of the question, and what hits them
 * @param now - bans that end after it may be prolonged
 */
export function adviceOn(
  hit: Hit,
  { plan, handOver }: { readonly plan: PlannedConsignment; readonly handOver: EpochMinutes },
  others: { readonly ids: readonly string[]; readonly hits: readonly Hit[] },
  { overruns, terms }: Register,
  now: EpochMinutes,
): readonly Advice[] {
  const { term } = hit.ruling
  if (!isStop(hit.ruling) || term === null) return []
  const advice: Advice[] = []
  const passage = plan.passages[hit.passage]
  const { at: until, last } = lastOf(term, terms, passage && { ...passage, ...plan.consignment })
  if (until === null) {
    advice.push({ kind: 'ask', issuer: last.order.issuer })
  } else {
    const passed = (hit.held ?? passage)?.when.p10 ?? handOver
    const spread = term.order.effect === 'hold' && until > now ? spreadOf(overruns) : null
    const likelyUntil = spread === null ? null : until + (spread.p90 ?? spread.max) * 60
    const unheld = hit.held === undefined ? passed : (firstComing(plan, hit.held) ?? passed)
    const handOverFrom = (end: EpochMinutes) => wholeDay(handOver + Math.max(0, end - unheld))
    advice.push(
      hit.held !== undefined && until <= passed && likelyUntil !== null
        ? { kind: 'ifProlonged', until, likelyUntil, handOverFrom: handOverFrom(likelyUntil) }
        : { kind: 'wait', until, handOverFrom: handOverFrom(until), likelyUntil },
    )
  }
  for (const { orderId, text, byConsent } of exemptionsOf(term))
    advice.push({ kind: 'exception', orderId, text, ...(byConsent === true ? { byConsent } : {}) })
  const stopped = new Set(others.hits.filter(({ ruling }) => isStop(ruling)).map(({ id }) => id))
  const free = others.ids.filter((id) => !stopped.has(id))
  if (free.length > 0) advice.push({ kind: 'otherWay', ids: free })
  return advice
}

/** When goods come to where an order holds them, before any order has held them there: of several in a row the first. */
function firstComing({ holds }: PlannedConsignment, { leg, location }: PlannedHold): EpochMinutes | null {
  const there = holds.filter((hold) => hold.leg === leg && hold.location === location)
  const coming = there.flatMap(({ when: { p10 } }) => p10 ?? [])
  return coming.length === 0 ? null : Math.min(...coming)
}

/** When nothing bans a passage any more that a term bans, and the ban that ends then; null where nobody says when. */
function lastOf(
  term: Term,
  terms: readonly Term[],
  passage: PassageOnDay | undefined,
): { readonly at: EpochMinutes | null; readonly last: Term } {
  if (!Number.isFinite(term.until) || term.state !== 'inForce') return { at: null, last: term }
  if (passage === undefined) return { at: term.until, last: term }
  const { at, last } = freeFrom(terms, { at: term.until, since: term.from }, (other) =>
    rulingsOf(other, passage).some(({ verdict }) => verdict === 'banned'),
  )
  return { at, last: last ?? term }
}

/** The first whole day that is not before an instant. */
function wholeDay(at: EpochMinutes): EpochMinutes {
  return Math.ceil(at / DAY_MINUTES) * DAY_MINUTES
}
