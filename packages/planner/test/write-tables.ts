import type { DurationKnots } from '@karavan/core'
import { headerOf, type TableName } from '@karavan/network'
import type { ServiceSpec, TablesSpec } from './random-tables.js'

/** Two pairs share a customs territory: KZ and RU, LT and PL. */
const COUNTRIES = ['KZ', 'RU', 'LT', 'PL', 'GE']

const PROVENANCE = { source: 'made for the test', source_date: '2026-01', basis: 'assumed', note: '' }
const PACE = { wagonload: [200, 300, 550], container_wagonload: [250, 450, 800], road: [300, 500, 700] }
const MOST_HAUL_KM = 1200

type Cells = Readonly<Record<string, string | number>>

export function placeId(spec: TablesSpec, place: number): string {
  const at = place % spec.places.length
  return `${COUNTRIES[spec.places[at]?.country ?? 0]}-P${at}`
}

export function countryOf(place: string): string {
  return place.slice(0, 2)
}

/** The files of a small network. */
export function writeTables(spec: TablesSpec): Map<string, string> {
  const id = (place: number) => placeId(spec, place)
  /** Links by what they join: a network has one of a mode between two places. */
  const laid = new Set<string>()
  const rows: Partial<Record<TableName, Cells[]>> = {
    locations: spec.places.map(({ zone }, i) => ({
      id: id(i),
      name: `Place ${i}`,
      country: countryOf(id(i)),
      kind: 'city',
      lon: 20 + 5 * i,
      lat: 45 + (i % 3),
      time_zone: zone,
    })),
    facilities: spec.places.flatMap(({ does }, i) =>
      does === '' ? [] : [{ id: `${id(i)}/site`, location_id: id(i), modes: 'rail road sea', equipment: '*', does }],
    ),
    links: spec.links.flatMap((link, i) => {
      const [from, to] = [id(link.from), id(link.to)]
      const key = [link.mode, ...[from, to].sort()].join('~')
      if (from === to || laid.has(key)) return []
      laid.add(key)
      return [
        {
          id: `L${i}`,
          from,
          to,
          mode: link.mode,
          gauge_mm: link.mode === 'rail' ? link.gauge : '',
          status: 'in_use',
          length_km: link.km,
          length_basis: 'published',
          crosses: link.crossesKnown ? countriesBetween(from, to) : '',
        },
      ]
    }),
    services: spec.services.map((service, i) => ({
      id: `S${i}`,
      name: `Service ${i}`,
      mode: service.kind,
      ...departureCells(service),
      equipment: service.equipment,
      valid_from: '2020',
      status: 'running',
      boardable: service.boardable ? 'yes' : 'no',
      why_not_boardable: service.boardable ? '' : 'it is only announced',
    })),
    service_calls: spec.services.flatMap((service, i) => callRows(spec, service, `S${i}`)),
    handling: spec.handling.flatMap(({ activity, scope, from, to, hours, winter }, i) => {
      const place = scope === '*' ? '*' : (COUNTRIES[scope] ?? '*')
      const row = (month: string, factor: number) => ({
        id: `H${i}-${month}`,
        place,
        activity,
        from_mode: from,
        to_mode: to,
        direction: 'any',
        month,
        ...hoursCells(hours, factor),
      })
      return winter === 1 || hours.max === 0 ? [row('all', 1)] : [row('all', 1), row('12', winter)]
    }),
    closures: spec.closures.flatMap(({ at, november, december, length, group }) =>
      [november, december].map((share, i) => ({
        location_id: id(at),
        modes: 'sea',
        weather_group: group,
        month: 11 + i,
        share_closed: share,
        hours_min: 2,
        hours_p50: length / 2,
        hours_max: length,
      })),
    ),
    parameters: [
      ...Object.entries(PACE).flatMap(([kind, paces]) =>
        ['slow', 'typical', 'fast'].map((word, i) => ({
          key: `${kind}_km_per_day.${word}`,
          value: paces[i] ?? 0,
          unit: 'km/day',
        })),
      ),
      { key: 'box_haul_km.most', value: MOST_HAUL_KM, unit: 'km' },
    ],
    rates: spec.rates.map(({ of, per, amount }, i) => ({
      id: `R${String(i).padStart(2, '0')}`,
      scope: typeof of === 'number' ? 'service' : isHandling(of) ? 'handling' : 'mode',
      service_id: typeof of === 'number' ? `S${of}` : '',
      mode: typeof of === 'number' ? '' : of,
      place: '*',
      equipment: '*',
      per,
      amount: amount * (per.endsWith('km') ? 1 : 100),
      currency: 'USD',
    })),
    emissions: ['rail', 'road', 'sea'].map((mode, i) => ({
      id: mode,
      mode,
      region: '*',
      value: spec.grams[i] ?? 0,
      unit: 'g_co2e_per_tkm',
      boundary: 'WTW',
      derived: 'no',
    })),
  }
  return new Map(Object.entries(rows).map(([name, table]) => [`${name}.csv`, toCsv(name as TableName, table)] as const))
}

function isHandling(of: string): boolean {
  return of === 'border' || of === 'gauge_change' || of === 'transshipment'
}

function departureCells({ departures }: ServiceSpec): Cells {
  if (departures.kind === 'on_demand') return { departures: departures.kind }
  if (departures.kind !== 'days') return { departures: departures.kind, per_week: departures.perWeek }
  const { kind, days, time, cutOff, to } = departures
  return { departures: kind, days, time, cut_off_hours: cutOff, valid_to: to }
}

function callRows(spec: TablesSpec, service: ServiceSpec, service_id: string): Cells[] {
  return service.calls.map((call, i): Cells => {
    const location_id = placeId(spec, call.at)
    const before = service.calls[i - 1]
    if (before === undefined) return { service_id, seq: 1, location_id }
    return {
      service_id,
      seq: i + 1,
      location_id,
      ...hoursCells(call.hours, 1),
      distance_km: call.km,
      distance_basis: 'published',
      crosses: service.crossesKnown ? countriesBetween(placeId(spec, before.at), location_id) : '',
      includes: service.includes,
    }
  })
}

function countriesBetween(from: string, to: string): string {
  return [...new Set([countryOf(from), countryOf(to)])].join(' ')
}

function hoursCells({ min, p10, p50, p90, max }: DurationKnots, factor: number): Cells {
  const cells: Record<string, number> = { hours_min: min * factor, hours_p50: p50 * factor, hours_max: max * factor }
  if (p10 !== undefined) cells['hours_p10'] = p10 * factor
  if (p90 !== undefined) cells['hours_p90'] = p90 * factor
  return cells
}

const EXTRA: Partial<Record<TableName, readonly string[]>> = {
  services: ['why_not_boardable'],
  service_calls: ['distance_basis'],
}

function toCsv(name: TableName, rows: readonly Cells[]): string {
  const columns = [
    ...headerOf(name).filter((column) => !(column in PROVENANCE)),
    ...(EXTRA[name] ?? []),
    ...Object.keys(PROVENANCE),
  ]
  const line = (row: Cells) => columns.map((column) => ({ ...PROVENANCE, ...row })[column] ?? '').join(',')
  return [columns.join(','), ...rows.map(line)].join('\n')
}
