import { greatCircleKm } from '../operations/lib.mjs'

/** What is added to the great circle where no link joins two points (docs/data-operations.md). */
const DETOUR = { train: 1.2, ship: 1.25 }
const LINKS = { train: 'rail', ship: 'sea' }

/** Lengths of ways that are laid for a row: by the links of the network between their points, the shortest way. */
export class Lengths {
  constructor(tables, locations) {
    this.locations = locations
    this.neighbours = { rail: new Map(), sea: new Map() }
    this.known = new Map()
    for (const { cells } of tables.links) {
      const places = this.neighbours[cells.mode]
      if (places === undefined) continue
      for (const [from, to] of [
        [cells.from, cells.to],
        [cells.to, cells.from],
      ])
        places.set(from, [...(places.get(from) ?? []), { to, km: Number(cells.length_km) }])
    }
  }

  /** Kilometres by the places in order; `printed` where the source gives the length. */
  of(kind, places, printed = null) {
    if (printed !== null) return printed
    return places.slice(1).reduce((km, to, i) => km + this.between(kind, places[i], to), 0)
  }

  between(kind, from, to) {
    const key = `${kind}|${from}|${to}`
    const beeline = () => greatCircleKm(this.locations.get(from), this.locations.get(to)) * DETOUR[kind]
    if (!this.known.has(key)) this.known.set(key, shortest(this.neighbours[LINKS[kind]], from, to) ?? beeline())
    return this.known.get(key)
  }
}

/** Dijkstra's algorithm; null where there is no way. */
function shortest(neighbours, start, goal) {
  const reached = new Map([[start, 0]])
  const done = new Set()
  for (;;) {
    let nearest = null
    for (const [place, km] of reached)
      if (!done.has(place) && (nearest === null || km < nearest.km)) nearest = { place, km }
    if (nearest === null) return null
    if (nearest.place === goal) return nearest.km
    done.add(nearest.place)
    for (const { to, km } of neighbours.get(nearest.place) ?? [])
      if (nearest.km + km < (reached.get(to) ?? Number.POSITIVE_INFINITY)) reached.set(to, nearest.km + km)
  }
}
