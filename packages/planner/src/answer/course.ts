import { greatCircleKm, type LonLat } from '@karavan/core'
import { type CountryCode, type LocationId, type Service, surfaceOf } from '@karavan/model'
import type { Network } from '@karavan/network'
import { hasLane, shortestWay } from '../graph/way.js'

/** Where a service runs, as the network has it drawn. */
export interface ServiceWay {
  /** Indices of the links it runs over, in order. */
  readonly links: readonly number[]
  readonly course: readonly LonLat[]
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

/** The way of a service from its first call to its last, over the places that it is known to pass. */
export function wayOfService(network: Network, service: Service): ServiceWay {
  const passed = service.calls.flatMap(({ location, via = [] }, i) => (i === 0 ? [location] : [...via, location]))
  return drawnWay(network, service, passed, [...new Set(service.calls.flatMap(({ crosses }) => crosses))])
}

/**
 * The way of a service through places that it calls at or passes: from each to the next the shortest over drawn links of
 * its surface in the countries it crosses, a straight line where the network has none. Where lanes meet at a port, a ship
 * that does not call there leaves the one for the other before it.
 * @param passed - the places in order
 */
export function drawnWay(
  network: Network,
  service: Service,
  passed: readonly LocationId[],
  crosses: readonly CountryCode[],
): ServiceWay {
  const surface = surfaceOf(service.kind)
  const calls = new Set(service.calls.map(({ location }) => location))
  // A strait without a lane of its own lies on the lanes between ports.
  const stops = surface === 'sea' ? passed.filter((place) => calls.has(place) || hasLane(network, place)) : passed
  const links: number[] = []
  const course: LonLat[] = []
  for (let i = 1; i < stops.length; i++) {
    const [from = '', to = ''] = [stops[i - 1], stops[i]]
    const way = shortestWay(network, from, to, surface, crosses)
    const part = way === null ? straight(network, from, to) : courseOfLinks(network, from, way)
    links.push(...(way ?? []))
    course.push(...(course.length === 0 ? part : part.slice(1)))
  }
  const stands = surface === 'sea' ? calls : new Set(stops)
  return { links, course: withoutTurns(course, positionsOf(network, stands)) }
}

/** A course without what it runs to a point and back over the same points, but to points where it is to turn. */
function withoutTurns(course: readonly LonLat[], turns: readonly LonLat[]): LonLat[] {
  const run: LonLat[] = []
  for (const point of course) {
    const [before, tip] = [run.at(-2), run.at(-1)]
    if (before && tip && isSame(before, point) && !turns.some((turn) => isSame(turn, tip))) run.pop()
    else run.push(point)
  }
  return run
}

function positionsOf({ locations }: Network, places: ReadonlySet<LocationId>): LonLat[] {
  return [...places].flatMap((place) => {
    const position = locations.get(place)?.position
    return position === undefined ? [] : [position]
  })
}

function isSame(a: LonLat, b: LonLat): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

function straight(network: Network, from: LocationId, to: LocationId): LonLat[] {
  const [a, b] = [network.locations.get(from)?.position, network.locations.get(to)?.position]
  if (a === undefined || b === undefined || greatCircleKm(a, b) === 0) return []
  return [a, b]
}
