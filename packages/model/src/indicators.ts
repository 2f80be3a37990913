import type { EpochMinutes } from '@karavan/core'
import type { CountryCode, LocationId, Mode } from './network.js'

/**
 * What is measured of a corridor by what happened on it: the four trade facilitation indicators of CAREC Corridor Performance
 * Measurement and Monitoring (CPMM, annual report 2023), each split as that report splits it.
 */
export const INDICATORS = [
  /** TFI1: hours from reaching a border-crossing point, or a port, to leaving it behind. */
  'borderHours',
  /** TFI2: what that cost for a piece of equipment. */
  'borderCost',
  /** The time beside TFI3: hours from leaving one place to reaching the next. */
  'sectionHours',
  /** TFI3: what a section cost, for 20 t over 500 km. */
  'sectionCost',
  /** TFI4, SWOD: km/h while on the move. */
  'speedWithoutDelay',
  /** TFI4, SWD: km/h with all the time that was stood. */
  'speedWithDelay',
] as const
export type Indicator = (typeof INDICATORS)[number]

/** Which of the two controls of a border: that of the country that is left, that of the one that is entered, or both together. */
export const BORDER_SIDES = ['leaving', 'entering', 'both'] as const
export type BorderSide = (typeof BORDER_SIDES)[number]

/** A part of a corridor that is measured by itself, in one direction. */
export type CorridorSegment =
  | {
      readonly kind: 'border'
      /** Where the plan has the crossing. */
      readonly place: LocationId
      readonly from: CountryCode
      readonly to: CountryCode
      readonly side: BorderSide
      /** By which it is crossed. */
      readonly mode: Mode
    }
  /** Where a ship is boarded or left. */
  | { readonly kind: 'port'; readonly place: LocationId; readonly from: Mode; readonly to: Mode }
  /** A leg of plans, between two places of the network. */
  | { readonly kind: 'section'; readonly from: LocationId; readonly to: LocationId; readonly mode: Mode }

/** Why something is not measured of a passage that is known to have ended. */
export const UNMEASURED = [
  /** No event tells what was paid. */
  'costNotTold',
  /** It was paid in several currencies. */
  'currenciesMixed',
  /** The mass of some of the goods is not known. */
  'massUnknown',
  /** Nobody tells when it was reached. */
  'beginUntold',
  /** Nobody tells how long a border on the way took, so that nobody knows how long it moved. */
  'stopUntold',
  /** The plan was chosen without its distance, or none is known. */
  'distanceUnknown',
  /** It is told to have ended before it began. */
  'timesConflict',
] as const
export type Unmeasured = (typeof UNMEASURED)[number]

/** One consignment's passage of a segment. */
export interface IndicatorPoint {
  readonly consignmentId: string
  /** When the last of its pieces ended it, of those of which it is told. */
  readonly at: EpochMinutes
  readonly value: number
  /** Pieces of equipment that it is the mean of. */
  readonly pieces: number
  /** Content hashes of the events that it was measured by. */
  readonly events: readonly string[]
}

/** Fewest consignments of which percentiles are told. */
export const FEWEST_FOR_PERCENTILES = 5

/** Most points that a figure names, the latest. */
export const MOST_POINTS = 200

/** A measure of a segment in a month. */
export interface IndicatorFigure {
  /** {@link segmentId}. */
  readonly segmentId: string
  readonly segment: CorridorSegment
  readonly indicator: Indicator
  /** Hours, kilometres an hour, or the code of a currency (ISO 4217); null of costs where none was measured. */
  readonly unit: string | null
  /** In which the passages ended, UTC: `2026-11`. */
  readonly month: string
  /** Consignments that were measured. */
  readonly count: number
  /** Null where none was measured. */
  readonly mean: number | null
  /** Null with fewer than {@link FEWEST_FOR_PERCENTILES}, as are the others. */
  readonly median: number | null
  readonly p10: number | null
  readonly p90: number | null
  readonly least: number | null
  readonly most: number | null
  /** Passages that ended in that month and were not measured, by why. */
  readonly unmeasured: readonly { readonly why: Unmeasured; readonly count: number }[]
  /** The latest first, {@link MOST_POINTS} of them. */
  readonly points: readonly IndicatorPoint[]
}

/** By what a segment is asked for: `border:KZ-DOSTYK:CN-KZ:both:rail`, `port:KZ-AKTAU:rail-feeder`, `section:KZ-ALTYNKOL:KZ-AKTAU:rail`. */
export function segmentId(segment: CorridorSegment): string {
  switch (segment.kind) {
    case 'border':
      return `border:${segment.place}:${segment.from}-${segment.to}:${segment.side}:${segment.mode}`
    case 'port':
      return `port:${segment.place}:${segment.from}-${segment.to}`
    default:
      return `section:${segment.from}:${segment.to}:${segment.mode}`
  }
}

/**
 * Whether a text is the id of a segment that there can be, or its beginning up to a colon.
 * @param isPlace - whether there is a place of that id
 */
export function isSegment(text: string, isPlace: (id: string) => boolean): boolean {
  const [kind, place, ...rest] = text.split(':')
  switch (kind) {
    case 'border':
    case 'port':
      return place === undefined || isPlace(place)
    case 'section':
      return [place, rest[0]].every((end) => end === undefined || isPlace(end))
    default:
      return false
  }
}

/** What {@link isSegment} takes, for those whose text it does not. */
export const SEGMENT_EXPECTED =
  'the id of a segment or its beginning, as border, port:KZ-AKTAU, section:KZ-ALTYNKOL; without it all are told'
