import type { EpochMinutes } from '@karavan/core'
import type { Charge } from './charge.js'
import type { EventReceipt } from './epcis/index.js'
import type { Message } from './messages/index.js'
import type { LocationId, Mode } from './network.js'
import type { Quantiles } from './stage-chain.js'

/** What is waited for on the way. Loaded on a ship, sailing and arrival at a port are these on a leg by that mode. */
export const MILESTONE_KINDS = [
  'acceptance',
  'loading',
  'departure',
  'borderExit',
  'borderEntry',
  'gaugeChange',
  'arrival',
  'unloading',
  'customsHeld',
  'customsReleased',
  'delivery',
] as const
export type MilestoneKind = (typeof MILESTONE_KINDS)[number]

/** Planned, estimated, actual (DCSA: eventClassifierCode), the surest last. */
export const EVENT_CLASSIFIER_CODES = ['PLN', 'EST', 'ACT'] as const
export type EventClassifierCode = (typeof EVENT_CLASSIFIER_CODES)[number]

/** Clocks of senders may be ahead of ours by so many minutes before a time that has passed is held for one to come. */
export const CLOCK_TOLERANCE_MINUTES = 15

/** Before something is put on a wagon or ship, and after it is taken off, the carrier's words still count, minutes. */
export const AROUND_CARRIAGE_MINUTES = 2 * 24 * 60

/** One party's word about one event. */
export interface Telling extends EventReceipt {
  /** Of the event. */
  readonly contentHash: string
  readonly classifier: EventClassifierCode
  /** When it happened or will. */
  readonly at: EpochMinutes
  /** What it says was paid; left out where it says nothing of that. */
  readonly charges?: readonly Charge[]
}

/** Several words about one thing, and which of them is taken. */
export interface Settled {
  readonly taken: Telling
  /** How long ago it was received, minutes. */
  readonly ageMinutes: number
  /** Why this one. */
  readonly reason: string
  readonly told: { readonly reason: Message }
  /** The words that are kept and not taken: best first, then those that their own source has replaced. */
  readonly others: readonly Telling[]
}

/** What is said of a milestone of one piece of equipment; null where nobody says. */
export interface MilestonePiece extends Readonly<Record<EventClassifierCode, Settled | null>> {
  /** Null for a consignment whose equipment is not known. */
  readonly equipmentId: string | null
}

/** A call or handling, as planned, as expected and as it was. */
export interface Milestone {
  readonly kind: MilestoneKind
  readonly place: LocationId
  /** Leg of the chosen plan, from 0; null for what no plan foresees, as being held by customs. */
  readonly leg: number | null
  readonly mode: Mode | null
  /** By the chosen plan; null where it does not say. */
  readonly planned: Quantiles | null
  /** Those of which something is said. */
  readonly pieces: readonly MilestonePiece[]
  /** Pieces of which it is known to have happened, of those that were in the consignment then. */
  readonly done: number
  readonly of: number
  /** When the last piece was there; null while one is not. */
  readonly actual: EpochMinutes | null
  /** When the last piece of those that are not there yet is expected; null where nobody says. */
  readonly estimated: EpochMinutes | null
}

/**
 * When a stowage began or ended, and how that is known: told, entered with the consignment, or inferred: it began by the first
 * word that saw it there, it ended by what came next.
 */
export type StowageBound =
  | { readonly how: 'told'; readonly at: EpochMinutes; readonly settled: Settled }
  | { readonly how: 'entered' | 'inferred'; readonly at: EpochMinutes }

/** That a thing was in or on another for a time. Own equipment is named by its id, anything else by its URI. */
export interface Stowage {
  readonly what: string
  readonly on: string
  /** Null where nobody says. */
  readonly from: StowageBound | null
  /** Null while it is there. */
  readonly until: StowageBound | null
}

/** Where a piece of equipment was last known to be. */
export interface EquipmentPosition {
  readonly equipmentId: string | null
  readonly place: LocationId
  /** It has left the place, and is on its way. */
  readonly left: boolean
  /** Since when it has been there, or on its way. */
  readonly since: EpochMinutes
  /** What it is on now, the nearest first: wagon, ship. */
  readonly on: readonly string[]
  /** The newest word that says so. */
  readonly telling: Telling
}

/** Silence that is longer than usual. */
export interface WordGap {
  /** Party that is due to speak; null where no carrier is known for the leg. */
  readonly partyId: string | null
  readonly leg: number
  /** Last word, or when the leg was taken over. */
  readonly since: EpochMinutes
  readonly silentMinutes: number
  readonly usualMinutes: number
  /** Intervals that the usual one is the median of; 0 where it is assumed. */
  readonly intervals: number
  readonly text: string
  readonly told: { readonly text: Message }
}

/** When a milestone is told to have been of a piece of equipment. */
export interface MilestoneTold extends Pick<Milestone, 'kind' | 'place'> {
  /** Leg of the chosen plan, from 0. */
  readonly leg: number
  readonly at: EpochMinutes
}

/** Two words that are taken and cannot both be right: what must have come first is told to have happened later. */
export interface OrderDoubt {
  /** The pieces of which both are told so. */
  readonly equipment: readonly string[]
  readonly first: MilestoneTold
  /** Told for a time before that of `first`. */
  readonly next: MilestoneTold
}

/** An event that says something else than a milestone. */
export interface OtherEvent {
  readonly telling: Telling
  /** Null where the place is not said, or not known. */
  readonly place: LocationId | null
  readonly bizStep: string | null
  readonly equipment: readonly (string | null)[]
  /**
   * Its words name no milestone, its place is not known, the plan has no such milestone there, it says that it happened in time to
   * come, or its time is outside of the years that are read.
   */
  readonly why: 'noMilestone' | 'placeUnknown' | 'notPlanned' | 'ahead' | 'timeOutside'
}

/** What happened to a consignment, out of all that was reported. */
export interface Story {
  readonly asOf: EpochMinutes
  /** In the order of the plan. */
  readonly milestones: readonly Milestone[]
  readonly stowages: readonly Stowage[]
  readonly positions: readonly EquipmentPosition[]
  readonly gaps: readonly WordGap[]
  /** In the order of the plan; left out where there is none. */
  readonly doubts?: readonly OrderDoubt[]
  /** In order of time. */
  readonly others: readonly OtherEvent[]
  /** Words about things that were not, or no longer, of this consignment. */
  readonly leftOut: number
}

/** How far a consignment is, and nothing else of it: no party, goods, number or message, and nobody's word. */
export interface StoryProgress {
  readonly asOf: EpochMinutes
  /** In the order of the plan. */
  readonly milestones: readonly Omit<Milestone, 'pieces'>[]
  /** Where its pieces were last known to be, each once. */
  readonly positions: readonly Pick<EquipmentPosition, 'place' | 'left' | 'since'>[]
  /** Since when who carries it has been silent for too long; null where nobody has. */
  readonly silentSince: EpochMinutes | null
}

/** How a consignment stands, for a list of many. */
export interface StoryDigest {
  /** `planned`: nothing has happened yet; `delivered`: all of it. */
  readonly state: 'planned' | 'moving' | 'delivered'
  /** Where most of it was last known to be; null where nobody has seen it. */
  readonly position: Pick<EquipmentPosition, 'place' | 'left' | 'since'> | null
  /**
   * Until when its words tell of it: of each, when it happened or when it was said, whichever is earlier, as silences are counted; null
   * where there is none.
   */
  readonly lastWord: EpochMinutes | null
  /** The first milestone of the plan that it has not passed; null behind the last. */
  readonly next: {
    readonly kind: MilestoneKind
    readonly place: LocationId
    readonly plannedP50: EpochMinutes | null
    readonly estimated: EpochMinutes | null
  } | null
  /** When the first milestone is due, by the median of the plan, that it has not passed and that the plan has a time for; null where none is. */
  readonly dueAt: EpochMinutes | null
  /** How much later than the median of the plan the last milestone was passed, minutes; negative where earlier; null where nothing can be compared. */
  readonly behindMinutes: number | null
  /** When it was to be there by the median of the plan, and when those who carry it say that it will. */
  readonly arrival: { readonly plannedP50: EpochMinutes | null; readonly estimated: EpochMinutes | null }
  readonly gaps: number
}
