import { greatCircleKm, seededRandom } from '@karavan/core'

/** First day of departures: a Monday. */
export const WORLD_DATE = '2026-03-02'
/** Weeks in which services run, and days by which a journey must end. */
export const WORLD_WEEKS = 12

const COUNTRIES = ['KZ', 'UZ', 'TM', 'AZ', 'GE', 'TR']
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/**
 * A seeded world: locations strewn over 2,000 by 900 km, joined to their nearest neighbours; trains that run along
 * shortest paths on one to four fixed weekdays for 12 weeks, 4 to 10 calls each, with a distribution for every run.
 * @returns {{ locations: object[], services: object[], service_calls: object[] }} rows by table, cells as text
 */
export function makeWorld({ seed = 13, places = 2000, services = 1500 } = {}) {
  const random = seededRandom(seed)
  const points = Array.from({ length: places }, () => [40 + 26 * random(), 37 + 8 * random()])
  const near = nearest(points, 4)
  const provenance = { source: 'made by bench/make-world.mjs', source_date: '2026', basis: 'assumed', note: '' }
  const locations = points.map(([lon, lat], n) => ({
    id: `P${n}`,
    name: `Place ${n}`,
    country: COUNTRIES[Math.floor(((lon - 40) / 26) * COUNTRIES.length)],
    kind: 'inland_terminal',
    lon: lon.toFixed(4),
    lat: lat.toFixed(4),
    time_zone: 'Asia/Tashkent',
    ...provenance,
  }))
  const served = new Uint16Array(places)
  const rows = []
  const calls = []
  for (let n = 0; n < services; n++) {
    const start = leastServed(served, random)
    const path = wander(start, points, near, served, 4 + Math.floor(random() * 7), random)
    for (const place of path) served[place] += 1
    for (const [way, stops] of [path, [...path].reverse()].entries()) {
      const id = `S${n}${way === 0 ? 'A' : 'B'}`
      const days = DAYS.filter(() => random() < 0.35)
      rows.push({
        id,
        name: `Train ${id}`,
        operator: `Operator ${n % 20}`,
        mode: 'rail_block_train',
        departures: 'days',
        days: (days.length === 0 ? [DAYS[n % 7]] : days).join(' '),
        time: `${String(Math.floor(random() * 24)).padStart(2, '0')}:00`,
        per_week: '',
        cut_off_hours: String(2 + Math.floor(random() * 10)),
        equipment: '40HC',
        valid_from: '',
        valid_to: '',
        status: 'running',
        boardable: 'yes',
        ...provenance,
      })
      stops.forEach((place, seq) => {
        const km = seq === 0 ? 0 : greatCircleKm(points[stops[seq - 1]], points[place]) * 1.2
        const usual = km / (15 + 25 * random()) + 4 * random()
        const hours = (factor) => (seq === 0 ? '' : (usual * factor).toFixed(1))
        calls.push({
          service_id: id,
          seq: String(seq + 1),
          location_id: `P${place}`,
          hours_min: hours(0.8),
          hours_p10: hours(0.9),
          hours_p50: hours(1),
          hours_p90: hours(1.6),
          hours_max: hours(2.5),
          distance_km: seq === 0 ? '' : km.toFixed(0),
          crosses: [...new Set([stops[Math.max(0, seq - 1)], place].map((at) => locations[at].country))].join(' '),
          includes: seq === 0 ? '' : 'border',
          ...provenance,
        })
      })
    }
  }
  return { locations, services: rows, service_calls: calls }
}

function nearest(points, count) {
  return points.map((point, a) => {
    const best = []
    points.forEach((other, b) => {
      if (a === b) return
      const off = ((point[0] - other[0]) * 0.75) ** 2 + (point[1] - other[1]) ** 2
      if (best.length === count && off >= best[count - 1][0]) return
      best.push([off, b])
      best.sort((x, y) => x[0] - y[0])
      best.length = Math.min(best.length, count)
    })
    return best.map(([, b]) => b)
  })
}

function leastServed(served, random) {
  const least = Math.min(...served)
  const places = [...served.keys()].filter((place) => served[place] === least)
  return places[Math.floor(random() * places.length)]
}

/** A way over several hops in about one direction, each call a few neighbours on, preferring places with few trains. */
function wander(start, points, near, served, length, random) {
  const angle = 2 * Math.PI * random()
  const path = [start]
  for (let at = start; path.length < length; ) {
    let reach = [at]
    for (let hop = 0; hop < 3; hop++) reach = [...new Set(reach.flatMap((place) => [place, ...near[place]]))]
    const ahead = (place) =>
      (points[place][0] - points[at][0]) * Math.cos(angle) * 0.75 + (points[place][1] - points[at][1]) * Math.sin(angle)
    const next = reach
      .filter((place) => !path.includes(place) && ahead(place) > 0)
      .sort((a, b) => ahead(b) / (1 + served[b]) - ahead(a) / (1 + served[a]))[0]
    if (next === undefined) break
    path.push(next)
    at = next
  }
  return path.length > 1 ? path : [start, near[start][0]]
}
