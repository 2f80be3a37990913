import type { Measure } from '@karavan/model'
import type { Marked } from './marks.js'

/** A name that figures are counted along or at, and not a mere country. */
export function isHub(id: string): boolean {
  return /^(?:corridor|line|operator):|^[A-Z]{2}-/.test(id)
}

/** The seaports whose names the reader knows itself (`words.ts`); of others it cannot tell that they are one. */
const SEAPORTS = new Set([
  'KZ-AKTAU',
  'KZ-KURYK',
  'AZ-ALAT',
  'GE-POTI',
  'GE-BATUMI',
  'LT-KLAIPEDA',
  'TM-TURKMENBASHI',
  'RO-CONSTANTA',
  'CN-LIANYUNGANG',
])

/** A place where ships are loaded: what goes over it is handled there. */
export function isSeaport(id: string | undefined): boolean {
  return id !== undefined && SEAPORTS.has(id)
}

/** Towns that texts name because ministries sit in them, and where nothing is counted. */
const CAPITALS = new Set([
  'AZ-BAKU',
  'GE-TBILISI',
  'LT-VILNIUS',
  'KZ-ASTANA',
  'UZ-TASHKENT',
  'TR-ANKARA',
  'TM-ASHGABAT',
  'CN-BEIJING',
])

export function isCapital(id: string): boolean {
  return CAPITALS.has(id)
}

const AUTHORITY =
  /(?:ministry|minister|government|president|ambassador|embassy|bureau|committee|agency|министерств\p{L}*|министр\p{L}*|правительств\p{L}*|президент\p{L}*|пос(?:ол|ла|лом)|посольств\p{L}*|комитет\p{L}*)\s+(?:[\p{L}]+\s+){0,5}$/iu
/** What the sentences before named last of each kind, for those that say only "the route", "the line" or "the country". */
export interface Meant {
  readonly corridor: string | null
  readonly line: string | null
  readonly country: string | null
}

export const NOTHING_MEANT: Meant = { corridor: null, line: null, country: null }

const COUNTRY = /(?<!\p{L})(?:the\s+(?:country|republic)(?:['’]s)?|стран[аыеу]|республик[аиеу])(?!\p{L})/iu
/** How each kind is said again, and which ids are of it. */
const AGAIN: readonly { readonly kind: keyof Meant; readonly pattern: RegExp; readonly of: RegExp }[] = [
  {
    kind: 'corridor',
    pattern:
      /(?<!\p{L})(?:the|this)\s+(?:corridor|route)(?!\p{L})|(?<!\p{L})(?:по|на)\s+(?:этому\s+|данному\s+)?(?:маршруту|маршруте|коридору|коридоре)(?!\p{L})/iu,
    of: /^corridor:/,
  },
  {
    kind: 'line',
    pattern:
      /(?<!\p{L})(?:the|this)\s+line(?:['’]s)?(?!\p{L})|(?<!\p{L})(?:по|на)\s+(?:этой\s+|данной\s+)?линии(?!\p{L})/iu,
    of: /^line:/,
  },
  { kind: 'country', pattern: COUNTRY, of: /^[A-Z]{2}$/ },
]

/** "the Mangystau regional akimat said": an office named after a place, of which nothing is told. */
const OFFICE = /^\s+(?:regional\s+|city\s+)?(?:akimat|administration|(?:transport\s+)?prosecutor)(?!\p{L})/iu

/** "VILNIUS, Jul 9 –" and "TBILISI. 5 March": from where a text was sent, and of which it does not speak where that is a capital. */
function isDateline(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end)
  return (
    name.length > 3 &&
    name === name.toUpperCase() &&
    name !== name.toLowerCase() &&
    /^\s*$/.test(text.slice(0, start)) &&
    /^(?:[,.]|\s*[–—(-])/.test(text.slice(end))
  )
}

/** The names of a sentence, without those that say only whose minister speaks; what is said again is what was told of before. */
export function namedIn(text: string, marks: readonly Marked<'entity'>[], meant: Meant): readonly Marked<'entity'>[] {
  const spoken = marks.filter(
    ({ is, start, end }) =>
      !(isCapital(is) && isDateline(text, start, end)) &&
      !OFFICE.test(text.slice(end, end + 40)) &&
      !AUTHORITY.test(text.slice(Math.max(0, start - 60), start)),
  )
  // "The ministry of Kazakhstan said that transit through the country …": the country is theirs.
  const named = spoken.length === 0 && COUNTRY.test(text) ? marks : spoken
  const again = AGAIN.flatMap(({ kind, pattern, of }): readonly Marked<'entity'>[] => {
    const is = meant[kind]
    const said = is === null || named.some((mark) => of.test(mark.is)) ? null : pattern.exec(text)
    if (is === null || said === null) return []
    return [{ kind: 'entity', is, start: said.index, end: said.index + said[0].length }]
  })
  return again.length === 0 ? named : [...named, ...again].sort((a, b) => a.start - b.start)
}

/** What is meant after a sentence; of two countries in it neither is. */
export function meantAfter(named: readonly Marked<'entity'>[], all: readonly Marked<'entity'>[], before: Meant): Meant {
  const last = (start: string) => named.findLast(({ is }) => is.startsWith(start))?.is ?? null
  const countries = [...new Set(all.map(({ is }) => is).filter((is) => /^[A-Z]{2}$/.test(is)))]
  const [only = null] = countries
  return {
    corridor: last('corridor:') ?? before.corridor,
    line: last('line:') ?? before.line,
    country: countries.length === 0 ? before.country : countries.length === 1 ? only : null,
  }
}

/** Which of the names of a sentence is where a figure is counted. */
export function pickWhere(measure: Measure, ids: readonly string[]): readonly string[] {
  const first = (test: (id: string) => boolean) => ids.filter(test).slice(0, 1)
  const isPlace = (id: string) => /^[A-Z]{2}-/.test(id)
  const isCountry = (id: string) => /^[A-Z]{2}$/.test(id)
  const isCorridor = (id: string) => id.startsWith('corridor:') || id.startsWith('line:')
  const isOperator = (id: string) => id.startsWith('operator:')
  const order: Partial<Record<Measure, readonly ((id: string) => boolean)[]>> = {
    handling: [isPlace, isCountry],
    capacity: [isPlace, isCorridor, isOperator, isCountry],
    traffic: [isCorridor, isOperator, isPlace, isCountry],
    passages: [isCorridor, isPlace, isOperator, isCountry],
    loading: [isOperator, isPlace, isCountry],
    handedOver: [isPlace, isOperator, isCountry],
    transit: [isCorridor, isCountry, isOperator],
    transitTime: [isCorridor, isPlace, isCountry],
    distance: [isCorridor, isCountry, isPlace],
  }
  for (const test of order[measure] ?? [isCountry, isPlace]) {
    const found = first(test)
    if (found.length > 0) return found
  }
  return []
}

/** "China overtook Russia to become Astana's biggest trading partner": the partner and whose it is. */
export function partnersIn(text: string, sides: readonly Marked<'entity'>[], at: number): readonly string[] | null {
  const partner = /trading\s+partner|торгов\p{L}*\s+партн[её]р\p{L}*/iu.exec(text.slice(0, at))
  if (partner === null) return null
  const whose = sides.findLast(({ end }) => end <= partner.index)
  const clause = text.lastIndexOf(',', partner.index) + 1
  const who = sides.find(({ start, is }) => start >= clause && start < partner.index && is !== whose?.is)
  return whose === undefined || who === undefined ? null : [whose.is, who.is]
}
