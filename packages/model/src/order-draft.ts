import type { OrderAction } from './order.js'
import type { RestrictionEffect } from './restriction.js'

/** What orders of an action do most often; one that changes another does what that one does. */
export const USUAL_EFFECTS: Readonly<Partial<Record<OrderAction, RestrictionEffect>>> = {
  ban: 'hold',
  restriction: 'flag',
  quota: 'quota',
}

/** The columns of an order that an id is made of. */
export type IdCells = Readonly<
  Partial<Record<'issuer' | 'issued_on' | 'from' | 'places' | 'directions' | 'countries', string>>
>

/**
 * An id for an order that none has yet: issuer, year, place and count, as `KTZ-2025-KURYK-07`.
 * @param today - YYYY-MM-DD; its year stands where the order has no date
 */
export function orderId(cells: IdCells, today: string, taken: ReadonlySet<string>): string {
  const { issued_on = '', from = '' } = cells
  const year = /^\d{4}/.exec(issued_on)?.[0] ?? /^\d{4}/.exec(from)?.[0] ?? today.slice(0, 4)
  return countedId([abbreviated(cells.issuer ?? ''), year, subject(cells)].filter(Boolean).join('-'), taken)
}

/** The id of a stem with the first count under which nothing is known. */
export function countedId(stem: string, taken: ReadonlySet<string>): string {
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
function subject({ places = '', directions = '', countries = '' }: IdCells): string {
  const [place] = listed(places)
  if (place !== undefined) return place.replace(/^[A-Z]{2}-/, '')
  return (listed(directions)[0]?.replace('>', '') ?? listed(countries)[0] ?? '').toUpperCase()
}

function listed(cell: string): readonly string[] {
  return cell.split(/\s+/).filter(Boolean)
}
