import type { DurationKnots } from '@karavan/core'
import { formatDate, writeTable } from '@karavan/core'
import type { Provenance } from '@karavan/model'
import { hasFixedDays } from './entries.js'
import type { Entry, EntryOf, Rows, TableName } from './tables.js'

type Cell = string | number | null | undefined
type Cells = Readonly<Record<string, Cell>>

/** A row as the lines of a table; a service has one line for each of its calls. */
const LINES: { readonly [Table in TableName]: (row: Rows[Table]) => readonly Cells[] } = {
  places: ({ id, geometry, properties }) => {
    const { name, localName, country, kind, role, weakness } = properties
    const [lon, lat] = geometry.coordinates
    return [{ id, name, local_name: localName, country, kind, role, lat, lon, weakness, ...origin(properties) }]
  },
  links: ({ id, properties }) => {
    const { from, to, mode, gauge, status, lengthKm, lengthBasis, corridors, crosses, weakness } = properties
    return [
      {
        ...{ id, from, to, mode, gauge, status },
        ...{ length_km: lengthKm, length_basis: lengthBasis },
        ...{ corridors: words(corridors), crosses: words(crosses), weakness, ...origin(properties) },
      },
    ]
  },
  services: ({ calls, weakness, departures, ...service }) =>
    calls.map((call, i) => ({
      service: service.id,
      name: service.name,
      operator: service.operator,
      kind: service.kind,
      boardable: service.boardable ? 'yes' : 'no',
      departures: departures.kind,
      days: departures.kind === 'days' ? departures.weekdays.map((day) => DAYS[day]).join(' ') : '',
      per_week: 'perWeek' in departures ? departures.perWeek : null,
      valid_from: service.validFrom,
      valid_to: service.validTo,
      call: i + 1,
      location: call.location,
      ...hours(call.hours),
      distance_km: call.distanceKm,
      equipment: words(service.equipment),
      weakness,
      ...origin(call.provenance),
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
      effect: row.effect,
      applies_at: row.appliesAt,
      from: from === null ? null : formatDate(from),
      until: until === null ? null : formatDate(until),
      places: words(row.places),
      countries: words(row.countries),
      directions: words(row.directions),
      origins: words(row.origins),
      destinations: words(row.destinations),
      modes: words(row.modes),
      equipment: words(row.equipment),
      goods: words(row.goods),
      goods_except: words(row.goodsExcept),
      exceptions: row.exceptions.join('; '),
      amends: row.amends,
      weakness: row.weakness,
      ...origin(provenance),
    },
  ],
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/**
 * The rows of a list as comma-separated values, each with its source. It begins with the mark of UTF-8, without which
 * spreadsheets read other letters than Latin ones as noise.
 */
export function asCsv<Table extends TableName>(table: Table, entries: readonly EntryOf<Table>[]): string {
  const cells = entries.flatMap(({ rows }) => rows.flatMap((row) => LINES[table](row)))
  const lines = cells.map((line) =>
    Object.fromEntries(Object.entries(line).map(([name, cell]) => [name, cell == null ? '' : String(cell)])),
  )
  return `\ufeff${writeTable([...new Set(cells.flatMap(Object.keys))], lines)}`
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
