import { greatCircleKm } from '@karavan/core'
import type { CountryCode, LocationId, Mode } from '@karavan/model'
import type { Network } from '@karavan/network'
import { countryOfId, type WayPiece } from './borders.js'
import type { Carried } from './move.js'

/**
 * Spreads a length over the way of a service. Aboard a ship it goes as far as the lane is drawn, which counts for the
 * country of the port left; the rest is spread over the countries crossed as the way by land lies in them.
 * @param pieces - the way, in order
 * @param km - the whole length; where the lanes alone are longer, they have their part of it
 * @param shipOf - by what ship the service is carried from one port to another
 */
export function shareByWay(
  network: Network,
  pieces: readonly WayPiece[],
  crosses: readonly CountryCode[],
  km: number,
  shipOf: (from: LocationId, to: LocationId) => Mode,
): Carried['km'] {
  const lengths = pieces.map((piece) => piece.laneKm ?? lengthOf(network, piece.places))
  const sum = (some: readonly number[]) => some.reduce((total, length) => total + length, 0)
  const lanes = sum(pieces.map(({ laneKm }) => laneKm ?? 0))
  const drawn = sum(lengths)
  const scale = lanes < km ? 1 : km / drawn
  const land = { drawn: drawn - lanes, km: km - lanes * scale }
  const passed = new Set(pieces.flatMap(({ places }) => places.map(countryOfId)))
  const isKnown = land.drawn > 0 && crosses.every((country) => passed.has(country))
  const parts = pieces.flatMap(({ places, laneKm }): Carried['km'] => {
    const [from = '', to = ''] = [places[0], places.at(-1)]
    if (laneKm !== null) return [{ country: countryOfId(from), km: laneKm * scale, mode: shipOf(from, to) }]
    return isKnown && land.km > 0 ? shareByEnds(network, places, land.km / land.drawn) : []
  })
  return mergeShares(isKnown || land.km <= 0 ? parts : [...shareEvenly(crosses, land.km), ...parts])
}

/** Half of each stretch between two places counts for the country of either. */
function shareByEnds(network: Network, places: readonly LocationId[], scale: number): Carried['km'] {
  return places.slice(1).flatMap((to, i) => {
    const from = places[i] ?? ''
    const half = (lengthOf(network, [from, to]) * scale) / 2
    return [from, to].map((place) => ({ country: countryOfId(place), km: half }))
  })
}

function lengthOf(network: Network, places: readonly LocationId[]): number {
  return places.slice(1).reduce((sum, to, i) => {
    const [a, b] = [places[i] ?? '', to].map((id) => network.locations.get(id)?.position)
    return sum + (a === undefined || b === undefined ? 0 : greatCircleKm(a, b))
  }, 0)
}

/** Spreads a length evenly over the countries crossed, where the countries' parts are not known. */
export function shareEvenly(crosses: readonly CountryCode[], km: number): Carried['km'] {
  return crosses.length === 0 ? [{ country: '', km }] : crosses.map((country) => ({ country, km: km / crosses.length }))
}

/** Joins parts that follow each other by one mode in one country. */
export function mergeShares(parts: Carried['km']): Carried['km'] {
  const merged: { country: string; km: number; mode?: Mode }[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (last !== undefined && last.country === part.country && last.mode === part.mode) last.km += part.km
    else merged.push({ ...part })
  }
  return merged
}
