import { type ChosenPlan, type Consignment, legHeirs } from '@karavan/model'

/**
 * The consignment by another plan. Carriers keep the legs that stay, and those of the new way that are theirs by the old one: the same
 * service between the same places.
 */
export function adopted(consignment: Consignment, plan: ChosenPlan): Consignment {
  const legsNow = legHeirs(consignment.plan ?? { legs: [] }, plan)
  const parties = consignment.parties.map((party) => ({ ...party, legs: legsNow(party.legs) }))
  return { ...consignment, parties, plan }
}
