import { StructuredError } from '@karavan/core'
import type { Network } from '@karavan/network'
import { bordersOn } from './borders.js'
import { type Carriage, vertexOf } from './carriage.js'
import { type HaulWay, HaulWays } from './haul-ways.js'
import type { MoveDraft, StageSpec } from './move.js'
import type { PlaceIndex } from './places.js'
import type { StageMaker } from './stages.js'

/**
 * Makes the moves by which lorries haul boxes on demand: to and from terminals, and to the neighbour. A haul goes from
 * standing goods to standing goods; a box that came by one does not go on by another. What goes further by road is put
 * into a truck.
 */
export class HaulMoves {
  private readonly ways: HaulWays

  /** @throws {StructuredError} NETWORK_PARAMETER_MISSING */
  constructor(
    private readonly network: Network,
    private readonly places: PlaceIndex,
    private readonly stages: StageMaker,
  ) {
    const most = network.parameters.get('box_haul_km.most')
    if (most === undefined) {
      throw new StructuredError({
        code: 'NETWORK_PARAMETER_MISSING',
        received: 'no box_haul_km.most',
        expected: 'the parameter box_haul_km.most',
        remediation: 'add it to parameters.csv',
      })
    }
    this.ways = new HaulWays(network, places, most.value)
  }

  /**
   * Hauls from a place.
   * @param starts - how boxes stand there
   * @param ends - whether a haul may end at a place
   */
  from(place: number, starts: readonly Carriage[], ends: (place: number) => boolean): MoveDraft[] {
    return this.ways
      .from(place)
      .filter(({ places }) => ends(places.at(-1) ?? place))
      .flatMap((way) => this.along(way, starts))
  }

  /**
   * Hauls to a place.
   * @param startsAt - how boxes stand at a place within reach
   */
  to(place: number, startsAt: (place: number) => readonly Carriage[]): MoveDraft[] {
    return this.ways.to(place).flatMap((way) => this.along(way, startsAt(way.places[0] ?? place)))
  }

  private along({ km, places, links, parts }: HaulWay, starts: readonly Carriage[]): MoveDraft[] {
    const [from, to] = [places[0], places.at(-1)]
    if (from === undefined || to === undefined || starts.length === 0) return []
    const via = places.map((place) => this.places.id(place))
    const crosses = parts.map(({ country }) => country)
    const borders = bordersOn(this.network, via, crosses)
    const points = [from, ...borders.map(({ place }) => this.places.indexOf.get(place) ?? to), to]
    const onTheWay: StageSpec[] = parts.flatMap((part, i) => {
      const border = borders[i]
      const run = this.stages.run(points[i] ?? from, points[i + 1] ?? to, part.km, 'road', part.country)
      return [run, ...(border === undefined ? [] : this.stages.border(border, 'road'))]
    })
    const unloading = this.stages.unloading(to, 'road')
    return starts.map((start) => ({
      kind: 'haul',
      from: vertexOf(from, start),
      to: vertexOf(to, 'offRoad'),
      mode: 'road',
      service: null,
      stages: [...(start === 'road' ? [] : this.stages.handOver(from, start, 'road')), ...onTheWay, ...unloading],
      carried: { mode: 'road', km: parts },
      distanceKm: km,
      distanceBasis: links.every((link) => this.network.links[link]?.lengthBasis === 'published')
        ? 'published'
        : 'estimated',
      crosses,
      crossingUnknown: false,
      borders,
      via,
      links,
      removal: null,
    }))
  }
}
