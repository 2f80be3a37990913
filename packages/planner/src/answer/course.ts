import { greatCircleKm, type LonLat } from '@karavan/core'
import type { LocationId } from '@karavan/model'
import type { Network } from '@karavan/network'
import { type Surface, shortestWay } from '../graph/way.js'

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
 * The course of a service between two places that it passes: the shortest way over drawn links of its surface in the
 * countries it crosses; a straight line where the network has none.
 * @param surface - links it may use
 */
export function courseOfService(
  network: Network,
  from: LocationId,
  to: LocationId,
  surface: Surface,
  crosses: readonly string[],
): readonly LonLat[] {
  const links = shortestWay(network, from, to, surface, crosses)
  return links === null ? straight(network, from, to) : courseOfLinks(network, from, links)
}

function straight(network: Network, from: LocationId, to: LocationId): LonLat[] {
  const [a, b] = [network.locations.get(from)?.position, network.locations.get(to)?.position]
  if (a === undefined || b === undefined || greatCircleKm(a, b) === 0) return []
  return [a, b]
}
