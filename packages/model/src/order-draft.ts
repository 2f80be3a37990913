import type { Order, OrderAction } from './order.js'
import type { RestrictionEffect } from './restriction.js'

/** Longest text, in characters, that is proposed whole as what an order says. */
export const LONGEST_DRAFT_TEXT = 1200

/** What orders of an action do most often; one that changes another does what that one does. */
const USUAL_EFFECTS: Readonly<Partial<Record<OrderAction, RestrictionEffect>>> = {
  ban: 'hold',
  restriction: 'flag',
  quota: 'quota',
}

/** The columns of an order that an id is made of. */
export type IdCells = Readonly<
  Partial<Record<'issuer' | 'issued_on' | 'from' | 'places' | 'directions' | 'countries', string>>
>

/** What is said of an order that is being entered, by column. */
export type SaidCells = IdCells & Readonly<Partial<Record<'action' | 'quota_value', string>>>

/** What follows from what is said of an order, by column. An effect that nothing tells is empty: a person says it. */
export interface OrderDraft {
  readonly id: string
  readonly effect: RestrictionEffect | ''
  readonly applies_at: Order['appliesAt']
  readonly source_date: string
}

/**
 * What is proposed of an order beside what is said of it.
 * @param today - YYYY-MM-DD; its year stands where the order has no date
 * @param taken - ids that are in use
 * @param amended - the order that it changes, where that is known
 */
export function draftOfOrder(
  said: SaidCells,
  today: string,
  taken: ReadonlySet<string>,
  amended?: Pick<Order, 'effect' | 'appliesAt'>,
): OrderDraft {
  return {
    id: orderId(said, today, taken),
    effect: draftedEffect(said, amended?.effect),
    applies_at: amended?.appliesAt ?? 'passage',
    source_date: said.issued_on ?? '',
  }
}

function draftedEffect(
  { action = '', quota_value = '' }: SaidCells,
  amended: RestrictionEffect | undefined,
): OrderDraft['effect'] {
  if (action === 'quota') return 'quota'
  const own = USUAL_EFFECTS[action as OrderAction]
  return amended ?? own ?? (quota_value === '' ? '' : 'quota')
}

/**
 * An id for an order that none has yet: issuer, year, place and count, as `KTZ-2025-KURYK-07`.
 * @param today - YYYY-MM-DD; its year stands where the order has no date
 */
function orderId(cells: IdCells, today: string, taken: ReadonlySet<string>): string {
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
