import { fingerprint, type TimeMap } from '@karavan/core'
import {
  inEnglish,
  type LocationId,
  type Message,
  message,
  orderName,
  type Restriction,
  ruleWords,
  type Stage,
  sourceOfOrder,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import type { StageSpec } from '../graph/move.js'
import { placeNamed } from '../graph/places.js'

const hashes = new WeakMap<TimeMap, string>()

/** A stage of a plan. @param stageId - its own within the plan */
export function makeStage(spec: StageSpec, time: TimeMap, stageId: string, provenance: Stage['provenance']): Stage {
  let contentHash = hashes.get(time)
  if (contentHash === undefined) {
    contentHash = fingerprint(JSON.stringify(time))
    hashes.set(time, contentHash)
  }
  return {
    stageId,
    kind: spec.kind,
    place: spec.place,
    serviceId: spec.serviceId,
    ...inEnglish({ label: spec.label }),
    time,
    contentHash,
    provenance,
  }
}

/**
 * That an order holds the goods where they stand, as a stage that is yet to be made.
 * @param at - where the order looks
 */
export function holdSpec(
  network: Network,
  restriction: Restriction,
  time: TimeMap,
  place: LocationId,
  at: LocationId,
): StageSpec {
  return {
    kind: 'hold',
    place,
    serviceId: null,
    label: heldBy(network, restriction, place, at),
    time,
    provenance: [sourceOfOrder(restriction)],
  }
}

function heldBy(network: Network, restriction: Restriction, place: LocationId, at: LocationId): Message {
  const held = {
    place: placeNamed(network, place),
    title: ruleWords(restriction, 'title'),
    order: { kind: 'message', message: orderName(restriction) },
  } as const
  return at === place
    ? message('stage.heldBy', held)
    : message('stage.heldByAt', { ...held, at: placeNamed(network, at) })
}
