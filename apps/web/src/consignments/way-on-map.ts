import type { LineFeature, NetworkMap } from '@karavan/api'
import type { LonLat } from '@karavan/core'
import type { ChosenLeg, LocationId } from '@karavan/model'

/** Where a leg is drawn. */
export interface LegCourse {
  readonly course: readonly LonLat[]
  /** False where the network has no links between two of its places, which a straight line joins then. */
  readonly isKnown: boolean
}

/** Draws legs over the links of a network between the places that they pass. */
export function courseDrawer({
  features,
}: NetworkMap): (leg: Pick<ChosenLeg, 'mode' | 'from' | 'to' | 'via'>) => LegCourse {
  const ends = new Map<LocationId, LonLat>()
  const links = new Map<LocationId, LineFeature[]>()
  for (const feature of features) {
    if (isLink(feature)) {
      for (const end of [feature.properties.from, feature.properties.to])
        links.set(end, [...(links.get(end) ?? []), feature])
    } else ends.set(feature.id, feature.geometry.coordinates)
  }
  return ({ mode, from, to, via }) => {
    const land = mode === 'rail' || mode === 'road' ? mode : 'sea'
    const passed = [from, ...via, to].filter((place, i, all) => place !== all[i - 1])
    const pieces = passed.slice(1).map((next, i) => {
      const before = passed[i] ?? next
      return shortest(links, before, next, land) ?? shortest(links, before, next, null)
    })
    const straight = (i: number) =>
      [ends.get(passed[i] ?? ''), ends.get(passed[i + 1] ?? '')].filter((at) => at !== undefined)
    return {
      course: pieces.flatMap((piece, i) => piece ?? straight(i)),
      isKnown: pieces.every((piece) => piece !== null),
    }
  }
}

function isLink(feature: NetworkMap['features'][number]): feature is LineFeature {
  return feature.properties.what === 'link'
}

/** The shortest chain of links by length; null where there is none. @param mode - of the links; null for any */
function shortest(
  links: ReadonlyMap<LocationId, readonly LineFeature[]>,
  from: LocationId,
  to: LocationId,
  mode: string | null,
): readonly LonLat[] | null {
  const reached = new Map<LocationId, { readonly km: number; readonly by: LineFeature | null }>([
    [from, { km: 0, by: null }],
  ])
  const open = new Set([from])
  while (open.size > 0) {
    const [nearest] = [...open].sort((a, b) => (reached.get(a)?.km ?? 0) - (reached.get(b)?.km ?? 0))
    if (nearest === undefined) break
    if (nearest === to) return wayBack(reached, to)
    open.delete(nearest)
    const km = reached.get(nearest)?.km ?? 0
    for (const link of links.get(nearest) ?? []) {
      if (mode !== null && link.properties.mode !== mode) continue
      const next = link.properties.from === nearest ? link.properties.to : link.properties.from
      const there = km + link.properties.lengthKm
      if (there >= (reached.get(next)?.km ?? Number.POSITIVE_INFINITY)) continue
      reached.set(next, { km: there, by: link })
      open.add(next)
    }
  }
  return null
}

function wayBack(
  reached: ReadonlyMap<LocationId, { readonly by: LineFeature | null }>,
  to: LocationId,
): readonly LonLat[] {
  const pieces: (readonly LonLat[])[] = []
  for (let place = to, by = reached.get(to)?.by ?? null; by !== null; by = reached.get(place)?.by ?? null) {
    const { coordinates } = by.geometry
    pieces.unshift(by.properties.to === place ? coordinates : coordinates.toReversed())
    place = by.properties.to === place ? by.properties.from : by.properties.to
  }
  return pieces.flat()
}
