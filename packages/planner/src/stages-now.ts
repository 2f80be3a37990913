import type { EpochMinutes } from '@karavan/core'
import {
  type Cargo,
  type ChosenPlan,
  type ConditionsSnapshot,
  type ConsignmentTraits,
  crossesOf,
  matchConsignment,
  orderHolding,
  type PlannedConsignment,
  type PlanQuery,
  type Stage,
  whyElsewhere,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { holdSpec, makeStage } from './answer/make-stage.js'
import { passagesOf } from './answer/passages.js'
import { type Concern, holdsOf } from './search/rules.js'

/** What the way of a consignment is asked by. */
export interface ChosenQuestion extends Pick<PlanQuery, 'from' | 'to'> {
  /** At least one; an order that holds one of them holds all. */
  readonly cargos: readonly Cargo[]
  /** The first leg that the goods have not set out on; those before it are left as they were planned. */
  readonly firstLeg: number
}

/** What a chosen plan passes, and when by its own stages; null where nothing is carried. */
function passagesOfChosen(plan: ChosenPlan, { cargos, from, to }: ChosenQuestion): PlannedConsignment | null {
  const [cargo] = cargos
  if (cargo === undefined) return null
  const legs = plan.legs.map((leg) => ({ ...leg, crosses: crossesOf(leg, plan) }))
  return passagesOf({ ...plan, legs }, { from, to, cargo, ready: plan.ready })
}

/**
 * The stages of a chosen plan with the orders that hold goods now: those that no longer do are left out, those that are new
 * stand before the leg at which they look, behind its loading unless they look at that. All else stays as it was planned: closures, queues and running times.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function stagesNow(
  plan: ChosenPlan,
  question: ChosenQuestion,
  snapshot: Pick<ConditionsSnapshot, 'restrictions'>,
  network: Network,
  now: EpochMinutes,
): readonly Stage[] {
  const planned = passagesOfChosen(plan, question)
  if (planned === null) return plan.stages
  const { passages, consignment } = planned
  const traits = question.cargos.map((cargo) => ({ ...consignment, cargo }))
  const begins = new Map<string, readonly Stage[]>()
  const gone = new Set<string>()
  for (const [number, leg] of plan.legs.entries()) {
    if (number < question.firstLeg) continue
    const own = plan.stages.filter(({ stageId }) => leg.stages.includes(stageId))
    const made = passages.filter((passage) => passage.leg === number)
    const holds = holdsOf(concernsOf(snapshot.restrictions, made, traits)).map(({ restriction, time }, i) => {
      const at = made.find(({ location }) => location !== null && restriction.places.includes(location))?.location
      const spec = holdSpec(network, restriction, time, leg.from, at ?? leg.from)
      const looksAtLoading = restriction.appliesAt === 'acceptance' || restriction.appliesAt === 'loading'
      return { stage: makeStage(spec, time, `now-${number + 1}-${i + 1}`, spec.provenance), looksAtLoading }
    })
    const known = own.filter((stage) => orderHolding(stage) !== null)
    const isSame = (a: Stage, b: Stage) => orderHolding(a) === orderHolding(b) && a.contentHash === b.contentHash
    for (const stage of known)
      if (!isOver(stage, now) && !holds.some((hold) => isSame(hold.stage, stage))) gone.add(stage.stageId)
    const fresh = holds.filter((hold) => !known.some((stage) => isSame(hold.stage, stage)))
    for (const { stage, looksAtLoading } of fresh) {
      const before = looksAtLoading ? own[0] : (own.find(({ kind }) => kind === 'wait' || kind === 'run') ?? own[0])
      if (before !== undefined) begins.set(before.stageId, [...(begins.get(before.stageId) ?? []), stage])
    }
  }
  return plan.stages.flatMap((stage) => [
    ...(begins.get(stage.stageId) ?? []),
    ...(gone.has(stage.stageId) ? [] : [stage]),
  ])
}

/** Whether an order has surely ended: it holds nobody any more, and need not be left out. */
function isOver({ time }: Stage, now: EpochMinutes): boolean {
  return time.kind === 'window' && time.until + (time.extension?.max ?? 0) * 60 <= now
}

function concernsOf(
  restrictions: ConditionsSnapshot['restrictions'],
  passages: PlannedConsignment['passages'],
  traits: readonly ConsignmentTraits[],
): readonly Concern[] {
  return restrictions.flatMap((restriction) => {
    if (!passages.some((passage) => whyElsewhere(restriction, passage) === null)) return []
    const match = traits.map((each) => matchConsignment(restriction, each)).find(({ verdict }) => verdict === 'hit')
    return match === undefined ? [] : [{ restriction, match }]
  })
}
