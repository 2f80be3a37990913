import type { EpochMinutes } from '@karavan/core'
import type { LocationId, Settled, Stowage, StowageBound } from '@karavan/model'
import type { Saying } from '../src/saying.js'
import { byTime, compareText } from '../src/settle.js'
import type { Naming } from '../src/stowages.js'

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
}

/** Stowages as they are told, each question answered by looking through everything. */
export function slowStowagesOf(
  sayings: readonly Saying[],
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
  return told.sort(byStart)
}

function boundOf(settled: Settled | null): StowageBound | null {
  return settled === null ? null : { how: 'told', at: settled.taken.at, settled }
}

function inferred(at: EpochMinutes | null): StowageBound | null {
  return at === null ? null : { how: 'inferred', at }
}

function staysOf(sayings: readonly Saying[], naming: Naming, sightings: Sightings): Stay[] {
  const stays: Stay[] = []
  const latest = new Map<string, Stay>()
  const isOpen = (stay: Stay) => stay.taken.length === 0 && stay.movedOn === null
  const leaveUnseen = (stay: Stay, before: EpochMinutes) => {
    if (!isOpen(stay)) return
    const [loaded] = stay.put
    stay.movedOn =
      loaded === undefined ? sightings.elsewhere(stay, before) : sightings.handled(stay.what, loaded, before)
  }
  /** Where it is by then, which nobody has told the end of. */
  const standing = (what: string, at: EpochMinutes): Stay | undefined => {
    const stay = latest.get(what)
    if (stay !== undefined) leaveUnseen(stay, at)
    return stay !== undefined && isOpen(stay) ? stay : undefined
  }
  const be = (what: string, carrier: string, saying: Saying) => {
    const { action, telling } = saying
    const { at } = telling
    const stay = standing(what, at)
    if (stay !== undefined && stay.on === carrier) {
      if (action === 'ADD') stay.put.push(saying)
      return
    }
    if (stay !== undefined) stay.movedOn = at
    const [put, observed] = action === 'ADD' ? [[saying], null] : [[], at]
    begin({ what, on: carrier, put, taken: [], observed, movedOn: null })
  }
  const begin = (stay: Stay) => {
    stays.push(stay)
    latest.set(stay.what, stay)
  }
  const take = (what: string, on: string, saying: Saying) => {
    const stay = stays.findLast((each) => each.what === what && each.on === on)
    if (stay !== undefined) stay.taken.push(saying)
    else if (latest.has(what)) stays.push({ what, on, put: [], taken: [saying], observed: null, movedOn: null })
    else begin({ what, on, put: [], taken: [saying], observed: null, movedOn: null })
  }
  for (const saying of inOrder(sayings)) {
    const carrier = naming(saying.parent ?? '')
    const things = saying.things.map(naming)
    if (saying.action !== 'DELETE') for (const what of things) be(what, carrier, saying)
    // A DELETE without things takes off all that is there.
    const aboard = () => [...latest.keys()].filter((what) => standing(what, saying.telling.at)?.on === carrier)
    if (saying.action === 'DELETE') {
      for (const what of things.length > 0 ? things : aboard()) take(what, carrier, saying)
    }
  }
  for (const stay of stays) leaveUnseen(stay, Number.POSITIVE_INFINITY)
  return stays
}

/** That a thing was at a place, by a word of its own. */
interface Sighting {
  readonly at: EpochMinutes
  readonly place: LocationId | null
  /** Null in what is told of it with what it carries. */
  readonly step: string | null
}

/** Steps at which a thing is on nothing that it came on, where they are told of it by itself. */
const HANDLED: ReadonlySet<string | null> = new Set(['loading', 'unloading', 'receiving'])

/** Where things were by words of their own. */
class Sightings {
  readonly #of = new Map<string, Sighting[]>()

  constructor(
    sayings: readonly Saying[],
    naming: Naming,
    private readonly placeOf: (saying: Saying) => LocationId | null,
  ) {
    for (const saying of sayings) {
      const { telling, things, parent, bizStep, type } = saying
      if (telling.classifier !== 'ACT') continue
      const place = placeOf(saying)
      // What an aggregation tells of its children is told of where the carrier is.
      const named = type === 'AggregationEvent' ? (parent === null ? [] : [parent]) : things
      for (const thing of named.map(naming)) {
        const told = this.#of.get(thing)
        const sighting = { at: telling.at, place, step: type === 'AggregationEvent' ? null : bizStep }
        if (told === undefined) this.#of.set(thing, [sighting])
        else told.push(sighting)
      }
    }
  }

  /**
   * When a thing was first said to be off what it was seen on: unloaded, or at a place where that was neither before nor after.
   * @param before - words from then on are not looked at
   */
  elsewhere({ what, on, observed }: Pick<Stay, 'what' | 'on' | 'observed'>, before: EpochMinutes): EpochMinutes | null {
    if (observed === null) return null
    const carrier = (this.#of.get(on) ?? []).filter(({ place }) => place !== null)
    const own = (this.#of.get(what) ?? []).filter(({ at }) => at > observed && at < before)
    const off = own.find(({ at, place, step }) => {
      if (step === 'unloading') return true
      if (place === null) return false
      const last = carrier.findLast((sighting) => sighting.at <= at)
      const next = carrier.find((sighting) => sighting.at > at)
      return last?.place !== place && next?.place !== place
    })
    return off?.at ?? null
  }

  /**
   * When a thing was first loaded, unloaded or received by itself at another place than where it was loaded.
   * @param before - words from then on are not looked at
   */
  handled(what: string, loaded: Saying, before: EpochMinutes): EpochMinutes | null {
    const from = this.placeOf(loaded)
    if (from === null) return null
    const own = (this.#of.get(what) ?? []).filter(({ at }) => at > loaded.telling.at && at < before)
    return own.find(({ place, step }) => HANDLED.has(step) && place !== null && place !== from)?.at ?? null
  }
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
function startOf({ from, until }: Stowage): number {
  return from?.at ?? until?.at ?? 0
}

/** Those that carried a piece of the consignment, or for a time what carried one. */
export function slowStowagesOfPieces(
  stowages: readonly Stowage[],
  isPiece: (thing: string, at: EpochMinutes) => boolean,
): Stowage[] {
  const kept = new Set(stowages.filter((stowage) => isPiece(stowage.what, startOf(stowage))))
  // A set goes on to what is added to it meanwhile.
  for (const upper of kept) {
    for (const lower of stowages) {
      const meet = startOf(lower) < endOf(upper) && startOf(upper) < endOf(lower)
      if (lower.what === upper.on && meet) kept.add(lower)
    }
  }
  return stowages.filter((stowage) => kept.has(stowage))
}

/** What is on what at a time. */
export class SlowAboard {
  constructor(private readonly stowages: readonly Stowage[]) {}

  /** Everything on a thing, also on what is on it; the minutes of loading and unloading count as aboard. */
  on(thing: string, at: EpochMinutes): ReadonlySet<string> {
    const isThere = (stowage: Stowage) => startOf(stowage) <= at && at <= endOf(stowage)
    return reached(thing, (each) => this.stowages.flatMap((c) => (c.on === each && isThere(c) ? [c.what] : [])))
  }

  /** What a thing is on and stays on, the nearest first. */
  under(thing: string, at: EpochMinutes): readonly string[] {
    const stays = (stowage: Stowage) => startOf(stowage) <= at && at < endOf(stowage)
    const next = (each: string) => this.stowages.flatMap((c) => (c.what === each && stays(c) ? [c.on] : [])).slice(-1)
    return [...reached(thing, next)]
  }
}

function endOf({ until }: Stowage): number {
  return until?.at ?? Number.POSITIVE_INFINITY
}

/** All that can be reached from a thing, itself apart, also where words go round in a circle. */
function reached(thing: string, next: (thing: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (each: string): void => {
    for (const other of next(each)) {
      if (other === thing || found.has(other)) continue
      found.add(other)
      visit(other)
    }
  }
  visit(thing)
  return found
}
