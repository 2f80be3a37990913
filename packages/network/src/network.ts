import type { ByMonth, DurationKnots, TimeGrid } from '@karavan/core'
import type {
  ClosureProcess,
  EquipmentKind,
  Gauge,
  Link,
  Location,
  LocationId,
  Provenance,
  Service,
} from '@karavan/model'

/** An operator's site at a location. */
export interface Facility {
  readonly id: string
  readonly location: LocationId
  readonly operator: string
  readonly modes: readonly string[]
  readonly gauges: readonly Gauge[]
  /** Empty means: all. */
  readonly equipment: readonly EquipmentKind[]
  readonly does: readonly string[]
  readonly provenance: Provenance
}

/** What a rate is counted by. */
export const RATE_UNITS = [
  'container_20',
  'container_40',
  'wagon',
  'truck',
  'tonne',
  'tonne_km',
  'teu_km',
  'feu_km',
  'truck_km',
  'wagon_km',
  'crossing',
  'wagon_metre',
  'truck_metre',
] as const
export type RateUnit = (typeof RATE_UNITS)[number]

/** A price line; US dollars. */
export interface Rate {
  readonly id: string
  readonly scope: 'service' | 'relation' | 'mode' | 'handling'
  readonly service: string
  readonly mode: string
  readonly from: string
  readonly to: string
  /** Location, country or `*`. */
  readonly place: string
  readonly equipment: readonly EquipmentKind[]
  readonly per: RateUnit
  readonly low: number
  readonly typical: number
  readonly high: number
  readonly provenance: Provenance
}

/** Grams of CO2e for a tonne-kilometre, well to wheel. */
export interface EmissionFactor {
  readonly id: string
  readonly mode: string
  /** Country or `*`. */
  readonly region: string
  readonly detail: string
  readonly grams: number
  readonly provenance: Provenance
}

/** One handling row; twelve months where the time depends on the season. */
export interface HandlingRow {
  readonly id: string
  readonly place: string
  readonly activity: string
  readonly fromMode: string
  readonly toMode: string
  readonly direction: string
  readonly hours: DurationKnots
  readonly rate?: ByMonth
  readonly provenance: Provenance
  /** Where the time of a month comes from, January first; null where it is that of the whole year. */
  readonly seasons?: readonly (Provenance | null)[]
}

export interface Parameter {
  readonly value: number
  readonly unit: string
  readonly provenance: Provenance
}

/** The corridor as the engines see it. */
export interface Network {
  /** Names the content: the same rows give the same version. */
  readonly version: string
  /** Newest source date in it, `YYYY-MM` or finer; values of the asker's own do not count. */
  readonly dataAsOf: string
  /** Rows of the asker's own that are laid over it. */
  readonly ownValues: number
  readonly grid: TimeGrid
  readonly locations: ReadonlyMap<LocationId, Location>
  readonly facilities: readonly Facility[]
  readonly links: readonly Link[]
  readonly services: readonly Service[]
  readonly handling: readonly HandlingRow[]
  readonly closures: readonly ClosureProcess[]
  readonly rates: readonly Rate[]
  readonly emissions: readonly EmissionFactor[]
  readonly parameters: ReadonlyMap<string, Parameter>
}
