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

/** What was found to rest on a row. */
interface Found {
  /** Places of links in the network, by move: moves share their lists. */
  readonly links: Set<readonly number[]>
  readonly places: Set<LocationId>
  readonly services: Set<string>
}

/** What rests on each row of the network, as far as goods in one kind of equipment are carried by it. */
export class RowReaches {
  private readonly found = new Map<string, Found>()

  constructor(
    private readonly network: Network,
    snapshot: ConditionsSnapshot,
    kind: EquipmentKind,
  ) {
    network.links.forEach(({ row }, link) => {
      this.foundOn({ row })?.links.add([link])
    })
    for (const { id, row } of network.services) this.foundOn({ row })?.services.add(id)
    const { graph, priced } = prepare(network, snapshot, kind)
    for (const move of movesOf(graph)) {
      if (move.removal !== null) continue
      this.addStages(move)
      for (const { km, rate, provenance } of priced.lines(move)) {
        const isOfPlace = km === null && (rate === null || rate.scope === 'handling')
        if (isOfPlace) this.addPlace(provenance, move.via.at(-1))
        else this.addCarriage(provenance, move)
      }
      if (move.carried === null) continue
      for (const { provenance } of priced.emissions.pieces(move.carried))
        if (provenance !== null) this.addCarriage(provenance, move)
    }
  }

  /** @param row - `file:line`, as in a provenance @returns nothing of any kind where no figure rests on it */
  of(row: string): RowReach {
    const found = this.found.get(citedPace(this.network, row) ?? row)
    if (found === undefined) return { links: [], places: [], services: [] }
    const links = new Set([...found.links].flat())
    return {
      links: this.network.links.flatMap(({ id }, link) => (links.has(link) ? [id] : [])),
      places: [...this.network.locations.keys()].filter((id) => found.places.has(id)),
      services: this.network.services.flatMap(({ id }) => (found.services.has(id) ? [id] : [])),
    }
  }

  private addStages(move: Move): void {
    for (const { kind, place, serviceId, provenance, seasons = [] } of move.stages) {
      for (const source of [...provenance, ...seasons]) {
        if (source === null) continue
        if (serviceId !== null) this.foundOn(source)?.services.add(serviceId)
        else if (kind === 'run') this.addCarriage(source, move)
        else this.addPlace(source, place)
      }
    }
  }

  private addPlace(source: Provenance, place: LocationId | undefined): void {
    if (place !== undefined) this.foundOn(source)?.places.add(place)
  }

  private addCarriage(source: Provenance, { service, links }: Move): void {
    if (service === null) this.foundOn(source)?.links.add(links)
    else this.foundOn(source)?.services.add(service.id)
  }

  private foundOn({ row }: { readonly row?: string | undefined }): Found | null {
    if (row === undefined) return null
    const known = this.found.get(row)
    if (known !== undefined) return known
    const found: Found = { links: new Set(), places: new Set(), services: new Set() }
    this.found.set(row, found)
    return found
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
