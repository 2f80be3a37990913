import type { EpochMinutes } from '@karavan/core'
import type { Stowage } from '@karavan/model'
import { groupBy, Spans } from './spans.js'
import { endOf, startOf } from './stowages.js'

/** Those that carried a piece of the consignment, or for a time what carried one. */
export function stowagesOfPieces(
  stowages: readonly Stowage[],
  isPiece: (thing: string, at: EpochMinutes) => boolean,
): Stowage[] {
  const kept = new Set(stowages.filter((stowage) => isPiece(stowage.what, startOf(stowage))))
  const others = byThing(
    stowages.filter((stowage) => !kept.has(stowage)),
    ({ what }) => what,
  )
  // A set goes on to what is added to it meanwhile.
  for (const upper of kept) {
    for (const lower of others.get(upper.on)?.take(endOf(upper) - 1, startOf(upper) + 1) ?? []) kept.add(lower)
  }
  return stowages.filter((stowage) => kept.has(stowage))
}

/** What is on what at a time. */
export class Aboard {
  readonly #under: ReadonlyMap<string, Spans<Stowage>>
  readonly #on: ReadonlyMap<string, Spans<Carriage>>

  /** @param pieces - the things that are looked for: others that never carry one of them are left out */
  constructor(stowages: readonly Stowage[], pieces: readonly string[]) {
    this.#under = byThing(stowages, ({ what }) => what)
    const carriers = carriersOf(stowages, pieces)
    this.#on = carriages(stowages.filter(({ what }) => carriers.has(what)))
  }

  /** All of the pieces on a thing, also on what is on it, and what carries them; the minutes of loading and unloading count as aboard. */
  on(thing: string, at: EpochMinutes): ReadonlySet<string> {
    return reached(thing, (each) => (this.#on.get(each)?.find(at, at) ?? []).map(({ what }) => what))
  }

  /** What a thing is on and stays on, the nearest first. */
  under(thing: string, at: EpochMinutes): readonly string[] {
    const next = (each: string) => (this.#under.get(each)?.find(at, at + 1) ?? []).slice(-1).map(({ on }) => on)
    return [...reached(thing, next)]
  }
}

/** A time for which a thing is on another, without a gap. */
interface Carriage {
  readonly what: string
  readonly start: number
  end: number
}

/** By what carries; stowages of two things that meet are one. */
function carriages(stowages: readonly Stowage[]): ReadonlyMap<string, Spans<Carriage>> {
  return new Map(
    [...groupBy(stowages, ({ on }) => on)].map(([on, own]) => {
      const joined = [...groupBy(own, ({ what }) => what).values()].flatMap(joinedSpans)
      return [on, new Spans(joined, (each) => each)]
    }),
  )
}

function joinedSpans(stowages: readonly Stowage[]): readonly Carriage[] {
  const joined: Carriage[] = []
  for (const stowage of [...stowages].sort((a, b) => startOf(a) - startOf(b))) {
    const last = joined.at(-1)
    const [start, end] = [startOf(stowage), endOf(stowage)]
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ what: stowage.what, start, end })
  }
  return joined
}

/** The pieces, and all that ever carried one, or what carried one. */
function carriersOf(stowages: readonly Stowage[], pieces: readonly string[]): ReadonlySet<string> {
  const carriers = new Set(pieces)
  const byWhat = groupBy(stowages, ({ what }) => what)
  // A set goes on to what is added to it meanwhile.
  for (const each of carriers) for (const { on } of byWhat.get(each) ?? []) carriers.add(on)
  return carriers
}

function byThing(
  stowages: readonly Stowage[],
  thingOf: (stowage: Stowage) => string,
): ReadonlyMap<string, Spans<Stowage>> {
  return new Map(
    [...groupBy(stowages, thingOf)].map(([thing, own]) => [
      thing,
      new Spans(own, (stowage) => ({ start: startOf(stowage), end: endOf(stowage) })),
    ]),
  )
}

/** All that can be reached from a thing, itself apart, also where words go round in a circle. */
function reached(thing: string, next: (thing: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [thing]
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    for (const other of next(each)) {
      if (other === thing || found.has(other)) continue
      found.add(other)
      waiting.push(other)
    }
  }
  return found
}
