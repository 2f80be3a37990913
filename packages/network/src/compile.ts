import {
  type ByMonth,
  type DurationKnots,
  durationMean,
  fingerprint,
  type LonLat,
  StructuredError,
  type TableRow,
  type TimeGrid,
} from '@karavan/core'
import {
  type ClosureProcess,
  type Departures,
  EQUIPMENT_KINDS,
  type EquipmentKind,
  type Gauge,
  type Link,
  type Location,
  type LocationCode,
  type LocationKind,
  type LocationName,
  type Service,
  type ServiceCall,
  type ServiceKind,
} from '@karavan/model'
import {
  type EmissionFactor,
  type Facility,
  type HandlingRow,
  type Network,
  type Parameter,
  RATE_UNITS,
  type Rate,
} from './network.js'
import { Row } from './row.js'
import type { NetworkTables } from './tables.js'

/** Hours on a grid of one, to the end of the fourth month: the longest journey in the evidence takes under 90 days. */
export const CORRIDOR_GRID: TimeGrid = { stepMinutes: 60, horizonSteps: 120 * 24 }

const LOCATION_KINDS: readonly LocationKind[] = [
  'rail_station',
  'border_crossing',
  'seaport',
  'dry_port',
  'inland_terminal',
  'city',
  'waypoint',
]
const SERVICE_KINDS: readonly ServiceKind[] = [
  'rail_block_train',
  'rail_wagonload',
  'rail_ferry',
  'ro_ro',
  'feeder',
  'deep_sea',
  'sea_bulk',
  'barge',
  'road',
]
const GAUGES: readonly Gauge[] = [1435, 1520, 1524, 1676]
const WEEKDAYS: readonly string[] = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/**
 * Turns tables into the network.
 * @throws {StructuredError} NETWORK_ROW_INVALID, with file:line, for the first row that cannot be read
 */
export function compileNetwork(tables: NetworkTables, grid: TimeGrid = CORRIDOR_GRID): Network {
  const locations = readLocations(tables)
  const known = (row: Row, column: string, id = row.text(column)): string => {
    if (!locations.has(id)) throw row.fault(column, id, 'the id of a location in locations.csv')
    return id
  }
  return {
    version: fingerprint(
      Object.values(tables)
        .flatMap((rows) => rows.map(({ cells }) => Object.values(cells).join('\u001f')))
        .join('\u001e'),
    ),
    dataAsOf: newestDate(tables),
    grid,
    locations,
    facilities: tables.facilities.map((table) => readFacility(new Row(table), known)),
    links: readLinks(tables, locations, known),
    services: readServices(tables, known),
    handling: readHandling(tables.handling),
    closures: readClosures(tables.closures, known),
    rates: tables.rates.map((table) => readRate(new Row(table))),
    emissions: tables.emissions.map((table) => readEmission(new Row(table))),
    parameters: new Map(tables.parameters.map((table) => readParameter(new Row(table)))),
  }
}

type Known = (row: Row, column: string, id?: string) => string

function newestDate(tables: NetworkTables): string {
  let newest = ''
  for (const rows of Object.values(tables)) {
    for (const { cells } of rows) {
      const date = cells['source_date'] ?? ''
      if (/^\d{4}-\d{2}/.test(date) && date > newest) newest = date
    }
  }
  return newest === '' ? 'undated' : newest
}

function groupBy(rows: readonly TableRow[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const table of rows) {
    const key = table.cells[column] ?? ''
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [new Row(table)])
    else group.push(new Row(table))
  }
  return groups
}

function readLocations(tables: NetworkTables): Map<string, Location> {
  const names = groupBy(tables.location_names, 'location_id')
  const codes = groupBy(tables.location_codes, 'location_id')
  const locations = new Map<string, Location>()
  for (const table of tables.locations) {
    const row = new Row(table)
    const id = row.text('id')
    if (locations.has(id)) throw row.fault('id', id, 'an id that no other row has')
    const role = row.optional('role')
    const disconnectedReason = row.optional('disconnected_reason')
    locations.set(id, {
      id,
      name: row.text('name'),
      country: row.text('country'),
      kind: row.choice('kind', LOCATION_KINDS),
      position: [row.needed('lon', -180, 180), row.needed('lat', -90, 90)],
      timeZone: row.text('time_zone'),
      ...(role === '' ? {} : { role }),
      ...(disconnectedReason === '' ? {} : { disconnectedReason }),
      names: (names.get(id) ?? []).map(
        (name): LocationName => ({ language: name.text('language'), name: name.text('name') }),
      ),
      codes: (codes.get(id) ?? []).map((code): LocationCode => {
        const [edition, check] = [code.optional('edition'), code.optional('check')]
        return {
          scheme: code.choice('scheme', ['unlocode', 'esr', 'uic', 'smdg'] as const),
          code: code.text('code'),
          ...(edition === '' ? {} : { edition }),
          ...(check === '' ? {} : { check }),
        }
      }),
      ...row.provenance(),
    })
  }
  return locations
}

function equipmentOf(row: Row): EquipmentKind[] {
  return row.list('equipment').flatMap((word) => {
    if (word === '*') return []
    const found = EQUIPMENT_KINDS.find((kind) => kind === word)
    if (found === undefined) throw row.fault('equipment', word, `kinds of ${EQUIPMENT_KINDS.join(' ')}, or *`)
    return [found]
  })
}

function gaugeOf(row: Row, column: string, text: string): Gauge {
  const gauge = GAUGES.find((known) => String(known) === text)
  if (gauge === undefined) throw row.fault(column, text, `a gauge of ${GAUGES.join(', ')}`)
  return gauge
}

function readFacility(row: Row, known: Known): Facility {
  return {
    id: row.text('id'),
    location: known(row, 'location_id'),
    operator: row.optional('operator'),
    modes: row.list('modes'),
    gauges: row.list('gauges').map((text) => gaugeOf(row, 'gauges', text)),
    equipment: equipmentOf(row),
    does: row.list('does'),
    provenance: row.provenance(),
  }
}

function readLinks(tables: NetworkTables, locations: ReadonlyMap<string, Location>, known: Known): Link[] {
  const shapes = groupBy(tables.shapes, 'link_id')
  return tables.links.flatMap((table) => {
    const row = new Row(table)
    const [from, to] = [known(row, 'from'), known(row, 'to')]
    const mode = row.choice('mode', ['rail', 'road', 'sea', 'inland_water'] as const)
    const points = [...(shapes.get(row.text('id')) ?? [])].sort((a, b) => a.needed('seq') - b.needed('seq'))
    const course: LonLat[] = points.map((point) => [point.needed('lon', -180, 180), point.needed('lat', -90, 90)])
    const [start, end] = [locations.get(from), locations.get(to)]
    if (start !== undefined) course.unshift(start.position)
    if (end !== undefined) course.push(end.position)
    const link: Link = {
      id: row.text('id'),
      from,
      to,
      mode,
      status: row.choice('status', ['in_use', 'suspended', 'under_construction', 'planned'] as const),
      lengthKm: row.needed('length_km', 0, 40_000),
      lengthBasis: row.choice('length_basis', ['published', 'drawn', 'factor'] as const),
      corridors: row.list('corridors'),
      crosses: row.list('crosses'),
      course,
      viaNames: points.map((point) => point.optional('name')),
      ...row.provenance(),
    }
    if (mode !== 'rail') return [link]
    const gauges = row.list('gauge_mm').map((text) => gaugeOf(row, 'gauge_mm', text))
    return gauges.length === 0 ? [link] : gauges.map((gauge) => ({ ...link, gauge }))
  })
}

function readServices(tables: NetworkTables, known: Known): Service[] {
  const calls = groupBy(tables.service_calls, 'service_id')
  return tables.services.map((table) => {
    const row = new Row(table)
    const id = row.text('id')
    const [validFrom, validTo] = [row.date('valid_from'), row.date('valid_to')]
    const capacity = row.number('capacity', 0)
    const whyNotBoardable = row.optional('why_not_boardable')
    const rows = [...(calls.get(id) ?? [])].sort((a, b) => a.needed('seq') - b.needed('seq'))
    return {
      id,
      name: row.text('name'),
      operator: row.optional('operator'),
      kind: row.choice('mode', SERVICE_KINDS),
      departures: readDepartures(row),
      equipment: equipmentOf(row),
      ...(capacity === null ? {} : { capacity: { amount: capacity, unit: row.optional('capacity_unit') } }),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validTo === undefined ? {} : { validTo }),
      status: row.text('status'),
      boardable: row.choice('boardable', ['yes', 'no'] as const) === 'yes',
      ...(whyNotBoardable === '' ? {} : { whyNotBoardable }),
      calls: rows.map((call, i) => readCall(call, i > 0 && row.optional('boardable') === 'yes', known)),
      evidence: row.list('evidence'),
      ...row.provenance(),
    }
  })
}

function readCall(row: Row, timed: boolean, known: Known): ServiceCall {
  const hours = row.duration()
  if (timed && hours === undefined) throw row.fault('hours_p50', '', 'a running time from the call before')
  const distanceKm = row.number('distance_km', 0, 60_000)
  const via = row.list('via').map((id) => known(row, 'via', id))
  return {
    location: known(row, 'location_id'),
    ...(hours === undefined ? {} : { hours }),
    ...(distanceKm === null ? {} : { distanceKm, distanceBasis: row.optional('distance_basis') || 'estimated' }),
    crosses: row.list('crosses'),
    ...(via.length === 0 ? {} : { via }),
    includes: row.list('includes'),
    provenance: row.provenance(),
  }
}

function readDepartures(row: Row): Departures {
  const kind = row.choice('departures', ['days', 'headway', 'random', 'on_demand'] as const)
  if (kind === 'on_demand') return { kind }
  if (kind !== 'days') return { kind, perWeek: perWeek(row) }
  const weekdays = row.list('days').map((day) => {
    const index = WEEKDAYS.indexOf(day)
    if (index < 0) throw row.fault('days', day, `weekdays of ${WEEKDAYS.join(' ')}`)
    return index
  })
  if (weekdays.length === 0) throw row.fault('days', '', 'at least one weekday')
  const time = row.optional('time')
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (time !== '' && clock === null) throw row.fault('time', time, 'HH:MM in local time')
  return {
    kind,
    weekdays,
    localMinutes: clock === null ? null : Number(clock[1]) * 60 + Number(clock[2]),
    cutOffHours: row.number('cut_off_hours', 0, 24 * 30) ?? 0,
  }
}

function perWeek(row: Row): number {
  const typical = row.number('per_week', 0, 10_000)
  const [low, high] = [row.number('per_week_min', 0), row.number('per_week_max', 0)]
  const rate = typical ?? (low !== null && high !== null ? (low + high) / 2 : (low ?? high))
  if (rate === null || rate <= 0) throw row.fault('per_week', row.optional('per_week'), 'departures in a week, above 0')
  return rate
}

function readHandling(rows: readonly TableRow[]): HandlingRow[] {
  const seasons = new Map<string, { base: HandlingRow | undefined; months: Map<number, HandlingRow> }>()
  for (const table of rows) {
    const row = new Row(table)
    const hours = row.duration()
    if (hours === undefined) throw row.fault('hours_p50', '', 'min, p50 and max')
    const handling: HandlingRow = {
      id: row.text('id'),
      place: row.text('place'),
      activity: row.text('activity'),
      fromMode: row.optional('from_mode') || 'any',
      toMode: row.optional('to_mode') || 'any',
      direction: row.optional('direction') || 'any',
      hours,
      provenance: row.provenance(),
    }
    const key = [handling.place, handling.activity, handling.fromMode, handling.toMode, handling.direction].join('|')
    const season = seasons.get(key) ?? { base: undefined, months: new Map<number, HandlingRow>() }
    const month = row.optional('month') || 'all'
    if (month !== 'all' && durationMean(hours) === 0)
      throw row.fault('hours_p50', '0', 'more than 0 hours in a month of its own')
    if (month === 'all') season.base = handling
    else season.months.set(Number(month) - 1, handling)
    seasons.set(key, season)
  }
  return [...seasons.values()].map(({ base, months }) => {
    const first = base ?? [...months.values()][0]
    if (first === undefined) throw new RangeError('a season without rows')
    if (months.size > 0 && durationMean(first.hours) === 0) throw noBaseTime(first)
    if (months.size === 0) return first
    const seasons = Array.from({ length: 12 }, (_, month) => months.get(month)?.provenance ?? null)
    return { ...first, rate: rateByMonth(first.hours, months), seasons }
  })
}

function noBaseTime({ id, provenance }: HandlingRow): StructuredError {
  return new StructuredError({
    code: 'NETWORK_ROW_INVALID',
    received: `${provenance.row ?? id}: 0 hours all year, and months of their own`,
    expected: 'more than 0 hours all year, of which the months are a multiple',
  })
}

/** Work per hour by month: 1 where the month takes the base time, less where it takes longer. */
function rateByMonth(base: DurationKnots, months: ReadonlyMap<number, HandlingRow>): ByMonth {
  const rates = Array.from({ length: 12 }, (_, month) => {
    const row = months.get(month)
    return row === undefined ? 1 : durationMean(base) / Math.max(durationMean(row.hours), 1e-6)
  })
  return rates as unknown as ByMonth
}

function readClosures(rows: readonly TableRow[], known: Known): ClosureProcess[] {
  return [...groupBy(rows, 'location_id').values()].map((months) => {
    const share = Array.from({ length: 12 }, () => 0)
    let longest: { row: Row; share: number } | undefined
    for (const row of months) {
      const month = row.needed('month', 1, 12)
      share[month - 1] = row.needed('share_closed', 0, 0.99)
      const value = share[month - 1] ?? 0
      if (longest === undefined || value > longest.share) longest = { row, share: value }
    }
    const row = longest?.row ?? months[0]
    if (row === undefined) throw new RangeError('a closure without rows')
    const [min, p50, max] = [row.needed('hours_min', 0), row.needed('hours_p50', 0), row.needed('hours_max', 0)]
    if (!(min <= p50 && p50 <= max)) throw row.fault('hours_min', `${min} ${p50} ${max}`, 'hours in ascending order')
    return {
      location: known(row, 'location_id'),
      weatherGroup: row.optional('weather_group') || row.text('location_id'),
      share: share as unknown as ByMonth,
      length: { min, p50, max },
      provenance: row.provenance(),
    }
  })
}

function readRate(row: Row): Rate {
  const typical = row.number('amount', 0)
  const [low, high] = [row.number('amount_min', 0), row.number('amount_max', 0)]
  const middle = typical ?? (low !== null && high !== null ? (low + high) / 2 : (low ?? high))
  if (middle === null) throw row.fault('amount', '', 'an amount')
  if (row.text('currency') !== 'USD')
    throw row.fault('currency', row.text('currency'), 'USD; convert it and say so in the note')
  return {
    id: row.text('id'),
    scope: row.choice('scope', ['service', 'relation', 'mode', 'handling'] as const),
    service: row.optional('service_id'),
    mode: row.optional('mode'),
    from: row.optional('from'),
    to: row.optional('to'),
    place: row.optional('place'),
    equipment: equipmentOf(row),
    per: row.choice('per', RATE_UNITS),
    low: low ?? middle,
    typical: middle,
    high: high ?? middle,
    provenance: row.provenance(),
  }
}

function readEmission(row: Row): EmissionFactor {
  const typical = row.number('value', 0)
  const [low, high] = [row.number('value_min', 0), row.number('value_max', 0)]
  const grams = typical ?? (low !== null && high !== null ? (low + high) / 2 : (low ?? high))
  if (grams === null) throw row.fault('value', '', 'a factor')
  if (row.text('boundary') !== 'WTW')
    throw row.fault('boundary', row.text('boundary'), 'WTW: boundaries are never mixed')
  return {
    id: row.text('id'),
    mode: row.text('mode'),
    region: row.optional('region') || '*',
    detail: row.optional('detail'),
    grams,
    provenance: row.provenance(),
  }
}

function readParameter(row: Row): [string, Parameter] {
  return [row.text('key'), { value: row.needed('value'), unit: row.optional('unit'), provenance: row.provenance() }]
}
