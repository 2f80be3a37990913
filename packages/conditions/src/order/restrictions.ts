import { MODES, type Mode, type Order, type PassageScope, type Restriction } from '@karavan/model'
import { exemptionsOf } from './exemptions.js'
import type { Term } from './terms.js'

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

/** Whether a relief looks at places and modes that its order names; else no part of the order can be told by it. */
function isTold(relief: PassageScope, order: PassageScope): boolean {
  return relief.places.length === 0 || order.places.length > 0
}

function restrictionOf(term: Term, places: string[], modes: Mode[], reliefs: readonly Order[]): Restriction {
  const { order, from, until } = term
  const left = term.reliefs.filter((relief) => !isTold(relief, order))
  const {
    action: _a,
    amends: _b,
    issuedOn: _c,
    to: _d,
    clauses: _e,
    byConsent: _i,
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
    exceptions: [...rule.exceptions, ...left.map(({ text }) => text)],
  }
}
