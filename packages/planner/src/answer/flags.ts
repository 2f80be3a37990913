import { type Arrival, quantile } from '@karavan/core'
import {
  type Cargo,
  type CountryCode,
  type Flag,
  inEnglish,
  type Message,
  message,
  type Provenance,
  type Restriction,
  ruleWords,
} from '@karavan/model'
import type { Move } from '../graph/move.js'
import type { QuestionGraph } from '../search/question-graph.js'
import { type Concern, chanceInside } from '../search/rules.js'
import { round } from './elapsed.js'

/** What comes first: law that may stop the goods, then what every consignment must see to, then what depends on more. */
const RANKS = ['law', 'country', 'quota', 'carrier', 'other', 'unknown'] as const
type Rank = (typeof RANKS)[number]

/** Chances below this are not told. */
export const LEAST_CHANCE = 0.0005

interface Concerned extends Concern {
  readonly country: CountryCode | null
  /** Chance of being ready for the move inside the dates of the rule. */
  readonly chance: number
}

/** When goods are ready for a move, rules of that move left out. */
export type ReadyFor = (move: Move) => Arrival | undefined

/**
 * The rules to know of a chain, the weightiest first. Rules that depend on goods that the question does not name stand in
 * one flag a country, and stay undecided.
 */
export function flagsOf(question: QuestionGraph, moves: readonly Move[], readyFor: ReadyFor, arrival: Arrival): Flag[] {
  const concerned = concernsOf(question, moves, readyFor, arrival)
  const ranked = concerned
    .filter(({ match }) => match.verdict !== 'unknown')
    .map((concern) => ({
      rank: rankOf(concern.restriction),
      flag: flagOf(concern),
    }))
  const undecided = new Map<CountryCode | null, Concerned[]>()
  for (const concern of concerned) {
    if (concern.match.verdict !== 'unknown') continue
    undecided.set(concern.country, [...(undecided.get(concern.country) ?? []), concern])
  }
  for (const [country, group] of undecided)
    ranked.push({ rank: 'unknown', flag: undecidedFlag(country, group, question.query.cargo) })
  return ranked.sort((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank)).map(({ flag }) => flag)
}

/** The rules whose verdict is not `clear` and that are not over before the goods come, each once. */
function concernsOf(
  question: QuestionGraph,
  moves: readonly Move[],
  readyFor: ReadyFor,
  arrival: Arrival,
): Concerned[] {
  const { stepMinutes } = question.network.grid
  const last = (quantile(arrival, 0.99) ?? question.end) * stepMinutes
  const found = new Map<string, Concerned>()
  for (const move of moves) {
    for (const concern of question.concerns(move)) {
      const { restriction, match } = concern
      const outside =
        (restriction.until ?? Number.POSITIVE_INFINITY) <= question.query.ready || (restriction.from ?? 0) > last
      if (outside || match.verdict === 'exempt') continue
      // A hold that hits is a stage of the plan, not a flag.
      if (match.verdict === 'hit' && restriction.effect === 'hold') continue
      const chance = chanceInside(restriction, readyFor(move) ?? arrival, stepMinutes)
      if (match.verdict === 'hit' && restriction.effect === 'forbid' && chance < LEAST_CHANCE) continue
      const known = found.get(restriction.id)
      if (match.verdict === 'unknown' && known?.match.verdict === 'hit') continue
      const country = restriction.countries.find((crossed) => move.crosses.includes(crossed)) ?? entered(restriction)
      found.set(restriction.id, { restriction, match, country, chance: Math.max(chance, known?.chance ?? 0) })
    }
  }
  return [...found.values()]
}

/** The country that a rule of a border is about. */
function entered({ directions }: Restriction): CountryCode | null {
  const countries = new Set(directions.map((direction) => direction.slice(-2)))
  const [only] = countries
  return countries.size === 1 && only !== undefined ? only : null
}

function rankOf({ effect, dependsOn, goods, places, modes }: Restriction): Rank {
  if (effect === 'forbid') return 'law'
  if (effect === 'quota') return 'quota'
  if (dependsOn === 'carrier') return 'carrier'
  return goods.length === 0 && places.length === 0 && modes.length === 0 ? 'country' : 'other'
}

function flagOf({ restriction, country, chance }: Concerned): Flag {
  const { effect } = restriction
  return {
    code: `RULE_${effect.toUpperCase()}`,
    country,
    ...inEnglish({ text: ruleText(restriction) }),
    chance: effect === 'forbid' ? round(chance, 4) : null,
    sources: [sourceOfRule(restriction)],
  }
}

function ruleText(restriction: Restriction): Message {
  const { exceptions, dependsOn } = restriction
  const said = { title: ruleWords(restriction, 'title'), text: ruleWords(restriction, 'text') }
  const rule =
    exceptions.length === 0
      ? message('flag.rule', said)
      : message('flag.ruleExcept', { ...said, exceptions: ruleWords(restriction, 'exceptions') })
  return dependsOn === 'carrier' ? message('flag.carrier', { rule: { kind: 'message', message: rule } }) : rule
}

function undecidedFlag(country: CountryCode | null, group: readonly Concerned[], { hs }: Cargo): Flag {
  return {
    code: 'RULE_UNKNOWN',
    country,
    ...inEnglish({ text: undecidedText(country, group, hs) }),
    chance: null,
    sources: group.map(({ restriction }) => sourceOfRule(restriction)),
  }
}

function undecidedText(code: CountryCode | null, group: readonly Concerned[], hs: string | undefined): Message {
  const [lead, ...others] = group
  if (lead !== undefined && others.length === 0) {
    const { restriction, match } = lead
    const title = ruleWords(restriction, 'title')
    return message('flag.undecided', { title, reason: { kind: 'message', message: match.clause } })
  }
  const items = headings(group.flatMap(({ restriction }) => [...restriction.goods, ...restriction.goodsExcept]))
  const rules = { count: group.length, codes: { kind: 'list', items } } as const
  if (code === null) return hs === undefined ? message('flag.unnamed', rules) : message('flag.coarse', { ...rules, hs })
  const rulesIn = { ...rules, country: { kind: 'country', code } } as const
  return hs === undefined ? message('flag.unnamedIn', rulesIn) : message('flag.coarseIn', { ...rulesIn, hs })
}

/** Codes in order, without those that another one covers. */
function headings(codes: readonly string[]): string[] {
  const kept: string[] = []
  for (const code of [...new Set(codes)].sort()) if (!kept.some((shorter) => code.startsWith(shorter))) kept.push(code)
  return kept
}

/** Where a rule is known from. */
export function sourceOfRule({ source, sourceDate, basis, row }: Restriction): Provenance {
  return { source, sourceDate, basis, ...(row === undefined ? {} : { row }) }
}
