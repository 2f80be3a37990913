import type { ChosenLeg, ChosenPlan } from './consignment.js'

/**
 * Where the legs of a plan are in the plan that comes after it, by number: a leg that stays has its number, another that of the
 * same service between the same places; none where no leg is the same.
 */
export function legHeirs(
  before: Pick<ChosenPlan, 'legs'>,
  after: Pick<ChosenPlan, 'legs'>,
): (legs: readonly number[]) => number[] {
  const heirsOf = (old: number): number[] => {
    const leg = before.legs[old]
    if (leg === undefined) return []
    const stays = after.legs[old]
    if (stays !== undefined && isSameLeg(stays, leg)) return [old]
    const heir = after.legs.findIndex((each) => isSameLeg(each, leg))
    return heir === -1 ? [] : [heir]
  }
  return (legs) => [...new Set(legs.flatMap(heirsOf))]
}

function isSameLeg(a: ChosenLeg, b: ChosenLeg): boolean {
  return a.mode === b.mode && a.service === b.service && a.from === b.from && a.to === b.to
}
