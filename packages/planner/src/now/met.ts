import type { TimeMap } from '@karavan/core'
import {
  type ChosenPlan,
  type ConditionsSnapshot,
  type ConsignmentTraits,
  crossesOf,
  EQUIPMENT,
  type HoldSort,
  type Message,
  matchConsignment,
  type PlannedConsignment,
  type Restriction,
  type RestrictionMatch,
  type Stage,
  sortOfHold,
  whyElsewhere,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { holdsBefore, legsOf } from '../answer/legs.js'
import { holdSpec } from '../answer/make-stage.js'
import { passagesOf } from '../answer/passages.js'
import { carriageOf } from '../graph/carriage.js'
import type { Move, StageSpec } from '../graph/move.js'
import { closureStages, closuresAt } from '../graph/stages.js'
import { layingQueues } from '../search/holdups.js'
import { type Concern, holdsOf, isOver, looksAt } from '../search/rules.js'
import { wayOf } from './way.js'

/** What holds goods on their way under the conditions of a day, as a stage that is yet to be made. */
export interface Met {
  /** Of the plan, from 0. */
  readonly leg: number
  /** How many steps of the leg are done before it. */
  readonly after: number
  readonly spec: StageSpec
  readonly time: TimeMap
}

/** What a chosen plan meets under the conditions of a day. */
export interface Meeting {
  /** In the order of the way. */
  readonly met: readonly Met[]
  /** What of it was looked for; of what was not, the plan stays as it was chosen. */
  readonly sorts: readonly HoldSort[]
}

/** A chosen plan, what goes by it, and under which conditions. */
export interface Looked {
  readonly plan: ChosenPlan
  /** One for each kind of goods, at least one. */
  readonly traits: readonly [ConsignmentTraits, ...ConsignmentTraits[]]
  readonly from: string
  readonly to: string
  readonly network: Network
  readonly snapshot: ConditionsSnapshot
}

/** What a planner that knows the conditions lays on the moves of the way; null where the network does not have it as it was planned. */
export function metOnWay({ plan, traits, from, to, network, snapshot }: Looked): Meeting | null {
  const kind = traits[0].cargo.equipment
  const way = wayOf({ plan, from, to, kind }, network, snapshot)
  if (way === null) return null
  const verdictOf = rememberedVerdicts(traits)
  const layQueues = layingQueues(network, snapshot, EQUIPMENT[kind].family, (rule) => verdictOf(rule).verdict)
  const closures = closuresAt(network, snapshot)
  const restrictions = snapshot.restrictions.filter((restriction) => !isOver(restriction, plan.ready))
  const stagesOf = (move: Move): StageSpec[] => {
    const looking = restrictions.filter((restriction) => looksAt(restriction, move))
    const concerns = looking.map((restriction) => ({ restriction, match: verdictOf(restriction) }))
    const holds = holdsBefore(network, move, concerns).map(([spec, time]) => ({ ...spec, time }))
    const stages = move.stages.flatMap((spec) =>
      isClosure(spec) ? closuresOf(closures.get(spec.place), network) : [spec],
    )
    return [...holds, ...layQueues({ ...move, stages }).stages]
  }
  const { graph, moves } = way
  const [origin, destination] = [graph.indexOf.get(from) ?? 0, graph.indexOf.get(to) ?? 0]
  const last = moves.at(-1)
  const delivery = last === undefined ? [] : graph.ends.delivery(origin, destination, carriageOf(last.to))
  const legs = legsOf(moves).map((own) => own.flatMap(stagesOf))
  legs.at(-1)?.push(...delivery)
  return isAsPlanned(plan, legs) ? { met: legs.flatMap(metIn), sorts: ['order', 'queue', 'closure'] } : null
}

function isClosure({ label }: StageSpec): boolean {
  return sortOfHold({ told: { label } }) === 'closure'
}

function closuresOf(closure: ConditionsSnapshot['closures'][number] | undefined, network: Network): StageSpec[] {
  return closure === undefined ? [] : closureStages(network, closure)
}

/** The most that a rule says of any of the goods: who is held by it holds all. */
function rememberedVerdicts(traits: Looked['traits']): (restriction: Restriction) => RestrictionMatch {
  const known = new Map<Restriction, RestrictionMatch>()
  return (restriction) => {
    const [first, ...others] = traits
    const match =
      known.get(restriction) ??
      others.reduce(
        (most, each) => {
          return most.verdict === 'hit' ? most : matchConsignment(restriction, each)
        },
        matchConsignment(restriction, first),
      )
    known.set(restriction, match)
    return match
  }
}

/** Whether the steps of each leg are those that were planned. */
function isAsPlanned(plan: ChosenPlan, legs: readonly (readonly StageSpec[])[]): boolean {
  return (
    legs.length === plan.legs.length &&
    legs.every((specs, leg) => {
      const planned = stepsOf(plan, leg)
      const steps = specs.filter(({ label }) => isStep(label))
      return (
        steps.length === planned.length &&
        steps.every(({ kind, place, serviceId }, i) => {
          const step = planned[i]
          return step?.kind === kind && step.place === place && step.serviceId === serviceId
        })
      )
    })
  )
}

function metIn(specs: readonly StageSpec[], leg: number): Met[] {
  let after = 0
  return specs.flatMap((spec) => {
    const { time, label } = spec
    if (isStep(label)) after += 1
    return sortOfHold({ told: { label } }) === null || time.kind === 'timetable' ? [] : [{ leg, after, spec, time }]
  })
}

/** What is done with the goods on a leg, in order: what holds them apart. */
function stepsOf(plan: ChosenPlan, leg: number): readonly Stage[] {
  const own = new Set(plan.legs[leg]?.stages)
  return plan.stages.filter(({ stageId, told }) => own.has(stageId) && isStep(told.label))
}

/** A step is there whatever the conditions, the date and how much is sent. */
export function isStep(label: Message): boolean {
  const isDated = label.key === 'stage.begins' || label.key === 'stage.ends' || label.key === 'stage.quota'
  return !isDated && sortOfHold({ told: { label } }) === null
}

/** The orders that look at what a plan passes by its own words: each before the leg, behind its loading unless it looks at that. */
export function metByPassages({ plan, traits, from, to, network, snapshot }: Looked): Meeting {
  const legs = plan.legs.map((leg) => ({ ...leg, crosses: crossesOf(leg, plan) }))
  const { passages } = passagesOf({ ...plan, legs }, { from, to, cargo: traits[0].cargo, ready: plan.ready })
  const met = plan.legs.flatMap((leg, number) => {
    const passed = passages.filter((passage) => passage.leg === number)
    const steps = stepsOf(plan, number)
    const first = steps.findIndex(({ kind }) => kind === 'wait' || kind === 'run')
    return holdsOf(concernsOf(snapshot.restrictions, passed, traits)).map(({ restriction, time }): Met => {
      const at = passed.find(({ location }) => location !== null && restriction.places.includes(location))?.location
      const looksAtLoading = restriction.appliesAt === 'acceptance' || restriction.appliesAt === 'loading'
      const spec = holdSpec(network, restriction, time, leg.from, at ?? leg.from)
      return { leg: number, after: looksAtLoading ? 0 : Math.max(0, first), spec, time }
    })
  })
  return { met, sorts: ['order'] }
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
