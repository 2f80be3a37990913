import { type EpochMinutes, earliestInstant, endInstant } from '@karavan/core'
import {
  type ClosureProcess,
  type ConditionsSnapshot,
  type EquipmentFamily,
  type Message,
  type Mode,
  message,
  type Provenance,
  type Service,
} from '@karavan/model'
import type { HandlingRow, Network } from '@karavan/network'
import { type Carriage, cameBy, type HandlingMode } from './carriage.js'
import { HandlingIndex, handlingTime } from './handling.js'
import type { MoveBorder, StageSpec } from './move.js'
import { PaceTable } from './pace.js'
import { type PlaceIndex, placeNamed } from './places.js'

/** Minutes that no horizon reaches: a thousand years. */
const FOR_EVER = 1000 * 365 * 1440

/** Makes the stages of moves from the rows that say how long they take. */
export class StageMaker {
  private readonly handling: HandlingIndex
  private readonly pace: PaceTable
  private readonly asOf: EpochMinutes
  private readonly closures: ReadonlyMap<string, ClosureProcess>

  /** @param snapshot - closures of the day */
  constructor(
    private readonly network: Network,
    snapshot: ConditionsSnapshot,
    private readonly places: PlaceIndex,
    private readonly family: EquipmentFamily,
  ) {
    this.handling = new HandlingIndex(network)
    this.asOf = snapshot.asOf
    this.pace = new PaceTable(network)
    this.closures = closuresAt(network, snapshot)
  }

  /**
   * What happens between coming by one mode and leaving by another. Goods that stand at a port and are lifted wait in the
   * yard: the rows of a port for the road are those of lorries that roll on and off.
   * @param wagonWanted - whether a wagon has to be supplied, as after a truck; a train has its own
   */
  handOver(place: number, start: Carriage, toMode: HandlingMode, wagonWanted = false): StageSpec[] {
    const id = this.places.id(place)
    const fromMode = cameBy(start)
    const ask = <Activity extends string>(
      activities: readonly Activity[],
      from: HandlingMode | null,
      to: HandlingMode | null,
      direction: string[],
    ) =>
      this.handling.find({
        activities,
        place: id,
        country: this.places.country(place),
        fromMode: from,
        toMode: to,
        directions: direction,
        anywhere: true,
      })
    if (fromMode === null) {
      const row = ask(['loading', 'acceptance', 'port'], null, toMode, ['out'])
      return row === null
        ? []
        : [this.handlingStage(row, id, null, message(`entry.${row.activity}`, { place: this.places.named(id) }))]
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
    if (row === null) return []
    const label = message('stage.handOver', {
      from: { kind: 'mode', mode: fromMode },
      to: { kind: 'mode', mode: toMode },
      place: this.places.named(id),
    })
    return [this.handlingStage(row, id, null, label)]
  }

  /** Rolling off a ship, aboard the carriage that goes on. */
  rollOff(place: number, end: Carriage): StageSpec[] {
    const id = this.places.id(place)
    const toMode = cameBy(end)
    const row = this.handling.find({
      activities: ['port', 'transshipment'],
      place: id,
      country: this.places.country(place),
      fromMode: 'sea',
      toMode,
      directions: ['in'],
      anywhere: true,
    })
    return row === null
      ? []
      : [this.handlingStage(row, id, null, message('stage.offShip', { place: this.places.named(id) }))]
  }

  /** The wait for a departure between the dates of a service; nothing for one that runs on demand and at all times. */
  departure(service: Service, from: number): StageSpec[] {
    const wait = this.nextDeparture(service, from)
    if (service.departures.kind === 'days') return wait === null ? [] : [wait]
    const { validFrom = 'undated', validTo = 'undated' } = service
    const [opens, ends] = [earliestInstant(validFrom), endInstant(validTo)]
    const shut = (time: StageSpec['time'], label: Message): StageSpec => ({
      kind: 'hold',
      place: this.places.id(from),
      serviceId: service.id,
      label,
      time,
      provenance: [provenanceOf(service)],
    })
    return [
      ...(opens === null || opens <= this.asOf
        ? []
        : [
            shut(
              { kind: 'window', from: 0, until: opens },
              message('stage.begins', { date: { kind: 'date', date: validFrom } }),
            ),
          ]),
      ...(wait === null ? [] : [wait]),
      ...(ends === null
        ? []
        : [
            shut(
              { kind: 'window', from: ends, until: ends + FOR_EVER },
              message('stage.ends', { date: { kind: 'date', date: validTo } }),
            ),
          ]),
    ]
  }

  private nextDeparture(service: Service, from: number): StageSpec | null {
    const { departures } = service
    const provenance = [provenanceOf(service)]
    const stage = (time: StageSpec['time'], label: Message): StageSpec => ({
      kind: 'wait',
      place: this.places.id(from),
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
          message('stage.irregular', { times: rounded(departures.perWeek) }),
        )
      case 'headway': {
        const gap = 168 / departures.perWeek
        return stage(
          { kind: 'duration', hours: { min: 0, p50: gap / 2, max: gap } },
          message('stage.headway', { times: rounded(departures.perWeek) }),
        )
      }
      case 'days':
        return stage(
          { kind: 'timetable', service, zone: this.network.locations.get(this.places.id(from))?.timeZone ?? 'UTC' },
          message('stage.timetable'),
        )
    }
  }

  /** What is left of a closure of a port, where one shuts. */
  closure(place: number): StageSpec[] {
    const closure = this.closures.get(this.places.id(place))
    return closure === undefined ? [] : closureStages(this.network, closure)
  }

  /** Border times of services whose running times leave them out. */
  serviceBorders(service: Service, borders: readonly MoveBorder[], mode: HandlingMode): StageSpec[] {
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
        : [
            this.handlingStage(
              row,
              border.place,
              service.id,
              message('stage.border', { from: border.from, to: border.to }),
            ),
          ]
    })
  }

  /** Time on both sides of a border: leaving one country, entering the other. */
  border({ from, to, between }: MoveBorder, mode: Mode): StageSpec[] {
    const handlingMode: HandlingMode = mode === 'road' ? 'road' : 'rail'
    const pair = `${from}>${to}`
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
    const exit = ask(between[0], from, [pair, 'out'], false)
    const entry = ask(between[1], to, [pair, 'in'], true)
    const rows: [HandlingRow, string, Message][] = []
    if (exit !== null && exit.direction !== 'any') rows.push([exit, between[0], message('stage.leaving', { from, to })])
    if (entry !== null) rows.push([entry, between[1], message('stage.entering', { to, from })])
    return rows.map(([row, place, label]) => this.handlingStage(row, place, null, label))
  }

  /** A run on demand inside a country, at its pace. */
  run(from: number, to: number, km: number, carriage: Carriage, country: string): StageSpec {
    const { hours, provenance } = this.pace.run(
      carriage === 'road' ? 'road' : this.family === 'container' ? 'container_wagonload' : 'wagonload',
      country,
      km,
    )
    return {
      kind: 'run',
      place: this.places.id(to),
      serviceId: null,
      label: message('stage.runOnDemand', {
        from: this.places.named(this.places.id(from)),
        to: this.places.named(this.places.id(to)),
        km: Math.round(km),
      }),
      time: { kind: 'duration', hours },
      provenance: [provenance],
    }
  }

  /** From the other gauge onto one of the two. */
  gaugeChange(place: number, to: 'rail1435' | 'rail1520'): StageSpec | null {
    const from = to === 'rail1435' ? '1520' : '1435'
    const row = this.handling.find({
      activities: ['gauge_change'],
      place: this.places.id(place),
      country: this.places.country(place),
      fromMode: 'rail',
      toMode: 'rail',
      directions: [`${from}>${to.slice(4)}`],
      anywhere: true,
    })
    return row === null
      ? null
      : this.handlingStage(row, this.places.id(place), null, message('stage.gauge', { from, to: to.slice(4) }))
  }

  /** Out of a train or off a lorry at its end. */
  unloading(place: number, from: Carriage): StageSpec[] {
    const id = this.places.id(place)
    const row = this.handling.find({
      activities: ['unloading'],
      place: id,
      country: this.places.country(place),
      fromMode: from === 'road' ? 'road' : 'rail',
      toMode: null,
      directions: ['in'],
      anywhere: true,
    })
    return row === null
      ? []
      : [this.handlingStage(row, id, null, message('stage.unloading', { place: this.places.named(id) }))]
  }

  /**
   * From standing at a place to being available to the consignee: the stay at the port after a ship, customs, hand-over.
   * @param foreign - whether the goods come from another customs territory
   */
  delivery(place: number, standing: Carriage, foreign: boolean): StageSpec[] {
    const id = this.places.id(place)
    const fromMode = cameBy(standing)
    const activities = [
      { activity: 'port', label: 'stage.offShip', needed: fromMode === 'sea' },
      { activity: 'customs', label: 'stage.customs', needed: foreign },
      { activity: 'delivery', label: 'stage.delivery', needed: true },
    ] as const
    return activities.flatMap(({ activity, label, needed }) => {
      if (!needed) return []
      const row = this.handling.find({
        activities: [activity],
        place: id,
        country: this.places.country(place),
        fromMode,
        toMode: null,
        directions: ['in'],
        anywhere: true,
      })
      return row === null ? [] : [this.handlingStage(row, id, null, message(label, { place: this.places.named(id) }))]
    })
  }

  private handlingStage(row: HandlingRow, place: string, serviceId: string | null, label: Message): StageSpec {
    const { provenance, seasons } = row
    const stage: StageSpec = {
      kind: 'handling',
      place,
      serviceId,
      label,
      time: handlingTime(row),
      provenance: [provenance],
    }
    return seasons === undefined ? stage : { ...stage, seasons }
  }
}

/** The closures of a day by place: those of the network, over which those of the snapshot go. */
export function closuresAt(
  { closures }: Network,
  snapshot: Pick<ConditionsSnapshot, 'closures'>,
): ReadonlyMap<string, ClosureProcess> {
  return new Map([...closures, ...snapshot.closures].map((closure) => [closure.location, closure]))
}

/** What is left of a closure as a stage; none for one that never shuts. */
export function closureStages(network: Network, closure: ClosureProcess): StageSpec[] {
  const { location, share, length, weatherGroup, provenance, forecast } = closure
  if (share.every((shut) => shut === 0) && forecast === undefined) return []
  return [
    {
      kind: 'hold',
      place: location,
      serviceId: null,
      label: shutBy(network, closure),
      time: { kind: 'closure', share, ...(forecast && { foreseen: forecast.days }), length, weatherGroup },
      provenance: forecast === undefined ? [provenance] : [forecast.provenance, provenance],
    },
  ]
}

function shutBy(network: Network, { location, months, forecast }: ClosureProcess): Message {
  const place = placeNamed(network, location)
  const last = forecast?.days.at(-1)
  if (forecast !== undefined && last !== undefined)
    return message('stage.shutAsForecast', {
      place,
      until: { kind: 'instant', at: last.day, to: 'day' },
      had: { kind: 'instant', at: forecast.fetched, to: 'minute' },
    })
  return months === undefined ? message('stage.shut', { place }) : message('stage.shutAsReported', { place, months })
}

/** Where a service or link is known from. */
export function provenanceOf({ source, sourceDate, basis, note, row }: Provenance): Provenance {
  return { source, sourceDate, basis, ...(note === undefined ? {} : { note }), ...(row === undefined ? {} : { row }) }
}

function rounded(value: number): number {
  return Number(value.toFixed(value >= 10 ? 0 : 1))
}
