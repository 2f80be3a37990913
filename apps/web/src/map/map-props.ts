import type { LonLat } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import type { BaseMap } from './base-map.js'
import type { NetworkFeatures, PlaceProperties } from './network-features.js'

/** What each drawing of the map is given. */
export interface MapProps {
  readonly base: BaseMap
  readonly network: NetworkFeatures | null
  readonly dark: boolean
  /** The chosen way. */
  readonly plan: TransportPlan | null
  /** The way pointed at in the list. */
  readonly pointed: TransportPlan | null
  /** Course of a way that was ruled out; empty where none is shown. */
  readonly ruledOut: readonly LonLat[]
  /** What of the chosen way is looked at; a course of one point is a place. */
  readonly look: { readonly course: readonly LonLat[] } | null
  readonly onPlace: (place: PlaceProperties) => void
}
