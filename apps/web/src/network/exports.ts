import type { DurationKnots } from '@karavan/core'
import { formatDate } from '@karavan/core'
import type { LocationId, Provenance } from '@karavan/model'
import { type CsvCell, writeCsv } from '../take/tables/csv.js'
import { hasFixedDays } from './entries.js'
import { clock } from './say-entry.js'
import type { Entry, EntryOf, Rows, TableName } from './tables.js'

type Cells = Readonly<Record<string, CsvCell>>

/** English name of a place. */
type NameOf = (id: LocationId) => string

/** A row as the lines of a table; a service has one line for each of its calls. */
const LINES: { readonly [Table in TableName]: (row: Rows[Table], nameOf: NameOf) => readonly Cells[] } = {
  places: ({ id, geometry, properties }) => {
    const { name, localName, country, kind, role, weakness } = properties
    const [lon, lat] = geometry.coordinates
    return [{ id, name, local_name: localName, country, kind, role, lat, lon, weakness, ...origin(properties) }]
  },
  links: ({ id, properties }, nameOf) => {
    const { from, to, mode, gauge, status, lengthKm, lengthBasis, corridors, crosses, weakness } = properties
    return [
      {
        ...{ id, from, from_name: nameOf(from), to, to_name: nameOf(to), mode, gauge, status },
        ...{ length_km: lengthKm, length_basis: lengthBasis },
        ...{ corridors: words(corridors), crosses: words(crosses), weakness, ...origin(properties) },
      },
    ]
  },
  services: ({ calls, weakness, departures, capacity, evidence, ...service }, nameOf) =>
    calls.map((call, i) => ({
      service: service.id,
      name: service.name,
      operator: service.operator,
      kind: service.kind,
      status: service.status,
      boardable: service.boardable ? 'yes' : 'no',
      why_not_boardable: service.whyNotBoardable,
      ...departing(departures),
      valid_from: service.validFrom,
      valid_to: service.validTo,
      call: i + 1,
      location: call.location,
      location_name: nameOf(call.location),
      ...hours(call.hours),
      distance_km: call.distanceKm,
      distance_basis: call.distanceBasis,
      crosses: words(call.crosses),
      via: words(call.via ?? []),
      includes: words(call.includes),
      equipment: words(service.equipment),
      capacity: capacity?.amount,
      capacity_unit: capacity?.unit,
      evidence: words(evidence),
      weakness,
      ...origin(call.provenance),
      ...ofService(service),
    })),
  handling: ({ hours: knots, provenance, ...row }) => [
    {
      id: row.id,
      place: row.place,
      place_name: row.placeName,
      activity: row.activity,
      from_mode: row.fromMode,
      to_mode: row.toMode,
      direction: row.direction,
      month: row.month,
      ...hours(knots),
      weakness: row.weakness,
      ...origin(provenance),
    },
  ],
  closures: ({ length, provenance, ...row }) => [
    {
      location: row.location,
      location_name: row.locationName,
      modes: words(row.modes),
      weather_group: row.weatherGroup,
      month: row.month,
      share: row.share,
      ...hours(length),
      weakness: row.weakness,
      ...origin(provenance),
    },
  ],
  facilities: ({ provenance, ...row }) => [
    {
      id: row.id,
      location: row.location,
      location_name: row.locationName,
      operator: row.operator,
      modes: words(row.modes),
      gauges: row.gauges.join(' '),
      equipment: words(row.equipment),
      does: words(row.does),
      weakness: row.weakness,
      ...origin(provenance),
    },
  ],
  restrictions: ({ provenance, from, until, ...row }) => [
    {
      id: row.id,
      number: row.number,
      issuer: row.issuer,
      title: row.title,
      text: row.text,
      state: row.state,
      action: row.action,
      issued_on: row.issuedOn,
      effect: row.effect,
      applies_at: row.appliesAt,
      from: from === null ? null : formatDate(from),
      until: until === null ? null : formatDate(until),
      places: words(row.places),
      place_names: row.placeNames.join('; '),
      countries: words(row.countries),
      directions: words(row.directions),
      origins: words(row.origins),
      origin_places: words(row.originPlaces),
      destinations: words(row.destinations),
      modes: words(row.modes),
      equipment: words(row.equipment),
      goods: words(row.goods),
      goods_except: words(row.goodsExcept),
      quota: row.quota?.value,
      quota_unit: row.quota?.unit,
      exceptions: row.exceptions.join('; '),
      amends: row.amends,
      amended_by: words(row.amendedBy),
      weakness: row.weakness,
      ...origin(provenance),
    },
  ],
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const

/**
 * When a service leaves its first call, in the words of GTFS: 1 on the days on which it runs and 0 on others, the time at
 * that place. Without fixed days they are empty, and departures a week stand alone.
 */
function departing(departures: Rows['services']['departures']): Cells {
  const fixed = departures.kind === 'days' ? departures : null
  return {
    departures: departures.kind,
    ...Object.fromEntries(WEEK.map((day) => [DAYS[day], fixed && Number(fixed.weekdays.includes(day))])),
    departure_time: fixed && fixed.localMinutes !== null ? clock(fixed.localMinutes) : null,
    cut_off_hours: fixed?.cutOffHours,
    per_week: 'perWeek' in departures ? departures.perWeek : fixed?.weekdays.length,
  }
}

/** What the service itself rests on, beside the source of each of its calls. */
function ofService(service: Provenance): Cells {
  return Object.fromEntries(Object.entries(origin(service)).map(([name, cell]) => [`service_${name}`, cell]))
}

/** The rows of a list as comma-separated values, each with its source; whatever is known of them stands in it. */
export function asCsv<Table extends TableName>(
  table: Table,
  entries: readonly EntryOf<Table>[],
  nameOf: NameOf,
): string {
  const cells = entries.flatMap(({ rows }) => rows.flatMap((row) => LINES[table](row, nameOf)))
  const names = [...new Set(cells.flatMap(Object.keys))]
  return writeCsv(Object.fromEntries(names.map((name) => [name, (line: Cells) => line[name]])), cells)
}

/** The rows of a list as the interface gave them; places and links are GeoJSON. */
export function asJson(table: TableName, entries: readonly Entry[], networkVersion: string): string {
  const rows = entries.flatMap((entry): readonly unknown[] => entry.rows)
  const isMap = table === 'places' || table === 'links'
  const content = isMap
    ? { type: 'FeatureCollection', networkVersion, features: rows }
    : { networkVersion, [table]: rows }
  return `${JSON.stringify(content, null, 1)}\n`
}

/** Ids of the services of a list that have fixed days, and so stand in a feed of the timetable. */
export function feedServices(entries: readonly EntryOf<'services'>[]): string[] {
  return entries.flatMap(({ id, rows: [service] }) => (hasFixedDays(service) ? [id] : []))
}

/** `karavan-handling-2026-11-25-aa2adba73d71342b.csv`: what it holds, when it was taken, from which network. */
export function fileName(what: string, day: string, networkVersion: string, ending: string): string {
  return `karavan-${what}-${day}-${networkVersion}.${ending}`
}

function hours(knots: DurationKnots | undefined): Cells {
  return {
    hours_min: knots?.min,
    hours_p10: knots?.p10,
    hours_p50: knots?.p50,
    hours_p90: knots?.p90,
    hours_max: knots?.max,
  }
}

function origin({ source, sourceDate, basis, note, row }: Provenance): Cells {
  return { source, source_date: sourceDate, basis, note, row }
}

function words(list: readonly string[]): string {
  return list.join(' ')
}
