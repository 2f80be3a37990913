import type { EpochMinutes } from '@karavan/core'
import type { LocationId } from './network.js'
import type {
  ArrivalCurve,
  Cost,
  HoursSummary,
  KnockedOut,
  PlanAnswer,
  PlanQuery,
  StageKind,
  TransportPlan,
} from './plan.js'
import type { Restriction } from './restriction.js'

/** Which hand-overs a profile looks at, and what it is asked of each beyond the question. */
export interface ProfileSpan {
  /** Hand-overs, a day apart, the first at `ready` of the question. */
  readonly days: number
  /** Days from hand-over to arrival whose chance is wanted; null where none is. */
  readonly within: number | null
}

/** A way that is shown on some day: what does not change from day to day. */
export interface ProfileWay
  extends Pick<TransportPlan, 'wayId' | 'title' | 'told' | 'co2eKg' | 'transshipments' | 'crosses'> {
  readonly cost: Pick<Cost, 'currency' | 'amount' | 'low' | 'high'>
  /** In order. */
  readonly seasonal: readonly SeasonalStep[]
}

/** A step whose time depends on the month: a port that shuts, work that is slower in winter. */
export interface SeasonalStep {
  readonly kind: StageKind
  readonly place: LocationId
  readonly placeName: string
}

/** What a way promises for the hand-over of one day. */
export interface DayPromise {
  /** Whether the plans of that day have it; one left out as about as good as another is worked out all the same. */
  readonly shown: boolean
  readonly hours: HoursSummary
  /** Chance of the deadline of the question; null without one, and for a hand-over after it. */
  readonly onTime: number | null
  /** Chance of arriving within `within` days of the hand-over; null where that was not asked. */
  readonly within: number | null
  /** When it arrives, on a grid of whole days from the hand-over. */
  readonly arrival: ArrivalCurve
  /** Ids of the restrictions that the goods are likely enough to meet on this way. */
  readonly rules: readonly string[]
  /** Mean hours of each seasonal step of the way, in their order. */
  readonly seasonalHours: readonly number[]
  /** Mean hours for which dated rules hold the goods: bans that end, quotas; by id, those that hold them at all. */
  readonly held: readonly { readonly rule: string; readonly hours: number }[]
}

/** The hand-over of one day. */
export interface ProfileDay {
  readonly ready: EpochMinutes
  /** Plans that the question has on this day. */
  readonly plans: number
  /** `wayId` of the plan with the least mean time, typical cost and CO2e, in a tie the quicker; null without a plan. */
  readonly quickest: string | null
  /** `wayId` of the plan of least doubt ({@link doubtOf}); in a tie the quicker. */
  readonly surest: string | null
  readonly cheapest: string | null
  readonly cleanest: string | null
  /** In the order of the ways of the profile; null for a way that cannot be gone on this day. */
  readonly promises: readonly (DayPromise | null)[]
  /** Where there is no plan: the first of what was ruled out, if there is any. */
  readonly knockedOut: Omit<KnockedOut, 'course'> | null
}

/** One question for the hand-overs of many days. */
export interface ProfileAnswer
  extends Pick<
      PlanAnswer,
      'schemaVersion' | 'networkVersion' | 'conditionsVersion' | 'dataAsOf' | 'citation' | 'notes'
    >,
    Pick<ProfileSpan, 'within'> {
  /** As it was understood; `ready` is the first hand-over. */
  readonly query: PlanQuery
  /** Every way that is shown on some day, in the order of appearance. */
  readonly ways: readonly ProfileWay[]
  readonly days: readonly ProfileDay[]
  readonly told: Pick<PlanAnswer['told'], 'citation' | 'notes'>
  /** The restrictions that promises name. */
  readonly rules: readonly Pick<Restriction, 'id' | 'title' | 'effect' | 'from' | 'until'>[]
}
