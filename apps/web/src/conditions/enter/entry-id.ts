import type { Cells } from '@karavan/api'
import { listIn } from './cells.js'

const STATES: Readonly<Record<string, string>> = { closed: 'SHUT', limited: 'LIMITED', open: 'OPEN' }

/**
 * An id for an order that none has yet: issuer, year, place and count, as `KTZ-2025-KURYK-07`.
 * @param today - YYYY-MM-DD; its year stands where the order has no date
 */
export function orderId(cells: Cells, today: string, taken: ReadonlySet<string>): string {
  const { issued_on = '', from = '' } = cells
  const year = /^\d{4}/.exec(issued_on)?.[0] ?? /^\d{4}/.exec(from)?.[0] ?? today.slice(0, 4)
  return counted([abbreviated(cells['issuer'] ?? ''), year, subject(cells)].filter(Boolean).join('-'), taken)
}

/** An id for a report, as `SHUT-KZ-KURYK-2026-11-26-01`. */
export function reportId({ state = '', place = '', since = '' }: Cells, taken: ReadonlySet<string>): string {
  return counted([STATES[state] ?? 'STATE', place, since.slice(0, 10)].filter(Boolean).join('-'), taken)
}

/** An id for a count, as `QUEUE-KZ-KURYK-2026-11-26-01`. */
export function countId({ place = '', date = '' }: Cells, taken: ReadonlySet<string>): string {
  return counted(['QUEUE', place, date].filter(Boolean).join('-'), taken)
}

/** The first count under which nothing is known. */
function counted(stem: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const id = `${stem}-${String(count).padStart(2, '0')}`
    if (!taken.has(id)) return id
  }
}

/** `KTZ` of `KTZ (Kazakhstan Temir Zholy)`, `PMI` of `Poland (minister of the interior)`; empty without Latin letters. */
function abbreviated(issuer: string): string {
  const own = /(?<![\p{L}\p{N}])[A-Z]{2,6}(?![\p{L}\p{N}])/u.exec(issuer)?.[0]
  if (own !== undefined) return own
  const words = issuer.split(/[^A-Za-z]+/).filter((word) => word.length > 3)
  return words.map((word) => word.charAt(0).toUpperCase()).join('')
}

/** What the order is about: its first place without the country, else its first direction or country. */
function subject({ places = '', directions = '', countries = '' }: Cells): string {
  const [place] = listIn(places)
  if (place !== undefined) return place.replace(/^[A-Z]{2}-/, '')
  return (listIn(directions)[0]?.replace('>', '') ?? listIn(countries)[0] ?? '').toUpperCase()
}
