import type { EpochMinutes } from '@karavan/core'
import { type Consignment, cargosOf, type Stage, type Story } from '@karavan/model'
import { stagesNow } from '@karavan/planner'
import type { World } from '@karavan/storage'
import { firstLegLeft, type Kernels } from '@karavan/tracking'

/** The stages of a consignment's plan with the orders that hold goods now; none without a plan. */
export function stagesInForce(
  consignment: Consignment,
  story: Story,
  { network, snapshot }: Pick<World, 'network' | 'snapshot'>,
  now: EpochMinutes,
  kernels: Kernels,
): readonly Stage[] {
  const { plan, carrierAcceptanceLocation: from, consigneeReceiptLocation: to } = consignment
  if (plan === null) return []
  const firstLeg = firstLegLeft(plan, story, now, kernels)
  return stagesNow(plan, { cargos: cargosOf(consignment), from, to, firstLeg }, snapshot, network, now)
}
