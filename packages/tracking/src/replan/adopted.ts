import type { ChosenLeg, ChosenPlan, Consignment } from '@karavan/model'

/**
 * The consignment by another plan. Carriers keep the legs that stay, and those of the new way that are theirs by the old one: the same
 * service between the same places.
 * @param kept - legs of the old plan that stay
 */
export function adopted(consignment: Consignment, plan: ChosenPlan, kept: number): Consignment {
  const before = consignment.plan?.legs ?? []
  const legNow = (old: number): number[] => {
    if (old < kept) return [old]
    const leg = before[old]
    const at = plan.legs.findIndex((each, i) => i >= kept && leg !== undefined && isSameLeg(each, leg))
    return at === -1 ? [] : [at]
  }
  const parties = consignment.parties.map((party) => ({ ...party, legs: [...new Set(party.legs.flatMap(legNow))] }))
  return { ...consignment, parties, plan }
}

function isSameLeg(a: ChosenLeg, b: ChosenLeg): boolean {
  return a.mode === b.mode && a.service === b.service && a.from === b.from && a.to === b.to
}
