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
  /** The first leg that was looked at. */
  readonly first: number
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

/**
 * What a planner that knows the conditions lays on the moves of the way, or of the part of it that was taken up last; null where the
 * network does not have it as it was planned.
 */
export function metOnWay({ plan, traits, from, to, network, snapshot }: Looked): Meeting | null {
  const kind = traits[0].cargo.equipment
  const part = partOf(plan, from)
  const way = wayOf({ ...part, to, kind }, network, snapshot)
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
  if (!isAsPlanned(part.steps, legs)) return null
  const { first } = part
  return { first, met: legs.flatMap(metIn).map(part.inPlan), sorts: ['order', 'queue', 'closure'] }
}

/** A part of a plan that the planner found as one way. */
interface Part {
  readonly plan: Pick<ChosenPlan, 'wayId' | 'legs'>
  readonly from: string
  readonly underWay: boolean
  /** Its first leg in the plan. */
  readonly first: number
  /** What is done on each of its legs. */
  readonly steps: readonly (readonly Stage[])[]
  /** What is met on it, by the legs and steps of the plan. */
  readonly inPlan: (met: Met) => Met
}

/** The whole plan, or what was taken up last. What takes goods off as it begins ends the leg before in the plan. */
function partOf(plan: ChosenPlan, from: string): Part {
  const planned = plan.legs.map((_, leg) => stepsOf(plan, leg))
  const { takenWay } = plan
  if (takenWay === undefined) return { plan, from, underWay: false, first: 0, steps: planned, inPlan: (met) => met }
  const { wayId, leg: first, stageId } = takenWay
  const begins = plan.stages.findIndex((stage) => stage.stageId === stageId)
  const fresh = new Set(plan.stages.slice(begins))
  const isFresh = (stage: Stage) => fresh.has(stage)
  const before = planned[first - 1] ?? []
  const own = planned[first] ?? []
  const off = before.filter(isFresh)
  const done = own.filter((step) => !isFresh(step)).length
  return {
    plan: { wayId, legs: plan.legs.slice(first) },
    from: takenWay.from,
    underWay: true,
    first,
    steps: [[...off, ...own.filter(isFresh)], ...planned.slice(first + 1)],
    inPlan: ({ leg, after, ...met }) => {
      if (leg > 0) return { ...met, leg: first + leg, after }
      const isBefore = after < off.length
      return isBefore
        ? { ...met, leg: first - 1, after: before.length - off.length + after }
        : { ...met, leg: first, after: done + after - off.length }
    },
  }
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
function isAsPlanned(steps: Part['steps'], legs: readonly (readonly StageSpec[])[]): boolean {
  return (
    legs.length === steps.length &&
    legs.every((specs, leg) => {
      const planned = steps[leg] ?? []
      const done = specs.filter(({ label }) => isStep(label))
      return (
        done.length === planned.length &&
        done.every(({ kind, place, serviceId }, i) => {
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

/** A step is there whatever the conditions, the date, how much is sent, and when the way is taken. */
export function isStep(label: Message): boolean {
  const isDated = label.key === 'stage.begins' || label.key === 'stage.ends' || label.key === 'stage.quota'
  const isTurn = label.key === 'stage.otherWay'
  return !isDated && !isTurn && sortOfHold({ told: { label } }) === null
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
  return { first: 0, met, sorts: ['order'] }
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
