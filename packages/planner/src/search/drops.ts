import type { EpochMinutes } from '@karavan/core'
import type { PlanQuery } from '@karavan/model'
import { type Move, modesOf } from '../graph/move.js'
import type { MoveIndex } from './move-index.js'
import type { Prepared } from './prepared.js'
import { looksAt, type RuledOut, type Verdicts } from './rules.js'

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
  { avoid, ready }: PlanQuery,
  own: readonly Move[],
  end: EpochMinutes,
): Drop[] {
  const places = avoid.locations.map((item) =>
    dropOf({ kind: 'avoid', what: 'location', item }, index.byPlace.get(item), own, (move) => touches(move, item)),
  )
  const modes = avoid.modes.map((item) =>
    dropOf({ kind: 'avoid', what: 'mode', item }, index.byMode.get(item), own, (move) => modesOf(move).has(item)),
  )
  const services = avoid.services.map((item) =>
    dropOf({ kind: 'avoid', what: 'service', item }, index.byService.get(item)),
  )
  const closed = dated
    .filter(({ opens, ends }) => ends <= ready || opens >= end)
    .map(({ service }) => dropOf({ kind: 'validity', service }, index.byService.get(service.id)))
  const forbidden = restrictions.binding
    .filter(({ restriction: { from, until } }) => (from ?? 0) <= ready && (until ?? Number.POSITIVE_INFINITY) >= end)
    .filter(({ restriction }) => verdicts.of(restriction).verdict === 'hit')
    .map(({ restriction, moves }) =>
      dropOf({ kind: 'restriction', restriction }, moves, own, (move) => looksAt(restriction, move)),
    )
  const drops = [
    ...avoidingCountries(index, avoid.countries, own),
    ...places,
    ...modes,
    ...services,
    ...closed,
    ...forbidden,
  ]
  return drops.filter(({ moves }) => moves.length > 0)
}

/** What keeping out of countries takes out, and the moves of which nobody knows whether they cross them. */
export function avoidingCountries(index: MoveIndex, countries: readonly string[], own: readonly Move[]): Drop[] {
  if (countries.length === 0) return []
  const drops = countries.map((item) =>
    dropOf({ kind: 'avoid', what: 'country', item }, index.byCountry.get(item), own, (move) => isIn(move, item)),
  )
  return [...drops, dropOf({ kind: 'crossingUnknown' }, index.crossingUnknown, own, (move) => move.crossingUnknown)]
}

function dropOf(
  verdict: RuledOut,
  ids: readonly number[] | undefined,
  own: readonly Move[] = [],
  isBroken: (move: Move) => boolean = () => false,
): Drop {
  return { verdict, moves: [...(ids ?? []), ...own.filter(isBroken).map((move) => move.id)] }
}

/** Whether a move passes a country, or happens in it. */
function isIn({ crosses, mode, via }: Move, country: string): boolean {
  return crosses.includes(country) || (mode === null && via[0]?.slice(0, 2) === country)
}

function touches({ via, borders }: Move, place: string): boolean {
  return via.includes(place) || borders.some((border) => border.place === place)
}
