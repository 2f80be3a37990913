import type { TableRow } from '@karavan/core'
import { type CheckResult, type Fault, fault } from '../fault.js'
import { countryOf, DrawnWays, merged, wordsOf } from './drawn-ways.js'

/** What the services run on that do not sail. */
const SURFACE: Readonly<Record<string, string>> = {
  rail_block_train: 'rail',
  rail_wagonload: 'rail',
  road: 'road',
  barge: 'inland_water',
}

/** The countries that each call says are crossed since the one before are those that its way runs through, in order. */
export function checkCrossed(
  services: readonly TableRow[],
  calls: readonly TableRow[],
  links: readonly TableRow[],
): CheckResult {
  const ways = new DrawnWays(links)
  const faults: Fault[] = []
  const counts = { 'calls whose crossing is unknown, never boarded': 0, 'calls whose crossing is written by hand': 0 }
  for (const [{ cells: service }, rows] of callsByService(services, calls)) {
    for (const [i, row] of rows.entries()) {
      const before = rows[i - 1]?.cells['location_id']
      if (before === undefined) continue
      const at = row.cells['location_id'] ?? ''
      const written = wordsOf(row.cells['crosses'])
      if (written.length === 0 && service['boardable'] !== 'yes') {
        counts['calls whose crossing is unknown, never boarded']++
        continue
      }
      if (isByHand(row)) counts['calls whose crossing is written by hand']++
      faults.push(...checkCall(row, before, at, written, SURFACE[service['mode'] ?? ''], ways))
    }
  }
  return { faults, counts }
}

/** Each service with its calls in order. */
export function callsByService(
  services: readonly TableRow[],
  calls: readonly TableRow[],
): ReadonlyMap<TableRow, readonly TableRow[]> {
  const groups = new Map<string, TableRow[]>()
  for (const row of calls) {
    const id = row.cells['service_id'] ?? ''
    groups.set(id, [...(groups.get(id) ?? []), row])
  }
  return new Map(
    services.map((service) => [
      service,
      (groups.get(service.cells['id'] ?? '') ?? []).toSorted((a, b) => Number(a.cells['seq']) - Number(b.cells['seq'])),
    ]),
  )
}

function checkCall(
  row: TableRow,
  before: string,
  at: string,
  written: readonly string[],
  surface: string | undefined,
  ways: DrawnWays,
): Fault[] {
  const found = written.length === 0 ? 'crosses is empty' : `crosses ${written.join(' ')}`
  const ends = merged([countryOf(before), countryOf(at)])
  if (surface === undefined) {
    if (written.join() === ends.join()) return []
    return [
      fault(
        row,
        found,
        `${ends.join(' ')}: at sea the countries of the two ports, ${before} and ${at}`,
        'leave out the countries whose waters are passed',
      ),
    ]
  }
  if (written[0] !== ends[0] || written.at(-1) !== ends.at(-1)) {
    return [
      fault(
        row,
        found,
        `a list from ${ends[0]} to ${ends.at(-1)}, from ${before} to ${at}`,
        'write the countries in the order in which they are run through',
      ),
    ]
  }
  const path = [before, ...wordsOf(row.cells['via']), at]
  if (isByHand(row)) return checkPoints(row, path, written)
  const astray = ways.firstAstray(path, surface, written)
  if (astray === null) return []
  const [from, to] = astray
  return [
    fault(
      row,
      `${found}, but no drawn ${surface} from ${from} to ${to} runs so`,
      `${ways.countriesOf(path, surface).join(' ')}, as the shortest way by ${path.join(' ')}`,
      'correct `crosses`, name in `via` the points that the way passes, or write it by hand: crosses_basis assumed and why in the note',
    ),
  ]
}

/** Written by hand where the drawn links do not lead as the service runs; the note says so. */
function isByHand({ cells }: TableRow): boolean {
  return cells['crosses_basis'] === 'assumed' && (cells['note'] ?? '') !== ''
}

/** What is written by hand names at least the countries of all points of the way, in their order. */
function checkPoints(row: TableRow, path: readonly string[], written: readonly string[]): Fault[] {
  const points = merged(path.map(countryOf))
  let at = 0
  for (const country of written) if (country === points[at]) at++
  if (at === points.length) return []
  return [
    fault(
      row,
      `crosses ${written.join(' ')}`,
      `a list that holds ${points.join(' ')} in this order, as ${path.join(' ')}`,
      'add the countries that are missing, or correct `via`',
    ),
  ]
}
