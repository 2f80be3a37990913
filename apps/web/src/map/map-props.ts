import type { EpochMinutes, LonLat } from '@karavan/core'
import type { TransportPlan, Weakness } from '@karavan/model'
import type { BaseMap } from './base-map.js'
import type { DrawnWay } from './drawn-way.js'
import type { Clock } from './moving/clock.js'
import type { Moving } from './moving/scatter.js'
import type { NetworkFeatures, PlaceProperties } from './network-features.js'
import type { MarkIcon } from './style/icons.js'

/** A way that was ruled out. */
export interface RuledOutCourse {
  readonly key: string
  /** What stands on its mark: the number by which a list tells of it. */
  readonly label: string
  /** At least two points. */
  readonly course: readonly LonLat[]
  /** Where its mark stands. */
  readonly at: LonLat
  /** Drawn more strongly than the others. */
  readonly pointed: boolean
}

/** What stands at a place besides what is drawn of the network there. */
export interface MapMark {
  readonly key: string
  readonly icon: MarkIcon
  readonly at: LonLat
  /** What it says, in words. */
  readonly title: string
  /** Drawn larger than the others. */
  readonly pointed: boolean
}

/** What is shown on the map besides the network. */
interface Shown {
  readonly dark: boolean
  /** The chosen way. */
  readonly plan: DrawnWay | null
  /** The way pointed at in the list. */
  readonly pointed: DrawnWay | null
  /** The other ways of the answer, drawn faintly. */
  readonly others: readonly DrawnWay[]
  readonly ruledOut: readonly RuledOutCourse[]
  /** A part of the map to look at. */
  readonly look: { readonly course: readonly LonLat[] } | null
  /** Points that are seen whole where nothing else is looked at; the corridor where there are none. */
  readonly around?: readonly LonLat[]
  /** How weak the data of links and places are, by their ids; the network is coloured by it. */
  readonly weak?: ReadonlyMap<string, Weakness>
  readonly marks?: readonly MapMark[]
  readonly onPlace: (place: PlaceProperties) => void
  /** Called with the key of a way that was ruled out when it is clicked. */
  readonly onRuledOut?: (key: string) => void
  /** Called with the key of a mark when it is clicked. */
  readonly onMark?: (key: string) => void
}

/** What is shown of an answer; nothing of it where there is none. */
type Answered = 'plan' | 'pointed' | 'others' | 'ruledOut'

/** What the map is given. */
export interface MapViewProps extends Omit<Shown, Answered>, Partial<Pick<Shown, Answered>> {
  /** The plan that can be followed in the moving view. */
  readonly followed?: TransportPlan | null
  /** When the goods are ready; null before there is a question. */
  readonly ready?: EpochMinutes | null
  /** Told the clock of the moving view when it opens, and null when it closes. */
  readonly onClock?: (clock: Clock | null) => void
}

/** The moving view while it is open. */
export interface MovingShown {
  readonly moving: Moving
  readonly clock: Clock
}

/** What each drawing of the map is given. */
export interface DrawingProps extends Shown {
  readonly base: BaseMap
  readonly network: NetworkFeatures | null
  readonly moving: MovingShown | null
  /** Pixels at the bottom of the map that a panel covers. */
  readonly covered: number
}
