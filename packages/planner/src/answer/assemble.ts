import type { Arrival } from '@karavan/core'
import { chanceBy, chanceEver, fingerprint } from '@karavan/core'
import { type ArrivalCurve, drawnCurve, inEnglish, type Message, message, type TransportPlan } from '@karavan/model'
import type { Move } from '../graph/move.js'
import { placeNamed } from '../graph/places.js'
import type { QuestionGraph } from '../search/question-graph.js'
import { costOf, emissionsOf } from './cost.js'
import { hoursFrom, round } from './elapsed.js'
import { flagsOf } from './flags.js'
import { walkChain } from './legs.js'
import { borderPassages } from './regime.js'
import { wayIdOf } from './way-id.js'

/** A chain of moves as a plan with all its numbers and where they come from. */
export function assemblePlan(question: QuestionGraph, moves: readonly Move[]): TransportPlan {
  const { query, network, snapshot } = question
  const { stages, legs, arrival, readyFor, lookedAt } = walkChain(question, moves)
  const emissions = emissionsOf(moves, question.priced, query.cargo)
  const crosses: string[] = []
  for (const leg of legs) for (const country of leg.crosses) if (crosses.at(-1) !== country) crosses.push(country)
  return {
    planId: fingerprint(
      [query.from, query.to, ...stages.map((stage) => `${stage.place}|${stage.serviceId}|${stage.contentHash}`)].join(
        '\n',
      ),
    ),
    wayId: wayIdOf(moves),
    kind: 'fixed',
    ...inEnglish({ title: titleOf(question, legs), lookedAt }),
    hours: hoursFrom(arrival, query.ready / network.grid.stepMinutes, question.end, network.grid.stepMinutes),
    arrival: curveOf(arrival, network.grid.stepMinutes, question.end),
    onTime: onTimeOf(question, arrival),
    cost: costOf(moves, question.priced, query.cargo),
    co2eKg: emissions.kg,
    co2eLines: emissions.lines,
    legs,
    stages,
    flags: flagsOf(question, moves, (move) => readyFor.get(move), arrival),
    borders: borderPassages(moves, network),
    transshipments: transshipmentsOf(moves, legs),
    crosses,
    networkVersion: network.version,
    conditionsVersion: snapshot.version,
  }
}

/** Places at which goods change carrier or gauge. */
function transshipmentsOf(moves: readonly Move[], legs: TransportPlan['legs']): number {
  const gauges = moves.filter((move) => move.kind === 'gauge').map((move) => move.via[0])
  return new Set([...legs.slice(0, -1).map((leg) => leg.to), ...gauges]).size
}

function titleOf({ network }: QuestionGraph, legs: TransportPlan['legs']): Message {
  const changes = [...new Set(legs.slice(0, -1).map((leg) => leg.to))]
  if (changes.length > 0) {
    return message('title.by', { places: { kind: 'list', items: changes.map((id) => placeNamed(network, id)) } })
  }
  const modes = [
    ...new Set(
      legs.flatMap((leg) => (leg.service === 'wagonload' ? ['wagonload' as const] : leg.parts.map(({ mode }) => mode))),
    ),
  ]
  return message('title.direct', {
    modes: { kind: 'list', items: modes.map((mode) => ({ kind: 'mode', mode })) },
  })
}

/**
 * A distribution for an answer, as it is drawn.
 * @param end - step at which the horizon ends
 */
export function curveOf(arrival: Arrival, stepMinutes: number, end: number): ArrivalCurve {
  return drawnCurve({
    gridMinutes: stepMinutes,
    start: arrival.start * stepMinutes,
    cdf: Array.from(arrival.cdf),
    never: Math.max(0, 1 - chanceEver(arrival)),
    horizonEnd: end * stepMinutes,
  })
}

/** Chance of meeting the deadline; null without one. */
export function onTimeOf(question: QuestionGraph, arrival: Arrival): number | null {
  const { deadline } = question.query
  return deadline === undefined
    ? null
    : round(chanceBy(arrival, Math.floor(deadline / question.network.grid.stepMinutes)), 4)
}
