import { type Arrival, restrictedMean } from '@karavan/core'
import type { SeasonalStep } from '@karavan/model'
import type { Move, StageSpec } from '../graph/move.js'
import type { QuestionGraph } from '../search/question-graph.js'
import { holdsOf } from '../search/rules.js'
import { round } from './elapsed.js'

/** Whether a step takes longer in one month than in another: a port that shuts, work that is slower in winter. */
function isSeasonal({ time }: StageSpec): boolean {
  return time.kind === 'closure' || time.kind === 'monthly'
}

/** The steps of a chain whose time depends on the month, in order. */
export function seasonalSteps(question: QuestionGraph, chain: readonly Move[]): SeasonalStep[] {
  return stagesOf(question, chain)
    .filter(isSeasonal)
    .map(({ kind, place }) => ({ kind, place, placeName: question.network.locations.get(place)?.name ?? place }))
}

/** Mean hours of each of the {@link seasonalSteps} of a chain for the hand-over of the question. */
export function seasonalHours(question: QuestionGraph, chain: readonly Move[]): number[] {
  const { stepMinutes } = question.network.grid
  const hours: number[] = []
  let { ready } = question
  const meanOf = (arrival: Arrival) => restrictedMean(arrival, question.end)
  const walk = (spec: StageSpec) => {
    const done = question.apply(question.kernels.ofStage(spec), ready)
    if (isSeasonal(spec)) hours.push(round(((meanOf(done) - meanOf(ready)) * stepMinutes) / 60))
    ready = done
  }
  for (const move of chain) {
    for (const { time } of holdsOf(question.concerns(move))) ready = question.apply(question.kernels.ofMap(time), ready)
    for (const spec of move.stages) walk(spec)
  }
  for (const spec of delivery(question, chain)) walk(spec)
  return hours
}

function stagesOf(question: QuestionGraph, chain: readonly Move[]): StageSpec[] {
  return [...chain.flatMap(({ stages }) => stages), ...delivery(question, chain)]
}

function delivery(question: QuestionGraph, chain: readonly Move[]): readonly StageSpec[] {
  return question.deliveryStages(chain.at(-1)?.to ?? question.startVertex)
}
