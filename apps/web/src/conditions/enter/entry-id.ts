import type { Cells } from '@karavan/api'
import { countedId } from '@karavan/model'

const STATES: Readonly<Record<string, string>> = { closed: 'SHUT', limited: 'LIMITED', open: 'OPEN' }

/** An id for a report, as `SHUT-KZ-KURYK-2026-11-26-01`. */
export function reportId({ state = '', place = '', since = '' }: Cells, taken: ReadonlySet<string>): string {
  return countedId([STATES[state] ?? 'STATE', place, since.slice(0, 10)].filter(Boolean).join('-'), taken)
}

/** An id for a count, as `QUEUE-KZ-KURYK-2026-11-26-01`. */
export function countId({ place = '', date = '' }: Cells, taken: ReadonlySet<string>): string {
  return countedId(['QUEUE', place, date].filter(Boolean).join('-'), taken)
}
