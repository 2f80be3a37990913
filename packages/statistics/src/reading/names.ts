import type { Measure } from '@karavan/model'
import type { Marked } from './marks.js'

/** A name that figures are counted along or at, and not a mere country. */
export function isHub(id: string): boolean {
  return /^(?:corridor|line|operator):|^[A-Z]{2}-/.test(id)
}

const AUTHORITY =
  /(?:ministry|minister|government|president|ambassador|embassy|bureau|committee|agency|министерств\p{L}*|министр\p{L}*|правительств\p{L}*|президент\p{L}*|пос(?:ол|ла|лом)|посольств\p{L}*|комитет\p{L}*)\s+(?:[\p{L}]+\s+){0,5}$/iu
const ROUTE =
  /(?<!\p{L})(?:the|this)\s+(?:corridor|route)(?!\p{L})|(?<!\p{L})(?:по|на)\s+(?:этому\s+|данному\s+)?(?:маршруту|маршруте|коридору|коридоре)(?!\p{L})/iu

const COUNTRY = /(?<!\p{L})(?:the\s+(?:country|republic)|стран[аыеу]|республик[аиеу])(?!\p{L})/iu

/** The names of a sentence, without those that say only whose minister speaks; "the route" is the corridor that was told of before. */
export function namedIn(
  text: string,
  marks: readonly Marked<'entity'>[],
  corridor: string | null,
): readonly Marked<'entity'>[] {
  const spoken = marks.filter(({ start }) => !AUTHORITY.test(text.slice(Math.max(0, start - 60), start)))
  // "The ministry of Kazakhstan said that transit through the country …": the country is theirs.
  const named = spoken.length === 0 && COUNTRY.test(text) ? marks : spoken
  const route = corridor === null || named.some(({ is }) => is.startsWith('corridor:')) ? null : ROUTE.exec(text)
  if (route === null || corridor === null) return named
  const meant = { kind: 'entity', is: corridor, start: route.index, end: route.index + route[0].length } as const
  return [...named, meant].sort((a, b) => a.start - b.start)
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
