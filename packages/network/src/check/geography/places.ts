import { type LonLat, readDecimal, type TableRow } from '@karavan/core'
import { type CheckResult, type Fault, fault } from '../fault.js'
import { countryAt, kmToAnyEdge, kmToCountry, type Land } from './land.js'
import { COUNTRY_ZONES } from './zones.js'

/** How far a point may lie outside its own country's polygon, km: the coast and borders are simplified. */
const SLACK_KM = 6
/** How far from the edge of the land a seaport may lie, km; river ports are allowed by PORT_INLAND. */
const QUAY_KM = 8
/** Ports on rivers, canals and inland waters. */
const PORT_INLAND = [
  'RU-ASTRAKHAN',
  'RO-GALATI',
  'MD-GIURGIULESTI',
  'UA-RENI',
  'DE-HAMBURG',
  'BE-ANTWERP',
  'RU-KALININGRAD',
  'SE-STOCKHOLM',
  'CN-SHANGHAI',
]

export const pointOf = (row: TableRow): LonLat => [
  readDecimal(row.cells['lon'] ?? ''),
  readDecimal(row.cells['lat'] ?? ''),
]

/** Each place lies in its country, on land or at the water's edge, and keeps a time zone of that country. */
export function checkPlaces(locations: readonly TableRow[], land: Land): CheckResult {
  const faults: Fault[] = []
  let nearby = 0
  for (const row of locations) {
    const { id = '', country = '', kind = '', time_zone: zone = '' } = row.cells
    const point = pointOf(row)
    if (!id.startsWith(`${country}-`))
      faults.push(
        fault(row, `${id} in ${country}`, 'an id that starts with its country', 'correct the id or the country'),
      )
    const zones = COUNTRY_ZONES[country]
    if (zones === undefined || !zones.includes(zone)) {
      faults.push(
        fault(
          row,
          `${id} keeps ${zone || 'no zone'}`,
          `one of ${zones?.join(', ') ?? `the zones of ${country}, none are written down`}`,
          'take the zone of the place',
        ),
      )
    }
    if (!Number.isFinite(point[0]) || !Number.isFinite(point[1]) || Math.abs(point[1]) > 90) {
      faults.push(
        fault(
          row,
          `${id} at ${row.cells['lon']}, ${row.cells['lat']}`,
          'longitude and latitude in degrees',
          'correct the coordinates',
        ),
      )
      continue
    }
    if (kind === 'waypoint') continue
    const off = kmToCountry(land, country, point, 60)
    if (off > SLACK_KM) {
      const there = countryAt(land, point) ?? 'water'
      faults.push(
        fault(
          row,
          `${id} lies ${off.toFixed(0)} km outside ${country}, in ${there}`,
          `at most ${SLACK_KM} km outside`,
          'correct lon and lat, or the country',
        ),
      )
    } else if (off > 0) nearby++
    if (kind === 'seaport' && !PORT_INLAND.includes(id) && off === 0 && kmToAnyEdge(land, point, 40) > QUAY_KM) {
      faults.push(
        fault(
          row,
          `${id} lies more than ${QUAY_KM} km from the water`,
          'a point at the quay',
          'take the coordinates of the port, not of the town',
        ),
      )
    }
  }
  return { faults, counts: { places: locations.length, 'places within the slack of their border or coast': nearby } }
}

/** Codes name a known place, have the right form and, for UN/LOCODE, the place's country. */
export function checkCodes(codes: readonly TableRow[], locations: readonly TableRow[]): CheckResult {
  const country = new Map(locations.map((row) => [row.cells['id'], row.cells['country']]))
  const form: Readonly<Record<string, RegExp>> = {
    unlocode: /^[A-Z]{2}[A-Z2-9]{3}$/,
    esr: /^\d{6}$/,
    uic: /^\d{7}$/,
    smdg: /^[A-Z0-9]{3,6}$/,
  }
  const faults: Fault[] = []
  for (const row of codes) {
    const { location_id: place = '', scheme = '', code = '' } = row.cells
    const home = country.get(place)
    if (home === undefined) faults.push(fault(row, place, 'a location of locations.csv', 'correct location_id'))
    if (form[scheme] === undefined || !form[scheme].test(code)) {
      faults.push(
        fault(
          row,
          `${scheme} ${code}`,
          `a code of the form ${form[scheme]?.source ?? Object.keys(form).join(', ')}`,
          'correct the scheme or the code',
        ),
      )
    } else if (scheme === 'unlocode' && home !== undefined && !code.startsWith(home)) {
      faults.push(
        fault(
          row,
          `${code} for ${place}`,
          `a UN/LOCODE that starts with ${home}`,
          'take the code of the right country',
        ),
      )
    }
  }
  return { faults, counts: { codes: codes.length } }
}
