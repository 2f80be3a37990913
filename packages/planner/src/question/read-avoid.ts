import { StructuredError } from '@karavan/core'
import { type Avoid, type CountryCode, type Location, type LocationId, MODES, type Mode } from '@karavan/model'
import { resolvePlace } from '@karavan/network'
import type { RawQuestion } from './raw-question.js'

const MOST_ITEMS = 50

/** What a question may name. */
export interface QuestionWorld {
  readonly locations: ReadonlyMap<LocationId, Location>
  readonly services: readonly { readonly id: string; readonly name: string }[]
}

/**
 * What is to be avoided: countries by ISO 3166-1 alpha-2 or English name, modes, services by id or name, places.
 * @throws {StructuredError} AVOID_UNKNOWN, PLACE_AMBIGUOUS, QUESTION_VALUE_INVALID
 */
export function readAvoid(raw: RawQuestion, world: QuestionWorld): Avoid {
  const countries = new Set<CountryCode>()
  const locations = new Set<LocationId>()
  const modes = new Set<Mode>()
  const services = new Set<string>()
  const names = countryNames(world.locations)
  for (const item of raw.list('avoid', MOST_ITEMS)) {
    const lower = item.toLowerCase()
    const country = names.get(lower)
    const mode = MODES.find((known) => known === lower.replaceAll('-', '_').replaceAll(' ', '_'))
    const service = world.services.find(({ id, name }) => id.toLowerCase() === lower || name.toLowerCase() === lower)
    if (country !== undefined) countries.add(country)
    else if (mode !== undefined) modes.add(mode)
    else if (service !== undefined) services.add(service.id)
    else locations.add(place(item, world, names))
  }
  return { countries: [...countries], locations: [...locations], modes: [...modes], services: [...services] }
}

/** Countries of the network by code and by English name, both in lower case. */
function countryNames(locations: ReadonlyMap<LocationId, Location>): ReadonlyMap<string, CountryCode> {
  const display = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const names = new Map<string, CountryCode>()
  for (const { country } of locations.values()) {
    if (names.has(country.toLowerCase())) continue
    names.set(country.toLowerCase(), country)
    const name = display.of(country)
    if (name !== undefined) names.set(name.toLowerCase(), country)
  }
  return names
}

function place(item: string, world: QuestionWorld, names: ReadonlyMap<string, CountryCode>): LocationId {
  try {
    return resolvePlace(world.locations, item, '/avoid').id
  } catch (error) {
    if (!(error instanceof StructuredError) || error.code !== 'PLACE_UNKNOWN') throw error
    const codes = [...new Set(names.values())].sort()
    throw new StructuredError({
      code: 'AVOID_UNKNOWN',
      received: item,
      expected: `a country of the network (${codes.join(' ')}), a mode (${MODES.join(' ')}), a service or a place`,
      remediation:
        error.candidates.length > 0
          ? `did you mean ${error.candidates.join('; ')}?`
          : 'leave it out; nothing of the network is called so',
      pointer: '/avoid',
      candidates: error.candidates,
      cause: error,
    })
  }
}
