import type { Mode } from '@karavan/model'
import type { Network } from '@karavan/network'
import { bordersOn } from './borders.js'
import { afterRun, type Carriage, offMode, vertexOf } from './carriage.js'
import type { CountryNetworks, LinkPath } from './country-network.js'
import type { MoveDraft, MoveKind, StageSpec } from './move.js'
import type { PlaceIndex } from './places.js'
import { shareEvenly } from './shares.js'
import type { StageMaker } from './stages.js'

/** Makes the moves of carriage on demand: runs inside a country, borders, gauge changes, loading and unloading. */
export class DemandMoves {
  constructor(
    private readonly network: Network,
    private readonly places: PlaceIndex,
    private readonly countries: CountryNetworks,
    private readonly stages: StageMaker,
  ) {}

  /** Links from one country into another. */
  borders(carriage: Carriage): MoveDraft[] {
    const moves: MoveDraft[] = []
    const mode: Mode = carriage === 'road' ? 'road' : 'rail'
    for (const { from, to, link, carriage: of } of this.countries.borderLinks) {
      if (of !== carriage) continue
      const row = this.network.links[link]
      if (row === undefined) continue
      const crosses = row.from === this.places.id(from) ? row.crosses : [...row.crosses].reverse()
      const borders = bordersOn(this.network, [this.places.id(from), this.places.id(to)], crosses)
      const stages: StageSpec[] = [this.stages.run(from, to, row.lengthKm, carriage, this.places.country(to))]
      for (const border of borders) stages.push(...this.stages.border(border, mode))
      moves.push({
        kind: 'border',
        from: vertexOf(from, carriage),
        to: vertexOf(to, carriage),
        mode,
        service: null,
        stages,
        carried: { mode, km: shareEvenly(crosses, row.lengthKm) },
        distanceKm: row.lengthKm,
        distanceBasis: row.lengthBasis,
        crosses,
        crossingUnknown: crosses.length === 0,
        borders,
        via: [this.places.id(from), this.places.id(to)],
        links: [link],
        removal: null,
      })
    }
    return moves
  }

  /** A run inside a country, along its shortest way. */
  run(place: number, path: LinkPath, carriage: Carriage): MoveDraft {
    const mode: Mode = carriage === 'road' ? 'road' : 'rail'
    const country = this.places.country(place)
    const drawn = path.links.every((link) => this.network.links[link]?.lengthBasis === 'published')
    return {
      kind: 'run',
      from: vertexOf(place, carriage),
      to: vertexOf(path.to, afterRun(carriage) ?? carriage),
      mode,
      service: null,
      stages: [this.stages.run(place, path.to, path.km, carriage, country)],
      carried: { mode, km: [{ country, km: path.km }] },
      distanceKm: path.km,
      distanceBasis: drawn ? 'published' : 'estimated',
      crosses: [country],
      crossingUnknown: false,
      borders: [],
      via: path.places.map((index) => this.places.id(index)),
      links: path.links,
      removal: null,
    }
  }

  /** Both ways, wherever gauges meet. */
  gaugeChanges(): MoveDraft[] {
    const moves: MoveDraft[] = []
    for (const facility of this.network.facilities) {
      const place = this.places.indexOf.get(facility.location)
      if (place === undefined || !facility.does.includes('gauge_change')) continue
      for (const [from, to] of [
        ['rail1435', 'rail1520'],
        ['rail1520', 'rail1435'],
      ] as const) {
        const stage = this.stages.gaugeChange(place, to)
        if (stage !== null) moves.push(this.handlingMove('gauge', place, from, to, [stage]))
      }
    }
    return moves
  }

  /** Goods that come off a train where gauges meet go on over the same tracks and cranes as those that stay aboard. */
  load(place: number, from: Carriage, to: Carriage): MoveDraft {
    const toMode = to === 'road' ? 'road' : 'rail'
    const gauge =
      from === 'offRail' && (to === 'rail1435' || to === 'rail1520') && this.places.changesGauge(place)
        ? this.stages.gaugeChange(place, to)
        : null
    const stages = gauge === null ? this.stages.handOver(place, from, toMode, toMode === 'rail') : [gauge]
    return this.handlingMove('load', place, from, to, stages)
  }

  /** Out of a carriage, to stand at a place. */
  unload(place: number, from: Carriage): MoveDraft {
    const to = offMode(from === 'road' ? 'road' : 'rail')
    return this.handlingMove('unload', place, from, to, this.stages.unloading(place, from))
  }

  private handlingMove(
    kind: MoveKind,
    place: number,
    from: Carriage,
    to: Carriage,
    stages: readonly StageSpec[],
  ): MoveDraft {
    return {
      kind,
      from: vertexOf(place, from),
      to: vertexOf(place, to),
      mode: null,
      service: null,
      stages,
      carried: null,
      distanceKm: 0,
      distanceBasis: 'published',
      crosses: [],
      crossingUnknown: false,
      borders: [],
      via: [this.places.id(place)],
      links: [],
      removal: null,
    }
  }
}
