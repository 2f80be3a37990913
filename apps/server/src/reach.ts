import { REACH_NAMED, type ReachAnswer } from '@karavan/api'
import type { EquipmentKind } from '@karavan/model'
import { RowReaches } from '@karavan/planner'
import type { World } from '@karavan/storage'

/** Tells what rests on rows of a world; the first that is asked for takes seconds, the others no time. */
export class Reaches {
  private reaches: RowReaches | undefined

  /** @param kinds - equipment whose carriage is looked at */
  constructor(
    private readonly world: World,
    private readonly kinds: readonly EquipmentKind[],
  ) {}

  /** @param row - `file:line`, as in a provenance */
  of(row: string): ReachAnswer {
    const { network, snapshot } = this.world
    this.reaches ??= new RowReaches(network, snapshot, this.kinds)
    const { links, places, services } = this.reaches.of(this.cited(row))
    const place = (id: string) => ({ id, name: network.locations.get(id)?.name ?? id })
    return {
      row,
      links: reached(links, (id) =>
        network.links.flatMap((link) => (link.id === id ? [{ id, from: place(link.from), to: place(link.to) }] : [])),
      ),
      places: reached(places, (id) => [place(id)]),
      services: reached(services, (id) =>
        network.services.flatMap((service) => (service.id === id ? [{ id, name: service.name }] : [])),
      ),
    }
  }

  /** The row by which answers name a figure: of the months of a closure, one stands for all. */
  private cited(row: string): string {
    const { file = '', cells = {} } = this.world.row(row) ?? {}
    if (!file.endsWith('closures.csv')) return row
    const closure = this.world.network.closures.find(({ location }) => location === cells['location_id'])
    return closure?.provenance.row ?? row
  }
}

function reached<Item>(ids: readonly string[], named: (id: string) => readonly Item[]) {
  return { count: ids.length, first: ids.slice(0, REACH_NAMED).flatMap(named) }
}
