import type { EpochMinutes } from '@karavan/core'
import type { LocationId } from '@karavan/model'
import type { Saying } from './saying.js'
import { countUntil } from './spans.js'

/** That a thing was at a place, by a word of its own. */
export interface Sighting {
  readonly at: EpochMinutes
  readonly place: LocationId | null
  /** Null in what is told of it with what it carries. */
  readonly step: string | null
}

/** Steps at which a thing is on nothing that it came on, where they are told of it by itself. */
const HANDLED: ReadonlySet<string | null> = new Set(['loading', 'unloading', 'receiving'])

interface Track {
  readonly all: Sighting[]
  /** Those of which the place is known. */
  readonly placed: Sighting[]
}

/** Where things were by words of their own. */
export class Sightings {
  readonly #of = new Map<string, Track>()

  /** @param sayings - in the order of time */
  constructor(
    sayings: readonly Saying[],
    naming: (uri: string) => string,
    private readonly placeOf: (saying: Saying) => LocationId | null,
  ) {
    for (const saying of sayings) {
      const { telling, things, parent, bizStep, type } = saying
      if (telling.classifier !== 'ACT') continue
      const place = placeOf(saying)
      // What an aggregation tells of its children is told of where the carrier is.
      const named = type === 'AggregationEvent' ? (parent === null ? [] : [parent]) : things
      const sighting = { at: telling.at, place, step: type === 'AggregationEvent' ? null : bizStep }
      for (const thing of named.map(naming)) this.#add(thing, sighting)
    }
  }

  /** Of a thing, in the order of time. */
  of(thing: string): readonly Sighting[] {
    return this.#of.get(thing)?.all ?? []
  }

  /** Whether a thing that was seen on another is off it: unloaded, or at a place where that was neither before nor after. */
  isElsewhere({ at, place, step }: Sighting, carrier: string): boolean {
    if (step === 'unloading') return true
    if (place === null) return false
    const placed = this.#of.get(carrier)?.placed ?? []
    const next = countUntil(placed, (sighting) => sighting.at, at)
    return placed[next - 1]?.place !== place && placed[next]?.place !== place
  }

  /** Whether a thing was loaded, unloaded or received by itself at another place than where it was loaded. */
  isHandled({ place, step }: Sighting, loaded: Saying): boolean {
    const from = this.placeOf(loaded)
    return from !== null && HANDLED.has(step) && place !== null && place !== from
  }

  #add(thing: string, sighting: Sighting): void {
    const track = this.#of.get(thing) ?? { all: [], placed: [] }
    this.#of.set(thing, track)
    track.all.push(sighting)
    if (sighting.place !== null) track.placed.push(sighting)
  }
}
