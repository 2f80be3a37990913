import { type Arrival, type Kernel, restrictedMean } from '@karavan/core'
import type { Restriction, SeasonalStep } from '@karavan/model'
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

/** What depends on the day of the time that a chain takes, for the hand-over of the question. */
interface Delays {
  /** Mean hours of each of the {@link seasonalSteps}. */
  readonly seasonalHours: readonly number[]
  /** Mean hours for which dated rules hold the goods, those that hold them at all; each order once, however many parts it has. */
  readonly held: readonly { readonly rule: Restriction; readonly hours: number }[]
}

/** Mean hours of the seasonal steps of a chain, and of what dated rules hold it for. */
export function delaysOf(question: QuestionGraph, chain: readonly Move[]): Delays {
  const { stepMinutes } = question.network.grid
  const seasonalHours: number[] = []
  const held = new Map<string, Delays['held'][number]>()
  let { ready } = question
  const meanOf = (arrival: Arrival) => restrictedMean(arrival, question.end)
  const pass = (kernel: Kernel) => {
    ready = question.apply(kernel, ready)
  }
  const wait = (kernel: Kernel) => {
    const before = meanOf(ready)
    pass(kernel)
    return ((meanOf(ready) - before) * stepMinutes) / 60
  }
  const hold = (rule: Restriction, hours: number) =>
    held.set(rule.id, { rule, hours: (held.get(rule.id)?.hours ?? 0) + hours })
  const walk = (spec: StageSpec) => {
    const kernel = question.kernels.ofStage(spec)
    if (!spec.rule && !isSeasonal(spec)) return pass(kernel)
    const hours = wait(kernel)
    if (isSeasonal(spec)) seasonalHours.push(round(hours))
    if (spec.rule) hold(spec.rule, hours)
  }
  for (const move of chain) {
    for (const { restriction, time } of holdsOf(question.concerns(move)))
      hold(restriction, wait(question.kernels.ofMap(time)))
    for (const spec of move.stages) walk(spec)
  }
  for (const spec of delivery(question, chain)) walk(spec)
  const rounded = [...held.values()].map(({ rule, hours }) => ({ rule, hours: round(hours) }))
  return { seasonalHours, held: rounded.filter(({ hours }) => hours > 0) }
}

function stagesOf(question: QuestionGraph, chain: readonly Move[]): StageSpec[] {
  return [...chain.flatMap(({ stages }) => stages), ...delivery(question, chain)]
}

function delivery(question: QuestionGraph, chain: readonly Move[]): readonly StageSpec[] {
  return question.deliveryStages(chain.at(-1)?.to ?? question.startVertex)
}
