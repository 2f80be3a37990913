import type { CountryCode, LocationId, ServiceCall } from '@karavan/model'
import type { Network } from '@karavan/network'
import type { MoveBorder } from './move.js'
import { placesAlong, type Surface, shortestWay } from './way.js'

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

/** The places on the drawn way of a service where it crosses borders; between others those that it is known to pass. */
export function wayThrough(
  network: Network,
  passed: readonly LocationId[],
  surface: Surface,
  { crosses }: ServiceCall,
): LocationId[] {
  const way = passed.slice(0, 1)
  for (let i = 1; i < passed.length; i++) {
    const [before = '', at = ''] = [passed[i - 1], passed[i]]
    const links = countryOfId(before) === countryOfId(at) ? null : shortestWay(network, before, at, surface, crosses)
    way.push(...(links === null ? [at] : placesAlong(network, before, links).slice(1)))
  }
  return way
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
