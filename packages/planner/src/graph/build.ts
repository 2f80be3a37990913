import { greatCircleKm } from '@karavan/core'
import {
  type ConditionsSnapshot,
  EQUIPMENT,
  type EquipmentFamily,
  type EquipmentKind,
  type Mode,
  type Provenance,
  type Service,
  type ServiceCall,
} from '@karavan/model'
import type { HandlingRow, Network } from '@karavan/network'
import { type Carriage, cameBy, GROUND, type HandlingMode, offMode, ownCarriages, vertexOf } from './carriage.js'
import { CountryNetworks, type LinkPath } from './country-network.js'
import { HandlingIndex, handlingTime } from './handling.js'
import type { Carried, Move, MoveBorder, MoveKind, Removal, StageSpec } from './move.js'
import { PaceTable } from './pace.js'
import { placesAlong, type Surface, shortestWay } from './way.js'

const SEA_MODES: ReadonlySet<string> = new Set(['rail_ferry', 'ro_ro', 'feeder', 'deep_sea', 'sea_bulk', 'barge'])

/** Everything that can be done with one kind of equipment, before a question removes some of it. */
export interface MoveGraph {
  readonly places: readonly string[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly countryOf: readonly string[]
  readonly moves: readonly Move[]
  /** Moves by the vertex they leave. */
  readonly leaving: readonly (readonly Move[])[]
  readonly entering: readonly (readonly Move[])[]
  readonly countries: CountryNetworks
  /** Moves that start or end on demand at any place: made when a question names it. */
  readonly ends: EndMoves
}

/** Makes the moves by which a consignment enters and leaves the network at its own origin and destination. */
interface EndMoves {
  atOrigin(place: number): Move[]
  atDestination(place: number): Move[]
}

type MoveDraft = Omit<Move, 'id'>

/**
 * Lays out the moves for one kind of equipment.
 * @param kind - what the goods travel in
 * @param snapshot - closures and handling overrides of the day
 */
export function buildMoveGraph(network: Network, snapshot: ConditionsSnapshot, kind: EquipmentKind): MoveGraph {
  return new GraphBuilder(network, snapshot, kind).build()
}

class GraphBuilder {
  private readonly family: EquipmentFamily
  private readonly places: string[]
  private readonly indexOf = new Map<string, number>()
  private readonly countryOf: string[]
  private readonly handling: HandlingIndex
  private readonly pace: PaceTable
  private readonly closures: Map<string, ConditionsSnapshot['closures'][number]>
  private readonly countries: CountryNetworks
  private readonly significant = new Set<number>()
  private readonly transships = new Set<number>()
  /** Places where equipment rolls on or off a ship, by carriage. */
  private readonly rollsAt = new Map<Carriage, Set<number>>()
  private readonly seaKm = new Map<string, { km: number; basis: string; link: number }>()
  private readonly moves: Move[] = []
  private readonly leaving: Move[][]
  private readonly entering: Move[][]

  constructor(
    private readonly network: Network,
    snapshot: ConditionsSnapshot,
    private readonly kind: EquipmentKind,
  ) {
    this.family = EQUIPMENT[kind].family
    this.places = [...network.locations.keys()]
    this.places.forEach((id, i) => {
      this.indexOf.set(id, i)
    })
    this.countryOf = this.places.map((id) => network.locations.get(id)?.country ?? '')
    this.handling = new HandlingIndex(network, snapshot.handlingOverrides)
    this.pace = new PaceTable(network)
    this.closures = new Map([...network.closures, ...snapshot.closures].map((closure) => [closure.location, closure]))
    this.countries = new CountryNetworks(network, this.indexOf, this.countryOf, () => true)
    this.leaving = this.places.flatMap(() => Array.from({ length: 7 }, (): Move[] => []))
    this.entering = this.leaving.map(() => [])
    network.links.forEach((link, index) => {
      if (link.mode !== 'sea' && link.mode !== 'inland_water') return
      const entry = { km: link.lengthKm, basis: link.lengthBasis, link: index }
      this.seaKm.set(`${link.from}|${link.to}`, entry)
      this.seaKm.set(`${link.to}|${link.from}`, entry)
    })
  }

  build(): MoveGraph {
    this.markPlaces()
    for (const service of this.network.services) this.addService(service)
    for (const carriage of ownCarriages(this.family)) {
      this.addBorders(carriage)
      for (const place of this.significant) this.addRuns(place, carriage)
      for (const place of this.transships) {
        if (!this.reaches(place, carriage)) continue
        for (const ground of GROUND) if (ground !== 'handedOver') this.add(this.load(place, ground, carriage))
        this.add(this.unload(place, carriage))
      }
    }
    if (this.family !== 'vehicle') this.addGaugeChanges()
    return {
      places: this.places,
      indexOf: this.indexOf,
      countryOf: this.countryOf,
      moves: this.moves,
      leaving: this.leaving,
      entering: this.entering,
      countries: this.countries,
      ends: { atOrigin: (place) => this.originMoves(place), atDestination: (place) => this.destinationMoves(place) },
    }
  }

  private markPlaces(): void {
    for (const carriage of ownCarriages(this.family)) {
      for (const border of this.countries.borderLinks)
        if (border.carriage === carriage) this.significant.add(border.from)
    }
    for (const facility of this.network.facilities) {
      const place = this.indexOf.get(facility.location)
      if (place === undefined) continue
      if (facility.does.includes('gauge_change')) this.significant.add(place)
      const serves = facility.equipment.length === 0 || facility.equipment.includes(this.kind)
      if (facility.does.includes('transship') && serves) this.markTransshipment(place)
    }
    for (const service of this.network.services) {
      if (!service.boardable || !this.takes(service)) continue
      for (const call of service.calls) {
        const place = this.indexOf.get(call.location)
        if (place !== undefined) this.markTransshipment(place)
      }
    }
  }

  private markTransshipment(place: number): void {
    this.significant.add(place)
    this.transships.add(place)
  }

  /** Whether a service takes the equipment, directly or on its carrier: a box on a wagon, or on a truck. */
  private takes(service: Service): boolean {
    if (service.equipment.length === 0 || service.equipment.includes(this.kind)) return true
    if (this.family !== 'container') return false
    if (service.kind === 'rail_ferry')
      return service.equipment.includes('wagon-platform') || service.equipment.includes('truck')
    return service.kind === 'ro_ro' && (service.equipment.includes('truck') || service.equipment.includes('trailer'))
  }

  private addService(service: Service): void {
    for (let i = 0; i < service.calls.length - 1; i++) {
      for (let j = i + 1; j < service.calls.length; j++) this.addServicePair(service, i, j)
    }
  }

  private addServicePair(service: Service, i: number, j: number): void {
    const calls = service.calls.slice(i, j + 1)
    const [first, last] = [calls[0], calls.at(-1)]
    const from = this.indexOf.get(first?.location ?? '')
    const to = this.indexOf.get(last?.location ?? '')
    if (from === undefined || to === undefined || from === to) return
    if (calls.slice(1).some((call) => call.hours === undefined)) return
    const mode = modeOf(service)
    const rolling = this.rollingCarriages(service, from, to)
    if (rolling !== null) {
      this.markRolling(rolling.aboard, from)
      this.markRolling(rolling.ashore, to)
      this.add(this.serviceMove(service, calls, from, to, rolling.aboard, rolling.ashore, mode))
      if (!rolling.only)
        for (const ground of GROUND) this.add(this.serviceMove(service, calls, from, to, ground, offMode('sea'), mode))
      return
    }
    const after = offMode(SEA_MODES.has(service.kind) ? 'sea' : service.kind === 'road' ? 'road' : 'rail')
    for (const ground of GROUND) this.add(this.serviceMove(service, calls, from, to, ground, after, mode))
  }

  private markRolling(carriage: Carriage, place: number): void {
    const places = this.rollsAt.get(carriage)
    if (places === undefined) this.rollsAt.set(carriage, new Set([place]))
    else places.add(place)
  }

  /** Whether goods can stand on the carriage at a place: a link touches it, or they roll off a ship there. */
  private reaches(place: number, carriage: Carriage): boolean {
    return this.countries.touches(place, carriage) || (this.rollsAt.get(carriage)?.has(place) ?? false)
  }

  /** How equipment rolls on and off a ferry; null where it is lifted. */
  private rollingCarriages(
    service: Service,
    from: number,
    to: number,
  ): { aboard: Carriage; ashore: Carriage; only: boolean } | null {
    if (service.kind !== 'rail_ferry' && service.kind !== 'ro_ro') return null
    const rolls = service.equipment.some((kind) => EQUIPMENT[kind].family !== 'container')
    if (!rolls && service.equipment.length > 0) return null
    const carriesTrucks =
      service.equipment.length === 0
        ? service.kind === 'ro_ro'
        : service.equipment.some((kind) => EQUIPMENT[kind].family === 'vehicle')
    const carriesWagons =
      service.kind === 'rail_ferry' &&
      (service.equipment.length === 0 || service.equipment.some((kind) => EQUIPMENT[kind].family === 'wagon'))
    const lifted = service.equipment.some((kind) => kind === this.kind && EQUIPMENT[kind].family === 'container')
    if (this.family !== 'vehicle' && carriesWagons) {
      const aboard = (['rail1520', 'rail1435'] as const).find((carriage) => this.countries.touches(from, carriage))
      if (aboard !== undefined) {
        const ashore = this.countries.touches(to, aboard) || this.changesGauge(to) ? aboard : offMode('rail')
        return { aboard, ashore, only: !lifted }
      }
    }
    if (this.family !== 'wagon' && carriesTrucks) return { aboard: 'road', ashore: 'road', only: !lifted }
    return null
  }

  private changesGauge(place: number): boolean {
    const id = this.places[place]
    return this.network.facilities.some(
      (facility) => facility.location === id && facility.does.includes('gauge_change'),
    )
  }

  private serviceMove(
    service: Service,
    calls: readonly ServiceCall[],
    from: number,
    to: number,
    start: Carriage,
    end: Carriage,
    mode: Mode,
  ): MoveDraft {
    const sea = SEA_MODES.has(service.kind)
    const fromId = this.id(from)
    const includes = new Set(calls.slice(1).flatMap((call) => call.includes))
    const stages: StageSpec[] = []
    const toMode: HandlingMode = sea ? 'sea' : service.kind === 'road' ? 'road' : 'rail'
    stages.push(...this.handOver(from, start, toMode))
    const departures = this.departureStage(service, from)
    if (departures !== null) stages.push(departures)
    if (sea && !includes.has('closure')) stages.push(...this.closureStage(from))
    let km = 0
    let known = true
    const carriedKm: { country: string; km: number }[] = []
    const crosses: string[] = []
    const via: string[] = [fromId]
    const way: string[] = [fromId]
    calls.slice(1).forEach((call, index) => {
      const before = calls[index]?.location ?? fromId
      if (call.hours === undefined) return
      stages.push({
        kind: 'run',
        place: call.location,
        serviceId: service.id,
        label: `${this.name(before)} – ${this.name(call.location)}`,
        time: { kind: 'duration', hours: call.hours },
        provenance: [call.provenance],
      })
      const drawn = this.seaKm.get(`${before}|${call.location}`)
      const part =
        call.distanceBasis === 'published' ? (call.distanceKm ?? drawn?.km ?? 0) : (drawn?.km ?? call.distanceKm ?? 0)
      km += part
      if (call.crosses.length === 0) known = false
      for (const country of call.crosses) if (crosses.at(-1) !== country) crosses.push(country)
      const passed = [before, ...(call.via ?? []), call.location]
      via.push(...passed.slice(1))
      const all = sea
        ? [before, call.location]
        : this.wayThrough(passed, service.kind === 'road' ? 'road' : 'rail', call)
      way.push(...all.slice(1))
      carriedKm.push(
        ...(sea ? [{ country: this.countryOf[from] ?? '', km: part }] : this.shareByWay(all, call.crosses, part)),
      )
    })
    if (sea && !includes.has('closure')) stages.push(...this.closureStage(to))
    const borders = sea ? this.seaBorders(from, to) : this.bordersOn(way, crosses)
    if (!includes.has('border')) stages.push(...this.serviceBorderStages(service, borders, toMode))
    if (sea && (end === 'road' || end === 'rail1520' || end === 'rail1435')) stages.push(...this.rollOff(to, end))
    return {
      kind: 'service',
      from: vertexOf(from, start),
      to: vertexOf(to, end),
      mode,
      service,
      stages,
      carried: { mode, km: merge(carriedKm) },
      distanceKm: km,
      distanceBasis: calls.slice(1).every((call) => call.distanceBasis === 'published') ? 'published' : 'estimated',
      crosses,
      crossingUnknown: !known,
      borders,
      via,
      links: [],
      removal: this.removalOf(service, from, to),
    }
  }

  /** Why a service cannot be used with this equipment, if so. */
  private removalOf(service: Service, from: number, to: number): Removal | null {
    const subject = {
      subject: service.id,
      subjectName: `${service.name}, ${this.name(this.id(from))} – ${this.name(this.id(to))}`,
      provenance: provenanceOf(service),
      equipment: service.equipment,
    }
    if (!service.boardable) {
      const why = service.whyNotBoardable ?? `its status is ${service.status}`
      return {
        ...subject,
        code: 'NOT_BOARDABLE',
        text: `${service.name} is not offered: ${why}`,
        returnsIf: 'the operator confirms that it runs',
      }
    }
    if (this.takes(service)) return null
    const taken = service.equipment.join(', ')
    return {
      ...subject,
      code: 'EQUIPMENT',
      text: `${service.name} takes ${taken}, not ${this.kind}`,
      returnsIf: `the goods travel in ${taken}`,
    }
  }

  /** Border times of services whose running times leave them out. */
  private serviceBorderStages(service: Service, borders: readonly MoveBorder[], mode: HandlingMode): StageSpec[] {
    if (mode === 'sea') return []
    return borders.flatMap((border) => {
      const row = this.handling.find({
        activities: ['border'],
        place: border.place,
        country: border.to,
        fromMode: mode,
        toMode: mode,
        directions: [`${border.from}>${border.to}`, 'in'],
        anywhere: true,
      })
      return row === null
        ? []
        : [this.handlingStage(row, border.place, service.id, `border ${border.from}>${border.to}`)]
    })
  }

  /**
   * What happens between coming by one mode and leaving by another. Goods that stand at a port and are lifted wait in the
   * yard: the rows of a port for the road are those of lorries that roll on and off.
   * @param wagonWanted - whether a wagon has to be supplied, as after a truck; a train has its own
   */
  private handOver(place: number, start: Carriage, toMode: HandlingMode, wagonWanted = false): StageSpec[] {
    const id = this.id(place)
    const fromMode = cameBy(start)
    const ask = (
      activities: readonly string[],
      from: HandlingMode | null,
      to: HandlingMode | null,
      direction: string[],
    ) =>
      this.handling.find({
        activities,
        place: id,
        country: this.country(place),
        fromMode: from,
        toMode: to,
        directions: direction,
        anywhere: true,
      })
    if (fromMode === null) {
      const row = ask(['loading', 'acceptance', 'port'], null, toMode, ['out'])
      return row === null ? [] : [this.handlingStage(row, id, null, `${row.activity}, ${this.name(id)}`)]
    }
    const row =
      toMode === 'sea' || fromMode === 'sea'
        ? ask(
            ['port', 'transshipment'],
            start === 'offRoad' ? null : fromMode,
            start === 'offSea' && toMode === 'road' ? null : toMode,
            ['out', 'in'],
          )
        : ask(wagonWanted && fromMode === 'road' ? ['loading'] : ['transshipment', 'loading'], fromMode, toMode, [
            'out',
            'in',
          ])
    return row === null ? [] : [this.handlingStage(row, id, null, `${fromMode} to ${toMode}, ${this.name(id)}`)]
  }

  private rollOff(place: number, end: Carriage): StageSpec[] {
    const id = this.id(place)
    const toMode = cameBy(end)
    const row = this.handling.find({
      activities: ['port', 'transshipment'],
      place: id,
      country: this.country(place),
      fromMode: 'sea',
      toMode,
      directions: ['in'],
      anywhere: true,
    })
    return row === null ? [] : [this.handlingStage(row, id, null, `off the ship, ${this.name(id)}`)]
  }

  private departureStage(service: Service, from: number): StageSpec | null {
    const { departures } = service
    const provenance = [provenanceOf(service)]
    const stage = (time: StageSpec['time'], label: string): StageSpec => ({
      kind: 'wait',
      place: this.id(from),
      serviceId: service.id,
      label,
      time,
      provenance,
    })
    switch (departures.kind) {
      case 'on_demand':
        return null
      case 'random':
        return stage(
          { kind: 'random', meanHours: 168 / departures.perWeek },
          `next departure, about ${rounded(departures.perWeek)} a week, irregular`,
        )
      case 'headway': {
        const gap = 168 / departures.perWeek
        return stage(
          { kind: 'duration', hours: { min: 0, p50: gap / 2, max: gap } },
          `next departure, ${rounded(departures.perWeek)} a week`,
        )
      }
      case 'days':
        return stage(
          { kind: 'timetable', service, zone: this.network.locations.get(this.id(from))?.timeZone ?? 'UTC' },
          'next departure by timetable',
        )
    }
  }

  private closureStage(place: number): StageSpec[] {
    const closure = this.closures.get(this.id(place))
    if (closure === undefined || closure.share.every((share) => share === 0)) return []
    return [
      {
        kind: 'hold',
        place: closure.location,
        serviceId: null,
        label: `${this.name(closure.location)} shut by weather`,
        time: { kind: 'closure', share: closure.share, length: closure.length, weatherGroup: closure.weatherGroup },
        provenance: [closure.provenance],
      },
    ]
  }

  private addBorders(carriage: Carriage): void {
    const mode: Mode = carriage === 'road' ? 'road' : 'rail'
    for (const { from, to, link, carriage: of } of this.countries.borderLinks) {
      if (of !== carriage) continue
      const row = this.network.links[link]
      if (row === undefined) continue
      const crosses = row.from === this.id(from) ? row.crosses : [...row.crosses].reverse()
      const borders = this.bordersOn([this.id(from), this.id(to)], crosses)
      const stages: StageSpec[] = [this.runStage(from, to, row.lengthKm, carriage, this.countryOf[to] ?? '')]
      for (const border of borders) stages.push(...this.borderStages(border, from, to, mode))
      this.add({
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
        via: [this.id(from), this.id(to)],
        links: [link],
        removal: null,
      })
    }
  }

  /** Time on both sides of a border: leaving one country, entering the other. */
  private borderStages(border: MoveBorder, from: number, to: number, mode: Mode): StageSpec[] {
    const handlingMode: HandlingMode = mode === 'road' ? 'road' : 'rail'
    const pair = `${border.from}>${border.to}`
    const ask = (place: string, country: string, directions: string[], anywhere: boolean) =>
      this.handling.find({
        activities: ['border', 'customs'],
        place,
        country,
        fromMode: handlingMode,
        toMode: handlingMode,
        directions,
        anywhere,
      })
    const exit = ask(this.id(from), border.from, [pair, 'out'], false)
    const entry = ask(this.id(to), border.to, [pair, 'in'], true)
    const rows: [HandlingRow, string, string][] = []
    if (exit !== null && exit.direction !== 'any')
      rows.push([exit, this.id(from), `leaving ${border.from} for ${border.to}`])
    if (entry !== null) rows.push([entry, this.id(to), `entering ${border.to} from ${border.from}`])
    return rows.map(([row, place, label]) => this.handlingStage(row, place, null, label))
  }

  private addRuns(place: number, carriage: Carriage): void {
    for (const path of this.countries.from(place, carriage))
      if (this.significant.has(path.to)) this.add(this.run(place, path, carriage))
  }

  private run(place: number, path: LinkPath, carriage: Carriage): MoveDraft {
    const mode: Mode = carriage === 'road' ? 'road' : 'rail'
    const country = this.countryOf[place] ?? ''
    const drawn = path.links.every((link) => this.network.links[link]?.lengthBasis === 'published')
    return {
      kind: 'run',
      from: vertexOf(place, carriage),
      to: vertexOf(path.to, carriage),
      mode,
      service: null,
      stages: [this.runStage(place, path.to, path.km, carriage, country)],
      carried: { mode, km: [{ country, km: path.km }] },
      distanceKm: path.km,
      distanceBasis: drawn ? 'published' : 'estimated',
      crosses: [country],
      crossingUnknown: false,
      borders: [],
      via: path.places.map((index) => this.id(index)),
      links: path.links,
      removal: null,
    }
  }

  private runStage(from: number, to: number, km: number, carriage: Carriage, country: string): StageSpec {
    const { hours, provenance } = this.pace.run(
      carriage === 'road' ? 'road' : this.family === 'container' ? 'container_wagonload' : 'wagonload',
      country,
      km,
    )
    return {
      kind: 'run',
      place: this.id(to),
      serviceId: null,
      label: `${this.name(this.id(from))} – ${this.name(this.id(to))}, ${Math.round(km)} km`,
      time: { kind: 'duration', hours },
      provenance: [provenance],
    }
  }

  private addGaugeChanges(): void {
    for (const facility of this.network.facilities) {
      const place = this.indexOf.get(facility.location)
      if (place === undefined || !facility.does.includes('gauge_change')) continue
      for (const [from, to] of [
        ['rail1435', 'rail1520'],
        ['rail1520', 'rail1435'],
      ] as const) {
        const stage = this.gaugeStage(place, to)
        if (stage !== null) this.add(this.handlingMove('gauge', place, from, to, [stage]))
      }
    }
  }

  /** From the other gauge onto one of the two. */
  private gaugeStage(place: number, to: 'rail1435' | 'rail1520'): StageSpec | null {
    const from = to === 'rail1435' ? '1520' : '1435'
    const row = this.handling.find({
      activities: ['gauge_change'],
      place: this.id(place),
      country: this.country(place),
      fromMode: 'rail',
      toMode: 'rail',
      directions: [`${from}>${to.slice(4)}`],
      anywhere: true,
    })
    return row === null
      ? null
      : this.handlingStage(row, this.id(place), null, `gauge change ${from} to ${to.slice(4)} mm`)
  }

  /** Goods that come off a train where gauges meet go on over the same tracks and cranes as those that stay aboard. */
  private load(place: number, from: Carriage, to: Carriage): MoveDraft {
    const toMode = to === 'road' ? 'road' : 'rail'
    const gauge =
      from === 'offRail' && (to === 'rail1435' || to === 'rail1520') && this.changesGauge(place)
        ? this.gaugeStage(place, to)
        : null
    const stages = gauge === null ? this.handOver(place, from, toMode, toMode === 'rail') : [gauge]
    return this.handlingMove('load', place, from, to, stages)
  }

  private unload(place: number, from: Carriage): MoveDraft {
    const mode: HandlingMode = from === 'road' ? 'road' : 'rail'
    const id = this.id(place)
    const row = this.handling.find({
      activities: ['unloading'],
      place: id,
      country: this.country(place),
      fromMode: mode,
      toMode: null,
      directions: ['in'],
      anywhere: true,
    })
    return this.handlingMove(
      'unload',
      place,
      from,
      offMode(mode),
      row === null ? [] : [this.handlingStage(row, id, null, `unloading, ${this.name(id)}`)],
    )
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
      via: [this.id(place)],
      links: [],
      removal: null,
    }
  }

  private handlingStage(row: HandlingRow, place: string, serviceId: string | null, label: string): StageSpec {
    return { kind: 'handling', place, serviceId, label, time: handlingTime(row), provenance: [row.provenance] }
  }

  private originMoves(place: number): Move[] {
    return ownCarriages(this.family).flatMap((carriage) => {
      if (!this.reaches(place, carriage)) return []
      const runs = this.significant.has(place)
        ? []
        : this.countries
            .from(place, carriage)
            .filter((path) => this.significant.has(path.to))
            .map((path) => this.run(place, path, carriage))
      return [this.load(place, 'handedOver', carriage), ...runs].map(this.numbered)
    })
  }

  private destinationMoves(place: number): Move[] {
    return ownCarriages(this.family).flatMap((carriage) => {
      if (!this.reaches(place, carriage)) return []
      const runs = this.countries.from(place, carriage).flatMap((path) => {
        const back = this.countries.from(path.to, carriage).find((way) => way.to === place)
        if (back === undefined || (this.significant.has(place) && this.significant.has(path.to))) return []
        return [this.run(path.to, back, carriage)]
      })
      const leaves = this.transships.has(place) ? [] : [this.unload(place, carriage)]
      return [...leaves, ...runs].map(this.numbered)
    })
  }

  private readonly numbered = (draft: MoveDraft): Move => ({ ...draft, id: -1 })

  private add(draft: MoveDraft): void {
    const move: Move = { ...draft, id: this.moves.length }
    this.moves.push(move)
    this.leaving[move.from]?.push(move)
    this.entering[move.to]?.push(move)
  }

  /** The places on the drawn way of a service where it crosses borders; between others those that it is known to pass. */
  private wayThrough(passed: readonly string[], surface: Surface, { crosses }: ServiceCall): string[] {
    const way = passed.slice(0, 1)
    for (let i = 1; i < passed.length; i++) {
      const [before = '', at = ''] = [passed[i - 1], passed[i]]
      const links =
        countryOfId(before) === countryOfId(at) ? null : shortestWay(this.network, before, at, surface, crosses)
      way.push(...(links === null ? [at] : placesAlong(this.network, before, links).slice(1)))
    }
    return way
  }

  /**
   * The borders crossed in order along a way. A border stands at the border point that the way names, the side entered
   * before the side left; at sea and between places that are none at the first place of the country entered.
   */
  private bordersOn(way: readonly string[], crosses: readonly string[]): MoveBorder[] {
    const borders: MoveBorder[] = []
    let at = 0
    for (let i = 1; i < crosses.length; i++) {
      const [left, entered] = [crosses[i - 1] ?? '', crosses[i] ?? '']
      if (left === entered) continue
      const next = stepInto(way, at, left, entered)
      at = next
      const between = [way[next - 1] ?? '', way[next] ?? ''] as const
      const point = [...between].reverse().find((id) => this.network.locations.get(id)?.kind === 'border_crossing')
      borders.push({
        place: point ?? (countryOfId(between[1]) === entered ? between[1] : between[0]),
        between,
        from: left,
        to: entered,
      })
    }
    return borders
  }

  /** Goods that stay aboard in a port of call do not enter its country. */
  private seaBorders(from: number, to: number): MoveBorder[] {
    const [left, entered] = [this.country(from), this.country(to)]
    if (left === entered) return []
    return [{ place: this.id(to), between: [this.id(from), this.id(to)], from: left, to: entered }]
  }

  /** Spreads a length over the countries crossed as the way lies in them. */
  private shareByWay(way: readonly string[], crosses: readonly string[], km: number): Carried['km'] {
    const parts: { country: string; km: number }[] = []
    let total = 0
    for (let i = 1; i < way.length; i++) {
      const ends = [way[i - 1] ?? '', way[i] ?? ''] as const
      const [a, b] = ends.map((id) => this.network.locations.get(id)?.position)
      const length = a === undefined || b === undefined ? 0 : greatCircleKm(a, b)
      total += length
      for (const id of ends) parts.push({ country: countryOfId(id), km: length / 2 })
    }
    const passed = new Set(parts.map(({ country }) => country))
    if (total === 0 || crosses.some((country) => !passed.has(country))) return shareEvenly(crosses, km)
    return merge(parts.map((part) => ({ ...part, km: (part.km / total) * km })))
  }

  private id(place: number): string {
    return this.places[place] ?? ''
  }

  private country(place: number): string {
    return this.countryOf[place] ?? ''
  }

  private name(id: string): string {
    return this.network.locations.get(id)?.name ?? id
  }
}

function provenanceOf(service: Service): Provenance {
  const { source, sourceDate, basis, note, row } = service
  return { source, sourceDate, basis, ...(note === undefined ? {} : { note }), ...(row === undefined ? {} : { row }) }
}

function modeOf(service: Service): Mode {
  switch (service.kind) {
    case 'rail_block_train':
    case 'rail_wagonload':
      return 'rail'
    default:
      return service.kind
  }
}

function rounded(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, '')
}

/** Where a way steps from one country into another, as the index of the first place entered; its end where it does not say. */
function stepInto(way: readonly string[], start: number, left: string, entered: string): number {
  const steps = way.flatMap((id, i) => (i > start && countryOfId(id) !== countryOfId(way[i - 1] ?? '') ? [i] : []))
  return (
    steps.find((i) => countryOfId(way[i] ?? '') === entered && countryOfId(way[i - 1] ?? '') === left) ??
    steps.find((i) => countryOfId(way[i] ?? '') === entered || countryOfId(way[i - 1] ?? '') === left) ??
    (start > 0 ? start : way.length - 1)
  )
}

function countryOfId(id: string): string {
  return id.slice(0, 2)
}

/** Spreads a length evenly over the countries crossed, where the countries' parts are not known. */
function shareEvenly(crosses: readonly string[], km: number): Carried['km'] {
  return crosses.length === 0 ? [{ country: '', km }] : crosses.map((country) => ({ country, km: km / crosses.length }))
}

function merge(parts: readonly { country: string; km: number }[]): Carried['km'] {
  const merged: { country: string; km: number }[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (last !== undefined && last.country === part.country) last.km += part.km
    else merged.push({ ...part })
  }
  return merged
}
