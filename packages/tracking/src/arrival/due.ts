import type { EpochMinutes } from '@karavan/core'
import { type ChosenPlan, type Consignment, curveQuantiles, type MilestoneKind, type Story } from '@karavan/model'
import type { Kernels } from './kernels.js'
import { liveArrival } from './live-arrival.js'

/** The time that is not to be missed. */
export interface Due {
  readonly at: EpochMinutes
  /** `deliverBy`: it was agreed; `plan`: by then nine in ten were to be there by the plan that was chosen at first. */
  readonly basis: 'deliverBy' | 'plan'
}

/** By when a consignment is to be there; null where nothing was agreed, and the plan has no such time. Taking another way moves it not. */
export function dueOf({ deliverBy, plan }: Pick<Consignment, 'deliverBy' | 'plan'>): Due | null {
  if (deliverBy !== null) return { at: deliverBy, basis: 'deliverBy' }
  const at = plan === null ? null : (plan.promisedBy ?? curveQuantiles(plan.arrival).p90)
  return at === null ? null : { at, basis: 'plan' }
}

/** What comes before the goods set out on a leg. */
const BEFORE_LEAVING: ReadonlySet<MilestoneKind> = new Set(['acceptance', 'loading'])

/**
 * The first leg of a plan on which the goods have not set out, from 0: orders hold them before it, and nowhere behind.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function firstLegLeft(plan: ChosenPlan, story: Story, now: EpochMinutes, kernels: Kernels): number {
  const live = liveArrival({ plan, story, now, kernels })
  if (live.kind === 'none' || live.from === null) return 0
  return BEFORE_LEAVING.has(live.from.kind) ? live.from.leg : live.from.leg + 1
}
