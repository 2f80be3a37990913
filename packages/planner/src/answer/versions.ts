import { type ConditionsSnapshot, type Edition, PLAN_SCHEMA_VERSION, type PlanAnswer } from '@karavan/model'
import type { Network } from '@karavan/network'

/** The data that an answer rests on. */
export function editionOf({ version, dataAsOf, ownValues }: Network, snapshot: ConditionsSnapshot): Edition {
  return { networkVersion: version, conditionsVersion: snapshot.version, dataAsOf, ownValues }
}

/** The shape of an answer and the versions of its data. */
export function versionsOf({
  networkVersion,
  conditionsVersion,
  dataAsOf,
}: Edition): Pick<PlanAnswer, 'schemaVersion' | 'networkVersion' | 'conditionsVersion' | 'dataAsOf'> {
  return { schemaVersion: PLAN_SCHEMA_VERSION, networkVersion, conditionsVersion, dataAsOf }
}
