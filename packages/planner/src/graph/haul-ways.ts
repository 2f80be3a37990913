import type { CountryCode, Link } from '@karavan/model'
import type { Network } from '@karavan/network'
import FlatQueue from 'flatqueue'
import { sameCustomsTerritory } from './customs.js'
import type { Carried } from './move.js'
import type { PlaceIndex } from './places.js'
import { mergeShares, shareEvenly } from './shares.js'

/** A way on which a lorry hauls a box. */
export interface HaulWay {
  readonly km: number
  /** Places passed, both ends included. */
  readonly places: readonly number[]
  /** Indices into the network's links. */
  readonly links: readonly number[]
  /** Kilometres by country, in order of travel. */
  readonly parts: Carried['km']
}

interface Arc {
  readonly to: number
  readonly link: number
  readonly km: number
  /** Whether it passes a customs border. */
  readonly customs: boolean
}

interface Reached {
  readonly km: number
  readonly before: number
  readonly link: number
}

/** Ways over another customs border point are known up to so many times the length of the shortest one. */
const DETOUR = 1.25

/**
 * The shortest ways by road that stay within a length and pass at most one customs border, whatever other borders: one
 * way for each customs border point that is not far around.
 */
export class HaulWays {
  private readonly arcs = new Map<number, Arc[]>()
  private readonly known = new Map<number, readonly HaulWay[]>()

  /** @param mostKm - longest way */
  constructor(
    private readonly network: Network,
    private readonly places: PlaceIndex,
    private readonly mostKm: number,
  ) {
    network.links.forEach((link, index) => {
      const [from, to] = [places.indexOf.get(link.from), places.indexOf.get(link.to)]
      if (link.mode !== 'road' || link.status !== 'in_use' || from === undefined || to === undefined) return
      const customs = customsBorders(link.crosses)
      if (link.crosses.length === 0 || customs > 1) return
      const arc = { link: index, km: link.lengthKm, customs: customs === 1 }
      this.connect(from, { ...arc, to })
      this.connect(to, { ...arc, to: from })
    })
  }

  /** Ways from a place to the others within reach, nearest first. */
  from(place: number): readonly HaulWay[] {
    let ways = this.known.get(place)
    if (ways === undefined) {
      ways = this.search(place)
      this.known.set(place, ways)
    }
    return ways
  }

  /** Ways to a place from the others within reach, nearest first, in the direction of travel. */
  to(place: number): HaulWay[] {
    return this.from(place).map(({ km, places, links, parts }) => ({
      km,
      places: places.toReversed(),
      links: links.toReversed(),
      parts: parts.toReversed(),
    }))
  }

  private connect(place: number, arc: Arc): void {
    const list = this.arcs.get(place)
    if (list === undefined) this.arcs.set(place, [arc])
    else list.push(arc)
  }

  /** Dijkstra over states: a place, and the link by which the customs border was passed. */
  private search(origin: number): HaulWay[] {
    const states = this.network.links.length + 1
    const start = origin * states
    const best = new Map<number, Reached>([[start, { km: 0, before: -1, link: -1 }]])
    const nearest = new Map<number, number>([[origin, -1]])
    const ways: HaulWay[] = []
    const queue = new FlatQueue<number>()
    queue.push(start, 0)
    for (;;) {
      const km = queue.peekValue() ?? 0
      const state = queue.pop()
      if (state === undefined) return ways
      if (km > (best.get(state)?.km ?? 0)) continue
      const place = Math.floor(state / states)
      const passed = state % states
      const least = nearest.get(place) ?? km
      nearest.set(place, least)
      if (km <= least * DETOUR) ways.push(this.wayTo(state, states, best))
      for (const arc of this.arcs.get(place) ?? []) {
        const total = km + arc.km
        if ((passed > 0 && arc.customs) || total > this.mostKm) continue
        const next = arc.to * states + (arc.customs ? arc.link + 1 : passed)
        if (total >= (best.get(next)?.km ?? Number.POSITIVE_INFINITY)) continue
        best.set(next, { km: total, before: state, link: arc.link })
        queue.push(next, total)
      }
    }
  }

  private wayTo(end: number, states: number, best: ReadonlyMap<number, Reached>): HaulWay {
    const places: number[] = []
    const links: number[] = []
    const parts: { country: CountryCode; km: number }[] = []
    for (let state = end; state >= 0; state = best.get(state)?.before ?? -1) {
      places.unshift(Math.floor(state / states))
      const link = best.get(state)?.link ?? -1
      if (link >= 0) links.unshift(link)
    }
    links.forEach((index, i) => {
      const link = this.network.links[index]
      if (link !== undefined) parts.push(...shareEvenly(this.crossed(link, places[i] ?? 0), link.lengthKm))
    })
    return { km: best.get(end)?.km ?? 0, places, links, parts: mergeShares(parts) }
  }

  private crossed(link: Link, from: number): readonly CountryCode[] {
    return link.from === this.places.id(from) ? link.crosses : link.crosses.toReversed()
  }
}

function customsBorders(crosses: readonly CountryCode[]): number {
  return crosses.filter((country, i) => i > 0 && !sameCustomsTerritory(crosses[i - 1] ?? '', country)).length
}
