import { type Arrival, chanceBy, chanceEver, type EpochMinutes, type Kernel, type TimeMap } from '@karavan/core'
import {
  type Cargo,
  type ConditionsSnapshot,
  type ConsignmentTraits,
  type CountryCode,
  type Mode,
  matchConsignment,
  type Passage,
  type Restriction,
  type RestrictionMatch,
  type Service,
  whyElsewhere,
} from '@karavan/model'
import type { MoveGraph } from '../graph/build.js'
import { cameBy, carriageOf } from '../graph/carriage.js'
import type { Move } from '../graph/move.js'
import type { MoveIndex } from './move-index.js'

/** Chance above which a legal ban without an end takes a way out; below it the chance is shown. */
const FORBID_CHANCE = 0.01

/** A restriction that concerns a move in this question. */
export interface Concern {
  readonly restriction: Restriction
  readonly match: RestrictionMatch
}

/** What a question's `avoid` list or the snapshot removes. */
export type RuledOut =
  | { readonly kind: 'avoid'; readonly what: 'country' | 'location' | 'service'; readonly item: string }
  | { readonly kind: 'avoid'; readonly what: 'mode'; readonly item: Mode }
  | { readonly kind: 'crossingUnknown' }
  | { readonly kind: 'restriction'; readonly restriction: Restriction }
  | { readonly kind: 'validity'; readonly service: Service }

/** A restriction with the ids of the moves at which it looks. */
interface LookingAt {
  readonly restriction: Restriction
  readonly moves: readonly number[]
}

/** Restrictions with the moves at which they look, whatever is carried and when; made once for a graph and snapshot. */
export class RestrictionIndex {
  private readonly byMove = new Map<number, Restriction[]>()
  /** Restrictions that change a search, each with the ids of the moves it looks at. */
  readonly binding: readonly LookingAt[]
  /** Restrictions that cap the day, at a place or a border, by a quota of their own or of an exception. */
  readonly capping: readonly LookingAt[]

  constructor(
    private readonly snapshot: ConditionsSnapshot,
    private readonly graph: MoveGraph,
    index: MoveIndex,
  ) {
    const [binding, capping]: [LookingAt[], LookingAt[]] = [[], []]
    const looked = new Map<string, readonly number[]>()
    for (const restriction of snapshot.restrictions) {
      const where = whereItLooks(restriction)
      const moves = looked.get(where) ?? movesOf(restriction, graph, index)
      looked.set(where, moves)
      for (const id of moves) {
        const list = this.byMove.get(id)
        if (list === undefined) this.byMove.set(id, [restriction])
        else list.push(restriction)
      }
      if (restriction.effect === 'forbid') binding.push({ restriction, moves })
      if (caps(restriction)) capping.push({ restriction, moves })
    }
    this.binding = binding
    this.capping = capping
  }

  /** The restrictions whose verdict on a move is not `clear` for a question. */
  concerns(move: Move, verdicts: Verdicts): Concern[] {
    const own = move.id >= this.graph.moves.length
    const looking = own
      ? this.snapshot.restrictions.filter((restriction) => looksAt(restriction, move))
      : (this.byMove.get(move.id) ?? [])
    return looking.flatMap((restriction) => {
      const match = verdicts.of(restriction)
      return match.verdict === 'clear' ? [] : [{ restriction, match }]
    })
  }
}

function caps({ effect, quota, exempts = [], places, directions }: Restriction): boolean {
  if (places.length === 0 && directions.length === 0) return false
  return (effect === 'quota' && quota !== undefined) || exempts.some((exemption) => exemption.quota !== null)
}

/** What decides at which moves a restriction looks: many laws look at the same. */
function whereItLooks({ appliesAt, places, directions, countries, modes }: Restriction): string {
  return JSON.stringify([appliesAt, places, directions, countries, modes])
}

function movesOf(restriction: Restriction, graph: MoveGraph, index: MoveIndex): number[] {
  return mayConcern(restriction, graph, index).filter((id) => {
    const move = graph.moves[id]
    return move !== undefined && looksAt(restriction, move)
  })
}

/** Ids of the moves among which are all those that a restriction looks at. */
function mayConcern({ places, directions, countries }: Restriction, graph: MoveGraph, index: MoveIndex): number[] {
  const among = (map: ReadonlyMap<string, readonly number[]>, keys: readonly string[]) => [
    ...new Set(keys.flatMap((key) => map.get(key) ?? [])),
  ]
  if (places.length > 0) return among(index.byPlace, places)
  if (directions.length > 0) return among(index.byDirection, directions)
  if (countries.length > 0) return [...new Set([...among(index.byCountry, countries), ...index.crossingUnknown])]
  return graph.moves.map((move) => move.id)
}

/** What each restriction says of one question's goods, origin and destination. */
export class Verdicts {
  private readonly known = new Map<Restriction, RestrictionMatch>()

  /** @param together - goods that are loaded with the cargo: an order that meets one of them meets all */
  constructor(
    private readonly consignment: ConsignmentTraits,
    private readonly together: readonly Cargo[] = [],
  ) {}

  of(restriction: Restriction): RestrictionMatch {
    let match = this.known.get(restriction)
    if (match === undefined) {
      match = this.worst(restriction)
      this.known.set(restriction, match)
    }
    return match
  }

  private worst(restriction: Restriction): RestrictionMatch {
    const own = matchConsignment(restriction, this.consignment)
    if (own.verdict === 'hit') return own
    const others = this.together.map((cargo) => matchConsignment(restriction, { ...this.consignment, cargo }))
    return (
      others.find(({ verdict }) => verdict === 'hit') ??
      [own, ...others].find(({ verdict }) => verdict === 'unknown') ??
      own
    )
  }
}

/** Whether a restriction looks at one of the passages of a move. */
export function looksAt(restriction: Restriction, move: Move): boolean {
  return (
    concernsStructure(restriction, move) &&
    passagesOf(move, restriction).some((passage) => whyElsewhere(restriction, passage) === null)
  )
}

function concernsStructure(restriction: Restriction, move: Move): boolean {
  if (restriction.places.length > 0) return move.via.some((place) => restriction.places.includes(place))
  if (restriction.directions.length > 0)
    return move.borders.some(({ from, to }) => restriction.directions.includes(`${from}>${to}`))
  if (restriction.countries.length > 0) {
    return countriesOf(move).some((country) => restriction.countries.includes(country))
  }
  return true
}

/** Countries that a move is known to be in; where a row does not say what it crosses, those of the places it calls at too. */
function countriesOf(move: Move): readonly CountryCode[] {
  if (move.mode !== null && !move.crossingUnknown) return move.crosses
  return [...move.crosses, ...move.via.map((place) => place.slice(0, 2))]
}

/**
 * The passages that a move makes at the moment a restriction looks at. A place is passed once: by what comes to it or runs
 * through it, or by what begins there; a border, by what crosses it. Goods are taken in and loaded for a place by what comes to
 * it; what goes on from there counts only where the modes say so.
 */
function passagesOf(move: Move, restriction: Restriction): Omit<Passage, 'cargo' | 'origin' | 'destination'>[] {
  const moment = restriction.appliesAt
  const first = move.via[0] ?? null
  const last = move.via.at(-1) ?? null
  const boards = move.kind === 'load' || move.kind === 'service' || move.kind === 'haul'
  const begins = boards && carriageOf(move.from) === 'handedOver'
  const passesPlaces = moment === 'passage' && restriction.places.length > 0 && restriction.directions.length === 0
  const isBoarding = moment === 'acceptance' || moment === 'loading'
  const comesFor = isBoarding && restriction.places.length > 0 && move.mode !== null
  if (isBoarding ? !boards && !comesFor : move.mode === null && !(passesPlaces && begins)) return []
  const base = {
    moment,
    countries: countriesOf(move),
    mode: modeOf(move),
  }
  if (moment === 'arrival') return [{ ...base, location: last, direction: null }]
  if (isBoarding) {
    const isTakenIn = boards && (begins || restriction.modes.length > 0)
    const towards = comesFor ? move.via.slice(1) : []
    return [{ ...base, location: isTakenIn ? first : null, towards, direction: null }]
  }
  if (moment !== 'passage') return [{ ...base, location: first, direction: null }]
  const passed = passesPlaces && !begins ? move.via.slice(1) : move.via
  const places = restriction.places.length > 0 ? passed.filter((place) => restriction.places.includes(place)) : [first]
  const directions = move.borders.length > 0 ? move.borders.map(({ from, to }) => `${from}>${to}`) : [null]
  return places.flatMap((location) => directions.map((direction) => ({ ...base, location, direction })))
}

function modeOf(move: Move): Mode {
  if (move.mode !== null) return move.mode
  return cameBy(carriageOf(move.to)) === 'road' ? 'road' : 'rail'
}

/** Whether a restriction has surely ended by a moment, its longest extension included. */
export function isOver({ until, extension }: Restriction, at: EpochMinutes): boolean {
  return until !== null && until + (extension?.max ?? 0) * 60 <= at
}

/** Chance of being ready inside a restriction's window. */
export function chanceInside(restriction: Restriction, ready: Arrival, stepMinutes: number): number {
  const below = restriction.from === null ? 0 : chanceBy(ready, Math.ceil(restriction.from / stepMinutes) - 1)
  const upTo = restriction.until === null ? 1 : chanceBy(ready, Math.ceil(restriction.until / stepMinutes) - 1)
  return Math.min(1, Math.max(0, upTo - below))
}

/** A ban that holds goods, as a map of time. */
interface Hold {
  readonly restriction: Restriction
  readonly time: Extract<TimeMap, { readonly kind: 'window' }>
}

/**
 * A ban as a map of time: goods that are ready inside its dates wait until it ends, whether a railway or the law says so.
 * Null where it stops nothing, or has no end to wait for.
 */
function holdTime(restriction: Restriction): Hold['time'] | null {
  if (!stops(restriction) || restriction.until === null) return null
  return {
    kind: 'window',
    from: restriction.from ?? 0,
    until: restriction.until,
    ...(restriction.extension === undefined ? {} : { extension: restriction.extension }),
  }
}

/** The holds of a move in order: an order whose parts adjoin, as they say the same of the goods, holds them once. */
export function holdsOf(concerns: readonly Concern[]): readonly Hold[] {
  const holds: Hold[] = []
  for (const { restriction, match } of concerns) {
    const time = match.verdict === 'hit' ? holdTime(restriction) : null
    if (time === null) continue
    const at = holds.findIndex((hold) => hold.restriction.id === restriction.id && adjoin(hold.time, time))
    const before = holds[at]
    if (before === undefined) holds.push({ restriction, time })
    else holds[at] = { restriction: before.restriction, time: joined(before.time, time) }
  }
  return holds
}

function adjoin(a: Hold['time'], b: Hold['time']): boolean {
  return a.from <= b.until && b.from <= a.until
}

function joined(a: Hold['time'], b: Hold['time']): Hold['time'] {
  return { ...(a.until > b.until ? a : b), from: Math.min(a.from, b.from) }
}

/** The bans of a move that have no end: who is ready after they begin goes no further. */
export function endlessOf(concerns: readonly Concern[]): Restriction[] {
  return concerns.flatMap(({ restriction, match }) =>
    match.verdict === 'hit' && stops(restriction) && restriction.until === null ? [restriction] : [],
  )
}

function stops({ effect }: Restriction): boolean {
  return effect === 'forbid' || effect === 'hold'
}

/**
 * When goods that are ready for a move may begin it; null where a ban without an end takes it out.
 * @param stopped - told which ban did
 */
export function applyRules(
  concerns: readonly Concern[],
  ready: Arrival,
  end: number,
  stepMinutes: number,
  kernelOf: (time: TimeMap) => Kernel,
  stopped: (restriction: Restriction) => void,
): Arrival | null {
  let arrival = ready
  for (const { restriction, time } of holdsOf(concerns)) {
    arrival = kernelOf(time).apply(arrival, end)
    if (chanceEver(arrival) > 0) continue
    stopped(restriction)
    return null
  }
  for (const restriction of endlessOf(concerns)) {
    if (chanceInside(restriction, arrival, stepMinutes) <= FORBID_CHANCE) continue
    stopped(restriction)
    return null
  }
  return arrival
}
