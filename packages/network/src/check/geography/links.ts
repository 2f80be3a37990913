import { greatCircleKm, type LonLat, lineKm, type TableRow } from '@karavan/core'
import { type CheckResult, type Fault, fault } from '../fault.js'
import { type Course, coursesOf } from './courses.js'
import { checkForks } from './forks.js'
import { countryAt, type Land } from './land.js'

/** A rail or road link is this much longer than the great circle between its ends. */
const LENGTH_OVER = { least: 1.03, most: 1.4 }
/** Share of the rail kilometres on corridors that must have a drawn course. */
const DRAWN_SHARE = 0.9
/** A rail link up to this length counts as drawn by its two ends, km. */
const SHORT_KM = 50
/** A stretch through another country below this length may be a drawing error, km. */
const SLIP_KM = 15
/** A stretch of a sea path over land that the simplified coast explains, km; and how near to a port it is ignored. */
const DRY_KM = 6
const HARBOUR_KM = 30
const SAMPLE_KM = 3

/** Lengths, drawn courses, where they part, countries run through and water under sea paths. */
export function checkLinks(
  links: readonly TableRow[],
  shapes: readonly TableRow[],
  locations: readonly TableRow[],
  land: Land,
): CheckResult {
  const { courses, faults: broken } = coursesOf(links, shapes, locations)
  const faults = [...broken, ...checkForks(courses)]
  const counts = {
    links: links.length,
    'length exceptions': 0,
    'crosses written by hand': 0,
    'sea links with narrow water': 0,
    'corridor rail km': 0,
    'corridor rail km drawn': 0,
  }
  for (const course of courses) {
    const { row, line } = course
    const { mode = '', exception = '', corridors = '' } = row.cells
    const km = Number(row.cells['length_km'])
    if (mode === 'rail' && corridors !== '') {
      counts['corridor rail km'] += km
      if (line.length > 2 || km < SHORT_KM) counts['corridor rail km drawn'] += km
    }
    if (mode === 'rail' || mode === 'road') {
      if (exception !== '') counts['length exceptions']++
      else faults.push(...checkLength(row, km, line))
      if (row.cells['crosses_basis'] === 'assumed') counts['crosses written by hand']++
      else faults.push(...checkCrosses(course, land))
    } else if (mode === 'sea') {
      if (exception !== '') counts['sea links with narrow water']++
      else faults.push(...checkWater(course, land))
    }
  }
  const total = counts['corridor rail km']
  const first = links[0]
  if (first !== undefined && total > 0 && counts['corridor rail km drawn'] < DRAWN_SHARE * total) {
    const share = ((100 * counts['corridor rail km drawn']) / total).toFixed(1)
    faults.push(
      fault(
        first,
        `${share} % of the corridor rail kilometres have a drawn course`,
        `at least ${100 * DRAWN_SHARE} %`,
        'add interior points to shapes.csv for the longest links without them',
      ),
    )
  }
  for (const key of ['corridor rail km', 'corridor rail km drawn'] as const) counts[key] = Math.round(counts[key])
  return { faults, counts }
}

function checkLength(row: TableRow, km: number, line: readonly LonLat[]): Fault[] {
  const [a, b] = [line[0], line.at(-1)]
  if (a === undefined || b === undefined) return []
  const straight = greatCircleKm(a, b)
  const least = straight * LENGTH_OVER.least - 0.6
  const most = straight * LENGTH_OVER.most + 0.6
  if (km >= least && km <= most) return []
  return [
    fault(
      row,
      `${km} km, ${(km / straight).toFixed(2)} times the great circle`,
      `${least.toFixed(0)} to ${most.toFixed(0)} km`,
      'correct length_km, draw the course, or say in `exception` why it differs',
    ),
  ]
}

function checkCrosses({ row, line }: Course, land: Land): Fault[] {
  const written = (row.cells['crosses'] ?? '').split(' ').filter(Boolean)
  const from = (row.cells['from'] ?? '').slice(0, 2)
  const to = (row.cells['to'] ?? '').slice(0, 2)
  if (written[0] !== from || written.at(-1) !== to) {
    return [
      fault(
        row,
        `crosses ${written.join(' ')}`,
        `a list from ${from} to ${to}`,
        'write the countries in the order in which they are run through',
      ),
    ]
  }
  const run = runs(line, land).filter(
    ({ country, km }, i, all) => i === 0 || i === all.length - 1 || km >= SLIP_KM || written.includes(country),
  )
  const seen = new Set(run.filter(({ km }) => km >= SLIP_KM).map(({ country }) => country))
  const extra = [...seen].filter((country) => !written.includes(country))
  const absent = written.filter((country) => country !== from && country !== to && !seen.has(country))
  return [
    ...extra.map((country) =>
      fault(
        row,
        `the drawn line runs through ${country}`,
        `only ${written.join(' ')}`,
        'add the country to `crosses`, or move the drawn points',
      ),
    ),
    ...absent.map((country) =>
      fault(
        row,
        `crosses names ${country}`,
        'a country that the drawn line runs through',
        'remove it, or draw the course',
      ),
    ),
  ]
}

function* samples(line: readonly LonLat[]): Generator<readonly [LonLat, number]> {
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]]
    if (a === undefined || b === undefined) continue
    const km = greatCircleKm(a, b)
    const steps = Math.max(1, Math.ceil(km / SAMPLE_KM))
    for (let s = 0; s < steps; s++) {
      const t = (s + 0.5) / steps
      yield [[a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t], km / steps]
    }
  }
}

function runs(line: readonly LonLat[], land: Land): readonly { readonly country: string; readonly km: number }[] {
  const list: { country: string; km: number }[] = []
  for (const [point, km] of samples(line)) {
    const last = list.at(-1)
    const country = countryAt(land, point) ?? last?.country
    if (country === undefined) continue
    if (last?.country === country) last.km += km
    else list.push({ country, km })
  }
  return list
}

function checkWater({ row, line }: Course, land: Land): Fault[] {
  const total = lineKm(line)
  let sailed = 0
  let dry = 0
  let worst: LonLat | undefined
  for (const [point, km] of samples(line)) {
    sailed += km
    if (sailed < HARBOUR_KM || total - sailed < HARBOUR_KM || countryAt(land, point) === undefined) continue
    dry += km
    worst ??= point
  }
  if (dry <= DRY_KM || worst === undefined) return []
  return [
    fault(
      row,
      `${dry.toFixed(0)} km of the path lie on land, first at ${worst[1].toFixed(2)} N ${worst[0].toFixed(2)} E`,
      'a path on water',
      'move or add points in shapes.csv',
    ),
  ]
}
