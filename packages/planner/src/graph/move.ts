import type { TimeMap } from '@karavan/core'
import type {
  CountryCode,
  EquipmentKind,
  LocationId,
  Message,
  Mode,
  Provenance,
  Restriction,
  Service,
  StageKind,
} from '@karavan/model'

/** A stage before it has a place in a plan. Fixed departures are laid out over the horizon of a query. */
export interface StageSpec {
  readonly kind: StageKind
  readonly place: LocationId
  readonly serviceId: string | null
  readonly label: Message
  readonly time: TimeMap | { readonly kind: 'timetable'; readonly service: Service; readonly zone: string }
  readonly provenance: readonly Provenance[]
  /** Instead of `provenance` in a month that has its own, January first. */
  readonly seasons?: readonly (Provenance | null)[]
  /** The dated rule that the goods are held by, where it is one. */
  readonly rule?: Restriction
}

export interface MoveBorder {
  /** The border point; the first place of the country entered where the network has none. */
  readonly place: LocationId
  /** The places on both sides, the side left first. */
  readonly between: readonly [LocationId, LocationId]
  readonly from: CountryCode
  readonly to: CountryCode
}

/** What a piece of a move is priced and counted by. */
export interface Carried {
  readonly mode: Mode
  /**
   * Kilometres by country, in order of travel; the sea counts for the country of the port left. A piece by another mode
   * than the whole names it: a through train aboard a ship.
   */
  readonly km: readonly { readonly country: CountryCode; readonly km: number; readonly mode?: Mode }[]
}

/** Why a move cannot be used whatever the question: shown, and never used. */
export interface Removal {
  readonly code: 'NOT_BOARDABLE' | 'EQUIPMENT'
  readonly subject: string
  readonly subjectName: Message
  readonly text: Message
  readonly returnsIf: Message
  readonly provenance: Provenance
  /** What the service takes. */
  readonly equipment: readonly EquipmentKind[]
}

export type MoveKind = 'load' | 'run' | 'border' | 'unload' | 'gauge' | 'service' | 'haul'

/** An arc of the search: from a place and carriage to another. */
export interface Move {
  readonly id: number
  readonly kind: MoveKind
  readonly from: number
  readonly to: number
  readonly mode: Mode | null
  readonly service: Service | null
  readonly stages: readonly StageSpec[]
  readonly carried: Carried | null
  readonly distanceKm: number
  readonly distanceBasis: string
  readonly crosses: readonly CountryCode[]
  /** True when the row does not say which countries it runs through. */
  readonly crossingUnknown: boolean
  readonly borders: readonly MoveBorder[]
  /** Places passed, both ends included. */
  readonly via: readonly LocationId[]
  /** Links used, for the drawing. */
  readonly links: readonly number[]
  readonly removal: Removal | null
}

/** A move before it has its number in a graph. */
export type MoveDraft = Omit<Move, 'id'>

/** All that a move is carried by: its mode, and what takes it aboard for a part of the way. */
export function modesOf({ mode, carried }: Pick<Move, 'mode' | 'carried'>): ReadonlySet<Mode> {
  const aboard = (carried?.km ?? []).flatMap((part) => part.mode ?? [])
  return new Set(mode === null ? aboard : [mode, ...aboard])
}
