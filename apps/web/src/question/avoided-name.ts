import { MODES } from '@karavan/model'
import type { Words } from '../words/words.js'
import type { Place } from './known-places.js'

/** What is avoided, by name: a country, a mode, a place; what has no name here, as a service, as it stands. */
export function avoidedName(word: string, places: ReadonlyMap<string, Place>, words: Words): string {
  const place = places.get(word)
  if (place) return words.place(place.id, place.name)
  const mode = MODES.find((known) => known === word)
  return mode ? words.mode(mode) : words.country(word)
}
