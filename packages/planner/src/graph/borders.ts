import type { CountryCode, LocationId, ServiceCall, Surface } from '@karavan/model'
import type { Network } from '@karavan/network'
import type { MoveBorder } from './move.js'
import { hasLane, laneLength, placesAlong, shortestWay } from './way.js'

/**
 * The borders crossed in order along a way. A border stands at the border point that the way names, the side entered
 * before the side left; at sea and between places that are none at the first place of the country entered.
 */
export function bordersOn(network: Network, way: readonly LocationId[], crosses: readonly CountryCode[]): MoveBorder[] {
  const borders: MoveBorder[] = []
  let at = 0
  for (let i = 1; i < crosses.length; i++) {
    const [left, entered] = [crosses[i - 1] ?? '', crosses[i] ?? '']
    if (left === entered) continue
    const next = stepInto(way, at, left, entered)
    at = next
    const between = [way[next - 1] ?? '', way[next] ?? ''] as const
    const point = [...between].reverse().find((id) => network.locations.get(id)?.kind === 'border_crossing')
    borders.push({
      place: point ?? (countryOfId(between[1]) === entered ? between[1] : between[0]),
      between,
      from: left,
      to: entered,
    })
  }
  return borders
}

/** A piece of the way of a service, from one place that it is known to pass to the next. */
export interface WayPiece {
  /** In order, both ends included. */
  readonly places: readonly LocationId[]
  /** Length of the sea lane that it lies on; null on land. */
  readonly laneKm: number | null
}

/**
 * The drawn way of a service piece by piece: where it crosses borders or goes aboard a ship as its links lie, elsewhere
 * straight from place to place.
 */
export function piecesThrough(
  network: Network,
  passed: readonly LocationId[],
  surface: Surface,
  { crosses }: ServiceCall,
): WayPiece[] {
  return passed.slice(1).map((at, i) => {
    const before = passed[i] ?? ''
    const mayMatter = countryOfId(before) !== countryOfId(at) || (hasLane(network, before) && hasLane(network, at))
    const links = mayMatter ? shortestWay(network, before, at, surface, crosses) : null
    const laneKm = links === null ? null : laneLength(network, links)
    const isDrawn = links !== null && (laneKm !== null || countryOfId(before) !== countryOfId(at))
    return { places: isDrawn ? placesAlong(network, before, links) : [before, at], laneKm }
  })
}

/** The places of pieces that follow each other. */
export function placesOn(pieces: readonly WayPiece[]): LocationId[] {
  return pieces.flatMap(({ places }, i) => (i === 0 ? places : places.slice(1)))
}

/** Where a way steps from one country into another, as the index of the first place entered; its end where it does not say. */
function stepInto(way: readonly LocationId[], start: number, left: string, entered: string): number {
  const steps = way.flatMap((id, i) => (i > start && countryOfId(id) !== countryOfId(way[i - 1] ?? '') ? [i] : []))
  return (
    steps.find((i) => countryOfId(way[i] ?? '') === entered && countryOfId(way[i - 1] ?? '') === left) ??
    steps.find((i) => countryOfId(way[i] ?? '') === entered || countryOfId(way[i - 1] ?? '') === left) ??
    (start > 0 ? start : way.length - 1)
  )
}

/** Country of a place by its id, `CC-NAME`. */
export function countryOfId(id: LocationId): CountryCode {
  return id.slice(0, 2)
}
