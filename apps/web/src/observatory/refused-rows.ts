import type { Problem } from '@karavan/api'

/** A row that the server refuses, and what it expected of which cell. */
export interface RefusedRow {
  /** Its place among the rows that were sent. */
  readonly index: number
  /** Empty where it is no cell. */
  readonly column: string
  readonly received: string
  /** In English, as the server says it. */
  readonly expected: string
}

/**
 * The rows that a problem names, each once and in their order.
 * @param before - rows that were sent before those of the question
 */
export function refusedIn({ pointer, received, expected, faults }: Problem, before = 0): readonly RefusedRow[] {
  const told =
    faults ?? (pointer === undefined ? [] : [{ pointer, received: received ?? '', expected: expected ?? '' }])
  const rows = new Map<number, RefusedRow>()
  for (const fault of told) {
    const [, place, column = ''] = /^\/rows\/(\d+)(?:[ /](.*))?$/.exec(fault.pointer) ?? []
    const index = before + Number(place)
    if (place !== undefined && !rows.has(index))
      rows.set(index, { index, column, received: fault.received.replace(/^"|"$/g, ''), expected: fault.expected })
  }
  return [...rows.values()]
}
