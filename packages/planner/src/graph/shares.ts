import { greatCircleKm } from '@karavan/core'
import type { CountryCode, LocationId } from '@karavan/model'
import type { Network } from '@karavan/network'
import { countryOfId } from './borders.js'
import type { Carried } from './move.js'

/** Spreads a length over the countries crossed as the way lies in them. */
export function shareByWay(
  network: Network,
  way: readonly LocationId[],
  crosses: readonly CountryCode[],
  km: number,
): Carried['km'] {
  const parts: { country: string; km: number }[] = []
  let total = 0
  for (let i = 1; i < way.length; i++) {
    const ends = [way[i - 1] ?? '', way[i] ?? ''] as const
    const [a, b] = ends.map((id) => network.locations.get(id)?.position)
    const length = a === undefined || b === undefined ? 0 : greatCircleKm(a, b)
    total += length
    for (const id of ends) parts.push({ country: countryOfId(id), km: length / 2 })
  }
  const passed = new Set(parts.map(({ country }) => country))
  if (total === 0 || crosses.some((country) => !passed.has(country))) return shareEvenly(crosses, km)
  return mergeShares(parts.map((part) => ({ ...part, km: (part.km / total) * km })))
}

/** Spreads a length evenly over the countries crossed, where the countries' parts are not known. */
export function shareEvenly(crosses: readonly CountryCode[], km: number): Carried['km'] {
  return crosses.length === 0 ? [{ country: '', km }] : crosses.map((country) => ({ country, km: km / crosses.length }))
}

/** Joins parts that follow each other in one country. */
export function mergeShares(parts: Carried['km']): Carried['km'] {
  const merged: { country: string; km: number }[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (last !== undefined && last.country === part.country) last.km += part.km
    else merged.push({ ...part })
  }
  return merged
}
