import type { EpochMinutes } from '@karavan/core'
import { type ConditionsSnapshot, type Consignment, cargosOf, type LocationId, type Stage } from '@karavan/model'
import type { Network } from '@karavan/network'
import { stagesNow } from './now/stages-now.js'
import { versionNow } from './now/version-now.js'

/** Conditions as consignments on their way meet them. */
interface ConditionsInForce {
  /** Of what of the conditions holds goods on their way: another one may move what is on it. */
  readonly version: string
  /**
   * The stages of a consignment's plan, those of {@link stagesNow}; none without a plan.
   * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
   */
  readonly stagesOf: (consignment: Consignment, firstLeg: number) => readonly Stage[]
  /** What a place is called. */
  readonly nameOf: (place: LocationId) => string
}

/** The conditions of a world that are in force at a time. */
export function inForce(
  { snapshot, network }: { readonly snapshot: ConditionsSnapshot; readonly network: Network },
  now: EpochMinutes,
): ConditionsInForce {
  return {
    version: versionNow(snapshot),
    stagesOf: (consignment, firstLeg) => {
      const { plan, carrierAcceptanceLocation: from, consigneeReceiptLocation: to } = consignment
      if (plan === null) return []
      return stagesNow(plan, { cargos: cargosOf(consignment), from, to, firstLeg }, snapshot, network, now)
    },
    nameOf: (place) => network.locations.get(place)?.name ?? place,
  }
}
