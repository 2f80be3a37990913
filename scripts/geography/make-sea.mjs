// Makes sea-paths.json: a grid router on the Caspian and hand-written lanes elsewhere, both checked against the coast.
// Usage: node scripts/geography/make-sea.mjs FOLDER_WITH_DEV_PACKAGES
import { readFileSync, writeFileSync } from 'node:fs'
import { countryAt, loadCountries } from './countries.mjs'
import { km, readCsv, requireFrom } from './lib.mjs'

const dev = process.argv[2]
const here = new URL('.', import.meta.url).pathname
const evidence = `${here}../../data/evidence/`
const polygons = loadCountries(dev)
const land = (p) => countryAt(polygons, p) !== undefined
const locations = new Map(
  readCsv(`${here}../../packages/network/data/locations.csv`).map((r) => [
    r.id,
    { ...r, point: [Number(r.lon), Number(r.lat)] },
  ]),
)
const FlatQueue = requireFrom(dev)('flatqueue')
const Queue = FlatQueue.default ?? FlatQueue

/** Kilometres of a straight stretch that lie on land, beyond `free` km from either end of the whole path. */
function landKm(a, b) {
  const steps = Math.max(1, Math.ceil(km(a, b) / 2))
  let n = 0
  for (let i = 0; i <= steps; i++)
    if (land([a[0] + ((b[0] - a[0]) * i) / steps, a[1] + ((b[1] - a[1]) * i) / steps])) n++
  return (n / (steps + 1)) * km(a, b)
}

// Pairs to connect: the sea links of the facts and the consecutive calls of the sea services.
const pairs = new Map()
const want = (a, b) => {
  if (!a || !b || a === b || !locations.has(a) || !locations.has(b)) return
  if (pairs.has(`${b}~${a}`)) return
  pairs.set(`${a}~${b}`, [a, b])
}
for (const l of readCsv(`${evidence}links_geometry.csv`)) if (l.mode === 'sea') want(l.from_id, l.to_id)
const SEAPORT = new Set(
  [...locations.values()]
    .filter((l) => l.kind === 'seaport' || l.kind === 'waypoint' || l.id === 'IR-ASTARA')
    .map((l) => l.id),
)
for (const s of readCsv(`${evidence}services.csv`)) {
  if (!['ro_ro', 'rail_ferry', 'feeder', 'deep_sea', 'barge'].includes(s.mode)) continue
  const calls = s.calls ? s.calls.split('>').map((c) => c.trim()) : [s.from_id, s.to_id]
  for (let i = 1; i < calls.length; i++)
    if (SEAPORT.has(calls[i - 1]) && SEAPORT.has(calls[i])) want(calls[i - 1], calls[i])
}
for (const [a, b] of readFileSync(`${here}sources/sea-pairs.txt`, 'utf8')
  .split('\n')
  .filter((l) => l && !l.startsWith('#'))
  .map((l) => l.trim().split(/\s+/)))
  want(a, b)

const CASPIAN = new Set([
  'KZ-AKTAU',
  'KZ-KURYK',
  'AZ-ALAT',
  'AZ-BAKU',
  'TM-TURKMENBASHI',
  'IR-AMIRABAD',
  'IR-ANZALI',
  'IR-ASTARA',
  'RU-MAKHACHKALA',
  'RU-ASTRAKHAN',
])
const APPROACH = {
  'RU-ASTRAKHAN': [
    [47.78, 46.0],
    [47.6, 45.6],
    [47.7, 45.15],
  ],
}

// Caspian grid, one cell per 0.05 degree.
const STEP = 0.05
const [X0, Y0, NX, NY] = [46.5, 36.4, 171, 221]
const water = new Uint8Array(NX * NY)
for (let y = 0; y < NY; y++)
  for (let x = 0; x < NX; x++) water[y * NX + x] = land([X0 + x * STEP, Y0 + y * STEP]) ? 0 : 1
const at = (i) => [X0 + (i % NX) * STEP, Y0 + Math.floor(i / NX) * STEP]
const MOVES = []
for (let dx = -2; dx <= 2; dx++)
  for (let dy = -2; dy <= 2; dy++)
    if (
      (dx || dy) &&
      !(Math.abs(dx) !== 1 && Math.abs(dy) !== 1 && dx * dy !== 0) &&
      !(dx * dy === 0 && Math.abs(dx + dy) === 2)
    )
      MOVES.push([dx, dy])

function snap(p) {
  let best = -1
  let dist = Infinity
  for (let i = 0; i < NX * NY; i++) {
    if (!water[i]) continue
    const d = km(at(i), p)
    if (d < dist && d < 40) [best, dist] = [i, d]
  }
  return best
}
function caspian(from, to) {
  const [s, t] = [snap(from), snap(to)]
  const cost = new Float64Array(NX * NY).fill(Infinity)
  const prev = new Int32Array(NX * NY).fill(-1)
  const q = new Queue()
  cost[s] = 0
  q.push(s, 0)
  while (q.length) {
    const u = q.pop()
    if (u === t) break
    const [x, y] = [u % NX, Math.floor(u / NX)]
    for (const [dx, dy] of MOVES) {
      const [a, b] = [x + dx, y + dy]
      if (a < 0 || b < 0 || a >= NX || b >= NY) continue
      const v = b * NX + a
      if (!water[v] || !water[Math.round(y + dy / 2) * NX + Math.round(x + dx / 2)]) continue
      const c = cost[u] + km(at(u), at(v))
      if (c < cost[v]) {
        cost[v] = c
        prev[v] = u
        q.push(v, c)
      }
    }
  }
  if (cost[t] === Infinity) throw new Error('no way on the Caspian')
  const path = []
  for (let u = t; u !== -1; u = prev[u]) path.unshift(at(u))
  return path
}
/** Greedy pulling of the string: keeps the fewest points whose straight stretches stay on water. */
function pull(path) {
  const out = [path[0]]
  for (let i = 0; i < path.length - 1; ) {
    let j = path.length - 1
    while (j > i + 1 && landKm(path[i], path[j]) > 0) j--
    out.push(path[j])
    i = j
  }
  return out
}

// Lane graph.
const points = new Map()
const edges = new Map()
const join = (a, b, channel) => {
  for (const [u, v] of [
    [a, b],
    [b, a],
  ]) {
    if (!edges.has(u)) edges.set(u, [])
    edges.get(u).push({ to: v, channel })
  }
}
for (const line of readFileSync(`${here}sources/lanes.txt`, 'utf8').split('\n')) {
  if (!line || line.startsWith('#')) continue
  let last
  for (const raw of line.split(';')) {
    let t = raw.trim()
    const channel = t.startsWith('~')
    if (channel) t = t.slice(1)
    const m = /^([a-z-]+)@(-?[\d.]+),(-?[\d.]+)$/.exec(t)
    const key = m ? m[1] : t
    if (m) points.set(key, [Number(m[3]), Number(m[2])])
    else if (locations.has(key)) points.set(key, locations.get(key).point)
    if (!points.has(key)) throw new Error(`lanes.txt: ${key} is not defined`)
    if (last) {
      join(last, key, channel)
      const dry = landKm(points.get(last), points.get(key))
      const port = locations.has(last) || locations.has(key)
      if (!channel && dry > (port ? 12 : 0)) console.log(`on land ${dry.toFixed(0)} km: ${last} - ${key}`)
    }
    last = key
  }
}
function lanes(from, to) {
  if (!edges.has(from) || !edges.has(to)) return undefined
  const cost = new Map([[from, 0]])
  const prev = new Map()
  const done = new Set()
  for (;;) {
    let u
    for (const [k, c] of cost) if (!done.has(k) && (u === undefined || c < cost.get(u))) u = k
    if (u === undefined) return undefined
    if (u === to) break
    done.add(u)
    // Only the Suez Canal is sailed through; other ports are ends.
    if (u !== from && SEAPORT.has(u) && !u.startsWith('EG-') && u !== 'SG-SINGAPORE' && u !== 'ZA-CAPE') continue
    for (const e of edges.get(u)) {
      const c = cost.get(u) + km(points.get(u), points.get(e.to))
      if (c < (cost.get(e.to) ?? Infinity)) {
        cost.set(e.to, c)
        prev.set(e.to, { from: u, channel: e.channel })
      }
    }
  }
  const names = []
  const channels = []
  for (let k = to; k !== from; k = prev.get(k).from) {
    names.unshift(k)
    if (prev.get(k).channel) channels.unshift(`${prev.get(k).from} - ${k}`)
  }
  return { names: names.slice(0, -1), channels }
}

const title = (n) =>
  locations.has(n) ? locations.get(n).name : n.replace(/(^|-)([a-z])/g, (_, d, c) => (d ? ' ' : '') + c.toUpperCase())
const out = {}
for (const [key, [a, b]] of pairs) {
  const pa = locations.get(a).point
  const pb = locations.get(b).point
  if (CASPIAN.has(a) && CASPIAN.has(b)) {
    const headA = APPROACH[a] ?? []
    const headB = (APPROACH[b] ?? []).toReversed()
    const path = pull(caspian(headA.at(-1) ?? pa, headB[0] ?? pb))
    const points2 = [...headA.slice(0, -1), ...path, ...headB.slice(1)]
    out[key] = {
      corridors: [a, b].every((x) => ['KZ-AKTAU', 'KZ-KURYK', 'AZ-ALAT'].includes(x))
        ? 'middle'
        : [a, b].includes('TM-TURKMENBASHI') && [a, b].includes('AZ-ALAT')
          ? 'middle-turkmen'
          : 'north-south',
      channel: APPROACH[a] || APPROACH[b] ? 'Volga-Caspian canal' : '',
      points: points2.map(([lon, lat], i) => ({
        lon,
        lat,
        name: `Caspian waypoint ${i + 1}`,
        source: 'computed from Natural Earth 10m coast, grid of 0.05 degrees',
        date: '2018',
        basis: 'estimated',
      })),
    }
    continue
  }
  const lane = lanes(a, b)
  if (lane === undefined) {
    console.log('no lane', key)
    continue
  }
  const baltic = /^(LT|LV|EE|PL|DE|SE|FI|RU-(KAL|BAL|UST|STP)|NO|DK)/
  const black = /^(GE|RO|BG|UA|TR|RU-NOVO)/
  out[key] = {
    corridors: black.test(a) && black.test(b) ? 'black-sea' : baltic.test(a) && baltic.test(b) ? 'baltic' : 'deep-sea',
    channel: lane.channels.join(', '),
    points: lane.names.map((n) => ({
      lon: points.get(n)[0],
      lat: points.get(n)[1],
      name: title(n),
      source: 'own knowledge',
      date: '2026',
      basis: 'assumed',
    })),
  }
}
writeFileSync(`${here}sea-paths.json`, `${JSON.stringify(out, null, 1)}\n`)
const len = (k) => {
  const [a, b] = k.split('~')
  const l = [locations.get(a).point, ...out[k].points.map((p) => [p.lon, p.lat]), locations.get(b).point]
  return l.slice(1).reduce((s, p, i) => s + km(l[i], p), 0)
}
for (const k of Object.keys(out))
  console.log(
    k,
    Math.round(len(k)),
    out[k].points.length,
    (len(k) / km(locations.get(k.split('~')[0]).point, locations.get(k.split('~')[1]).point)).toFixed(2),
  )
