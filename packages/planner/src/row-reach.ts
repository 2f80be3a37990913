import type { ConditionsSnapshot, EquipmentKind, LocationId, Provenance } from '@karavan/model'
import type { Network } from '@karavan/network'
import type { MoveGraph } from './graph/build.js'
import type { Move } from './graph/move.js'
import { citedPace } from './graph/pace.js'
import { prepare } from './search/prepared.js'

/** What changes with a row of the data: ids, in the order of the network. */
export interface RowReach {
  /** Links whose running time, price or emissions it gives. */
  readonly links: readonly string[]
  /** Places whose handling, closures or prices it gives. */
  readonly places: readonly LocationId[]
  readonly services: readonly string[]
}

/** What rests on each row of the network, as far as goods in some kinds of equipment are carried by it. */
export class RowReaches {
  private readonly found = new Map<string, Record<keyof RowReach, Set<string>>>()

  constructor(
    private readonly network: Network,
    snapshot: ConditionsSnapshot,
    kinds: readonly EquipmentKind[],
  ) {
    for (const { id, row } of network.links) this.add({ row }, 'links', [id])
    for (const { id, row } of network.services) this.add({ row }, 'services', [id])
    for (const kind of kinds) {
      const { graph, priced } = prepare(network, snapshot, kind)
      for (const move of movesOf(graph)) {
        if (move.removal !== null) continue
        this.addStages(move)
        for (const { km, rate, provenance } of priced.lines(move)) {
          const isOfPlace = km === null && (rate === null || rate.scope === 'handling')
          if (isOfPlace) this.add(provenance, 'places', move.via.slice(-1))
          else this.addCarriage(provenance, move)
        }
        if (move.carried === null) continue
        for (const { provenance } of priced.emissions.pieces(move.carried))
          if (provenance !== null) this.addCarriage(provenance, move)
      }
    }
  }

  /** @param row - `file:line`, as in a provenance @returns nothing of any kind where no figure rests on it */
  of(row: string): RowReach {
    const found = this.found.get(citedPace(this.network, row) ?? row)
    const inOrder = (what: keyof RowReach, ids: Iterable<string>) =>
      found === undefined ? [] : [...ids].filter((id) => found[what].has(id))
    const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
    return {
      links: inOrder('links', idsOf(this.network.links)),
      places: inOrder('places', this.network.locations.keys()),
      services: inOrder('services', idsOf(this.network.services)),
    }
  }

  private addStages(move: Move): void {
    for (const { kind, place, serviceId, provenance, seasons = [] } of move.stages) {
      for (const source of [...provenance, ...seasons]) {
        if (source === null) continue
        if (serviceId !== null) this.add(source, 'services', [serviceId])
        else if (kind === 'run') this.addCarriage(source, move)
        else this.add(source, 'places', [place])
      }
    }
  }

  private addCarriage(source: Provenance, { service, links }: Move): void {
    if (service !== null) this.add(source, 'services', [service.id])
    else
      this.add(
        source,
        'links',
        links.flatMap((link) => this.network.links[link]?.id ?? []),
      )
  }

  private add({ row }: { readonly row?: string | undefined }, what: keyof RowReach, ids: readonly string[]): void {
    if (row === undefined) return
    const known = this.found.get(row) ?? { links: new Set(), places: new Set(), services: new Set() }
    this.found.set(row, known)
    for (const id of ids) known[what].add(id)
  }
}

/** All moves between places, and those that begin and end at each. */
function* movesOf({ moves, places, ends }: MoveGraph): Generator<Move> {
  yield* moves
  for (const place of places.keys()) {
    yield* ends.atOrigin(place)
    yield* ends.atDestination(place)
  }
}
