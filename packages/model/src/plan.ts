import type { DecimalAmount, EpochMinutes, LonLat, TimeMap } from '@karavan/core'
import type { Basis, Provenance } from './basis.js'
import type { Cargo } from './cargo.js'
import type { Message } from './messages/index.js'
import type { CountryCode, LocationId, Mode, Surface } from './network.js'

/** Version of the shape of a {@link PlanAnswer}; grows when a field changes its meaning. */
export const PLAN_SCHEMA_VERSION = '1.0'

export interface Avoid {
  readonly countries: readonly CountryCode[]
  readonly locations: readonly LocationId[]
  readonly modes: readonly Mode[]
  readonly services: readonly string[]
}

/** Orders of plans: when, how surely ({@link doubtOf}), for how much, with what emissions. */
export const PLAN_SORTS = ['arrival', 'reliability', 'cost', 'co2e'] as const

export type PlanSort = (typeof PLAN_SORTS)[number]

/** What is asked. */
export interface PlanQuery {
  readonly from: LocationId
  readonly to: LocationId
  /** When the goods are ready at the origin. */
  readonly ready: EpochMinutes
  readonly deadline?: EpochMinutes
  readonly cargo: Cargo
  readonly avoid: Avoid
  readonly sort: PlanSort
  /** Most plans shown; the rest is counted. */
  readonly limit: number
  /** No thinning, no cap: the whole Pareto set. Slow on large networks. */
  readonly exact: boolean
  /** Of goods that have set out: `from` is where another way can be taken. */
  readonly underWay?: UnderWay
}

/** What goods that have set out bring with them to the place from which they are planned on. */
export interface UnderWay {
  /** Where they were handed over: rules about origins and customs look at it. */
  readonly origin: LocationId
  /** The surface over which they came; null where they have not left the origin. */
  readonly cameBy: Surface | null
  /** On whose wheels they still stand; null where they were taken off, or handed over and not loaded. */
  readonly aboard: 'rail' | 'road' | null
  /** They were put on it there, for the next leg of the plan in force. */
  readonly loaded: boolean
  /** The place before it on their way, which tells the gauge of their wagon; null where there is none. */
  readonly before: LocationId | null
  /** Goods of other kinds that are loaded with the cargo: what stops one of them stops all. */
  readonly together: readonly Cargo[]
}

export type StageKind = 'wait' | 'handling' | 'run' | 'hold'

/** One step of a chain, complete in itself: evaluating `time` after the step before gives when it is done. */
export interface Stage {
  readonly stageId: string
  readonly kind: StageKind
  readonly place: LocationId
  readonly serviceId: string | null
  /** In a few words: `border KZ>RU`, `wait for the ship`. */
  readonly label: string
  readonly told: { readonly label: Message }
  readonly time: TimeMap
  readonly contentHash: string
  readonly provenance: readonly Provenance[]
}

/** Id of the order that holds the goods at a stage; null where none does. */
export function orderHolding({ told: { label } }: Pick<Stage, 'told'>): string | null {
  const { title } = label.values
  const isHeld = label.key === 'stage.heldBy' || label.key === 'stage.heldByAt'
  return isHeld && typeof title === 'object' && title.kind === 'rule' ? title.id : null
}

/** What holds goods under the conditions of a day: an order, what waits at a place, a port or pass that shuts by itself. */
export const HOLD_SORTS = ['order', 'queue', 'closure'] as const
export type HoldSort = (typeof HOLD_SORTS)[number]

/** Of which conditions a stage is made; null for one that they do not make. */
export function sortOfHold({ told: { label } }: Pick<Stage, 'told'>): HoldSort | null {
  switch (label.key) {
    case 'stage.heldBy':
    case 'stage.heldByAt':
      return 'order'
    case 'stage.queue':
    case 'stage.queueByQuota':
      return 'queue'
    case 'stage.shut':
    case 'stage.shutAsReported':
    case 'stage.shutAsForecast':
      return 'closure'
    default:
      return null
  }
}

/** Hours; a quantile beyond the horizon is null. */
export interface HoursSummary {
  readonly mean: number
  readonly p10: number | null
  readonly p50: number | null
  readonly p90: number | null
}

export interface Distance {
  /** Kilometres. */
  readonly value: number
  readonly basis: string
  /** The rows that say so. */
  readonly sources: readonly Provenance[]
}

/** What of a leg is carried by one mode. */
export interface LegPart {
  readonly mode: Mode
  readonly km: number
}

/** One carriage from boarding to alighting. */
export interface Leg {
  readonly mode: Mode
  /** The mode, and how much of the way a train or truck is aboard a ship: `rail, with 467 km by sea`. */
  readonly carriage: string
  readonly from: LocationId
  readonly to: LocationId
  readonly fromName: string
  readonly toName: string
  /** Service id; `wagonload` and `road` name carriage on demand. */
  readonly service: string
  readonly serviceName: string
  readonly told: { readonly serviceName: Message; readonly carriage: Message }
  readonly operator: string | null
  readonly distanceKm: Distance
  /** The distance by mode, that of the leg first; together `distanceKm`. */
  readonly parts: readonly LegPart[]
  /** From being ready for the leg to its end. */
  readonly hours: HoursSummary
  readonly wait: HoursSummary
  readonly handling: HoursSummary
  readonly running: HoursSummary
  /** Share of the spread (variance) of the arrival that arises in this leg, 0–1. */
  readonly spreadShare: number
  readonly crosses: readonly CountryCode[]
  readonly co2eKg: number | null
  readonly stages: readonly string[]
  /** Course on the map, both ends included. */
  readonly course: readonly LonLat[]
  readonly via: readonly LocationId[]
  readonly sources: readonly Provenance[]
}

export interface CostLine {
  readonly what: string
  /** Typical amount; null with a reason where unknown. */
  readonly amount: DecimalAmount | null
  readonly low: DecimalAmount | null
  readonly high: DecimalAmount | null
  readonly basis: Basis
  readonly reason: string | null
  readonly told: { readonly what: Message; readonly reason: Message | null }
  readonly source: Provenance
}

export interface Cost {
  readonly currency: string
  readonly amount: DecimalAmount
  readonly low: DecimalAmount
  readonly high: DecimalAmount
  /** Share of the amount that is published, quoted, official or measured, 0–1; null without an amount. */
  readonly certainShare: number | null
  readonly lines: readonly CostLine[]
}

export interface EmissionLine {
  readonly what: string
  /** Null with a reason where no factor is known. */
  readonly kg: number | null
  readonly gramsPerTonneKm: number | null
  readonly reason: string | null
  readonly told: { readonly what: Message; readonly reason: Message | null }
  readonly basis: Basis
  readonly source: Provenance
}

export interface ArrivalCurve {
  readonly gridMinutes: number
  /** Instant of `cdf[0]`. */
  readonly start: EpochMinutes
  readonly cdf: readonly number[]
  /** Chance of not arriving within the horizon. */
  readonly never: number
  /** End of the horizon: what comes later is not worked out. */
  readonly horizonEnd: EpochMinutes
}

export interface Flag {
  readonly code: string
  readonly country: CountryCode | null
  readonly text: string
  readonly told: { readonly text: Message }
  readonly chance: number | null
  /** One for each rule that it tells of. */
  readonly sources: readonly Provenance[]
}

/** Regime at a border, named so that the papers are known. */
export interface BorderPassage {
  readonly place: LocationId
  /** Name of the border point, or of the two places it lies between where the network has none. */
  readonly placeName: string
  readonly from: CountryCode
  readonly to: CountryCode
  readonly regime: string
  readonly reconsignment: string | null
  readonly told: { readonly placeName: Message; readonly regime: Message; readonly reconsignment: Message | null }
  readonly basis: Basis
}

/** One way, with what it promises. */
export interface TransportPlan {
  readonly planId: string
  /** The same for the same chain of services and places, whatever the day; of a policy, that of its likeliest chain. */
  readonly wayId: string
  readonly kind: 'fixed' | 'policy'
  readonly title: string
  /** Orders, queues and closures on the way that were looked at and do not hold the goods, each with why. */
  readonly lookedAt: readonly string[]
  readonly told: { readonly title: Message; readonly lookedAt: readonly Message[] }
  readonly hours: HoursSummary
  readonly arrival: ArrivalCurve
  /** Chance of the deadline, or null without one. */
  readonly onTime: number | null
  readonly cost: Cost
  readonly co2eKg: number | null
  readonly co2eLines: readonly EmissionLine[]
  readonly legs: readonly Leg[]
  readonly stages: readonly Stage[]
  readonly flags: readonly Flag[]
  readonly borders: readonly BorderPassage[]
  readonly transshipments: number
  readonly crosses: readonly CountryCode[]
  readonly networkVersion: string
  readonly conditionsVersion: string
}

/**
 * How little a plan can be relied on: the chance of missing the deadline; without a deadline the hours of eight in ten
 * arrivals, P10 to P90. Compares plans of one question only; Infinity where the span has no bound.
 */
export function doubtOf({ onTime, hours }: Pick<TransportPlan, 'onTime' | 'hours'>): number {
  if (onTime !== null) return 1 - onTime
  return hours.p10 === null || hours.p90 === null ? Number.POSITIVE_INFINITY : hours.p90 - hours.p10
}

/** What a policy does beside the best fixed plan. */
export interface PolicySummary {
  readonly plan: TransportPlan
  /** Mean hours saved against the best fixed plan, ≥ 0. */
  readonly gainHours: number
  readonly bestFixedPlanId: string
  /** Where it decides, and how. */
  readonly choices: readonly PolicyChoice[]
}

/**
 * From which gain on deciding on the way is worth reading beside the best fixed plan: mean hours, as arrivals are told in
 * days, or so much more of a chance to keep the deadline.
 */
export const POLICY_WORTH = { hours: 12, chance: 0.02 } as const

/** Whether a policy gains enough to be shown as a way of its own. @param plans - holds the best fixed one */
export function isPolicyWorth(
  { plan, gainHours, bestFixedPlanId }: PolicySummary,
  plans: readonly TransportPlan[],
): boolean {
  const fixed = plans.find(({ planId }) => planId === bestFixedPlanId)
  const chance = (plan.onTime ?? 0) - (fixed?.onTime ?? 0)
  return gainHours >= POLICY_WORTH.hours || (fixed !== undefined && chance >= POLICY_WORTH.chance)
}

export interface PolicyChoice {
  readonly place: LocationId
  readonly placeName: string
  /** Chance of coming to this choice. */
  readonly chance: number
  readonly options: readonly {
    readonly what: string
    readonly service: string
    readonly share: number
    readonly when: string
    readonly told: { readonly what: Message; readonly when: Message }
  }[]
}

/** A way that was ruled out, and by what. */
export interface KnockedOut {
  /** What it is about: a service, a place, a country, the whole question. */
  readonly subject: string
  readonly subjectName: string
  readonly rule: {
    readonly code: string
    readonly restrictionId: string | null
    readonly text: string
    readonly told: { readonly text: Message }
    readonly source: Provenance | null
  }
  /** What would bring it back. */
  readonly returnsIf: string
  readonly told: { readonly subjectName: Message; readonly returnsIf: Message }
  /** For the map, where there is one. */
  readonly course: readonly LonLat[]
}

export interface NearestQuestion {
  readonly change: string
  readonly told: { readonly change: Message }
  readonly query: Partial<PlanQuery>
}

/**
 * The answer to a {@link PlanQuery}. Here and in all its parts, what the planner says in words is English; `told` beside it
 * has the same as messages, by the name of the field, for faces in other languages.
 */
export interface PlanAnswer {
  readonly schemaVersion: string
  readonly networkVersion: string
  readonly conditionsVersion: string
  readonly dataAsOf: string
  readonly citation: string
  readonly query: PlanQuery
  readonly plans: readonly TransportPlan[]
  readonly policy: PolicySummary | null
  readonly knockedOut: readonly KnockedOut[]
  /** Where `plans` is empty, questions that have an answer; else ways around countries with a warning that every plan crosses. */
  readonly nearest: readonly NearestQuestion[]
  /** How the set was thinned, in words; empty when exact. */
  readonly thinning: string
  readonly notes: readonly string[]
  readonly told: {
    readonly citation: Message
    /** Null when exact and complete. */
    readonly thinning: Message | null
    readonly notes: readonly Message[]
  }
}
