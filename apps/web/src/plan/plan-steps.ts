import type { LocationId, MessageKey, Stage, TransportPlan } from '@karavan/model'

/** What happens in a row of the timeline. */
export type StepKind = 'waiting' | 'handling' | 'border' | 'running' | 'closure'

export const STEP_KINDS: readonly StepKind[] = ['waiting', 'handling', 'border', 'running', 'closure']

/** Stages of one leg that follow one another and are of one kind, at one place or, if running, between two. */
export interface PlanStep {
  readonly kind: StepKind
  /** Index of the leg. */
  readonly leg: number
  /** Indices of its stages in the plan, ascending and without gaps. */
  readonly stages: readonly number[]
  /** Where it begins; for all but running the same as `to`. */
  readonly from: LocationId
  readonly to: LocationId
}

/** The steps of a plan, in order; each stage that belongs to a leg stands in one. */
export function planSteps({ legs, stages }: TransportPlan): PlanStep[] {
  const index = new Map(stages.map(({ stageId }, i) => [stageId, i]))
  return legs.flatMap((leg, legIndex) => {
    const steps: PlanStep[] = []
    let here = leg.from
    for (const stageId of leg.stages) {
      const i = index.get(stageId)
      const stage = i === undefined ? undefined : stages[i]
      if (i === undefined || stage === undefined) continue
      const kind = kindOf(stage)
      const last = steps.at(-1)
      const to = stage.place === '' ? here : stage.place
      if (last !== undefined && last.kind === kind && (kind === 'running' || last.to === to)) {
        steps[steps.length - 1] = { ...last, stages: [...last.stages, i], to }
      } else {
        steps.push({ kind, leg: legIndex, stages: [i], from: kind === 'running' ? here : to, to })
      }
      here = to
    }
    return steps
  })
}

/** Stages at which goods pass a border. */
const BORDER: ReadonlySet<string> = new Set<MessageKey>(['stage.border', 'stage.leaving', 'stage.entering'])

function kindOf({ kind, told }: Stage): StepKind {
  switch (kind) {
    case 'wait':
      return 'waiting'
    case 'run':
      return 'running'
    case 'hold':
      return 'closure'
    case 'handling':
      return BORDER.has(told.label.key) ? 'border' : 'handling'
  }
}
