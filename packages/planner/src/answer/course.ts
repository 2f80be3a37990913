import { greatCircleKm, type LonLat } from '@karavan/core'
import type { LocationId } from '@karavan/model'
import type { Network } from '@karavan/network'
import FlatQueue from 'flatqueue'

interface Arc {
  readonly to: LocationId
  readonly link: number
  readonly km: number
}

interface CourseGraph {
  readonly arcs: ReadonlyMap<LocationId, readonly Arc[]>
  readonly known: Map<string, readonly LonLat[]>
}

const graphs = new WeakMap<Network, CourseGraph>()

function graphOf(network: Network): CourseGraph {
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

/** The drawn course over given links, from a place on. */
export function courseOfLinks(network: Network, from: LocationId, links: readonly number[]): LonLat[] {
  const course: LonLat[] = []
  let at = from
  for (const index of links) {
    const link = network.links[index]
    if (link === undefined) continue
    const forward = link.from === at
    const points = forward ? link.course : [...link.course].reverse()
    course.push(...(course.length === 0 ? points : points.slice(1)))
    at = forward ? link.to : link.from
  }
  return course
}

/**
 * The course of a service between two of its calls: the shortest way over drawn links of its surface in the countries
 * it crosses; a straight line where the network has none.
 * @param surface - links it may use
 */
export function courseOfService(
  network: Network,
  from: LocationId,
  to: LocationId,
  surface: 'sea' | 'rail' | 'road',
  crosses: readonly string[],
): readonly LonLat[] {
  const graph = graphOf(network)
  const key = `${from}|${to}|${surface}|${crosses.join()}`
  let course = graph.known.get(key)
  if (course === undefined) {
    course = shortest(network, graph, from, to, surface, new Set(crosses)) ?? straight(network, from, to)
    graph.known.set(key, course)
  }
  return course
}

function shortest(
  network: Network,
  graph: CourseGraph,
  from: LocationId,
  to: LocationId,
  surface: string,
  countries: ReadonlySet<string>,
): LonLat[] | null {
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
      if (link === undefined || !usable(link.mode, surface)) continue
      if (surface !== 'sea' && link.mode !== 'sea' && !link.crosses.every((country) => countries.has(country))) continue
      const total = km + arc.km
      if (total < (best.get(arc.to)?.km ?? Number.POSITIVE_INFINITY)) {
        best.set(arc.to, { km: total, before: at, link: arc.link })
        queue.push(arc.to, total)
      }
    }
  }
  const links: number[] = []
  for (let at = to; at !== from; at = best.get(at)?.before ?? from) links.unshift(best.get(at)?.link ?? -1)
  return courseOfLinks(network, from, links)
}

function usable(mode: string, surface: string): boolean {
  if (surface === 'sea') return mode === 'sea' || mode === 'inland_water'
  return mode === surface || (surface === 'rail' && mode === 'sea')
}

function straight(network: Network, from: LocationId, to: LocationId): LonLat[] {
  const [a, b] = [network.locations.get(from)?.position, network.locations.get(to)?.position]
  if (a === undefined || b === undefined || greatCircleKm(a, b) === 0) return []
  return [a, b]
}
