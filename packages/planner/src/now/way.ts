import type { ByMonth } from '@karavan/core'
import type { ChosenLeg, ChosenPlan, ConditionsSnapshot, EquipmentKind, LocationId } from '@karavan/model'
import type { Network } from '@karavan/network'
import { wayIdOf } from '../answer/way-id.js'
import { buildMoveGraph, type MoveGraph } from '../graph/build.js'
import { GROUND, placeOf, vertexOf, verticesAt } from '../graph/carriage.js'
import type { Move } from '../graph/move.js'
import { closuresAt } from '../graph/stages.js'

/** The moves of a way, in which every port that can shut has a stage for that, whatever its chances are. */
export interface Way {
  readonly moves: readonly Move[]
  readonly graph: MoveGraph
}

/** What a way is looked for by. */
interface WayQuestion {
  readonly plan: Pick<ChosenPlan, 'wayId' | 'legs'>
  readonly from: LocationId
  /** Whether the goods are on their way there, and stand however the way begins; else they are handed over. */
  readonly underWay?: boolean
  readonly to: LocationId
  readonly kind: EquipmentKind
}

/** The moves of a network for a kind of equipment, and the ways that were looked for in them. */
interface Laid {
  readonly graph: MoveGraph
  readonly ways: Map<string, Way | null>
}

const ALWAYS_SHUT: ByMonth = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]

/** Ways that are remembered of one graph; then all are forgotten. */
const MOST_WAYS = 2_000

/** Moves that are tried for one way: its legs leave few to choose from. */
const MOST_TRIED = 20_000

const laid = new WeakMap<Network, Map<string, Laid>>()

/** The way of a chosen plan, or of a part of one, move by move; null where the network does not have it, or has it no more. */
export function wayOf(
  { plan, from, to, kind, underWay = false }: WayQuestion,
  network: Network,
  snapshot: Pick<ConditionsSnapshot, 'closures'>,
): Way | null {
  const { graph, ways } = laidFor(network, snapshot, kind)
  const name = [plan.wayId, from, to, underWay].join(' ')
  const known = ways.get(name)
  if (known !== undefined) return known
  const moves = movesOf(graph, plan, from, to, underWay)
  const way = moves === null ? null : { moves, graph }
  if (ways.size >= MOST_WAYS) ways.clear()
  ways.set(name, way)
  return way
}

/** The graph does not depend on how likely a port is to shut, only on which can. */
function laidFor(network: Network, snapshot: Pick<ConditionsSnapshot, 'closures'>, kind: EquipmentKind): Laid {
  const known = laid.get(network) ?? new Map<string, Laid>()
  laid.set(network, known)
  const closures = [...closuresAt(network, snapshot).values()]
  const name = [kind, ...closures.map(({ location }) => location)].join(' ')
  const found = known.get(name) ?? { graph: graphOf(network, closures, kind), ways: new Map() }
  known.set(name, found)
  return found
}

function graphOf(network: Network, closures: ConditionsSnapshot['closures'], kind: EquipmentKind): MoveGraph {
  const shutting = closures.map((closure) => ({ ...closure, share: ALWAYS_SHUT }))
  const snapshot = { restrictions: [], closures: shutting, handlingOverrides: [], asOf: 0, version: '' }
  return buildMoveGraph(network, snapshot, kind)
}

/** Tries the moves that fit the legs one after the other, until those that were tried make the way. */
function movesOf(
  graph: MoveGraph,
  { wayId, legs }: WayQuestion['plan'],
  from: LocationId,
  to: LocationId,
  underWay: boolean,
): readonly Move[] | null {
  const [origin, destination] = [graph.indexOf.get(from), graph.indexOf.get(to)]
  if (origin === undefined || destination === undefined) return null
  const own = [...graph.ends.atOrigin(origin), ...graph.ends.atDestination(destination)]
  const goals = new Set(GROUND.map((ground) => vertexOf(destination, ground)))
  const chain: Move[] = []
  const passed = new Set<number>()
  let tried = 0
  const reaches = (vertex: number, leg: number): boolean => {
    if (leg === legs.length - 1 && goals.has(vertex) && wayIdOf(chain) === wayId) return true
    const leaving = [...(graph.leaving[vertex] ?? []), ...own.filter((move) => move.from === vertex)]
    for (const move of leaving) {
      tried += 1
      if (tried > MOST_TRIED) return false
      const next = passed.has(move.to) ? null : legAfter(move, leg, legs, graph.places[placeOf(vertex)])
      if (next === null) continue
      chain.push(move)
      passed.add(move.to)
      if (reaches(move.to, next)) return true
      passed.delete(move.to)
      chain.pop()
    }
    return false
  }
  const starts = underWay ? verticesAt(origin) : [vertexOf(origin, 'handedOver')]
  const isBegun = starts.some((start) => {
    passed.clear()
    passed.add(start)
    return reaches(start, -1)
  })
  return isBegun ? chain : null
}

/** The leg on which the goods are after a move, where it fits; those between legs are of the one before. */
function legAfter(move: Move, leg: number, legs: readonly ChosenLeg[], at: LocationId | undefined): number | null {
  const [here, next] = [legs[leg], legs[leg + 1]]
  if (move.mode === null) return at === here?.to || at === next?.from ? leg : null
  if (here !== undefined && at !== here.to && isOf(move, here)) return leg
  return next !== undefined && at === next.from && isOf(move, next) ? leg + 1 : null
}

function isOf({ mode, service, via }: Move, leg: ChosenLeg): boolean {
  const name = service?.id ?? (mode === 'road' ? 'road' : 'wagonload')
  return mode === leg.mode && name === leg.service && via.every((place) => leg.via.includes(place))
}
