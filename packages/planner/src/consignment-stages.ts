import type { EpochMinutes } from '@karavan/core'
import { type ConditionsSnapshot, type Consignment, cargosOf, type Stage } from '@karavan/model'
import type { Network } from '@karavan/network'
import { stagesNow } from './stages-now.js'

/**
 * What gives the stages of a consignment's plan under conditions: those of {@link stagesNow}, none without a plan.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function consignmentStages(
  { snapshot, network }: { readonly snapshot: ConditionsSnapshot; readonly network: Network },
  now: EpochMinutes,
): (consignment: Consignment, firstLeg: number) => readonly Stage[] {
  return (consignment, firstLeg) => {
    const { plan, carrierAcceptanceLocation: from, consigneeReceiptLocation: to } = consignment
    if (plan === null) return []
    return stagesNow(plan, { cargos: cargosOf(consignment), from, to, firstLeg }, snapshot, network, now)
  }
}
