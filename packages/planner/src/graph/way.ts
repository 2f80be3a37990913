import type { LocationId, Surface } from '@karavan/model'
import type { Network } from '@karavan/network'
import FlatQueue from 'flatqueue'

interface Arc {
  readonly to: LocationId
  readonly link: number
  readonly km: number
}

interface WayGraph {
  readonly arcs: ReadonlyMap<LocationId, readonly Arc[]>
  readonly known: Map<string, readonly number[] | null>
}

const graphs = new WeakMap<Network, WayGraph>()

function graphOf(network: Network): WayGraph {
  let graph = graphs.get(network)
  if (graph === undefined) {
    const arcs = new Map<LocationId, Arc[]>()
    const connect = (from: LocationId, arc: Arc) => {
      const list = arcs.get(from)
      if (list === undefined) arcs.set(from, [arc])
      else list.push(arc)
    }
    network.links.forEach((link, index) => {
      if (link.status !== 'in_use') return
      connect(link.from, { to: link.to, link: index, km: link.lengthKm })
      connect(link.to, { to: link.from, link: index, km: link.lengthKm })
    })
    graph = { arcs, known: new Map() }
    graphs.set(network, graph)
  }
  return graph
}

/**
 * The shortest way between two places over drawn links of a surface in the given countries, as indices of links in order;
 * null where the network has none. Between two ports a train or truck is ferried where rails and roads lead nowhere or far
 * around.
 */
export function shortestWay(
  network: Network,
  from: LocationId,
  to: LocationId,
  surface: Surface,
  countries: readonly string[],
): readonly number[] | null {
  const graph = graphOf(network)
  const key = `${from}|${to}|${surface}|${countries.join()}`
  let way = graph.known.get(key)
  if (way === undefined) {
    way = search(network, graph, from, to, surface, new Set(countries))
    const ports = [from, to].every((id) => graph.arcs.get(id)?.some(({ link }) => isWater(network.links[link]?.mode)))
    if (surface !== 'sea' && ports) {
      const lane = search(network, graph, from, to, 'sea', new Set())
      if (lane !== null && (way === null || lengthOf(network, way) > FAR_AROUND * lengthOf(network, lane))) way = lane
    }
    graph.known.set(key, way)
  }
  return way
}

/** Whether a sea lane begins or ends at a place. */
export function hasLane(network: Network, place: LocationId): boolean {
  return (
    graphOf(network)
      .arcs.get(place)
      ?.some(({ link }) => isWater(network.links[link]?.mode)) ?? false
  )
}

/** Length of a way over water, kilometres; null for one over land. */
export function laneLength(network: Network, links: readonly number[]): number | null {
  const isLane = links.length > 0 && links.every((index) => isWater(network.links[index]?.mode))
  return isLane ? lengthOf(network, links) : null
}

/** The places along links in order, both ends included. */
export function placesAlong(network: Network, from: LocationId, links: readonly number[]): LocationId[] {
  const places = [from]
  for (const index of links) {
    const link = network.links[index]
    if (link !== undefined) places.push(link.from === places.at(-1) ? link.to : link.from)
  }
  return places
}

/** How much longer than the lane between two ports a way by land is before a train is taken to be ferried. */
const FAR_AROUND = 1.5

function lengthOf(network: Network, links: readonly number[]): number {
  return links.reduce((km, index) => km + (network.links[index]?.lengthKm ?? 0), 0)
}

function search(
  network: Network,
  graph: WayGraph,
  from: LocationId,
  to: LocationId,
  surface: Surface,
  countries: ReadonlySet<string>,
): readonly number[] | null {
  const best = new Map<LocationId, { km: number; before: LocationId; link: number }>([
    [from, { km: 0, before: '', link: -1 }],
  ])
  const queue = new FlatQueue<LocationId>()
  queue.push(from, 0)
  for (;;) {
    const km = queue.peekValue() ?? 0
    const at = queue.pop()
    if (at === undefined) return null
    if (at === to) break
    if (km > (best.get(at)?.km ?? 0)) continue
    for (const arc of graph.arcs.get(at) ?? []) {
      const link = network.links[arc.link]
      if (link === undefined || (surface === 'sea' ? !isWater(link.mode) : link.mode !== surface)) continue
      if (surface !== 'sea' && !link.crosses.every((country) => countries.has(country))) continue
      const total = km + arc.km
      if (total < (best.get(arc.to)?.km ?? Number.POSITIVE_INFINITY)) {
        best.set(arc.to, { km: total, before: at, link: arc.link })
        queue.push(arc.to, total)
      }
    }
  }
  const links: number[] = []
  for (let at = to; at !== from; at = best.get(at)?.before ?? from) links.unshift(best.get(at)?.link ?? -1)
  return links
}

function isWater(mode: string | undefined): boolean {
  return mode === 'sea' || mode === 'inland_water'
}
