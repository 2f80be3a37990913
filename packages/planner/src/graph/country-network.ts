import type { CountryCode, Link } from '@karavan/model'
import type { Network } from '@karavan/network'
import { type Carriage, railCarriage } from './carriage.js'

/** A way inside one country, or across one border, over links of one kind. */
export interface LinkPath {
  readonly to: number
  readonly km: number
  /** Places passed, both ends included. */
  readonly places: readonly number[]
  /** Indices into the network's links. */
  readonly links: readonly number[]
}

interface Arc {
  readonly to: number
  readonly link: number
  readonly km: number
}

/** A link that leads from one country into another. */
export interface BorderLink {
  readonly from: number
  readonly to: number
  readonly link: number
  readonly carriage: Carriage
}

/**
 * Rail and road as ways on demand: inside a country goods take the shortest way, as tariff distances do;
 * at a border they stop.
 */
export class CountryNetworks {
  readonly borderLinks: readonly BorderLink[]
  private readonly arcs = new Map<Carriage, Map<number, Arc[]>>()
  private readonly paths = new Map<string, readonly LinkPath[]>()

  /**
   * @param indexOf - place index of a location id
   * @param countryOf - country by place index
   * @param allowed - whether a link may be used
   */
  constructor(
    network: Network,
    indexOf: ReadonlyMap<string, number>,
    private readonly countryOf: readonly CountryCode[],
    allowed: (link: Link) => boolean,
  ) {
    const borders: BorderLink[] = []
    network.links.forEach((link, index) => {
      const carriage = carriageOfLink(link)
      const [from, to] = [indexOf.get(link.from), indexOf.get(link.to)]
      if (carriage === null || from === undefined || to === undefined || !allowed(link)) return
      if (this.staysInside(link)) {
        this.connect(carriage, from, { to, link: index, km: link.lengthKm })
        this.connect(carriage, to, { to: from, link: index, km: link.lengthKm })
      } else {
        borders.push({ from, to, link: index, carriage }, { from: to, to: from, link: index, carriage })
      }
    })
    this.borderLinks = borders
  }

  /** Whether any link of the carriage touches the place. */
  touches(place: number, carriage: Carriage): boolean {
    return (
      (this.arcs.get(carriage)?.has(place) ?? false) ||
      this.borderLinks.some((border) => border.from === place && border.carriage === carriage)
    )
  }

  /** Shortest ways from a place to every other one of its country, nearest first; the place itself is left out. */
  from(place: number, carriage: Carriage): readonly LinkPath[] {
    const key = `${carriage}|${place}`
    let paths = this.paths.get(key)
    if (paths === undefined) {
      paths = this.search(place, carriage)
      this.paths.set(key, paths)
    }
    return paths
  }

  private staysInside(link: Link): boolean {
    const [first] = link.crosses
    return first !== undefined && link.crosses.every((country) => country === first)
  }

  private connect(carriage: Carriage, place: number, arc: Arc): void {
    let places = this.arcs.get(carriage)
    if (places === undefined) {
      places = new Map()
      this.arcs.set(carriage, places)
    }
    const list = places.get(place)
    if (list === undefined) places.set(place, [arc])
    else list.push(arc)
  }

  private search(origin: number, carriage: Carriage): LinkPath[] {
    const arcs = this.arcs.get(carriage)
    if (arcs === undefined) return []
    const best = new Map<number, { km: number; before: number; link: number }>([
      [origin, { km: 0, before: -1, link: -1 }],
    ])
    const settled = new Set<number>()
    const order: number[] = []
    for (;;) {
      let next = -1
      let nextKm = Number.POSITIVE_INFINITY
      for (const [place, { km }] of best) {
        if (!settled.has(place) && (km < nextKm || (km === nextKm && place < next))) {
          next = place
          nextKm = km
        }
      }
      if (next < 0) break
      settled.add(next)
      if (next !== origin) order.push(next)
      for (const arc of arcs.get(next) ?? []) {
        const km = nextKm + arc.km
        if (km < (best.get(arc.to)?.km ?? Number.POSITIVE_INFINITY))
          best.set(arc.to, { km, before: next, link: arc.link })
      }
    }
    return order.map((to) => {
      const places: number[] = []
      const links: number[] = []
      for (let at = to; at >= 0; at = best.get(at)?.before ?? -1) {
        places.unshift(at)
        const link = best.get(at)?.link ?? -1
        if (link >= 0) links.unshift(link)
      }
      return { to, km: best.get(to)?.km ?? 0, places, links }
    })
  }

  /** Country of a place. */
  country(place: number): CountryCode {
    return this.countryOf[place] ?? ''
  }
}

function carriageOfLink(link: Link): Carriage | null {
  if (link.status !== 'in_use') return null
  if (link.mode === 'road') return 'road'
  return link.mode === 'rail' ? railCarriage(link.gauge) : null
}
