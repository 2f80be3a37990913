import { type ConditionsSnapshot, type Message, message, PLAN_SCHEMA_VERSION, type PlanAnswer } from '@karavan/model'
import type { Network } from '@karavan/network'

/** The shape of an answer and the data that it rests on. */
export function versionsOf(
  network: Network,
  snapshot: ConditionsSnapshot,
): Pick<PlanAnswer, 'schemaVersion' | 'networkVersion' | 'conditionsVersion' | 'dataAsOf'> {
  return {
    schemaVersion: PLAN_SCHEMA_VERSION,
    networkVersion: network.version,
    conditionsVersion: snapshot.version,
    dataAsOf: network.dataAsOf,
  }
}

/** How to cite an answer. */
export function citationOf(network: Network, snapshot: ConditionsSnapshot): Message {
  return message('citation', {
    network: network.version,
    conditions: snapshot.version,
    date: { kind: 'date', date: network.dataAsOf },
  })
}
