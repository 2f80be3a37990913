import type { TableRow } from '@karavan/core'
import { type CheckResult, type Fault, fault } from '../fault.js'

const TRACK_IN_PLACE = ['in_use', 'suspended']

/** Gauges meet only where a facility changes them, and every place can be reached unless it says why not. */
export function checkConnections(
  locations: readonly TableRow[],
  links: readonly TableRow[],
  facilities: readonly TableRow[],
): CheckResult {
  const changes = new Set(
    facilities
      .filter((row) => (row.cells['does'] ?? '').split(' ').includes('gauge_change'))
      .map((row) => row.cells['location_id']),
  )
  const gauges = new Map<string, Set<string>>()
  const next = new Map<string, string[]>()
  for (const { cells } of links) {
    const [from = '', to = ''] = [cells['from'], cells['to']]
    if (!TRACK_IN_PLACE.includes(cells['status'] ?? '')) continue
    next.set(from, [...(next.get(from) ?? []), to])
    next.set(to, [...(next.get(to) ?? []), from])
    if (cells['mode'] !== 'rail') continue
    for (const end of [from, to]) gauges.set(end, (gauges.get(end) ?? new Set()).add(cells['gauge_mm'] ?? ''))
  }
  const reached = largestPart(next)
  const faults: Fault[] = []
  let excused = 0
  for (const row of locations) {
    const id = row.cells['id'] ?? ''
    const met = [...(gauges.get(id) ?? [])]
    if (met.length > 1 && !changes.has(id)) {
      faults.push(
        fault(
          row,
          `tracks of ${met.toSorted().join(' and ')} mm meet at ${id}`,
          'a facility there that does gauge_change',
          'add the facility, or correct gauge_mm of the links',
        ),
      )
    }
    const reason = row.cells['disconnected_reason'] ?? ''
    if (!reached.has(id) && reason === '')
      faults.push(
        fault(
          row,
          `no link that is built leads to ${id} from the rest of the network`,
          'a link, or a disconnected_reason',
          'add the link to links.csv, or say why there is none',
        ),
      )
    if (reason !== '') excused++
    if (reached.has(id) && reason !== '')
      faults.push(
        fault(row, `${id} can be reached but says "${reason}"`, 'an empty disconnected_reason', 'remove the reason'),
      )
  }
  return {
    faults,
    counts: {
      'places that gauges meet at': [...gauges.values()].filter((set) => set.size > 1).length,
      'places without a link, with a reason': excused,
    },
  }
}

function largestPart(next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  let best = new Set<string>()
  const seen = new Set<string>()
  for (const start of next.keys()) {
    if (seen.has(start)) continue
    const part = new Set([start])
    for (const place of part) for (const other of next.get(place) ?? []) part.add(other)
    for (const place of part) seen.add(place)
    if (part.size > best.size) best = part
  }
  return best
}
