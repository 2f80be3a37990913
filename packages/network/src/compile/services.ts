import type { Departures, Service, ServiceCall } from '@karavan/model'
import { Row } from '../row.js'
import type { NetworkTables } from '../tables/tables.js'
import { DEPARTURE_KINDS, SERVICE_KINDS, WEEKDAYS, YES_NO } from '../tables/values.js'
import { equipmentOf, groupBy, type Known } from './cells.js'

export function readServices(tables: NetworkTables, known: Known): Service[] {
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
      boardable: row.choice('boardable', YES_NO) === 'yes',
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
  const kind = row.choice('departures', DEPARTURE_KINDS)
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
