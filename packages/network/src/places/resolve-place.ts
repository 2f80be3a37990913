import { greatCircleKm, StructuredError } from '@karavan/core'
import type { Location, LocationId } from '@karavan/model'
import { kindRank, LONGEST_NAME, MATCH_RANKS, type PlaceMatch, type RankedPlace, rankPlaces } from './find-places.js'

/** Places of one name no further apart than this are one town's; the trade means its port or terminal first. */
const ONE_TOWN_KM = 80

/**
 * The one place that a text means.
 * @param pointer - where the text stood, for the error
 * @throws {StructuredError} PLACE_UNKNOWN (with guesses as candidates), PLACE_AMBIGUOUS (with what it may mean)
 */
export function resolvePlace(locations: ReadonlyMap<LocationId, Location>, text: string, pointer?: string): Location {
  const where = pointer === undefined ? {} : { pointer }
  const expected = 'our id (KZ-AKTAU), a UN/LOCODE or other code, or a name in any script (Ақтау, 阿克套, Aktau)'
  const wanted = text.trim()
  if (wanted === '' || wanted.length > LONGEST_NAME) {
    throw new StructuredError({
      code: 'PLACE_UNKNOWN',
      received: text,
      expected: `${expected}, at most ${LONGEST_NAME} characters`,
      remediation: 'name a place',
      ...where,
    })
  }
  const matches = rankPlaces(locations, wanted, 20)
  const sure = firm(matches)
  const chosen = one(sure)
  if (chosen !== undefined) return chosen
  if (sure.length > 1) {
    throw new StructuredError({
      code: 'PLACE_AMBIGUOUS',
      received: wanted,
      expected: 'one place',
      remediation: `say which by its id: ${sure.map(({ location }) => candidate(location)).join('; ')}`,
      candidates: sure.map(({ location }) => candidate(location)),
      ...where,
    })
  }
  const guesses = matches.slice(0, 5).map(({ location }) => candidate(location))
  throw new StructuredError({
    code: 'PLACE_UNKNOWN',
    received: wanted,
    expected,
    remediation: guesses.length === 0 ? 'search with `karavan places TEXT`' : `did you mean ${guesses.join('; ')}?`,
    candidates: guesses,
    ...where,
  })
}

function candidate({ id, name, country }: Location): string {
  return `${id} (${name}, ${country})`
}

/** Matches of the best rank that says which place is meant; a beginning of a word, or a likeness, does not. */
function firm(matches: readonly RankedPlace[]): readonly PlaceMatch[] {
  for (const rank of MATCH_RANKS) {
    if (rank === 'similar' || rank === 'prefix') continue
    const found = matches.filter(({ how }) => how === rank)
    const ofKind = found.filter(({ closeness }) => rank !== 'name' || closeness === found[0]?.closeness)
    if (ofKind.length > 0) return ofKind
  }
  return []
}

/** The one that is meant: the only one, or, of the places of one town that a name fits, the one that the trade means first. */
function one(matches: readonly PlaceMatch[]): Location | undefined {
  const [first, second] = matches
  if (first === undefined || second === undefined) return first?.location
  if (first.how === 'code') return undefined
  const ranked = matches.map(({ location }) => location).sort((a, b) => kindRank(a) - kindRank(b))
  const [best, next] = ranked
  if (best === undefined || next === undefined || kindRank(best) === kindRank(next)) return undefined
  const together = ranked.every(
    ({ position, country }) => country === best.country && greatCircleKm(position, best.position) <= ONE_TOWN_KM,
  )
  return together ? best : undefined
}
