import { type ConditionsSnapshot, EQUIPMENT, type EquipmentFamily, type EquipmentKind } from '@karavan/model'
import type { Network } from '@karavan/network'
import {
  afterRun,
  beforeMoving,
  type Carriage,
  carriageOf,
  GROUND,
  ownCarriages,
  placeOf,
  vertexCount,
  vertexOf,
} from './carriage.js'
import { CountryNetworks } from './country-network.js'
import { sameCustomsTerritory } from './customs.js'
import { DemandMoves } from './demand-moves.js'
import { HaulMoves } from './hauls.js'
import type { Move, MoveDraft, StageSpec } from './move.js'
import { PlaceIndex } from './places.js'
import { ServiceMoves } from './service-moves.js'
import { StageMaker } from './stages.js'

/** Everything that can be done with one kind of equipment, before a question removes some of it. */
export interface MoveGraph {
  readonly places: readonly string[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly countryOf: readonly string[]
  readonly moves: readonly Move[]
  /** Moves by the vertex they leave. */
  readonly leaving: readonly (readonly Move[])[]
  /** Moves that start or end on demand at any place: made when a question names it. */
  readonly ends: Ends
}

/** How a consignment enters and leaves the network at its own origin and destination. */
interface Ends {
  atOrigin(place: number): Move[]
  atDestination(place: number): Move[]
  /** From standing at the destination to being available to the consignee. */
  delivery(origin: number, destination: number, standing: Carriage): StageSpec[]
}

/**
 * Lays out the moves for one kind of equipment.
 * @param kind - what the goods travel in
 * @param snapshot - closures of the day
 */
export function buildMoveGraph(network: Network, snapshot: ConditionsSnapshot, kind: EquipmentKind): MoveGraph {
  return new GraphBuilder(network, snapshot, kind).build()
}

class GraphBuilder {
  private readonly family: EquipmentFamily
  private readonly places: PlaceIndex
  private readonly countries: CountryNetworks
  private readonly stages: StageMaker
  private readonly services: ServiceMoves
  private readonly demand: DemandMoves
  private readonly hauls: HaulMoves | null
  /** Places at which runs end: borders, gauge changes, transshipment. */
  private readonly significant = new Set<number>()
  private readonly transships = new Set<number>()
  private readonly moves: Move[] = []
  private readonly leaving: Move[][]

  constructor(
    private readonly network: Network,
    snapshot: ConditionsSnapshot,
    private readonly kind: EquipmentKind,
  ) {
    this.family = EQUIPMENT[kind].family
    this.places = new PlaceIndex(network)
    this.countries = new CountryNetworks(network, this.places.indexOf, this.places.countryOf, () => true)
    this.stages = new StageMaker(network, snapshot, this.places, this.family)
    this.services = new ServiceMoves(network, this.places, this.countries, this.stages, kind)
    this.demand = new DemandMoves(network, this.places, this.countries, this.stages)
    this.hauls = this.family === 'container' ? new HaulMoves(network, this.places, this.stages) : null
    const vertices = vertexCount(this.places.ids.length)
    this.leaving = Array.from({ length: vertices }, () => [])
  }

  build(): MoveGraph {
    this.markPlaces()
    for (const service of this.network.services) this.add(this.services.of(service))
    for (const carriage of ownCarriages(this.family)) {
      this.add(this.demand.borders(carriage))
      for (const place of this.significant) this.add(this.runs(place, carriage))
      for (const place of this.transships) {
        if (!this.reaches(place, carriage)) continue
        for (const ground of GROUND) if (ground !== 'handedOver') this.add([this.load(place, ground, carriage)])
        this.add([this.demand.unload(place, carriage)])
      }
    }
    if (this.family !== 'vehicle') this.add(this.demand.gaugeChanges())
    if (this.hauls !== null) this.addHauls(this.hauls)
    return {
      places: this.places.ids,
      indexOf: this.places.indexOf,
      countryOf: this.places.countryOf,
      moves: this.moves,
      leaving: this.leaving,
      ends: {
        atOrigin: (place) => this.originMoves(place),
        atDestination: (place) => this.destinationMoves(place),
        delivery: (origin, destination, standing) =>
          this.stages.delivery(destination, standing, !this.inOneTerritory(origin, destination)),
      },
    }
  }

  private inOneTerritory(a: number, b: number): boolean {
    return sameCustomsTerritory(this.places.country(a), this.places.country(b))
  }

  private markPlaces(): void {
    for (const carriage of ownCarriages(this.family)) {
      for (const border of this.countries.borderLinks)
        if (border.carriage === carriage) this.significant.add(border.from)
    }
    for (const facility of this.network.facilities) {
      const place = this.places.indexOf.get(facility.location)
      if (place === undefined) continue
      if (facility.does.includes('gauge_change')) this.significant.add(place)
      const serves = facility.equipment.length === 0 || facility.equipment.includes(this.kind)
      if (facility.does.includes('transship') && serves) this.markTransshipment(place)
    }
    for (const service of this.network.services) {
      if (!service.boardable || !this.services.takes(service)) continue
      for (const call of service.calls) {
        const place = this.places.indexOf.get(call.location)
        if (place !== undefined) this.markTransshipment(place)
      }
    }
  }

  private markTransshipment(place: number): void {
    this.significant.add(place)
    this.transships.add(place)
  }

  /** Whether goods can stand on the carriage at a place: a link touches it, or they roll off a ship there. */
  private reaches(place: number, carriage: Carriage): boolean {
    return this.countries.touches(place, carriage) || this.services.rolls(place, carriage)
  }

  private runs(place: number, carriage: Carriage): MoveDraft[] {
    return this.countries
      .from(place, carriage)
      .filter((path) => this.significant.has(path.to))
      .map((path) => this.demand.run(place, path, carriage))
  }

  private addHauls(hauls: HaulMoves): void {
    for (const place of this.transships) {
      if (this.services.rolls(place, 'road')) this.add([this.demand.unload(place, 'road')])
      this.add(hauls.from(place, this.hauledFrom(place), (end) => this.transships.has(end)))
    }
  }

  /** How boxes that are hauled on stand at a place: after a train or a ship, or on their trailers off a ferry. */
  private hauledFrom(place: number): readonly Carriage[] {
    if (!this.transships.has(place)) return []
    return this.services.rolls(place, 'road') ? ['offRail', 'offSea', 'road'] : ['offRail', 'offSea']
  }

  private load(place: number, ground: Carriage, carriage: Carriage): MoveDraft {
    const load = this.demand.load(place, ground, carriage)
    const loaded = this.transships.has(place) ? beforeMoving(carriage) : null
    return loaded === null ? load : { ...load, to: vertexOf(place, loaded) }
  }

  /** The same moves for goods that were put on wheels where they start; these only travel on. */
  private forLoaded(drafts: readonly MoveDraft[]): MoveDraft[] {
    return drafts.flatMap((draft) => {
      const place = placeOf(draft.from)
      const loaded = this.runsOn(draft, beforeMoving)
      const stays = draft.kind === 'unload' || draft.kind === 'gauge'
      if (loaded === null || stays || !this.transships.has(place)) return []
      return [{ ...draft, from: vertexOf(place, loaded) }]
    })
  }

  /** The same moves for goods that came by a run inside the country; all but another run. */
  private forRun(drafts: readonly MoveDraft[]): MoveDraft[] {
    return drafts.flatMap((draft) => {
      const ran = draft.kind === 'run' ? null : this.runsOn(draft, afterRun)
      return ran === null ? [] : [{ ...draft, from: vertexOf(placeOf(draft.from), ran) }]
    })
  }

  /** What goods that run on demand begin a move on, before they have moved or after a run; null for others, as for a box on its trailer. */
  private runsOn({ from }: MoveDraft, when: typeof afterRun): Carriage | null {
    const carriage = carriageOf(from)
    return ownCarriages(this.family).includes(carriage) ? when(carriage) : null
  }

  private originMoves(place: number): Move[] {
    const hauls = this.hauls?.from(place, ['handedOver'], (end) => this.transships.has(end)) ?? []
    const moves = ownCarriages(this.family).flatMap((carriage) => {
      if (!this.reaches(place, carriage)) return []
      const runs = this.significant.has(place) ? [] : this.runs(place, carriage)
      return [this.load(place, 'handedOver', carriage), ...runs]
    })
    return [...moves, ...hauls].map(unnumbered)
  }

  private destinationMoves(place: number): Move[] {
    const hauls = this.transships.has(place)
      ? []
      : (this.hauls?.to(place, (start) => ['handedOver', ...this.hauledFrom(start)]) ?? [])
    const moves = ownCarriages(this.family).flatMap((carriage) => {
      if (!this.reaches(place, carriage)) return []
      const runs = this.countries.from(place, carriage).flatMap((path) => {
        const back = this.countries.from(path.to, carriage).find((way) => way.to === place)
        if (back === undefined || (this.significant.has(place) && this.significant.has(path.to))) return []
        return [this.demand.run(path.to, back, carriage)]
      })
      const leaves = this.transships.has(place) ? [] : [this.demand.unload(place, carriage)]
      return [...leaves, ...runs]
    })
    return [...moves, ...this.forLoaded(moves), ...this.forRun(moves), ...hauls].map(unnumbered)
  }

  private add(drafts: readonly MoveDraft[]): void {
    for (const draft of [...drafts, ...this.forLoaded(drafts), ...this.forRun(drafts)]) {
      const move: Move = { ...draft, id: this.moves.length }
      this.moves.push(move)
      this.leaving[move.from]?.push(move)
    }
  }
}

function unnumbered(draft: MoveDraft): Move {
  return { ...draft, id: -1 }
}
