import { earliestInstant, endInstant, isPartialDate, type TableRow } from '@karavan/core'
import { type CheckResult, type Fault, fault } from '../fault.js'
import { callsByService } from './crossed.js'

/** No two services that can be boarded are one: the same operator, ends and mode at the same time. */
export function checkSameServices(services: readonly TableRow[], calls: readonly TableRow[]): CheckResult {
  const alike = new Map<string, TableRow[]>()
  const faults: Fault[] = []
  const boardable = services.filter(({ cells }) => cells['boardable'] === 'yes')
  const byService = callsByService(boardable, calls)
  for (const row of boardable) {
    const rows = byService.get(row) ?? []
    const { operator = '', mode = '' } = row.cells
    const ends = [rows[0], rows.at(-1)].map((call) => call?.cells['location_id'] ?? '')
    const key = [operator.trim().toLowerCase(), mode, ...ends].join('|')
    const others = alike.get(key) ?? []
    const twin = others.find((other) => overlap(row, other))
    if (twin !== undefined)
      faults.push(
        fault(
          row,
          `${row.cells['id']}: ${operator} from ${ends.join(' to ')} by ${mode}, as ${twin.cells['id']} in line ${twin.line}`,
          'one boardable service for an operator, relation and mode at a time',
          'merge the two, end the validity of one, or set boardable to no',
        ),
      )
    alike.set(key, [...others, row])
  }
  return { faults, counts: { 'services that can be boarded': boardable.length } }
}

function overlap(a: TableRow, b: TableRow): boolean {
  const [from, to] = [a, b].map(validity) as [Validity, Validity]
  return from.start < to.end && to.start < from.end
}

interface Validity {
  readonly start: number
  readonly end: number
}

function validity({ cells }: TableRow): Validity {
  const { valid_from: from = '', valid_to: to = '' } = cells
  return {
    start: (isPartialDate(from) ? earliestInstant(from) : null) ?? Number.NEGATIVE_INFINITY,
    end: (isPartialDate(to) ? endInstant(to) : null) ?? Number.POSITIVE_INFINITY,
  }
}
