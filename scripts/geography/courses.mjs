// Reads the drawn courses: chains of location ids and place names, resolved in GeoNames.
//
//   # corridors: middle central-asia          applies to the chains below it
//   rail 1520 in_use: KZ-A; Place; Place/RU; Place@lat,lon; KZ-B; KZ-C
//
// A place without a country takes the country of the location before it or of the next one.
import { fold, km } from './lib.mjs'

const DETOUR = 1.9

export function readCourses(texts, locations, gazetteer) {
  const links = []
  const chains = []
  const missing = []
  for (const [file, text] of texts) {
    let corridors = ''
    text.split('\n').forEach((raw, n) => {
      const line = raw.trim()
      if (line === '') return
      const head = /^# corridors:\s*(.*)$/.exec(line)
      if (head) {
        corridors = head[1].trim()
        return
      }
      if (line.startsWith('#')) return
      const m = /^(rail|road)\s+(?:(\d{4})\s+)?(\w+):\s*(.*)$/.exec(line)
      if (!m) throw new Error(`${file}:${n + 1}: cannot read "${line}"`)
      const [, mode, gauge, status, chain] = m
      const tokens = chain
        .split(';')
        .map((t) => t.trim())
        .filter(Boolean)
      const ids = tokens.filter((t) => locations.has(t))
      const bad = tokens.find((t) => /^[A-Z]{2}-[A-Z0-9-]+$/.test(t) && !locations.has(t))
      if (bad) throw new Error(`${file}:${n + 1}: unknown location ${bad}`)
      if (!locations.has(tokens[0]) || !locations.has(tokens.at(-1)))
        throw new Error(`${file}:${n + 1}: a chain starts and ends at locations`)
      chains.push({
        mode,
        ids,
        replaces: (a, b) => ids.includes(a) && ids.includes(b) && Math.abs(ids.indexOf(a) - ids.indexOf(b)) > 1,
      })
      let from = tokens[0]
      let names = []
      for (const t of tokens.slice(1)) {
        if (!locations.has(t)) {
          names.push(t)
          continue
        }
        const { shape, lost } = resolve(names, locations.get(from), locations.get(t), gazetteer)
        missing.push(...lost.map((l) => `${file}:${n + 1} ${from}~${t}: ${l}`))
        links.push({ from, to: t, mode, gauge: gauge ?? '', status, corridors, shape })
        from = t
        names = []
      }
    })
  }
  return { links, chains, missing }
}

function resolve(names, a, b, gazetteer) {
  const lost = []
  const shape = []
  let previous = a.point
  const total = km(a.point, b.point)
  for (const token of names) {
    const at = /^(.*?)@\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)$/.exec(token)
    if (at) {
      const p = {
        lat: Number(at[2]),
        lon: Number(at[3]),
        name: at[1].trim(),
        source: 'common geography',
        date: '2026',
        basis: 'assumed',
      }
      shape.push(p)
      previous = [p.lon, p.lat]
      continue
    }
    const [name, country] = token.split('/')
    const countries = country ? [country.trim()] : [...new Set([a.country, b.country])]
    const best = countries
      .flatMap((c) => gazetteer.find(name, c))
      .map((p) => ({ p, detour: km(previous, [p.lon, p.lat]) + km([p.lon, p.lat], b.point) }))
      .sort((x, y) => x.detour - y.detour)[0]
    const direct = Math.max(km(previous, b.point), 20)
    if (best === undefined || best.detour > Math.max(direct * DETOUR, direct + Math.min(250, total))) {
      lost.push(
        best === undefined ? fold(name) : `${name} too far (${Math.round(best.detour)} against ${Math.round(direct)})`,
      )
      continue
    }
    shape.push({
      lat: best.p.lat,
      lon: best.p.lon,
      name: name.trim(),
      source: 'https://www.geonames.org/',
      date: best.p.from === 'cities500' ? '2023-03' : '2026',
      basis: 'published',
    })
    previous = [best.p.lon, best.p.lat]
  }
  return { shape, lost }
}
