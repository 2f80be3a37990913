import type { LonLat } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import type { BaseMap } from './base-map.js'
import type { NetworkFeatures, PlaceProperties } from './network-features.js'

/** Course of a way that was ruled out. */
export interface RuledOutCourse {
  readonly key: string
  /** The number by which the list tells of it. */
  readonly label: string
  readonly course: readonly LonLat[]
  readonly pointed: boolean
}

/** What each drawing of the map is given. */
export interface MapProps {
  readonly base: BaseMap
  readonly network: NetworkFeatures | null
  readonly dark: boolean
  /** The chosen way. */
  readonly plan: TransportPlan | null
  /** The way pointed at in the list. */
  readonly pointed: TransportPlan | null
  /** Ways that were ruled out, drawn while they are told of. */
  readonly ruledOut: readonly RuledOutCourse[]
  /** What of the chosen way is looked at; a course of one point is a place. */
  readonly look: { readonly course: readonly LonLat[] } | null
  readonly onPlace: (place: PlaceProperties) => void
}
