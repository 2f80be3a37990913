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

/** A stay of a thing on another while it is being gathered. */
interface Stay {
  readonly what: string
  readonly on: string
  readonly put: Saying[]
  readonly taken: Saying[]
  /** When it was seen off it, on something else or by itself elsewhere, although nobody said that it was taken off. */
  movedOn: EpochMinutes | null
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
 * What was on what, and when: told by aggregations that happened (ADD, DELETE), and entered with the consignment. Words that
 * follow one another about the same two things tell of one stay; a thing is on one other at a time, so that the next ADD ends
 * a stay that nobody else ended, as does its being loaded, unloaded or received by itself at another place.
 */
export function stowagesOf(
  sayings: readonly Saying[],
  consignment: Consignment,
  naming: Naming,
  placeOf: (saying: Saying) => LocationId | null,
  settleBound: (sayings: readonly Saying[], kind: 'loading' | 'unloading') => Settled | null,
): Stowage[] {
  const told = staysOf(sayings, naming, placeOf).map(({ what, on, put, taken, movedOn }): Stowage => {
    const ended = boundOf(settleBound(taken, 'unloading'))
    const inferred = movedOn === null ? null : ({ how: 'inferred', at: movedOn } as const)
    return { what, on, from: boundOf(settleBound(put, 'loading')), until: ended ?? inferred }
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

function staysOf(sayings: readonly Saying[], naming: Naming, placeOf: (saying: Saying) => LocationId | null): Stay[] {
  const stays: Stay[] = []
  const latest = new Map<string, Stay>()
  const put = (what: string, on: string, saying: Saying) => {
    const stay = latest.get(what)
    if (stay !== undefined && stay.on === on && isOn(stay)) {
      stay.put.push(saying)
      return
    }
    if (stay !== undefined && isOn(stay)) stay.movedOn = saying.telling.at
    begin({ what, on, put: [saying], taken: [], movedOn: null })
  }
  const begin = (stay: Stay) => {
    stays.push(stay)
    latest.set(stay.what, stay)
  }
  const take = (what: string, on: string, saying: Saying) => {
    const stay = stays.findLast((each) => each.what === what && each.on === on)
    if (stay !== undefined) stay.taken.push(saying)
    else if (latest.has(what)) stays.push({ what, on, put: [], taken: [saying], movedOn: null })
    else begin({ what, on, put: [], taken: [saying], movedOn: null })
  }
  const land = (what: string, saying: Saying) => {
    const stay = latest.get(what)
    const [loaded, here] = [stay?.put[0], placeOf(saying)]
    if (stay === undefined || loaded === undefined || here === null || !isOn(stay)) return
    const there = placeOf(loaded)
    if (there !== null && there !== here) stay.movedOn = saying.telling.at
  }
  for (const saying of inOrder(sayings)) {
    if (saying.type === 'ObjectEvent') {
      for (const what of saying.things.map(naming)) land(what, saying)
      continue
    }
    const on = naming(saying.parent ?? '')
    const things = saying.things.map(naming)
    if (saying.action === 'ADD') for (const what of things) put(what, on, saying)
    // A DELETE without things takes off all that is there.
    const aboard = () => [...latest.values()].filter((stay) => stay.on === on && isOn(stay))
    if (saying.action === 'DELETE') {
      for (const what of things.length > 0 ? things : aboard().map((stay) => stay.what)) take(what, on, saying)
    }
  }
  return stays
}

function isOn({ taken, movedOn }: Stay): boolean {
  return taken.length === 0 && movedOn === null
}

/** Steps at which a thing that is named by itself is on nothing that it came on. */
const OFF: ReadonlySet<string | null> = new Set(['loading', 'unloading', 'receiving'])

/** What happened that tells what is on what, in order of time; what is taken off before what is put on. */
function inOrder(sayings: readonly Saying[]): Saying[] {
  return sayings
    .filter(
      ({ type, telling, parent, bizStep }) =>
        telling.classifier === 'ACT' &&
        (type === 'AggregationEvent' ? parent !== null : type === 'ObjectEvent' && OFF.has(bizStep)),
    )
    .sort((a, b) => a.telling.at - b.telling.at || putting(a) - putting(b) || byTime(a.telling, b.telling))
}

function putting({ action }: Saying): number {
  return action === 'ADD' ? 1 : 0
}

function byStart(a: Stowage, b: Stowage): number {
  return startOf(a) - startOf(b) || compareText(`${a.what} ${a.on}`, `${b.what} ${b.on}`)
}

/** One of whose beginning nobody told is known from its end on. */
function startOf({ from, until }: Stowage): number {
  return from?.at ?? until?.at ?? 0
}

/** Those that carried a piece of the consignment, or for a time what carried one. */
export function stowagesOfPieces(
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
export class Aboard {
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
