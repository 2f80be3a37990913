import {
  type Arrival,
  CDF_TOLERANCE,
  chanceBy,
  chanceEver,
  type EpochMinutes,
  fingerprint,
  quantile,
  readyAt,
  restrictedMean,
} from '@karavan/core'
import type {
  ArrivalBasis,
  ArrivalCurve,
  ChosenPlan,
  LiveArrival,
  Lost,
  MilestoneToCome,
  NoArrival,
  Quantiles,
  Restart,
  Stage,
  Story,
} from '@karavan/model'
import { type Evidence, evidenceOf, type Mark } from './evidence.js'
import { Kernels } from './kernels.js'
import { forwardPass, type KnownChain, type Passed, smoothed } from './pass.js'
import { type Reporting, reportingLaw, reportsOf } from './reporting.js'

/** What an arrival is worked out from. */
export interface ArrivalQuestion {
  /** Null where none is chosen. */
  readonly plan: ChosenPlan | null
  readonly story: Pick<Story, 'milestones' | 'positions'>
  /** When the story was told; what has not been told by then is silence. */
  readonly now: EpochMinutes
  /** By what was told of this consignment ({@link reportsOf}) where nothing is said. */
  readonly reporting?: Reporting
  /** Those of the plan under the conditions that are in force now: their own ids in the same order, holds put in, changed or left out. */
  readonly stages?: readonly Stage[]
  /** Laws that were made ready before. */
  readonly kernels?: Kernels
}

/**
 * When the goods arrive, by the laws of the plan's stages given what is known by now: exact on the grid of the plan, with stages
 * independent given when each begins. `docs/tracking.md` has the model.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function liveArrival(question: ArrivalQuestion): LiveArrival | NoArrival {
  const worked = workedOut(question)
  if ('why' in worked) return worked
  const { plan, evidence, chain, start, first, passed } = worked
  const { story, now } = question
  const there = passed.at(-1)?.arrival ?? start
  return {
    kind: 'live',
    asOf: now,
    arrival: curveOf(there, chain),
    ...summaryOf(there, chain),
    lost: lostOf(plan.stages, passed, first, chain),
    from: evidence.restart === null ? null : restartOf(evidence.restart, plan.stages),
    toCome: toCome(evidence.marks, smoothed(chain, passed, first), plan.stages, first, chain),
    beyondLaw: passed.flatMap(({ isBeyondLaw }, i) => (isBeyondLaw ? (plan.stages[first + i]?.stageId ?? []) : [])),
    basis: basisOf(plan, evidence.marks, story),
  }
}

/** When a stage of the plan ends, given all that is known; null where it has ended, there is no such stage, or no arrival. */
export function stageEnd(question: ArrivalQuestion, stageId: string): ArrivalCurve | null {
  const worked = workedOut(question)
  if ('why' in worked) return null
  const { plan, chain, first, passed } = worked
  const at = plan.stages.findIndex((stage) => stage.stageId === stageId) - first
  const law = at < 0 ? undefined : smoothed(chain, passed, first)[at]
  return law === undefined ? null : curveOf(law, chain)
}

/** The chain of a plan's stages with what is known of each, and the laws of their ends from the last that was told on. */
interface WorkedOut {
  readonly plan: ChosenPlan
  readonly evidence: Evidence
  readonly chain: KnownChain
  /** When the first stage that is left begins, and its index. */
  readonly start: Arrival
  readonly first: number
  readonly passed: readonly Passed[]
}

function workedOut(question: ArrivalQuestion): WorkedOut | NoArrival {
  if (question.plan === null) return { kind: 'none', why: 'noPlan' }
  const { story, now, kernels = new Kernels() } = question
  const plan = question.stages === undefined ? question.plan : { ...question.plan, stages: question.stages }
  const onPlan = story.milestones.filter(({ leg }) => leg !== null)
  const last = onPlan.at(-1)
  if (last !== undefined && last.of > 0 && last.done === last.of) return { kind: 'none', why: 'delivered' }
  const isPlanning = now <= Math.max(plan.ready, plan.chosenAt) && onPlan.every(({ done }) => done === 0)
  const reporting = question.reporting ?? sameForAll(reportingLaw(reportsOf(story)))
  const evidence = evidenceOf(plan, story, isPlanning ? null : reporting)
  const chain = chainOf(plan, evidence, now, isPlanning, kernels)
  const start = readyAt(Math.ceil((evidence.restart?.at ?? plan.ready) / chain.gridMinutes))
  const first = (evidence.restart?.end ?? -1) + 1
  return { plan, evidence, chain, start, first, passed: forwardPass(chain, start, first) }
}

function sameForAll(law: ReturnType<Reporting>): Reporting {
  return () => law
}

/** At planning time the horizon is the plan's; later it is as long from now. */
function chainOf(
  { arrival, ready, stages }: ChosenPlan,
  { known }: Evidence,
  now: EpochMinutes,
  isPlanning: boolean,
  kernels: Kernels,
): KnownChain {
  const { gridMinutes, horizonEnd } = arrival
  const start = Math.ceil(ready / gridMinutes)
  const late = isPlanning ? 0 : Math.max(0, Math.ceil(now / gridMinutes) - start)
  return {
    kernels: stages.map((stage) => kernels.of(stage, gridMinutes)),
    known,
    gridMinutes,
    now,
    end: Math.floor(horizonEnd / gridMinutes) + late,
    untold: new Map(),
  }
}

function curveOf(arrival: Arrival, { gridMinutes, end }: KnownChain): ArrivalCurve {
  return {
    gridMinutes,
    start: arrival.start * gridMinutes,
    cdf: numbersOf(arrival.cdf),
    never: Math.max(0, 1 - chanceEver(arrival)),
    horizonEnd: end * gridMinutes,
  }
}

/** As `Array.from`, which takes several times as long. */
function numbersOf(cdf: Float64Array): number[] {
  const numbers: number[] = []
  for (let i = 0; i < cdf.length; i++) numbers.push(cdf[i] ?? 0)
  return numbers
}

function summaryOf(arrival: Arrival, { gridMinutes, end }: KnownChain): Quantiles & { readonly mean: EpochMinutes } {
  const at = (share: number) => {
    const step = quantile(arrival, share)
    return step === null ? null : step * gridMinutes
  }
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), mean: Math.round(restrictedMean(arrival, end) * gridMinutes) }
}

/** Where the chance of `never` comes from; what is known later changes all of it alike. */
function lostOf(stages: readonly Stage[], passed: readonly Passed[], first: number, chain: KnownChain): Lost[] {
  let later = 1
  const lost: Lost[] = []
  for (let i = passed.length - 1; i >= 0; i--) {
    const [stage, each] = [stages[first + i], passed[i]]
    if (stage === undefined || each === undefined || later === 0) break
    later *= each.neverBy
    const chance = each.lost * later
    if (chance > CDF_TOLERANCE) lost.unshift({ stageId: stage.stageId, chance, why: whyLost(stage, chain) })
    if (each.isBeyondLaw) break
  }
  return lost
}

function whyLost({ time }: Stage, { end, gridMinutes }: KnownChain): Lost['why'] {
  if (time.kind !== 'departures') return 'horizon'
  const last = time.departures.at(-1) ?? Number.NEGATIVE_INFINITY
  return Math.ceil(last / gridMinutes) < end ? 'departuresEnd' : 'horizon'
}

function restartOf({ mark, end, at }: NonNullable<Evidence['restart']>, stages: readonly Stage[]): Restart {
  const { kind, place, leg } = mark.planned
  return { kind, place, leg, stageId: stages[end]?.stageId ?? null, at }
}

function toCome(
  marks: readonly Mark[],
  laws: readonly Arrival[],
  stages: readonly Stage[],
  first: number,
  chain: KnownChain,
): MilestoneToCome[] {
  const now = Math.floor(chain.now / chain.gridMinutes)
  return marks.flatMap(({ milestone, planned: { kind, place, leg, mode }, end }) => {
    const [law, stage] = end === null ? [] : [laws[end - first], stages[end]]
    if (law === undefined || stage === undefined || milestone.actual !== null) return []
    const { stageId } = stage
    return [{ kind, place, leg, mode, stageId, ...summaryOf(law, chain), passed: chanceBy(law, now) }]
  })
}

function basisOf(
  { planId, chosenAt, stages }: ChosenPlan,
  marks: readonly Mark[],
  { positions }: Pick<Story, 'positions'>,
): ArrivalBasis {
  return {
    planId,
    chosenAt,
    laws: fingerprint(stages.map(({ stageId, contentHash }) => `${stageId} ${contentHash}`).join('\n')),
    milestones: marks.map(({ milestone: { actual, done, of, pieces }, planned: { kind, place, leg } }) => ({
      kind,
      place,
      leg,
      at: actual,
      done,
      of,
      words: pieces.flatMap(({ ACT }) => ACT?.taken.contentHash ?? []).sort(),
    })),
    sightings: positions.map(({ place, telling }) => ({ place, word: telling.contentHash })),
  }
}
