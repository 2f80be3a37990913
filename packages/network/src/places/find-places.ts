import { editDistance, foldLatin, foldText } from '@karavan/core'
import type { Location, LocationId } from '@karavan/model'
import { soundKey, withoutKind } from './place-words.js'

/** How a text met a place, best first; `similar` is a guess. */
export const MATCH_RANKS = ['id', 'code', 'name', 'prefix', 'word', 'similar'] as const
export type MatchRank = (typeof MATCH_RANKS)[number]

export interface PlaceMatch {
  readonly location: Location
  readonly how: MatchRank
  /** The id, code or name that was met. */
  readonly matched: string
}

/** Most characters of a text that are looked at; no name is longer. */
export const LONGEST_NAME = 120

/** What the trade means first when it names a city. */
const KINDS_FIRST: readonly Location['kind'][] = [
  'seaport',
  'dry_port',
  'inland_terminal',
  'rail_station',
  'city',
  'border_crossing',
  'waypoint',
]

interface Entry {
  readonly location: Location
  /** As written. */
  readonly name: string
  /** Folded in its own script, and in Latin letters; each also without the words for the kind. */
  readonly keys: readonly string[]
  readonly latin: string
  readonly sound: string
}

interface PlaceIndex {
  readonly ids: ReadonlyMap<string, Location>
  readonly codes: ReadonlyMap<string, readonly Location[]>
  readonly entries: readonly Entry[]
}

const indexes = new WeakMap<ReadonlyMap<LocationId, Location>, PlaceIndex>()

function indexOf(locations: ReadonlyMap<LocationId, Location>): PlaceIndex {
  let index = indexes.get(locations)
  if (index === undefined) {
    index = buildIndex(locations)
    indexes.set(locations, index)
  }
  return index
}

function buildIndex(locations: ReadonlyMap<LocationId, Location>): PlaceIndex {
  const ids = new Map<string, Location>()
  const codes = new Map<string, Location[]>()
  const entries: Entry[] = []
  for (const location of locations.values()) {
    ids.set(location.id.toUpperCase(), location)
    for (const { code } of location.codes) {
      const key = codeKey(code)
      const holders = codes.get(key) ?? []
      if (!holders.includes(location)) codes.set(key, [...holders, location])
    }
    for (const name of spellings(location)) entries.push(entry(location, name))
  }
  return { ids, codes, entries }
}

function codeKey(text: string): string {
  return text.toUpperCase().replace(/[\s-]+/g, '')
}

/** All names of a place: as listed, without and within brackets, and the words of its id. */
function spellings(location: Location): Set<string> {
  const names = new Set<string>()
  for (const name of [location.name, ...location.names.map((other) => other.name)]) {
    names.add(name)
    const brackets = /^(.*?)\s*[（(](.+)[)）]\s*$/u.exec(name)
    if (brackets !== null) {
      names.add(brackets[1] ?? '')
      names.add(brackets[2] ?? '')
    }
    for (const part of name.split(/\s*\/\s*/)) names.add(part)
  }
  names.add(titled(location.id.slice(3)))
  names.delete('')
  return names
}

/** `BANDAR-ABBAS` as a name is written: `Bandar Abbas`. */
function titled(words: string): string {
  return words
    .split('-')
    .map((word) => `${word.charAt(0)}${word.slice(1).toLowerCase()}`)
    .join(' ')
}

function entry(location: Location, name: string): Entry {
  const own = foldText(name)
  const latin = foldLatin(name)
  const keys = new Set([own, latin, withoutKind(own).name, withoutKind(latin).name])
  keys.delete('')
  return { location, name, keys: [...keys], latin: latin.replaceAll(' ', ''), sound: soundKey(withoutKind(latin).name) }
}

/**
 * Places that answer to a text: our id, a code of any scheme, or a name in any script, whatever its case and marks.
 * Best first; the same text and places always give the same order. Guesses (`similar`) come only where nothing else does.
 * @param most - greatest number of places, default 10
 */
export function findPlaces(
  locations: ReadonlyMap<LocationId, Location>,
  text: string,
  most = 10,
): readonly PlaceMatch[] {
  return rankPlaces(locations, text, most).map(({ location, how, matched }) => ({ location, how, matched }))
}

/** {@link findPlaces} with how close each match is. */
export function rankPlaces(
  locations: ReadonlyMap<LocationId, Location>,
  text: string,
  most: number,
): readonly RankedPlace[] {
  const wanted = text.trim().slice(0, LONGEST_NAME)
  const index = indexOf(locations)
  const best = new Map<LocationId, RankedPlace>()
  const offer = (ranked: RankedPlace) => {
    const known = best.get(ranked.location.id)
    if (known === undefined || compare(ranked, known) < 0) best.set(ranked.location.id, ranked)
  }

  const byId = index.ids.get(wanted.toUpperCase())
  if (byId !== undefined) offer({ location: byId, how: 'id', matched: byId.id, closeness: 0 })
  for (const location of index.codes.get(codeKey(wanted)) ?? []) {
    offer({ location, how: 'code', matched: wanted.toUpperCase(), closeness: 0 })
  }
  const question = asked(wanted)
  if (question.keys.length > 0) {
    for (const one of index.entries) {
      const met = meet(question, one)
      if (met !== null) offer({ location: one.location, how: met.how, matched: one.name, closeness: met.closeness })
    }
    if (best.size === 0) for (const guess of guesses(question, index.entries)) offer(guess)
  }
  return [...best.values()].sort(compare).slice(0, most)
}

export interface RankedPlace extends PlaceMatch {
  /** 0 is best; for `name`, 1 where the text says another kind of place. */
  readonly closeness: number
}

interface Asked {
  readonly keys: readonly string[]
  readonly latin: string
  readonly sound: string
  readonly kind: string | null
}

function asked(text: string): Asked {
  const own = foldText(text)
  const latin = foldLatin(text)
  const bare = withoutKind(own)
  const bareLatin = withoutKind(latin)
  const keys = [...new Set([own, latin, bare.name, bareLatin.name])].filter((key) => key !== '')
  return {
    keys,
    latin: bareLatin.name.replaceAll(' ', ''),
    sound: soundKey(bareLatin.name),
    kind: bare.kind ?? bareLatin.kind,
  }
}

function meet(question: Asked, one: Entry): { how: MatchRank; closeness: number } | null {
  const otherKind = question.kind !== null && question.kind !== one.location.kind ? 1 : 0
  let found: { how: MatchRank; closeness: number } | null = null
  const better = (how: MatchRank, closeness: number) => {
    if (found === null || MATCH_RANKS.indexOf(how) < MATCH_RANKS.indexOf(found.how)) found = { how, closeness }
  }
  for (const key of question.keys) {
    for (const name of one.keys) {
      if (name === key || (key.length > 3 && name.replaceAll(' ', '') === key.replaceAll(' ', '')))
        better('name', otherKind)
      else if (key.length >= 2 && name.startsWith(key))
        better(name[key.length] === ' ' ? 'word' : 'prefix', name.length - key.length)
      else if (key.length >= 3 && hasWords(name, key)) better('word', name.length - key.length)
    }
  }
  return found
}

/** Whether each word of the text is a word of the name. */
function hasWords(name: string, key: string): boolean {
  const words = name.split(' ')
  return key.split(' ').every((word) => words.includes(word))
}

/** Names that differ by a few letters, or sound alike. */
function* guesses(question: Asked, entries: readonly Entry[]): Generator<RankedPlace> {
  const { latin, sound } = question
  if (latin.length < 3) return
  const limit = latin.length <= 4 ? 1 : latin.length <= 7 ? 2 : 3
  for (const one of entries) {
    const name = withoutKind(foldLatin(one.name)).name.replaceAll(' ', '')
    const edits = Math.min(editDistance(latin, name, limit), editDistance(latin, one.latin, limit))
    const alike = sound.length >= 3 ? editDistance(sound, one.sound, 1) : 2
    const closeness = Math.min(
      edits <= limit ? edits : Number.POSITIVE_INFINITY,
      alike <= 1 ? alike + 0.5 : Number.POSITIVE_INFINITY,
    )
    if (closeness < Number.POSITIVE_INFINITY)
      yield { location: one.location, how: 'similar', matched: one.name, closeness }
  }
}

function compare(a: RankedPlace, b: RankedPlace): number {
  return (
    MATCH_RANKS.indexOf(a.how) - MATCH_RANKS.indexOf(b.how) ||
    a.closeness - b.closeness ||
    KINDS_FIRST.indexOf(a.location.kind) - KINDS_FIRST.indexOf(b.location.kind) ||
    (a.location.id < b.location.id ? -1 : a.location.id > b.location.id ? 1 : a.matched < b.matched ? -1 : 1)
  )
}

/** Position of a kind in what the trade means first. */
export function kindRank(location: Location): number {
  return KINDS_FIRST.indexOf(location.kind)
}
