import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Splits RFC 4180 text into rows of cells. */
const cellsOf = (text) => {
  const rows = []
  let row = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"'
        i += 1
      } else if (c === '"') quoted = false
      else cell += c
    } else if (c === '"') quoted = true
    else if (c === ',') {
      row.push(cell)
      cell = ''
    } else if (c === '\n') {
      row.push(cell)
      rows.push(row)
      row = []
      cell = ''
    } else if (c !== '\r') cell += c
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}

/** Reads a table as objects; `line` is the line number of a one-line row in its file. */
export const readTable = (folder, name) => {
  const [header, ...rows] = cellsOf(readFileSync(join(folder, name), 'utf8'))
  return rows.map((cells, i) => ({
    ...Object.fromEntries(header.map((h, j) => [h, cells[j] ?? ''])),
    line: i + 2,
  }))
}

const quote = (value) => {
  const text = value === undefined || value === null ? '' : String(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const writeTable = (folder, name, columns, rows) => {
  for (const row of rows)
    for (const key of Object.keys(row)) if (!columns.includes(key)) throw new Error(`${name}: no column ${key}`)
  const lines = [columns.join(','), ...rows.map((r) => columns.map((c) => quote(r[c])).join(','))]
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  process.stdout.write(`${name}: ${rows.length} rows\n`)
}

/** The folder with the facts (first argument, else data/evidence) and the folder to write to. */
export const folders = () => ({
  facts: process.argv[2] ?? 'data/evidence',
  out: process.argv[3] ?? 'packages/network/data',
})

const round = (x) => (x >= 48 ? Math.round(x) : Math.round(x * 10) / 10)
const scaled = (factors) => (hours) => factors.map((f) => round(hours * f))

/**
 * Spread rules, hours → [min, p10, p50, p90, max]. Their factors are rows of parameters.csv; all
 * results are `estimated`.
 */
export const FACTORS = {
  land: [0.85, 0.92, 1, 1.25, 1.6],
  sea: [0.9, 0.95, 1, 1.15, 1.4],
  announced: [0.9, 1, 1.2, 1.6, 2],
  announcedCaspian: [0.9, 1, 1.35, 1.75, 2.2],
  dwell: [0.2, 0.35, 0.75, 1.8, 3],
}
export const land = scaled(FACTORS.land)
export const sea = scaled(FACTORS.sea)
export const announced = scaled(FACTORS.announced)
export const announcedCaspian = scaled(FACTORS.announcedCaspian)
/** A published mean of a border or port stay becomes a right-skewed distribution with about that mean. */
export const dwell = scaled(FACTORS.dwell)
/** A published range without a typical value. */
export const range = (low, high, typical = (low + high) / 2) =>
  [low, low + (typical - low) * 0.4, typical, typical + (high - typical) * 0.8, high * 1.15].map(round)

const radians = (degrees) => (degrees * Math.PI) / 180
export const greatCircleKm = (a, b) => {
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h))
}

export const END = ['source', 'source_date', 'basis', 'note']
