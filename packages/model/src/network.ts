import type { ByMonth, DurationKnots, LonLat, PartialDate } from '@karavan/core'
import type { Provenance } from './basis.js'
import type { EquipmentKind } from './equipment.js'

/** Our own stable id, `CC-NAME`. */
export type LocationId = string
/** ISO 3166-1 alpha-2. */
export type CountryCode = string
/** Track gauge, millimetres. */
export type Gauge = 1435 | 1520 | 1524 | 1676

export type LocationKind =
  | 'rail_station'
  | 'border_crossing'
  | 'seaport'
  | 'dry_port'
  | 'inland_terminal'
  | 'city'
  | 'waypoint'

/** How a leg is carried. */
export const MODES = ['rail', 'road', 'rail_ferry', 'ro_ro', 'feeder', 'deep_sea', 'sea_bulk', 'barge'] as const
export type Mode = (typeof MODES)[number]

/** What kind of offer a service is. */
export type ServiceKind =
  | 'rail_block_train'
  | 'rail_wagonload'
  | 'rail_ferry'
  | 'ro_ro'
  | 'feeder'
  | 'deep_sea'
  | 'sea_bulk'
  | 'barge'
  | 'road'

/** What a service moves on. */
export type Surface = 'sea' | 'rail' | 'road'

/** What a way of moving, or a kind of service, moves on. */
export function surfaceOf(kind: Mode | ServiceKind): Surface {
  switch (kind) {
    case 'rail':
    case 'rail_block_train':
    case 'rail_wagonload':
      return 'rail'
    case 'road':
      return 'road'
    default:
      return 'sea'
  }
}

/** A place that goods can be at, or pass. */
export interface Location extends Provenance {
  readonly id: LocationId
  readonly name: string
  readonly country: CountryCode
  readonly kind: LocationKind
  readonly position: LonLat
  readonly timeZone: string
  readonly role?: string
  /** Why no plan can reach it, where that is so on purpose. */
  readonly disconnectedReason?: string
  readonly names: readonly LocationName[]
  readonly codes: readonly LocationCode[]
}

export interface LocationName {
  /** BCP 47. */
  readonly language: string
  readonly name: string
}

export interface LocationCode {
  readonly scheme: 'unlocode' | 'esr' | 'uic' | 'smdg'
  readonly code: string
  readonly edition?: string
  readonly check?: string
}

/** A piece of railway, road or water between two locations, usable both ways. */
export interface Link extends Provenance {
  readonly id: string
  readonly from: LocationId
  readonly to: LocationId
  readonly mode: 'rail' | 'road' | 'sea' | 'inland_water'
  readonly gauge?: Gauge
  readonly status: 'in_use' | 'suspended' | 'under_construction' | 'planned'
  readonly lengthKm: number
  readonly lengthBasis: 'published' | 'drawn' | 'factor'
  readonly corridors: readonly string[]
  readonly crosses: readonly CountryCode[]
  /** The course from `from` to `to`, both ends included. */
  readonly course: readonly LonLat[]
  readonly viaNames: readonly string[]
}

export interface ServiceCall {
  readonly location: LocationId
  /** Running time from the call before; absent at the first. */
  readonly hours?: DurationKnots
  readonly distanceKm?: number
  readonly distanceBasis?: string
  readonly crosses: readonly CountryCode[]
  /** Places passed since the call before without a call, in order; absent where they are not known. */
  readonly via?: readonly LocationId[]
  /** What the hours already contain. */
  readonly includes: readonly string[]
  readonly provenance: Provenance
}

export type Departures =
  | {
      readonly kind: 'days'
      readonly weekdays: readonly number[]
      readonly localMinutes: number | null
      readonly cutOffHours: number
    }
  | { readonly kind: 'headway'; readonly perWeek: number }
  | { readonly kind: 'random'; readonly perWeek: number }
  | { readonly kind: 'on_demand' }

/** Who runs what from where to where. */
export interface Service extends Provenance {
  readonly id: string
  readonly name: string
  readonly operator: string
  readonly kind: ServiceKind
  readonly departures: Departures
  readonly equipment: readonly EquipmentKind[]
  readonly capacity?: { readonly amount: number; readonly unit: string }
  readonly validFrom?: PartialDate
  readonly validTo?: PartialDate
  readonly status: string
  readonly boardable: boolean
  readonly whyNotBoardable?: string
  readonly calls: readonly ServiceCall[]
  readonly evidence: readonly string[]
}

/** Time lost between arriving by one and leaving by another. */
export interface Handling {
  readonly activity:
    | 'acceptance'
    | 'loading'
    | 'unloading'
    | 'delivery'
    | 'transshipment'
    | 'gauge_change'
    | 'border'
    | 'customs'
    | 'port'
  readonly place: string
  readonly hours: DurationKnots
  /** Work rate by month where the time depends on the season. */
  readonly rate?: ByMonth
  readonly provenance: Provenance
}
