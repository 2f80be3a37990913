import type { ChosenLeg, DecisionPoint, EventRecord, KnockedOut, Message, Story, WaysLooked } from '@karavan/model'
import { stagesInForce } from '../arrival/arrival-now.js'
import { dueOf } from '../arrival/due.js'
import type { StagesOf } from '../arrival/history.js'
import { Kernels } from '../arrival/kernels.js'
import { adviceOnWays, lastLegAdvice } from './advice.js'
import { type CompareQuestion, compareWays, type FoundWays } from './compare-ways.js'
import { decisionPoint } from './decision-point.js'

/** The ways on, with what the planner says besides. */
export interface WaysOn extends FoundWays {
  readonly knockedOut: readonly KnockedOut[]
  readonly notes: readonly Message[]
}

export interface OtherWaysQuestion<Kept extends EventRecord>
  extends Omit<CompareQuestion<Kept>, 'point' | 'found' | 'deadline' | 'stages' | 'stagesOf' | 'nameOf'>,
    Required<Pick<CompareQuestion<Kept>, 'nameOf'>> {
  /** Of the same records, told now. */
  readonly story: Story
  readonly stagesOf: StagesOf
}

/**
 * Looks for other ways from where a consignment is, compares them with the plan in force, and says what can be done.
 * @param find - the ways on from a point; null where nobody says what the goods travel in, or why nothing was found out
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export async function otherWays<Kept extends EventRecord, Unanswered extends object = never>(
  { story, stagesOf, kernels = new Kernels(), ...question }: OtherWaysQuestion<Kept>,
  find: (point: DecisionPoint, deadline: number | null) => Promise<WaysOn | Unanswered | null>,
): Promise<WaysLooked | Unanswered> {
  const { consignment, now, nameOf } = question
  const inForce = (of: typeof consignment, told: Story) => stagesInForce(of, told, now, stagesOf, kernels)
  const stages = inForce(consignment, story)
  const point = decisionPoint({ consignment, story, now, kernels, stages })
  const due = dueOf(consignment)
  if ('why' in point) return { due, why: point.why, advice: point.why === 'lastLeg' ? [lastLegAdvice()] : [] }
  const deadline = due?.at ?? null
  const found = await find(point, deadline)
  if (found === null) return { due, why: 'noEquipment', advice: [] }
  if (!isFound(found)) return found
  const left: readonly ChosenLeg[] = consignment.plan?.legs.slice(point.leg) ?? []
  const comparison = compareWays({ ...question, point, found, stages, stagesOf: inForce, deadline, kernels })
  const advice = adviceOnWays(comparison, left, point.place, deadline, nameOf)
  return { due, why: null, advice, point, left, comparison, knockedOut: found.knockedOut, notes: found.notes }
}

function isFound(found: WaysOn | object): found is WaysOn {
  return 'plans' in found
}
