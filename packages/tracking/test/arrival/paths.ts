import { type EpochMinutes, massOf, quantile, type Random, readyAt } from '@karavan/core'
import { type ChosenPlan, type StageChain, stageChain } from '@karavan/model'
import type { ReportingLaw } from '../../src/index.js'
import { endsOf, type Word } from './telling.js'

/** One way in which it may go: the step at which each stage ends, null for never. */
export interface Path {
  readonly ends: readonly (number | null)[]
  readonly weight: number
}

/** What may come of one stage, by the step at which it begins; each step worked out once. */
type Outcomes = (stage: number, step: number) => readonly (readonly [end: number | null, chance: number])[]

function outcomesOf({ kernels, end }: StageChain): Outcomes {
  const known = new Map<string, readonly (readonly [number | null, number])[]>()
  return (stage, step) => {
    const name = `${stage} ${step}`
    let outcomes = known.get(name)
    if (outcomes === undefined) {
      const done = kernels[stage]?.apply(readyAt(step), end)
      if (done === undefined) throw new Error('no such stage')
      const chances = Array.from(massOf(done), (chance, i) => [done.start + i, chance] as const)
      const ever = chances.reduce((sum, [, chance]) => sum + chance, 0)
      outcomes = [...chances.filter(([, chance]) => chance > 0), ...(ever < 1 ? [[null, 1 - ever] as const] : [])]
      known.set(name, outcomes)
    }
    return outcomes
  }
}

/** Every path that a plan may take. @param longer - steps by which its horizon is longer than at first */
export function allPaths(plan: ChosenPlan, longer: number): readonly Path[] {
  const chain = longerBy(plan, longer)
  const outcomes = outcomesOf(chain)
  let paths: Path[] = [{ ends: [], weight: 1 }]
  for (const stage of plan.stages.keys()) {
    paths = paths.flatMap(({ ends, weight }) => {
      const begins = ends.length === 0 ? chain.start : (ends.at(-1) ?? null)
      if (begins === null) return [{ ends: [...ends, null], weight }]
      return outcomes(stage, begins).map(([end, chance]) => ({ ends: [...ends, end], weight: weight * chance }))
    })
  }
  return paths
}

function longerBy(plan: ChosenPlan, steps: number): StageChain {
  const { arrival } = plan
  return stageChain(
    { ...plan, arrival: { ...arrival, horizonEnd: arrival.horizonEnd + steps * arrival.gridMinutes } },
    plan.ready,
  )
}

/** Draws paths of a plan, from the end of a stage on; -1 for the whole. */
export function drawer(plan: ChosenPlan, longer: number) {
  const chain = longerBy(plan, longer)
  const known = new Map<string, ReturnType<StageChain['kernels'][number]['apply']>>()
  return (random: Random, after = -1, from = chain.start): (number | null)[] => {
    let step: number | null = from
    return chain.kernels.slice(after + 1).map((kernel, i) => {
      if (step === null) return null
      const name = `${i + after + 1} ${step}`
      const done = known.get(name) ?? kernel.apply(readyAt(step), chain.end)
      known.set(name, done)
      step = quantile(done, Math.max(random(), 1e-8))
      return step
    })
  }
}

/** Chance that nobody has told by now that a stage ended at a step; by counting lags. */
export function chanceOfSilence({ share, lags }: ReportingLaw, end: EpochMinutes, now: EpochMinutes): number {
  if (end > now || lags.length === 0) return 1
  return 1 - (share * lags.filter((lag) => lag <= now - end).length) / lags.length
}

/**
 * How likely it is to be told just these words of a path by now, but for what is the same for all paths: a told end is where it was told to be,
 * any other is silent. What marks no end of a stage, or that the goods are ready, is not looked at.
 */
export function likelihoodOf(
  plan: ChosenPlan,
  words: readonly Word[],
  law: ReportingLaw,
  now: EpochMinutes,
): (ends: readonly (number | null)[]) => number {
  const { gridMinutes } = plan.arrival
  const ends = endsOf(plan)
  return (path) => {
    let likelihood = 1
    for (const [milestone, stage] of ends.entries()) {
      if (stage === null || stage < 0) continue
      const word = words.find((each) => each.milestone === milestone)
      const end = path[stage] ?? null
      if (word !== undefined) likelihood *= Number(end !== null && end * gridMinutes === word.at)
      else if (end !== null) likelihood *= chanceOfSilence(law, end * gridMinutes, now)
    }
    return likelihood
  }
}

/** What is told of a path by now, each end by chance and some time later. */
export function drawWords(
  plan: ChosenPlan,
  path: readonly (number | null)[],
  { share, lags }: ReportingLaw,
  random: Random,
): Required<Pick<Word, 'milestone' | 'at' | 'received'>>[] {
  return endsOf(plan).flatMap((stage, milestone) => {
    const end = stage === null || stage < 0 ? null : (path[stage] ?? null)
    const isTold = random() < share && lags.length > 0
    const lag = lags[Math.floor(random() * lags.length)] ?? 0
    const at = (end ?? 0) * plan.arrival.gridMinutes
    return end === null || !isTold ? [] : [{ milestone, at, received: at + lag }]
  })
}
