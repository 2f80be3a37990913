import { type CountryCode, type LocationId, WEAKNESSES, type Weakness } from '@karavan/model'
import type { Entry, Way } from './tables.js'

/** What entries are sought; empty and null mean: any. */
export interface Filter {
  /** Words that must all be met. */
  readonly q: string
  readonly country: CountryCode | null
  readonly way: Way | null
  readonly kind: string | null
  readonly weak: Weakness | null
}

export const NO_FILTER: Filter = { q: '', country: null, way: null, kind: null, weak: null }

/** What the words of a filter are looked for in. */
export interface Search {
  /** The words of an entry as the reader sees them, besides those of the data; {@link plain}. */
  readonly said: (entry: Entry) => string
  /** Places that answer to the words by a name or code in any script. */
  readonly found: ReadonlySet<LocationId>
}

/** The entries that a filter lets through, in their order. */
export function filtered<E extends Entry>(entries: readonly E[], filter: Filter, search: Search): E[] {
  return entries.filter((entry) => PARTS.every((lets) => lets(entry, filter, search)))
}

/** How many entries each choice of a part would leave, the other parts as they are. */
export interface Choices {
  readonly country: ReadonlyMap<CountryCode, number>
  readonly way: ReadonlyMap<Way, number>
  readonly kind: ReadonlyMap<string, number>
  readonly weak: ReadonlyMap<Weakness, number>
}

/** The choices that a filter has among entries. */
export function choices(entries: readonly Entry[], filter: Filter, search: Search): Choices {
  const others = (name: keyof Filter) => filtered(entries, { ...filter, [name]: NO_FILTER[name] }, search)
  return {
    country: counted(others('country').flatMap(({ countries }) => countries)),
    way: counted(others('way').flatMap(({ ways }) => ways)),
    kind: counted(others('kind').flatMap(({ kinds }) => [...new Set(kinds)])),
    weak: countsByWeakness(others('weak')),
  }
}

/** How many entries there are of each weakness, the weakest first. */
export function countsByWeakness(entries: readonly Entry[]): Map<Weakness, number> {
  const counts = new Map([...WEAKNESSES].reverse().map((level): [Weakness, number] => [level, 0]))
  for (const { weakness } of entries) counts.set(weakness, (counts.get(weakness) ?? 0) + 1)
  return counts
}

/** A text as it is compared: small letters, without accents. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en')
}

const PARTS: readonly ((entry: Entry, filter: Filter, search: Search) => boolean)[] = [
  ({ weakness }, { weak }) => weak === null || weakness === weak,
  ({ kinds }, { kind }) => kind === null || kinds.includes(kind),
  ({ ways }, { way }) => way === null || ways.length === 0 || ways.includes(way),
  ({ countries }, { country }) => country === null || countries.includes(country),
  (entry, { q }, search) => q.trim() === '' || meets(entry, q, search),
]

function meets(entry: Entry, q: string, { said, found }: Search): boolean {
  if (entry.places.some((place) => found.has(place))) return true
  const text = `${entry.text}\n${said(entry)}`
  return plain(q)
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function counted<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
