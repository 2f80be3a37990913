import type { ChosenPlan } from './consignment.js'

/**
 * A plan in which each stage has an id of its own. In plans that were kept when another way had been taken three times, stages of
 * two ways could have one id: the last keeps it. Left as it is where the legs do not list the stages in order.
 */
export function withOwnStageIds(plan: ChosenPlan): ChosenPlan {
  const ids = plan.stages.map(({ stageId }) => stageId)
  if (new Set(ids).size === ids.length) return plan
  const listed = plan.legs.flatMap(({ stages }) => stages)
  if (listed.length !== ids.length || listed.some((id, i) => id !== ids[i])) return plan
  const own = ids.map((id, i) => (ids.includes(id, i + 1) ? `${id}~${i}` : id))
  let done = 0
  const legs = plan.legs.map((leg) => {
    const stages = own.slice(done, done + leg.stages.length)
    done += stages.length
    return { ...leg, stages }
  })
  return { ...plan, legs, stages: plan.stages.map((stage, i) => ({ ...stage, stageId: own[i] ?? stage.stageId })) }
}
