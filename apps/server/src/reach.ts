import { REACH_NAMED, type ReachAnswer } from '@karavan/api'
import type { EquipmentKind } from '@karavan/model'
import { RowReaches } from '@karavan/planner'
import type { World } from '@karavan/storage'

/** Tells what rests on rows of a world; the first that is asked for a kind of equipment takes longer than the others. */
export class Reaches {
  private readonly reaches = new Map<EquipmentKind, RowReaches>()

  /** @param kinds - equipment whose carriage is looked at where none is named */
  constructor(
    private readonly world: World,
    private readonly kinds: readonly EquipmentKind[],
  ) {}

  /** @param row - `file:line`, as in a provenance @param equipment - what the goods travel in; null for that which is often asked */
  of(row: string, equipment: EquipmentKind | null): ReachAnswer {
    const { network } = this.world
    const cited = this.cited(row)
    const kinds = equipment === null ? this.kinds : [equipment]
    const found = kinds.map((kind) => this.inKind(kind).of(cited))
    const [links, places, services] = (['links', 'places', 'services'] as const).map(
      (what) => new Set(found.flatMap((reach) => reach[what])),
    )
    const place = (id: string) => ({ id, name: network.locations.get(id)?.name ?? id })
    return {
      row,
      equipment,
      links: reached(network.links, links, ({ id, from, to }) => ({ id, from: place(from), to: place(to) })),
      places: reached([...network.locations.values()], places, ({ id }) => place(id)),
      services: reached(network.services, services, ({ id, name }) => ({ id, name })),
    }
  }

  private inKind(kind: EquipmentKind): RowReaches {
    const known = this.reaches.get(kind) ?? new RowReaches(this.world.network, this.world.snapshot, kind)
    this.reaches.set(kind, known)
    return known
  }

  /** The row by which answers name a figure: of the months of a closure, one stands for all. */
  private cited(row: string): string {
    const { file = '', cells = {} } = this.world.row(row) ?? {}
    if (!file.endsWith('closures.csv')) return row
    const closure = this.world.network.closures.find(({ location }) => location === cells['location_id'])
    return closure?.provenance.row ?? row
  }
}

/** How many there are, and the first of them, in the order of the network. */
function reached<One extends { readonly id: string }, Item>(
  all: readonly One[],
  ids: ReadonlySet<string> | undefined,
  named: (one: One) => Item,
): { readonly count: number; readonly first: readonly Item[] } {
  const found = all.filter(({ id }) => ids?.has(id))
  return { count: found.length, first: found.slice(0, REACH_NAMED).map(named) }
}
