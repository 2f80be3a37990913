import type { LonLat } from '@karavan/core'
import type { Gauge, Link, Location, LocationCode, LocationName } from '@karavan/model'
import type { Facility } from '../network.js'
import { Row } from '../row.js'
import type { NetworkTables } from '../tables/tables.js'
import { CODE_SCHEMES, GAUGES, LENGTH_BASES, LINK_MODES, LINK_STATES, LOCATION_KINDS } from '../tables/values.js'
import { equipmentOf, groupBy, type Known } from './cells.js'

export function readLocations(tables: NetworkTables): Map<string, Location> {
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
          scheme: code.choice('scheme', CODE_SCHEMES),
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

function gaugeOf(row: Row, column: string, text: string): Gauge {
  const gauge = GAUGES.find((known) => String(known) === text)
  if (gauge === undefined) throw row.fault(column, text, `a gauge of ${GAUGES.join(', ')}`)
  return gauge
}

export function readFacility(row: Row, known: Known): Facility {
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

export function readLinks(tables: NetworkTables, locations: ReadonlyMap<string, Location>, known: Known): Link[] {
  const shapes = groupBy(tables.shapes, 'link_id')
  return tables.links.flatMap((table) => {
    const row = new Row(table)
    const [from, to] = [known(row, 'from'), known(row, 'to')]
    const mode = row.choice('mode', LINK_MODES)
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
      status: row.choice('status', LINK_STATES),
      lengthKm: row.needed('length_km', 0, 40_000),
      lengthBasis: row.choice('length_basis', LENGTH_BASES),
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
