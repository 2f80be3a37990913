import {
  EQUIPMENT,
  type EquipmentFamily,
  type EquipmentKind,
  type MessageValue,
  type Mode,
  message,
  type Service,
  type ServiceCall,
  serviceNamed,
  surfaceOf,
  whyNotOffered,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { bordersOn, piecesThrough, placesOn } from './borders.js'
import { type Carriage, GROUND, type HandlingMode, offMode, vertexOf } from './carriage.js'
import type { CountryNetworks } from './country-network.js'
import type { Carried, MoveBorder, MoveDraft, Removal, StageSpec } from './move.js'
import type { PlaceIndex } from './places.js'
import { mergeShares, shareByWay } from './shares.js'
import { shipsOf } from './ships.js'
import { provenanceOf, type StageMaker } from './stages.js'

/** Makes the moves of services: each pair of calls is one. */
export class ServiceMoves {
  private readonly family: EquipmentFamily
  /** Places where equipment rolls on or off a ship, by carriage. */
  private readonly rollsAt = new Map<Carriage, Set<number>>()
  private readonly seaKm = new Map<string, number>()
  private readonly shipOf: ReturnType<typeof shipsOf>

  constructor(
    private readonly network: Network,
    private readonly places: PlaceIndex,
    private readonly countries: CountryNetworks,
    private readonly stages: StageMaker,
    private readonly kind: EquipmentKind,
  ) {
    this.family = EQUIPMENT[kind].family
    this.shipOf = shipsOf(network, this.family)
    for (const { mode, from, to, lengthKm } of network.links) {
      if (mode !== 'sea' && mode !== 'inland_water') continue
      this.seaKm.set(`${from}|${to}`, lengthKm)
      this.seaKm.set(`${to}|${from}`, lengthKm)
    }
  }

  /** Whether a service takes the equipment, directly or on its carrier: a box on a wagon, or on a truck. */
  takes(service: Service): boolean {
    if (service.equipment.length === 0 || service.equipment.includes(this.kind)) return true
    if (this.family !== 'container') return false
    if (service.kind === 'rail_ferry')
      return service.equipment.includes('wagon-platform') || service.equipment.includes('truck')
    return service.kind === 'ro_ro' && (service.equipment.includes('truck') || service.equipment.includes('trailer'))
  }

  /** The moves of a service; one that cannot be used says why. */
  of(service: Service): MoveDraft[] {
    const moves: MoveDraft[] = []
    for (let i = 0; i < service.calls.length - 1; i++) {
      for (let j = i + 1; j < service.calls.length; j++) moves.push(...this.between(service, i, j))
    }
    return moves
  }

  /** Whether equipment rolls on or off a ship at a place; known once the moves of all services are made. */
  rolls(place: number, carriage: Carriage): boolean {
    return this.rollsAt.get(carriage)?.has(place) ?? false
  }

  private between(service: Service, i: number, j: number): MoveDraft[] {
    const calls = service.calls.slice(i, j + 1)
    const [first, last] = [calls[0], calls.at(-1)]
    const from = this.places.indexOf.get(first?.location ?? '')
    const to = this.places.indexOf.get(last?.location ?? '')
    if (from === undefined || to === undefined || from === to) return []
    if (calls.slice(1).some((call) => call.hours === undefined)) return []
    const mode = modeOf(service)
    const moves = (starts: readonly Carriage[], end: Carriage) =>
      starts.map((start) => this.move(service, calls, from, to, start, end, mode))
    const rolling = this.rollingCarriages(service, from, to)
    if (rolling !== null) {
      this.markRolling(rolling.aboard, from)
      this.markRolling(rolling.ashore, to)
      const boarding = this.onTrailer(rolling.aboard) ? GROUND : [rolling.aboard]
      return [...moves(boarding, rolling.ashore), ...(rolling.only ? [] : moves(GROUND, offMode('sea')))]
    }
    return moves(GROUND, offMode(surfaceOf(service.kind)))
  }

  private markRolling(carriage: Carriage, place: number): void {
    const places = this.rollsAt.get(carriage)
    if (places === undefined) this.rollsAt.set(carriage, new Set([place]))
    else places.add(place)
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
        const ashore = this.countries.touches(to, aboard) || this.places.changesGauge(to) ? aboard : offMode('rail')
        return { aboard, ashore, only: !lifted }
      }
    }
    if (this.family !== 'wagon' && carriesTrucks) return { aboard: 'road', ashore: 'road', only: !lifted }
    return null
  }

  /** Whether the equipment is a box that rolls aboard on a trailer, put under it at the port where it did not come on one. */
  private onTrailer(aboard: Carriage): boolean {
    return this.family === 'container' && aboard === 'road'
  }

  private move(
    service: Service,
    calls: readonly ServiceCall[],
    from: number,
    to: number,
    start: Carriage,
    end: Carriage,
    mode: Mode,
  ): MoveDraft {
    const toMode: HandlingMode = surfaceOf(service.kind)
    const sea = toMode === 'sea'
    const fromId = this.places.id(from)
    const includes = new Set(calls.slice(1).flatMap((call) => call.includes))
    const stages: StageSpec[] = []
    if (sea && this.onTrailer(end)) {
      if (start !== 'offRoad') stages.push(...this.stages.handOver(from, start, 'road'))
      stages.push(...this.stages.handOver(from, 'road', 'sea'))
    } else stages.push(...this.stages.handOver(from, start, toMode))
    stages.push(...this.stages.departure(service, from))
    if (sea && !includes.has('closure')) stages.push(...this.stages.closure(from))
    let km = 0
    let known = true
    const carriedKm: Carried['km'][number][] = []
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
        label: message('stage.run', { from: this.places.named(before), to: this.places.named(call.location) }),
        time: { kind: 'duration', hours: call.hours },
        provenance: [call.provenance],
      })
      const drawn = this.seaKm.get(`${before}|${call.location}`)
      const part =
        call.distanceBasis === 'published' ? (call.distanceKm ?? drawn ?? 0) : (drawn ?? call.distanceKm ?? 0)
      km += part
      if (call.crosses.length === 0) known = false
      for (const country of call.crosses) if (crosses.at(-1) !== country) crosses.push(country)
      const passed = [before, ...(call.via ?? []), call.location]
      via.push(...passed.slice(1))
      if (sea) {
        way.push(call.location)
        carriedKm.push({ country: this.places.country(from), km: part })
        return
      }
      const pieces = piecesThrough(this.network, passed, toMode, call)
      way.push(...placesOn(pieces).slice(1))
      carriedKm.push(...shareByWay(this.network, pieces, call.crosses, part, this.shipOf))
    })
    if (sea && !includes.has('closure')) stages.push(...this.stages.closure(to))
    const borders = sea ? this.seaBorders(from, to) : bordersOn(this.network, way, crosses)
    if (!includes.has('border')) stages.push(...this.stages.serviceBorders(service, borders, toMode))
    if (sea && (end === 'road' || end === 'rail1520' || end === 'rail1435'))
      stages.push(...this.stages.rollOff(to, end))
    return {
      kind: 'service',
      from: vertexOf(from, start),
      to: vertexOf(to, end),
      mode,
      service,
      stages,
      carried: { mode, km: mergeShares(carriedKm) },
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
      subjectName:
        service.calls.length === 2
          ? message('text', { text: serviceNamed(service) })
          : message('out.service', {
              service: serviceNamed(service),
              from: this.places.named(this.places.id(from)),
              to: this.places.named(this.places.id(to)),
            }),
      provenance: provenanceOf(service),
      equipment: service.equipment,
    }
    const taken = (as?: 'carrier'): MessageValue => ({
      kind: 'list',
      items: service.equipment.map((equipment) => ({ kind: 'equipment', equipment, ...(as && { as }) })),
    })
    if (!service.boardable) {
      const { status } = service
      const why = whyNotOffered(service)
      return {
        ...subject,
        code: 'NOT_BOARDABLE',
        text: why === null ? message('out.notOfferedStatus', { status }) : message('out.notOffered', { why }),
        returnsIf: this.takes(service)
          ? message('back.confirmed')
          : message('back.confirmedInEquipment', { taken: taken('carrier') }),
      }
    }
    if (this.takes(service)) return null
    return {
      ...subject,
      code: 'EQUIPMENT',
      text: message('out.equipment', { taken: taken(), equipment: { kind: 'equipment', equipment: this.kind } }),
      returnsIf: message('back.equipment', { taken: taken('carrier') }),
    }
  }

  /** Goods that stay aboard in a port of call do not enter its country. */
  private seaBorders(from: number, to: number): MoveBorder[] {
    const [left, entered] = [this.places.country(from), this.places.country(to)]
    if (left === entered) return []
    return [{ place: this.places.id(to), between: [this.places.id(from), this.places.id(to)], from: left, to: entered }]
  }
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
