import type { LonLat, TableRow } from '@karavan/core'
import { type Fault, fault } from '../fault.js'
import { pointOf } from './places.js'

/** A link with the line that it is drawn along. */
export interface Course {
  readonly row: TableRow
  readonly line: readonly LonLat[]
}

/** The links with the line they are drawn along: ends and interior points in order. */
export function coursesOf(
  links: readonly TableRow[],
  shapes: readonly TableRow[],
  locations: readonly TableRow[],
): { readonly courses: readonly Course[]; readonly faults: readonly Fault[] } {
  const places = new Map(locations.map((row) => [row.cells['id'] ?? '', pointOf(row)]))
  const inner = new Map<string, TableRow[]>()
  for (const row of shapes)
    inner.set(row.cells['link_id'] ?? '', [...(inner.get(row.cells['link_id'] ?? '') ?? []), row])
  const ids = new Set(links.map((row) => row.cells['id']))
  const faults = shapes
    .filter((row) => !ids.has(row.cells['link_id']))
    .map((row) => fault(row, row.cells['link_id'] ?? '', 'a link of links.csv', 'correct link_id or remove the point'))
  const courses: Course[] = []
  for (const row of links) {
    const { id = '', from = '', to = '', mode = '' } = row.cells
    const [a, b] = [places.get(from), places.get(to)]
    if (a === undefined || b === undefined) {
      faults.push(fault(row, `${from} and ${to}`, 'two locations of locations.csv', 'correct the ends of the link'))
      continue
    }
    if (id !== `${from}~${to}~${mode}`)
      faults.push(fault(row, id, `${from}~${to}~${mode}`, 'write the id as FROM~TO~mode'))
    const points = (inner.get(id) ?? [])
      .toSorted((x, y) => Number(x.cells['seq']) - Number(y.cells['seq']))
      .map(pointOf)
    courses.push({ row, line: [a, ...points, b] })
  }
  return { courses, faults }
}
