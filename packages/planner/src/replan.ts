import {
  type ChosenLeg,
  type ConditionsSnapshot,
  type CountryCode,
  type KnockedOut,
  type Message,
  message,
  type PlanQuery,
  type TransportPlan,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { assemblePlan } from './answer/assemble.js'
import { knockedOut } from './answer/knocked-out.js'
import { choose } from './choose.js'
import { carriageOf, GROUND } from './graph/carriage.js'
import { chainOf } from './search/pareto.js'
import { QuestionGraph } from './search/question-graph.js'
import { wayAlong } from './search/way-along.js'

/** The ways on from where goods are. */
export interface Replanned {
  /** As {@link plan} has them. */
  readonly plans: readonly TransportPlan[]
  /** Whether they go on as they stand on wheels; else they stand on the ground. */
  readonly aboard: boolean
  /** What is left of the plan in force, priced and looked at as the others; null where the network has no such way. */
  readonly inForce: Pick<TransportPlan, 'wayId' | 'cost' | 'co2eKg' | 'flags'> | null
  /** What ruled ways out, where none is left but the one in force. */
  readonly knockedOut: readonly KnockedOut[]
  /** What had to be assumed. */
  readonly notes: readonly Message[]
}

/** The plan in force, as far as other ways are found beside it. */
export interface InForce {
  /** The legs that are left of it. */
  readonly left: readonly Pick<ChosenLeg, 'mode' | 'service' | 'via'>[]
  /** Countries that it crosses, where other ways keep out of those with a warning that it does not; null where they need not. */
  readonly keepsTo: readonly CountryCode[] | null
}

/**
 * Plans on from where goods are: other ways to the same place, and what is left of the plan in force priced like them.
 * @param query - with `underWay`
 * @param notes - what had to be assumed for the question
 * @throws {StructuredError} PLACE_UNKNOWN, SAME_PLACE, SEARCH_TOO_LARGE
 */
export function replan(
  query: PlanQuery,
  { left, keepsTo }: InForce,
  network: Network,
  snapshot: ConditionsSnapshot,
  notes: readonly Message[] = [],
): Replanned {
  const around: CountryCode[] = []
  for (;;) {
    const countries = [...query.avoid.countries, ...around]
    const avoiding = { ...query, avoid: { ...query.avoid, countries } }
    const found = waysOn(avoiding, left, network, snapshot, around.length === 0 ? notes : [...notes, noteOf(around)])
    const warned = keepsTo === null ? [] : warnedOf(found.plans, [...keepsTo, ...around], query)
    if (warned.length === 0) return found
    around.push(...warned)
  }
}

function noteOf(around: readonly CountryCode[]): Message {
  return message('note.wayOnAround', {
    countries: { kind: 'list', items: around.map((code) => ({ kind: 'country', code })) },
  })
}

/** Countries with a warning of their own that some ways cross, and that are not among those given nor hold an end of the way. */
function warnedOf(
  plans: readonly TransportPlan[],
  keepsTo: readonly CountryCode[],
  { from, to }: PlanQuery,
): readonly CountryCode[] {
  const ends = [from.slice(0, 2), to.slice(0, 2)]
  const warned = plans.flatMap(({ flags, crosses }) =>
    flags.flatMap(({ code, country }) =>
      code === 'RULE_FLAG' && country !== null && crosses.includes(country) ? [country] : [],
    ),
  )
  return [...new Set(warned)].filter((country) => !keepsTo.includes(country) && !ends.includes(country))
}

function waysOn(
  query: PlanQuery,
  left: InForce['left'],
  network: Network,
  snapshot: ConditionsSnapshot,
  notes: readonly Message[],
): Replanned {
  const question = new QuestionGraph(network, snapshot, query)
  const known = wayAlong(question, left)
  const plans = choose(question.search(), query, question.start).map((label) => assemblePlan(question, chainOf(label)))
  const inForce = known === null ? null : assemblePlan(question, known)
  const others = plans.filter(({ wayId }) => wayId !== inForce?.wayId)
  return {
    plans,
    aboard: !GROUND.includes(carriageOf(question.startVertex)),
    inForce,
    knockedOut: others.length > 0 ? [] : knockedOut(question),
    notes,
  }
}
