import { greatCircleKm, seededRandom } from '@karavan/core'

/** The day on which the feed runs: a Monday. */
export const FEED_DATE = '2026-03-02'

const NEIGHBOURS = 5
const CALLS = 18
const RAIL_SHARE = 0.25
const ROUTE_TYPES = { rail: 2, bus: 3 }

/**
 * A seeded GTFS feed of one day: towns of stops in a region of about 250 km; buses from stop to stop and trains from town
 * to town along shortest paths, both ways, at 10 to 75 minutes' headway from 05:00 to 24:00; and walks between close stops.
 * Walks are closed: where A leads to B and B to C, A leads to C, no later. Whole minutes throughout.
 * @returns {Map<string, string>} text of each file by name
 */
export function makeFeed({ seed = 7, stops: stopCount = 2000, trips: tripGoal = 20_000 } = {}) {
  const random = seededRandom(seed)
  const between = (low, high) => low + random() * (high - low)
  const whole = (low, high) => Math.floor(between(low, high + 1))
  const { stops, centres } = placeStops(stopCount, random)
  const roads = neighbourEdges(
    stops,
    stops.map((_, n) => n),
  )
  const rails = neighbourEdges(stops, centres)
  const lines = layLines(roads, rails, tripGoal, { random, whole })
  const served = new Set(lines.flatMap(({ calls }) => calls.map(({ stop }) => stop)))
  const walks = closedWalks(stops, served, random)
  return new Map([
    [
      'agency.txt',
      table(
        ['agency_id', 'agency_name', 'agency_url', 'agency_timezone'],
        [['a', 'Bench', 'https://bench.invalid/', 'UTC']],
      ),
    ],
    [
      'stops.txt',
      table(
        ['stop_id', 'stop_name', 'stop_lat', 'stop_lon'],
        stops.map(([lon, lat], n) => [`s${n}`, `Stop ${n}`, lat.toFixed(6), lon.toFixed(6)]),
      ),
    ],
    [
      'routes.txt',
      table(
        ['route_id', 'agency_id', 'route_short_name', 'route_long_name', 'route_type'],
        lines.map((line, n) => [`r${n}`, 'a', `${n}`, `Line ${n}`, line.type]),
      ),
    ],
    [
      'trips.txt',
      table(
        ['route_id', 'service_id', 'trip_id'],
        lines.flatMap((line, n) => line.trips.map((_, t) => [`r${n}`, 'day', `r${n}t${t}`])),
      ),
    ],
    [
      'stop_times.txt',
      table(
        ['trip_id', 'arrival_time', 'departure_time', 'stop_id', 'stop_sequence', 'pickup_type', 'drop_off_type'],
        lines.flatMap((line, n) =>
          line.trips.flatMap((start, t) =>
            line.calls.map(({ stop, arrival, departure }, i) => [
              `r${n}t${t}`,
              clock(start + arrival),
              clock(start + departure),
              `s${stop}`,
              i + 1,
              0,
              0,
            ]),
          ),
        ),
      ),
    ],
    [
      'calendar.txt',
      table(
        [
          'service_id',
          'monday',
          'tuesday',
          'wednesday',
          'thursday',
          'friday',
          'saturday',
          'sunday',
          'start_date',
          'end_date',
        ],
        [['day', 1, 0, 0, 0, 0, 0, 0, '20260302', '20260302']],
      ),
    ],
    [
      'transfers.txt',
      table(
        ['from_stop_id', 'to_stop_id', 'transfer_type', 'min_transfer_time'],
        walks.map(([a, b, minutes]) => [`s${a}`, `s${b}`, 2, minutes * 60]),
      ),
    ],
  ])
}

/** Seeded questions to a feed: two different stops and a minute of the day. */
export function makeQueries({ seed = 11, count = 1000, stops = 2000 } = {}) {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const from = Math.floor(random() * stops)
    const to = (from + 1 + Math.floor(random() * (stops - 1))) % stops
    return { from, to, departAfter: 300 + Math.floor(random() * 840) }
  })
}

/** Towns of 4 to 60 stops around their centres, spread over the region. */
function placeStops(count, random) {
  const stops = []
  const centres = []
  while (stops.length < count) {
    const centre = [65 + 3 * random(), 43 + 2.2 * random()]
    const size = 4 + Math.floor(56 * random() ** 3)
    const spread = 0.004 * Math.sqrt(size)
    centres.push(stops.length)
    for (let n = 0; n < size && stops.length < count; n++) {
      const angle = 2 * Math.PI * random()
      const off = n === 0 ? 0 : spread * Math.sqrt(random())
      stops.push([centre[0] + off * Math.cos(angle) * 1.4, centre[1] + off * Math.sin(angle)])
    }
  }
  return { stops, centres }
}

/** Some of the stops, each with its nearest neighbours among them, and each part with the part nearest to it until all is one. */
function neighbourEdges(stops, among) {
  const edges = new Map(among.map((stop) => [stop, new Map()]))
  const join = (a, b) => {
    const km = Math.max(0.2, greatCircleKm(stops[a], stops[b]))
    edges.get(a).set(b, km)
    edges.get(b).set(a, km)
  }
  const flat = (a, b) => ((stops[a][0] - stops[b][0]) * 0.72) ** 2 + (stops[a][1] - stops[b][1]) ** 2
  for (const a of among) {
    const near = []
    for (const b of among) {
      if (a === b) continue
      const off = flat(a, b)
      if (near.length === NEIGHBOURS && off >= near[NEIGHBOURS - 1][0]) continue
      near.push([off, b])
      near.sort((x, y) => x[0] - y[0])
      near.length = Math.min(near.length, NEIGHBOURS)
    }
    for (const [, b] of near) join(a, b)
  }
  for (;;) {
    const parts = partsOf(edges)
    if (parts.length === 1) return edges
    for (const part of parts) {
      let best = [Number.POSITIVE_INFINITY, 0, 0]
      for (const a of part) {
        for (const b of among) {
          const d = part.has(b) ? Number.POSITIVE_INFINITY : flat(a, b)
          if (d < best[0]) best = [d, a, b]
        }
      }
      join(best[1], best[2])
    }
  }
}

function partsOf(edges) {
  const parts = []
  for (const start of edges.keys()) {
    if (parts.some((part) => part.has(start))) continue
    const part = new Set([start])
    for (const stop of part) for (const next of edges.get(stop).keys()) part.add(next)
    parts.push(part)
  }
  return parts
}

/** Lines until the trips are enough, each from a stop with the fewest lines to one far away, at most 18 calls. */
function layLines(roads, rails, tripGoal, { random, whole }) {
  const served = new Map([...roads.keys()].map((stop) => [stop, 0]))
  const lines = []
  let trips = 0
  while (trips < tripGoal) {
    const byRail = random() < RAIL_SHARE
    const edges = byRail ? rails : roads
    const least = Math.min(...[...edges.keys()].map((stop) => served.get(stop)))
    const from = pick(
      [...edges.keys()].filter((stop) => served.get(stop) === least),
      random,
    )
    const path = pathFrom(from, edges, served, random).slice(0, CALLS)
    if (path.length < 3) continue
    for (const stop of path) served.set(stop, served.get(stop) + 1)
    const speed = byRail ? 70 : 30
    const headway = whole(10, 75)
    for (const way of [path, [...path].reverse()]) {
      const starts = []
      for (let at = 300 + whole(0, headway - 1); at < 1440; at += headway) starts.push(at)
      lines.push({
        type: byRail ? ROUTE_TYPES.rail : ROUTE_TYPES.bus,
        calls: callsAlong(way, edges, speed, whole),
        trips: starts,
      })
      trips += starts.length
    }
  }
  return lines
}

function callsAlong(way, edges, speed, whole) {
  let time = 0
  return way.map((stop, i) => {
    if (i > 0) time += Math.max(1, Math.round((edges.get(way[i - 1]).get(stop) / speed) * 60) + 1)
    const arrival = time
    if (i > 0 && i + 1 < way.length) time += whole(0, 1)
    return { stop, arrival, departure: time }
  })
}

/** A shortest path, its edges stretched by chance and shortened towards stops without a line, to a stop 17 edges away. */
function pathFrom(from, edges, served, random) {
  const before = new Map([[from, -1]])
  const depth = new Map([[from, 0]])
  let wave = [[0, from]]
  const done = new Set()
  const far = []
  while (wave.length > 0 && far.length < 40) {
    wave.sort((a, b) => a[0] - b[0])
    const [length, stop] = wave.shift()
    if (done.has(stop)) continue
    done.add(stop)
    if (depth.get(stop) >= CALLS - 1) far.push(stop)
    for (const [next, km] of edges.get(stop)) {
      if (done.has(next)) continue
      const reached = length + km * (0.8 + 0.4 * random()) * (served.get(next) === 0 ? 0.15 : 1)
      if (wave.some(([known, other]) => other === next && known <= reached)) continue
      wave = wave.filter(([, other]) => other !== next)
      wave.push([reached, next])
      before.set(next, stop)
      depth.set(next, depth.get(stop) + 1)
    }
  }
  const path = []
  for (let stop = far.length > 0 ? pick(far, random) : [...done].at(-1); stop !== -1; stop = before.get(stop))
    path.unshift(stop)
  return path
}

/** Walks within groups of two or three close stops with lines, 1 to 8 minutes by distance, closed by taking the shortest way. */
function closedWalks(stops, served, random) {
  const grouped = new Set()
  const walks = []
  stops.forEach((stop, a) => {
    if (grouped.has(a) || !served.has(a)) return
    const near = stops
      .flatMap((other, b) =>
        b > a && served.has(b) && !grouped.has(b) && greatCircleKm(stop, other) < 0.35 ? [b] : [],
      )
      .slice(0, random() < 0.5 ? 1 : 2)
    const group = [a, ...near]
    if (group.length < 2) return
    for (const member of group) grouped.add(member)
    for (const x of group) {
      for (const y of group) if (x !== y) walks.push([x, y, 1 + Math.ceil(greatCircleKm(stops[x], stops[y]) / 0.08)])
    }
  })
  return walks
}

const pick = (list, random) => list[Math.floor(random() * list.length)]

const clock = (minutes) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`

const table = (header, rows) => `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`
