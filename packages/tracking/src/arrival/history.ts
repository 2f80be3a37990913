import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type {
  ChosenPlan,
  Consignment,
  EventRecord,
  LiveArrival,
  LocationId,
  Movement,
  NoArrival,
  Stage,
  Story,
} from '@karavan/model'
import { type Locate, story } from '../story.js'
import { firstLegLeft } from './due.js'
import { holdsAhead, ordersAhead } from './holds-ahead.js'
import { Kernels } from './kernels.js'
import { chanceOfMissing } from './lateness.js'
import { liveArrival } from './live-arrival.js'
import { movement } from './movement.js'

/**
 * Gives the stages of a consignment's plan under the conditions that are in force.
 * @param firstLeg - the first leg that the goods have not set out on, from 0: conditions count from there on
 */
export type StagesOf = (consignment: Consignment, firstLeg: number) => readonly Stage[]

/** What the course of an estimate is worked out from. */
export interface HistoryQuestion<Kept extends EventRecord> {
  readonly consignment: Consignment
  /** Its versions before that, the first first: until another plan was chosen the estimate is by the one before. */
  readonly earlier?: readonly Pick<Consignment, 'plan' | 'parties'>[]
  /** All that counts for it, in any order. */
  readonly records: readonly Kept[]
  readonly locate: Locate
  readonly now: EpochMinutes
  /** Its stages under the conditions that are in force now, for the last estimate; those of the plan where nothing is said. */
  readonly stages?: readonly Stage[]
  /** Under which conditions the way that was left for another one is looked at once more, just before. */
  readonly stagesOf?: StagesOf
  /** By which the chance of missing it is told; null for none. */
  readonly deadline: EpochMinutes | null
  readonly nameOf?: (place: LocationId) => string
  readonly kernels?: Kernels
}

/** The estimate as it was at one time. */
export interface PastEstimate {
  readonly asOf: EpochMinutes
  readonly live: LiveArrival
  /** Chance of missing the deadline, 0–1; null without one. */
  readonly missing: number | null
  /** Since the estimate before; null of the first. */
  readonly moved: Movement | null
}

/** How an estimate came to be what it is. */
export interface ArrivalHistory {
  readonly last: LiveArrival | NoArrival
  /** The first first: that of the plan, one for each time at which something was told and each day without a word, and that of now. */
  readonly past: readonly PastEstimate[]
  /** Times that are left out between the first and the others, where there are very many. */
  readonly leftOut: number
}

/** Times that are worked out, the last ones. */
const MOST_TIMES = 60

/**
 * The estimate of the arrival as it was whenever something was told, worked out from what had been received by then. The same
 * records give the same history in whatever order they are given.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function arrivalHistory<Kept extends EventRecord>(question: HistoryQuestion<Kept>): ArrivalHistory {
  const {
    consignment,
    earlier = [],
    records,
    locate,
    now,
    stages,
    stagesOf,
    deadline,
    nameOf,
    kernels = new Kernels(),
  } = question
  if (consignment.plan === null) return { last: { kind: 'none', why: 'noPlan' }, past: [], leftOut: 0 }
  const plans = plansInTurn(earlier, { plan: consignment.plan, parties: consignment.parties })
  const chosen = plans.map(({ plan }) => plan.chosenAt)
  const [begun = now] = chosen
  const at = (asOf: EpochMinutes, laws: LawsAt = planned) => {
    const by = { ...consignment, ...(plans.findLast(({ plan }) => plan.chosenAt <= asOf) ?? plans[0]) }
    const told = story(receivedBy(records, asOf), by, locate, asOf)
    const ruling = laws(by, told, asOf)
    return {
      plan: by.plan,
      ruling,
      live: liveArrival({ plan: by.plan, story: told, now: asOf, kernels, stages: ruling }),
    }
  }
  const left = chosen.slice(1).map((time) => time - 1)
  const inForce: LawsAt = (by, told, asOf) =>
    by.plan === null || stagesOf === undefined
      ? planned(by, told, asOf)
      : stagesOf(by, firstLegLeft(by.plan, told, asOf, kernels))
  const received = records.flatMap(({ receipts }) => receipts.map(({ receivedAt }) => receivedAt))
  const told = [...new Set([...received, ...chosen, ...left])]
    .filter((time) => time > begun && time < now)
    .sort((a, b) => a - b)
  const times = withSilence([begun, ...told, now]).slice(1, -1)
  const shown = times.slice(-MOST_TIMES)
  const last = at(now, stages === undefined ? planned : () => stages)
  const estimates = [begun, ...shown].flatMap((time) => {
    if (!left.includes(time) || received.includes(time)) return [at(time)]
    const held = at(time, inForce)
    return isAsPlanned(held.ruling, held.plan) ? [] : [held]
  })
  if (begun < now) estimates.push(last)
  const past: PastEstimate[] = []
  for (const { live, ruling } of estimates) {
    if (live.kind === 'none') continue
    const before = past.at(-1)?.live
    const options = {
      ...(deadline === null ? {} : { deadline }),
      ...(nameOf === undefined ? {} : { nameOf }),
      holds: ordersAhead(holdsAhead(consignment.plan, ruling, live)),
    }
    past.push({
      asOf: live.asOf,
      live,
      missing: deadline === null ? null : chanceOfMissing(live, deadline),
      moved: before === undefined ? null : movement(before, live, options),
    })
  }
  return { last: last.live, past, leftOut: times.length - shown.length }
}

/** By which laws an estimate of then is worked out. */
type LawsAt = (by: Consignment, told: Story, asOf: EpochMinutes) => readonly Stage[]

const planned: LawsAt = ({ plan }) => plan?.stages ?? []

/** Whether nothing holds goods otherwise than when the plan was made. */
function isAsPlanned(ruling: readonly Stage[], plan: ChosenPlan | null): boolean {
  const stages = plan?.stages ?? []
  return ruling.length === stages.length && ruling.every(({ contentHash }, i) => contentHash === stages[i]?.contentHash)
}

interface PlanThen {
  readonly plan: ChosenPlan
  readonly parties: Consignment['parties']
}

/** The plans that were chosen one after another, each once, with the parties as they stood by it; the last is in force. */
function plansInTurn(earlier: readonly Pick<Consignment, 'plan' | 'parties'>[], last: PlanThen): readonly PlanThen[] {
  const { plan: inForce } = last
  const before = earlier.flatMap(({ plan, parties }) =>
    plan === null || plan.chosenAt >= inForce.chosenAt ? [] : [{ plan, parties }],
  )
  return [...new Map([...before, last].map((each) => [each.plan.chosenAt, each])).values()].sort(
    (a, b) => a.plan.chosenAt - b.plan.chosenAt,
  )
}

/** Times with those between them at which nothing was told for another day: silence moves an estimate too. */
function withSilence(times: readonly EpochMinutes[]): readonly EpochMinutes[] {
  return times.flatMap((time, i) => {
    const next = times[i + 1] ?? time
    const days = Math.max(0, Math.ceil((next - time) / DAY_MINUTES) - 1)
    return [time, ...Array.from({ length: days }, (_, day) => time + (day + 1) * DAY_MINUTES)]
  })
}

/** What had been received by a time. */
function receivedBy<Kept extends EventRecord>(records: readonly Kept[], time: EpochMinutes): readonly Kept[] {
  return records.flatMap((record) => {
    const receipts = record.receipts.filter(({ receivedAt }) => receivedAt <= time)
    return receipts.length === 0 ? [] : [{ ...record, receipts }]
  })
}
