import {
  EQUIPMENT,
  type EquipmentKind,
  type LocationId,
  type Message,
  type MessageValue,
  type Mode,
  message,
  type Provenance,
} from '@karavan/model'
import type { Network, Rate, RateUnit } from '@karavan/network'
import type { Move } from './move.js'

/** A price for one unit of equipment and for one tonne of goods; US dollars. */
export interface PricedLine {
  readonly what: Message
  /** What it is priced by, where that is distance. */
  readonly km: number | null
  readonly rate: Rate | null
  readonly perUnit: Amounts
  readonly perTonne: Amounts
  readonly provenance: Provenance
  /** Why there is no amount; null where there is one. */
  readonly reason: Message | null
}

interface Amounts {
  readonly low: number
  readonly typical: number
  readonly high: number
}

const NOTHING: Amounts = { low: 0, typical: 0, high: 0 }

/** Prices moves from the network's rates: a service's own, else the relation's, else the mode's by distance and country. */
export class PriceBook {
  private readonly byKey = new Map<string, Rate[]>()
  private readonly chosen = new Map<string, Rate | null>()

  constructor(
    network: Network,
    private readonly kind: EquipmentKind,
    private readonly named: (id: LocationId) => MessageValue,
  ) {
    for (const rate of network.rates) {
      if ((rate.equipment.length > 0 && !rate.equipment.includes(kind)) || !countable(rate.per, kind)) continue
      const key = keyOf(rate)
      const rates = this.byKey.get(key)
      if (rates === undefined) this.byKey.set(key, [rate])
      else rates.push(rate)
    }
    for (const rates of this.byKey.values()) rates.sort(bySpecificity)
  }

  /** Lines for a move; a carriage without a rate has a line with a reason and no amount. */
  lines(move: Move): PricedLine[] {
    const { carried } = move
    if (carried === null) return this.handlingLines(move)
    const from = move.via[0] ?? ''
    const to = move.via.at(-1) ?? ''
    const own =
      move.service === null
        ? undefined
        : this.byKey.get(`service|${move.service.id}`)?.find((rate) => ends(rate, from, to))
    const relation =
      own ??
      this.byKey.get(`relation|${from}|${to}`)?.find((rate) => modeFits(rate, carried.mode, move.service !== null))
    if (relation !== undefined) return [line(this.relationLine(from, to), relation, this.kind, move.distanceKm)]
    const carriage = carried.km.map(({ country, km, mode = carried.mode }) => {
      const rate = this.modeRate(mode, country, move.service !== null)
      const manyCountries = carried.km.length > 1 || move.service === null
      const what = manyCountries
        ? message('cost.carriage', { mode: { kind: 'mode', mode }, country: { kind: 'country', code: country } })
        : this.relationLine(from, to)
      return { ...(rate === null ? unknown(what) : line(what, rate, this.kind, km)), km }
    })
    if (move.kind === 'border') return [...carriage, ...this.placeLines(to, 'border', move.borders.at(-1)?.from)]
    if (move.kind !== 'haul') return carriage
    const borders = move.borders.flatMap((border) => this.placeLines(border.between[1], 'border', border.from))
    return [...this.placeLines(from, 'load'), ...carriage, ...borders, ...this.placeLines(to, 'unload')]
  }

  private relationLine(from: LocationId, to: LocationId): Message {
    return message('cost.relation', { from: this.named(from), to: this.named(to) })
  }

  private handlingLines(move: Move): PricedLine[] {
    if (move.kind !== 'gauge' && move.kind !== 'load' && move.kind !== 'unload') return []
    return this.placeLines(move.via.at(-1) ?? '', move.kind)
  }

  /** @param cameFrom - the country left, where a border is crossed: rates for it go before others */
  private placeLines(place: string, activity: Activity, cameFrom = ''): PricedLine[] {
    for (const scope of [place, place.slice(0, 2), '*']) {
      const rates = this.byKey.get(`handling|${scope}`)?.filter((candidate) => handlingFits(candidate, activity))
      const rate =
        rates?.find((candidate) => candidate.from !== '' && candidate.from === cameFrom) ??
        rates?.find((candidate) => candidate.from === '')
      if (rate !== undefined)
        return [line(message(`handling.${activity}`, { place: this.named(place) }), rate, this.kind, 0)]
    }
    return []
  }

  private modeRate(mode: Mode, country: string, scheduled: boolean): Rate | null {
    const key = `${mode}|${country}|${scheduled}`
    let rate = this.chosen.get(key)
    if (rate === undefined) {
      rate = null
      for (const place of [country, '*', ''])
        rate ??= this.byKey.get(`mode|${place}`)?.find((candidate) => modeFits(candidate, mode, scheduled)) ?? null
      this.chosen.set(key, rate)
    }
    return rate
  }
}

function keyOf(rate: Rate): string {
  switch (rate.scope) {
    case 'service':
      return `service|${rate.service}`
    case 'relation':
      return `relation|${rate.from}|${rate.to}`
    case 'mode':
      return `mode|${rate.place}`
    case 'handling':
      return `handling|${rate.place}`
  }
}

/** What is paid for at a place. */
type Activity = 'border' | 'gauge' | 'load' | 'unload'

function handlingFits(rate: Rate, activity: Activity): boolean {
  if (activity === 'border') return rate.mode === 'border'
  if (activity === 'gauge') return rate.mode === 'gauge_change'
  return rate.mode === 'transshipment' || rate.mode === activity || rate.mode === 'handling'
}

function bySpecificity(a: Rate, b: Rate): number {
  return Number(b.equipment.length > 0) - Number(a.equipment.length > 0) || (a.id < b.id ? -1 : 1)
}

function ends(rate: Rate, from: string, to: string): boolean {
  return (rate.from === '' || rate.from === from) && (rate.to === '' || rate.to === to)
}

/** Whether a rate's mode covers a carriage; block trains have rates of their own beside wagonload. */
function modeFits(rate: Rate, mode: Mode, scheduled: boolean): boolean {
  if (rate.mode === '' || rate.mode === mode) return true
  if (rate.mode === 'ferry') return mode === 'rail_ferry' || mode === 'ro_ro'
  if (rate.mode === 'sea') return mode === 'feeder' || mode === 'deep_sea' || mode === 'sea_bulk' || mode === 'barge'
  if (mode !== 'rail') return false
  return scheduled ? rate.mode === 'rail_block_train' : rate.mode === 'rail_wagonload'
}

/** Whether a unit of equipment can be counted by it. */
function countable(per: RateUnit, kind: EquipmentKind): boolean {
  const { family, teu } = EQUIPMENT[kind]
  switch (per) {
    case 'container_20':
    case 'teu_km':
      return family === 'container' && (per === 'teu_km' || teu === 1)
    case 'container_40':
    case 'feu_km':
      return family === 'container' && (per === 'feu_km' || teu >= 2)
    case 'wagon':
    case 'wagon_km':
    case 'wagon_metre':
      return family === 'wagon'
    case 'truck':
    case 'truck_km':
    case 'truck_metre':
      return family === 'vehicle'
    case 'tonne':
    case 'tonne_km':
    case 'crossing':
      return true
  }
}

function factor(per: RateUnit, kind: EquipmentKind, km: number): { unit: number; tonne: number } {
  const { teu, lengthMetres } = EQUIPMENT[kind]
  switch (per) {
    case 'teu_km':
      return { unit: teu * km, tonne: 0 }
    case 'feu_km':
      return { unit: (teu / 2) * km, tonne: 0 }
    case 'truck_km':
    case 'wagon_km':
      return { unit: km, tonne: 0 }
    case 'wagon_metre':
    case 'truck_metre':
      return { unit: lengthMetres, tonne: 0 }
    case 'tonne':
      return { unit: 0, tonne: 1 }
    case 'tonne_km':
      return { unit: 0, tonne: km }
    case 'container_20':
    case 'container_40':
    case 'wagon':
    case 'truck':
    case 'crossing':
      return { unit: 1, tonne: 0 }
  }
}

function line(what: Message, rate: Rate, kind: EquipmentKind, km: number): PricedLine {
  const { unit, tonne } = factor(rate.per, kind, km)
  const times = (by: number): Amounts =>
    by === 0 ? NOTHING : { low: rate.low * by, typical: rate.typical * by, high: rate.high * by }
  return {
    what,
    km: null,
    rate,
    perUnit: times(unit),
    perTonne: times(tonne),
    provenance: rate.provenance,
    reason: null,
  }
}

function unknown(what: Message): PricedLine {
  return {
    what,
    km: null,
    rate: null,
    perUnit: NOTHING,
    perTonne: NOTHING,
    provenance: { source: 'none', sourceDate: 'undated', basis: 'assumed' },
    reason: message('cost.unknown'),
  }
}
