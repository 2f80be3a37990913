import type { EpochMinutes } from '@karavan/core'
import type { PlanQuery } from '@karavan/model'
import type { Move } from '../graph/move.js'
import type { Prepared } from './prepared.js'
import { avoided, looksAt, type RuledOut, type Verdicts } from './rules.js'

/** What one rule of a question takes out. */
export interface Drop {
  readonly verdict: RuledOut
  readonly moves: readonly number[]
}

/**
 * What the rules of a question take out.
 * @param own - moves that only this question makes
 * @param end - end of the horizon, in minutes
 */
export function findDrops(
  { index, restrictions, dated }: Prepared,
  verdicts: Verdicts,
  query: PlanQuery,
  own: readonly Move[],
  end: EpochMinutes,
): Drop[] {
  const { avoid, ready } = query
  const drops: Drop[] = []
  const drop = (verdict: RuledOut, ids: readonly number[] | undefined, isBroken: (move: Move) => boolean) => {
    const moves = [...(ids ?? []), ...own.filter(isBroken).map((move) => move.id)]
    if (moves.length > 0) drops.push({ verdict, moves })
  }
  const only = (part: Partial<PlanQuery['avoid']>) => (move: Move) =>
    avoided(move, { countries: [], locations: [], modes: [], services: [], ...part }) !== null
  for (const item of avoid.countries)
    drop({ kind: 'avoid', what: 'country', item }, index.byCountry.get(item), only({ countries: [item] }))
  if (avoid.countries.length > 0) drop({ kind: 'crossingUnknown' }, index.crossingUnknown, () => false)
  for (const item of avoid.locations)
    drop({ kind: 'avoid', what: 'location', item }, index.byPlace.get(item), only({ locations: [item] }))
  for (const item of avoid.modes)
    drop({ kind: 'avoid', what: 'mode', item }, index.byMode.get(item), only({ modes: [item] }))
  for (const item of avoid.services)
    drop({ kind: 'avoid', what: 'service', item }, index.byService.get(item), () => false)
  for (const { service, opens, ends } of dated) {
    if (ends <= ready || opens >= end) drop({ kind: 'validity', service }, index.byService.get(service.id), () => false)
  }
  for (const { restriction, moves } of restrictions.binding) {
    if ((restriction.from ?? 0) > ready || (restriction.until ?? Number.POSITIVE_INFINITY) < end) continue
    if (verdicts.of(restriction).verdict !== 'hit') continue
    drop({ kind: 'restriction', restriction }, moves, (move) => looksAt(restriction, move))
  }
  return drops
}
