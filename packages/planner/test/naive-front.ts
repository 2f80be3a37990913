import type { TimeMap } from '@karavan/core'
import { EQUIPMENT, matchRestriction, type Restriction } from '@karavan/model'
import { buildMoveGraph } from '../src/graph/build.js'
import { cameBy, carriageOf, placeOf, vertexOf } from '../src/graph/carriage.js'
import { sameCustomsTerritory } from '../src/graph/customs.js'
import { HandlingIndex, handlingTime } from '../src/graph/handling.js'
import type { Move, StageSpec } from '../src/graph/move.js'
import { priceMoves } from '../src/search/criteria.js'
import type { Measures } from './measures.js'
import { heldSteps } from './naive-holdups.js'
import { type Mass, NaiveTime, naiveDepartures } from './naive-time.js'
import type { World } from './random-world.js'

/** A way found by trying everything. */
export interface NaiveWay extends Measures {
  readonly moves: readonly Move[]
}

/** Chances, dollars and kilograms that differ by no more than this are equal. */
const TOLERANCE = 1e-9

function asGood(a: NaiveWay, b: NaiveWay): boolean {
  return (
    a.cost <= b.cost + TOLERANCE &&
    a.co2Kg <= b.co2Kg + TOLERANCE &&
    b.cdf.every((chance, n) => (a.cdf[n] ?? 0) >= chance - TOLERANCE)
  )
}

/**
 * The slow obvious twin of the exact search: every chain of moves that comes to no place and carriage twice, composed
 * stage by stage, and of those the ones that no other is as good as.
 * @param most - chains tried before giving up
 * @returns null where there are more
 */
export function naiveFront(world: World, most: number): NaiveWay[] | null {
  const { network, snapshot, query } = world
  const { grid } = network
  const graph = buildMoveGraph(network, snapshot, query.cargo.equipment)
  const [origin, destination] = [graph.indexOf.get(query.from) ?? -1, graph.indexOf.get(query.to) ?? -1]
  const start = Math.ceil(query.ready / grid.stepMinutes)
  const time = new NaiveTime(grid, start)
  const horizonEnd = query.ready + grid.horizonSteps * grid.stepMinutes
  const mapOf = (stage: StageSpec): TimeMap =>
    stage.time.kind === 'timetable'
      ? naiveDepartures(stage.time.service, stage.time.zone, query.ready, horizonEnd)
      : stage.time
  const moves = [...graph.moves, ...graph.ends.atOrigin(origin), ...graph.ends.atDestination(destination)]
  const allowed = moves.filter((move) => move.removal === null && !isAvoided(move, query.avoid))
  const leaving = leavingBy(allowed)
  const mapsOf = new Map(allowed.map((move) => [move, heldSteps(world, move, mapOf)]))
  const priced = priceMoves(network, query.cargo.equipment)
  const { family, tareKg } = EQUIPMENT[query.cargo.equipment]
  const tonnes = query.cargo.tonnes + (family === 'container' ? (query.cargo.units * tareKg) / 1000 : 0)
  const costOf = (move: Move) => priced.perUnit(move) * query.cargo.units + priced.perTonne(move) * query.cargo.tonnes
  const useful = canReach(allowed, destination)
  let front: NaiveWay[] = []
  let tried = 0

  const follow = (vertex: number, mass: Mass, cost: number, co2Kg: number, chain: Move[], been: Set<number>): void => {
    tried += 1
    if (tried > most) return
    if (placeOf(vertex) === destination && isStanding(vertex)) {
      let done = mass
      for (const map of deliveryMaps(world, vertex)) done = time.after(map, done)
      const way = { moves: [...chain], cdf: cumulated(done), cost, co2Kg }
      if ((way.cdf.at(-1) ?? 0) > 0 && !front.some((other) => asGood(other, way)))
        front = [...front.filter((other) => !asGood(way, other)), way]
    }
    for (const move of leaving.get(vertex) ?? []) {
      if (been.has(move.to) || !useful.has(move.to)) continue
      let done = admitted(world, move, mass, start, time)
      if (done === null) continue
      for (const map of mapsOf.get(move) ?? []) done = time.after(map, done)
      if (!done.some((p) => p > 0)) continue
      follow(
        move.to,
        done,
        cost + costOf(move),
        co2Kg + (priced.grams(move) * tonnes) / 1000,
        [...chain, move],
        new Set([...been, move.to]),
      )
    }
  }
  const first = vertexOf(origin, 'handedOver')
  follow(first, time.readyAtOnce(), 0, 0, [], new Set([first]))
  return tried > most ? null : front
}

function leavingBy(moves: readonly Move[]): Map<number, Move[]> {
  const leaving = new Map<number, Move[]>()
  for (const move of moves) leaving.set(move.from, [...(leaving.get(move.from) ?? []), move])
  return leaving
}

function isStanding(vertex: number): boolean {
  return carriageOf(vertex).startsWith('off')
}

function canReach(moves: readonly Move[], destination: number): Set<number> {
  const reached = new Set((['offRail', 'offRoad', 'offSea'] as const).map((ground) => vertexOf(destination, ground)))
  for (let before = -1; before !== reached.size; ) {
    before = reached.size
    for (const move of moves) if (reached.has(move.to)) reached.add(move.from)
  }
  return reached
}

function isAvoided(move: Move, avoid: World['query']['avoid']): boolean {
  const countries = move.mode === null ? move.via.map((place) => place.slice(0, 2)) : move.crosses
  return (
    (avoid.countries.length > 0 && move.crossingUnknown) ||
    countries.some((country) => avoid.countries.includes(country)) ||
    [...move.via, ...move.borders.map(({ place }) => place)].some((place) => avoid.locations.includes(place)) ||
    [move.mode, ...(move.carried?.km ?? []).map(({ mode }) => mode)].some((mode) =>
      avoid.modes.some((one) => one === mode),
    ) ||
    avoid.services.some((service) => service === move.service?.id)
  )
}

/** The stay at the port where a ship ends, customs where a customs border lies between the ends, and delivery. */
function deliveryMaps({ network, query }: World, vertex: number): TimeMap[] {
  const country = query.to.slice(0, 2)
  const foreign = !sameCustomsTerritory(query.from.slice(0, 2), country)
  const handling = new HandlingIndex(network)
  const fromMode = cameBy(carriageOf(vertex))
  const activities = [...(fromMode === 'sea' ? ['port'] : []), ...(foreign ? ['customs'] : []), 'delivery']
  return activities.flatMap((activity) => {
    const row = handling.find({
      activities: [activity],
      place: query.to,
      country,
      fromMode,
      toMode: null,
      directions: ['in'],
      anywhere: true,
    })
    return row === null ? [] : [handlingTime(row)]
  })
}

/** When goods that are ready for a move may begin it: bans with an end hold them; null where more than one in a hundred come into one without. */
function admitted(world: World, move: Move, ready: Mass, start: number, time: NaiveTime): Mass | null {
  const bans = world.snapshot.restrictions.filter(
    (rule) => (rule.effect === 'hold' || rule.effect === 'forbid') && hits(world, rule, move),
  )
  let mass = ready
  for (const { from, until, extension } of bans) {
    if (until === null) continue
    const longer = extension === undefined ? {} : { extension }
    mass = time.after({ kind: 'window', from: from ?? 0, until, ...longer }, mass)
  }
  const isStopped = bans.some(
    ({ from, until }) => until === null && chanceFrom(from, mass, start, world.network.grid.stepMinutes) > 0.01,
  )
  return isStopped ? null : mass
}

/** Chance of being ready at a moment or later, or never. */
function chanceFrom(from: number | null, ready: Mass, start: number, stepMinutes: number): number {
  let before = 0
  ready.forEach((p, n) => {
    if ((start + n) * stepMinutes < (from ?? Number.NEGATIVE_INFINITY)) before += p
  })
  return 1 - before
}

/** Whether a rule hits the goods at one of the passages of a move. */
function hits({ query }: World, rule: Restriction, move: Move): boolean {
  const boards = move.kind === 'load' || move.kind === 'service' || move.kind === 'haul'
  const onPlaces = rule.appliesAt === 'passage' && rule.places.length > 0 && rule.directions.length === 0
  const begins = carriageOf(move.from) === 'handedOver'
  const sets = onPlaces && begins && boards
  const isLoading = rule.appliesAt === 'loading'
  const loadsFor = isLoading && rule.places.length > 0
  if (isLoading ? !boards && !(loadsFor && move.mode !== null) : move.mode === null && !sets) return false
  const [first, last] = [move.via[0] ?? '', move.via.at(-1) ?? '']
  const calledAt = move.via.map((place) => place.slice(0, 2))
  const passed = onPlaces && !begins ? move.via.slice(1) : move.via
  const touched = rule.appliesAt === 'passage' ? passed : [rule.appliesAt === 'arrival' ? last : first]
  const isFirst = boards && (begins || rule.modes.length > 0)
  const loaded = [...(isFirst ? [first] : []), ...(move.mode === null ? [] : move.via.slice(1))]
  const locations = loadsFor ? loaded : rule.places.length > 0 ? touched : touched.slice(0, 1)
  const directions = rule.appliesAt === 'passage' ? move.borders.map(({ from, to }) => `${from}>${to}`) : []
  const aboard = carriageOf(move.to)
  return locations.some((location) =>
    [null, ...directions].some((direction) => {
      const { verdict } = matchRestriction(rule, {
        moment: rule.appliesAt,
        location,
        countries: move.crossingUnknown || move.mode === null ? [...move.crosses, ...calledAt] : move.crosses,
        direction,
        mode: move.mode ?? (cameBy(aboard) === 'road' ? 'road' : 'rail'),
        cargo: query.cargo,
        origin: query.from.slice(0, 2),
        destination: query.to.slice(0, 2),
      })
      return verdict === 'hit'
    }),
  )
}

function cumulated(mass: Mass): Float64Array {
  let total = 0
  return mass.map((p) => {
    total += p
    return total
  })
}
