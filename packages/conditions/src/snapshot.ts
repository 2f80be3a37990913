import { type EpochMinutes, fingerprint } from '@karavan/core'
import type { ClosureProcess, ConditionsSnapshot, Restriction, RestrictionState } from '@karavan/model'
import type { RegisteredRestriction } from './read-restrictions.js'

/**
 * Folds a register into what a plan is made against. An order that amends another takes its place from its own start.
 * Restrictions that ended before `asOf` stay in: each carries its window, so a question about the past finds them.
 * @param closures - ports and passes that shut by themselves
 */
export function snapshotAt(
  register: readonly RegisteredRestriction[],
  closures: readonly ClosureProcess[],
  asOf: EpochMinutes,
): ConditionsSnapshot {
  const restrictions = foldChains(register)
  return {
    restrictions,
    closures,
    handlingOverrides: [],
    asOf,
    version: fingerprint(
      JSON.stringify([
        restrictions,
        closures.map(({ location, weatherGroup, share, length }) => [location, weatherGroup, share, length]),
      ]),
    ),
  }
}

function foldChains(register: readonly RegisteredRestriction[]): Restriction[] {
  const replacedAt = new Map<string, EpochMinutes>()
  for (const { amends, from } of register) {
    if (amends === undefined || from === null) continue
    replacedAt.set(amends, Math.min(from, replacedAt.get(amends) ?? Number.POSITIVE_INFINITY))
  }
  return register.flatMap(({ amends: _amends, ...restriction }) => {
    const replaced = replacedAt.get(restriction.id)
    if (replaced === undefined) return [restriction]
    if (restriction.from !== null && replaced <= restriction.from) return []
    return [{ ...restriction, until: Math.min(replaced, restriction.until ?? Number.POSITIVE_INFINITY) }]
  })
}

/**
 * The state of a restriction at an instant.
 * @returns `unknown` after the start of an operational order without a printed end, `notCovered` where no start is known
 */
export function stateAt(restriction: Restriction, at: EpochMinutes): RestrictionState {
  const { from, until } = restriction
  if (until !== null && at >= until) return 'notInForce'
  if (from === null) return 'notCovered'
  if (at < from) return 'notInForce'
  if (until === null && (restriction.effect === 'hold' || restriction.effect === 'quota')) return 'unknown'
  return 'inForce'
}

/** A restriction as it was issued, and what has become of it. */
export interface RegisteredAt {
  readonly restriction: RegisteredRestriction
  readonly state: RestrictionState
  /** First instant after it, as later orders left it; null where no end is known. */
  readonly until: EpochMinutes | null
  /** Ids of the orders that amend it. */
  readonly amendedBy: readonly string[]
}

/** Every restriction of a register, those that have ended too, as it stands at an instant. */
export function registerAt(register: readonly RegisteredRestriction[], at: EpochMinutes): readonly RegisteredAt[] {
  const folded = new Map(foldChains(register).map((restriction) => [restriction.id, restriction]))
  return register.map((restriction) => {
    const left = folded.get(restriction.id)
    return {
      restriction,
      state: left === undefined ? 'notInForce' : stateAt(left, at),
      until: left === undefined ? restriction.from : left.until,
      amendedBy: register.filter(({ amends }) => amends === restriction.id).map(({ id }) => id),
    }
  })
}
