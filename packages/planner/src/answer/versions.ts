import { type ConditionsSnapshot, PLAN_SCHEMA_VERSION, type PlanAnswer } from '@karavan/model'
import type { Network } from '@karavan/network'

/** The shape of an answer and the data that it rests on. */
export function versionsOf(
  network: Network,
  snapshot: ConditionsSnapshot,
): Pick<PlanAnswer, 'schemaVersion' | 'networkVersion' | 'conditionsVersion' | 'dataAsOf' | 'citation'> {
  return {
    schemaVersion: PLAN_SCHEMA_VERSION,
    networkVersion: network.version,
    conditionsVersion: snapshot.version,
    dataAsOf: network.dataAsOf,
    citation: `Karavan, network ${network.version}, conditions ${snapshot.version}, data as of ${network.dataAsOf}`,
  }
}
