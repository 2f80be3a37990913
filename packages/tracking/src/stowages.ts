import type { EpochMinutes } from '@karavan/core'
import {
  type Consignment,
  equipmentUri,
  type LocationId,
  type Settled,
  type Stowage,
  type StowageBound,
} from '@karavan/model'
import { canonicalUri, type Saying } from './saying.js'
import { byTime, compareText } from './settle.js'
import { Sightings } from './sightings.js'
import { countUntil } from './spans.js'

/** A stay of a thing on another while it is being gathered. */
interface Stay {
  readonly what: string
  readonly on: string
  readonly put: Saying[]
  readonly taken: Saying[]
  /** When it was first seen there; null where nobody told that he saw it. */
  observed: EpochMinutes | null
  /** When it was on something else, or elsewhere, although nobody said that it was taken off. */
  movedOn: EpochMinutes | null
  /** How many words of the thing's own were looked at for that. */
  looked: number
}

/** Names own equipment by its id, anything else by its URI. */
export type Naming = (uri: string) => string

export function namingOf({ utilizedEquipment }: Pick<Consignment, 'utilizedEquipment'>): Naming {
  const ids = new Map(
    utilizedEquipment.flatMap(({ equipmentId, number, uris }) =>
      [equipmentUri(number), ...uris].map((uri) => [canonicalUri(uri), equipmentId] as const),
    ),
  )
  return (uri) => ids.get(uri) ?? uri
}

/**
 * What was on what, and when: told by aggregations that happened (ADD, DELETE, and OBSERVE from its time on), and entered with
 * the consignment. Words that follow one another about the same two things tell of one stay; a thing is on one other at a
 * time, so that the next ADD or OBSERVE ends a stay that nobody else ended. One that was only observed ends, too, with a word
 * of the thing's own that it is unloaded, or is where what carries it is neither before nor after; one that began with loading,
 * with such a word that it is loaded, unloaded or received at another place.
 */
export function stowagesOf(
  sayings: readonly Saying[],
  consignment: Consignment,
  naming: Naming,
  placeOf: (saying: Saying) => LocationId | null,
  settleBound: (sayings: readonly Saying[], kind: 'loading' | 'unloading') => Settled | null,
): Stowage[] {
  const sightings = new Sightings(sayings, naming, placeOf)
  const told = staysOf(sayings, naming, sightings).map(({ what, on, put, taken, observed, movedOn }): Stowage => {
    const begun = boundOf(settleBound(put, 'loading'))
    const isSeenBefore = observed !== null && (begun === null || observed < begun.at)
    const ended = boundOf(settleBound(taken, 'unloading'))
    return { what, on, from: isSeenBefore ? inferred(observed) : begun, until: ended ?? inferred(movedOn) }
  })
  const equipment = new Set(consignment.utilizedEquipment.map(({ equipmentId }) => equipmentId))
  const entered = consignment.loadings
    .filter(({ what }) => equipment.has(what))
    .map(({ what, on, from, until }): Stowage => {
      return {
        what,
        on,
        from: { how: 'entered', at: from },
        until: until === null ? null : { how: 'entered', at: until },
      }
    })
  return [...entered, ...told].sort(byStart)
}

function boundOf(settled: Settled | null): StowageBound | null {
  return settled === null ? null : { how: 'told', at: settled.taken.at, settled }
}

function inferred(at: EpochMinutes | null): StowageBound | null {
  return at === null ? null : { how: 'inferred', at }
}

function staysOf(sayings: readonly Saying[], naming: Naming, sightings: Sightings): readonly Stay[] {
  const stays = new Stays(sightings)
  for (const saying of inOrder(sayings)) {
    const carrier = naming(saying.parent ?? '')
    const things = saying.things.map(naming)
    if (saying.action !== 'DELETE') for (const what of things) stays.be(what, carrier, saying)
    // A DELETE without things takes off all that is there.
    else
      for (const what of things.length > 0 ? things : stays.on(carrier, saying.telling.at))
        stays.take(what, carrier, saying)
  }
  return stays.ended()
}

/** Stays as they are gathered, in the order of time. */
class Stays {
  readonly #stays: Stay[] = []
  readonly #latest = new Map<string, Stay>()
  /** The latest of each thing on each other. */
  readonly #latestOfPair = new Map<string, Stay>()
  /** The things of whose latest stay nobody has told the end, by what they are on. */
  readonly #open = new Map<string, Set<string>>()

  constructor(private readonly sightings: Sightings) {}

  /** A thing is on another. */
  be(what: string, carrier: string, saying: Saying): void {
    const { at } = saying.telling
    const isPut = saying.action === 'ADD'
    const stay = this.#standing(what, at)
    if (stay !== undefined && stay.on === carrier) {
      if (isPut) stay.put.push(saying)
      return
    }
    if (stay !== undefined) this.#move(stay, at)
    const [put, observed] = isPut ? [[saying], null] : [[], at]
    this.#begin({ what, on: carrier, put, taken: [], observed, movedOn: null, looked: 0 })
  }

  /** A thing is taken off another. */
  take(what: string, on: string, saying: Saying): void {
    const stay = this.#latestOfPair.get(pairOf(what, on))
    if (stay === undefined) {
      this.#begin({ what, on, put: [], taken: [saying], observed: null, movedOn: null, looked: 0 })
      return
    }
    stay.taken.push(saying)
    this.#close(stay)
  }

  /** What is on another by a time. */
  on(carrier: string, at: EpochMinutes): readonly string[] {
    return [...(this.#open.get(carrier) ?? [])].filter((what) => this.#standing(what, at)?.on === carrier)
  }

  /** All of them, when there is no more to be told. */
  ended(): readonly Stay[] {
    for (const what of this.#latest.keys()) this.#standing(what, Number.POSITIVE_INFINITY)
    return this.#stays
  }

  /** Where a thing is by then, which nobody has told the end of. */
  #standing(what: string, at: EpochMinutes): Stay | undefined {
    const stay = this.#latest.get(what)
    if (stay !== undefined) this.#leaveUnseen(stay, at)
    return stay !== undefined && isOpen(stay) ? stay : undefined
  }

  #begin(stay: Stay): void {
    const { what, on } = stay
    this.#stays.push(stay)
    this.#latestOfPair.set(pairOf(what, on), stay)
    // What is only known to have been taken off tells nothing of where the thing is now.
    if (isOpen(stay) || !this.#latest.has(what)) this.#latest.set(what, stay)
    if (isOpen(stay)) this.#open.set(on, (this.#open.get(on) ?? new Set()).add(what))
  }

  #move(stay: Stay, at: EpochMinutes): void {
    stay.movedOn = at
    this.#close(stay)
  }

  #close(stay: Stay): void {
    if (this.#latest.get(stay.what) === stay) this.#open.get(stay.on)?.delete(stay.what)
  }

  /** Ends a stay with the first word before a time by which the thing is off, or elsewhere. */
  #leaveUnseen(stay: Stay, before: EpochMinutes): void {
    if (!isOpen(stay)) return
    const own = this.sightings.of(stay.what)
    const [loaded] = stay.put
    const since = loaded === undefined ? stay.observed : loaded.telling.at
    if (since === null) return
    stay.looked = Math.max(
      stay.looked,
      countUntil(own, ({ at }) => at, since),
    )
    for (let next = own[stay.looked]; next !== undefined && next.at < before && isOpen(stay); next = own[stay.looked]) {
      stay.looked += 1
      const isOff =
        loaded === undefined ? this.sightings.isElsewhere(next, stay.on) : this.sightings.isHandled(next, loaded)
      if (isOff) this.#move(stay, next.at)
    }
  }
}

function isOpen({ taken, movedOn }: Stay): boolean {
  return taken.length === 0 && movedOn === null
}

function pairOf(what: string, on: string): string {
  return JSON.stringify([what, on])
}

/** Aggregations that happened, in order of time; what is seen before what is taken off, and that before what is put on. */
function inOrder(sayings: readonly Saying[]): Saying[] {
  return sayings
    .filter(
      ({ type, telling, parent }) => type === 'AggregationEvent' && telling.classifier === 'ACT' && parent !== null,
    )
    .sort((a, b) => a.telling.at - b.telling.at || putting(a) - putting(b) || byTime(a.telling, b.telling))
}

function putting({ action }: Saying): number {
  return action === 'ADD' ? 2 : action === 'DELETE' ? 1 : 0
}

function byStart(a: Stowage, b: Stowage): number {
  return startOf(a) - startOf(b) || compareText(`${a.what} ${a.on}`, `${b.what} ${b.on}`)
}

/** One of whose beginning nobody told is known from its end on. */
export function startOf({ from, until }: Stowage): number {
  return from?.at ?? until?.at ?? 0
}

export function endOf({ until }: Stowage): number {
  return until?.at ?? Number.POSITIVE_INFINITY
}
