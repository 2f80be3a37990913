import { type EpochMinutes, earliestInstant, endInstant } from '@karavan/core'
import type { ConditionsSnapshot, PlanQuery, Service } from '@karavan/model'
import type { Network } from '@karavan/network'
import { buildMoveGraph, type MoveGraph } from '../graph/build.js'
import { type PricedMoves, priceMoves } from './criteria.js'
import { TimelessDurations } from './durations.js'
import { Holdups } from './holdups.js'
import { KernelStore } from './kernels.js'
import { indexMoves, type MoveIndex } from './move-index.js'
import { RestrictionIndex } from './rules.js'

/** What is kept between questions for a network, a snapshot and a kind of equipment. */
export interface Prepared {
  readonly graph: MoveGraph
  readonly index: MoveIndex
  readonly priced: PricedMoves
  readonly kernels: KernelStore
  readonly timeless: TimelessDurations
  readonly restrictions: RestrictionIndex
  readonly holdups: Holdups
  /** Services that run between dates, in minutes. */
  readonly dated: readonly { readonly service: Service; readonly opens: EpochMinutes; readonly ends: EpochMinutes }[]
}

const prepared = new WeakMap<Network, WeakMap<ConditionsSnapshot, Map<string, Prepared>>>()

/** Lays out the network for a kind of equipment, which the first question about it would otherwise wait for. */
export function layOut(network: Network, snapshot: ConditionsSnapshot, kind: PlanQuery['cargo']['equipment']): void {
  prepare(network, snapshot, kind)
}

export function prepare(
  network: Network,
  snapshot: ConditionsSnapshot,
  kind: PlanQuery['cargo']['equipment'],
): Prepared {
  let bySnapshot = prepared.get(network)
  if (bySnapshot === undefined) {
    bySnapshot = new WeakMap()
    prepared.set(network, bySnapshot)
  }
  let byKind = bySnapshot.get(snapshot)
  if (byKind === undefined) {
    byKind = new Map()
    bySnapshot.set(snapshot, byKind)
  }
  let found = byKind.get(kind)
  if (found === undefined) {
    const graph = buildMoveGraph(network, snapshot, kind)
    const priced = priceMoves(network, kind)
    const index = indexMoves(graph, priced, network.grid.stepMinutes)
    const restrictions = new RestrictionIndex(snapshot, graph, index)
    found = {
      graph,
      index,
      priced,
      kernels: new KernelStore(network.grid),
      timeless: new TimelessDurations(network.grid.horizonSteps),
      restrictions,
      holdups: new Holdups(network, snapshot, graph, kind, restrictions),
      dated: network.services.filter(({ validFrom, validTo }) => validFrom ?? validTo).map(datesOf),
    }
    byKind.set(kind, found)
  }
  return found
}

function datesOf(service: Service): Prepared['dated'][number] {
  const { validFrom, validTo } = service
  return {
    service,
    opens: (validFrom === undefined ? null : earliestInstant(validFrom)) ?? Number.NEGATIVE_INFINITY,
    ends: (validTo === undefined ? null : endInstant(validTo)) ?? Number.POSITIVE_INFINITY,
  }
}
