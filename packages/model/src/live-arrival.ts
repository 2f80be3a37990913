import type { EpochMinutes } from '@karavan/core'
import type { Message } from './messages/index.js'
import type { LocationId, Mode } from './network.js'
import type { ArrivalCurve } from './plan.js'
import type { Quantiles } from './stage-chain.js'
import type { MilestoneKind } from './story.js'

/** A milestone that was not told yet. */
export interface MilestoneToCome extends Quantiles {
  readonly kind: MilestoneKind
  readonly place: LocationId
  readonly leg: number
  readonly mode: Mode
  /** The stage that ends with it. */
  readonly stageId: string
  /** Mean, with what lies beyond the horizon at its end. */
  readonly mean: EpochMinutes
  /** Chance that it was passed by now and nobody has told. */
  readonly passed: number
}

/** The told milestone from which on the law is worked out. */
export interface Restart {
  readonly kind: MilestoneKind
  readonly place: LocationId
  readonly leg: number
  /** The stage that ended with it; null where the goods were ready with it. */
  readonly stageId: string | null
  readonly at: EpochMinutes
}

/** Why goods may never come. */
export interface Lost {
  readonly stageId: string
  readonly chance: number
  /** `departuresEnd`: the list of departures has no later one; `horizon`: it would be later than is worked out. */
  readonly why: 'departuresEnd' | 'horizon'
}

/** That an order holds the goods before a part of the way. */
export interface OrderAhead {
  readonly orderId: string
  readonly place: LocationId
  readonly from: EpochMinutes
  readonly until: EpochMinutes
  /** Half of such goods come before it by then. */
  readonly comes: EpochMinutes
  /** Whether the plan did not know of it, or knew it otherwise, when it was chosen. */
  readonly isNew: boolean
  readonly text: string
  readonly told: { readonly text: Message }
}

/** What a milestone was when an arrival was worked out. */
export interface MilestoneThen {
  readonly kind: MilestoneKind
  readonly place: LocationId
  readonly leg: number
  /** When the last piece was there; null while one is not. */
  readonly at: EpochMinutes | null
  /** Pieces that were there, of those that were in the consignment. */
  readonly done: number
  readonly of: number
  /** Content hashes of the words that were taken, in order. */
  readonly words: readonly string[]
}

/** What an arrival was worked out from, so that two of them can be compared. */
export interface ArrivalBasis {
  readonly planId: string
  readonly chosenAt: EpochMinutes
  /** Fingerprint of the laws of the stages. */
  readonly laws: string
  readonly milestones: readonly MilestoneThen[]
  /** Where each piece was seen last, and the content hash of the word that says so. */
  readonly sightings: readonly { readonly place: LocationId; readonly word: string }[]
}

/** When the goods arrive, by the plan and what is known by now. */
export interface LiveArrival extends Quantiles {
  readonly kind: 'live'
  readonly asOf: EpochMinutes
  /** Not rounded; it is kept and sent as {@link drawnCurve} has it. */
  readonly arrival: ArrivalCurve
  /** Mean, with what lies beyond the horizon at its end. */
  readonly mean: EpochMinutes
  /** Chance of not arriving within the horizon, by stage; without those that lose nothing. */
  readonly lost: readonly Lost[]
  /** Null where nothing was told that the law could be worked out from: it begins when the goods were to be ready. */
  readonly from: Restart | null
  /** In the order of the plan. */
  readonly toCome: readonly MilestoneToCome[]
  /** Stages for which what is known has no chance by their law; they were begun anew. */
  readonly beyondLaw: readonly string[]
  readonly basis: ArrivalBasis
}

/** That there is no arrival to work out, and why. */
export interface NoArrival {
  readonly kind: 'none'
  readonly why: 'noPlan' | 'delivered'
}

/**
 * What moves an estimate: another plan, other laws of its stages, a milestone that was told, one that was told otherwise or taken
 * back, one that is due and was not told, that goods were seen, or only that time went by.
 */
export type MovementCause =
  | 'replanned'
  | 'conditions'
  | 'correction'
  | 'milestoneTold'
  | 'milestoneLate'
  | 'seen'
  | 'timePassed'

/** What is new between two estimates. */
export interface CauseOfMovement {
  readonly cause: MovementCause
  /** Null where it is about none. */
  readonly milestone: { readonly kind: MilestoneKind; readonly place: LocationId; readonly leg: number } | null
  /** Content hashes of the words that are new, or of those taken back where none is. */
  readonly words: readonly string[]
  readonly text: string
  readonly told: { readonly text: Message }
}

/** What can be done about when goods arrive. */
export const ADVICE_KINDS = ['otherWay', 'noOther', 'lastLeg', 'look', 'wait', 'tell', 'ask'] as const

/** Something that can be done, because of what was worked out. */
export interface ArrivalAdvice {
  /** `otherWay`, `noOther` and `lastLeg` only where ways on were planned; `look`: to have them planned. */
  readonly kind: (typeof ADVICE_KINDS)[number]
  /** The way that it is about; null for none. */
  readonly wayId: string | null
  readonly text: string
  readonly told: { readonly text: Message }
}

/** How an estimate moved from one working out to a later one. */
export interface Movement {
  readonly from: EpochMinutes
  readonly to: EpochMinutes
  /** By how many minutes the median and the ninth decile came later; negative where earlier; null beyond a horizon. */
  readonly p50: number | null
  readonly p90: number | null
  /** By how much the chance of missing the deadline grew; null without one. */
  readonly chance: number | null
  /** The weightiest first: never empty. */
  readonly causes: readonly CauseOfMovement[]
  /** What can be done about it, without looking for other ways. */
  readonly advice: readonly ArrivalAdvice[]
}
