import {
  type ChosenPlan,
  type ConditionsSnapshot,
  type ConsignmentTraits,
  crossesOf,
  matchConsignment,
  orderHolding,
  type PlanQuery,
  type Stage,
  whyElsewhere,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { holdSpec, makeStage } from './answer/make-stage.js'
import { passagesOf } from './answer/passages.js'
import { type Concern, holdsOf } from './search/rules.js'

/** What the way of a consignment is asked by. */
export type ChosenQuestion = Pick<PlanQuery, 'cargo' | 'from' | 'to'>

/**
 * What a chosen plan passes, and when by its own stages: by it orders are matched to consignments that are on their way.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function passagesOfChosen(plan: ChosenPlan, question: ChosenQuestion): ReturnType<typeof passagesOf> {
  const legs = plan.legs.map((leg) => ({ ...leg, crosses: crossesOf(leg, plan) }))
  return passagesOf({ ...plan, legs }, { ...question, ready: plan.ready })
}

/**
 * The stages of a chosen plan with the orders that hold goods now: those that no longer do are left out, those that are new
 * stand before the leg at which they look. All else stays as it was planned: closures, queues and running times.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function stagesNow(
  plan: ChosenPlan,
  question: ChosenQuestion,
  snapshot: Pick<ConditionsSnapshot, 'restrictions'>,
  network: Network,
): readonly Stage[] {
  const { passages, consignment } = passagesOfChosen(plan, question)
  const begins = new Map<string, readonly Stage[]>()
  const gone = new Set<string>()
  for (const [number, leg] of plan.legs.entries()) {
    const own = plan.stages.filter(({ stageId }) => leg.stages.includes(stageId))
    const made = passages.filter((passage) => passage.leg === number)
    const holds = holdsOf(concernsOf(snapshot.restrictions, made, consignment)).map(({ restriction, time }, i) => {
      const at = made.find(({ location }) => location !== null && restriction.places.includes(location))?.location
      const spec = holdSpec(network, restriction, time, leg.from, at ?? leg.from)
      return makeStage(spec, time, `now-${number + 1}-${i + 1}`, spec.provenance)
    })
    const known = own.filter((stage) => orderHolding(stage) !== null)
    const isSame = (a: Stage, b: Stage) => orderHolding(a) === orderHolding(b) && a.contentHash === b.contentHash
    for (const stage of known) if (!holds.some((hold) => isSame(hold, stage))) gone.add(stage.stageId)
    const fresh = holds.filter((hold) => !known.some((stage) => isSame(hold, stage)))
    const [first] = own
    if (first !== undefined) begins.set(first.stageId, fresh)
  }
  return plan.stages.flatMap((stage) => [
    ...(begins.get(stage.stageId) ?? []),
    ...(gone.has(stage.stageId) ? [] : [stage]),
  ])
}

function concernsOf(
  restrictions: ConditionsSnapshot['restrictions'],
  passages: ReturnType<typeof passagesOf>['passages'],
  consignment: ConsignmentTraits,
): readonly Concern[] {
  return restrictions.flatMap((restriction) => {
    if (!passages.some((passage) => whyElsewhere(restriction, passage) === null)) return []
    const match = matchConsignment(restriction, consignment)
    return match.verdict === 'hit' ? [{ restriction, match }] : []
  })
}
