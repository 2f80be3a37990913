import type { Leg, LocationId } from '@karavan/model'

interface End {
  readonly id: LocationId
  readonly name: string
}

/** A stretch of the journey on which plans stand side by side. */
export interface Stretch {
  readonly from: End
  readonly to: End
  /** True where all plans take the same leg. */
  readonly isCommon: boolean
  /** The legs of each plan, in the order of the plans; none where a plan has nothing between two common legs. */
  readonly legs: readonly (readonly Leg[])[]
}

/** The journeys cut into stretches: each leg that all plans take in turn, and between those what each does instead. */
export function alignLegs(plans: readonly (readonly Leg[])[]): readonly Stretch[] {
  const common = commonLegs(plans)
  const stretches: Stretch[] = []
  let at: readonly number[] = plans.map(() => 0)
  const apart = (to: readonly number[]) => {
    const stretch = stretchOf(
      plans.map((legs, i) => legs.slice(at[i], to[i])),
      false,
    )
    if (stretch !== null) stretches.push(stretch)
  }
  for (const match of common) {
    apart(match)
    const stretch = stretchOf(
      plans.map((legs, i) => legs.slice(match[i], (match[i] ?? 0) + 1)),
      true,
    )
    if (stretch !== null) stretches.push(stretch)
    at = match.map((place) => place + 1)
  }
  apart(plans.map((legs) => legs.length))
  return stretches
}

function stretchOf(legs: readonly (readonly Leg[])[], isCommon: boolean): Stretch | null {
  const longest = legs.find((own) => own.length > 0)
  const [first, last] = [longest?.[0], longest?.at(-1)]
  if (first === undefined || last === undefined) return null
  return {
    from: { id: first.from, name: first.fromName },
    to: { id: last.to, name: last.toName },
    isCommon,
    legs,
  }
}

/** The longest run of legs that all plans take in the same order, as places in each plan. */
function commonLegs(plans: readonly (readonly Leg[])[]): readonly (readonly number[])[] {
  const known = new Map<string, readonly (readonly number[])[]>()
  const from = (at: readonly number[]): readonly (readonly number[])[] => {
    const key = at.join()
    const before = known.get(key)
    if (before !== undefined) return before
    const here = plans.map((legs, i) => legs[at[i] ?? 0])
    const first = here[0]
    let best: readonly (readonly number[])[] = []
    if (first !== undefined && here.every((leg) => leg !== undefined && isSame(leg, first))) {
      best = [at, ...from(at.map((place) => place + 1))]
    } else {
      for (const [i, leg] of here.entries()) {
        if (leg === undefined) continue
        const next = from(at.map((place, j) => (i === j ? place + 1 : place)))
        if (next.length > best.length) best = next
      }
    }
    known.set(key, best)
    return best
  }
  return plans.length === 0 ? [] : from(plans.map(() => 0))
}

function isSame(a: Leg, b: Leg): boolean {
  return a.mode === b.mode && a.from === b.from && a.to === b.to && a.service === b.service
}
