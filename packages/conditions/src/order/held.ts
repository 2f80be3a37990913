import { type EpochMinutes, formatDate } from '@karavan/core'
import { type Order, relieves } from '@karavan/model'
import type { Chains } from './chains.js'
import type { Term } from './terms.js'
import type { StartBasis, Window } from './windows.js'

/** From when to when an order holds as a whole, as later orders left it. */
export interface Held {
  /** Null where nothing says when it began. */
  readonly from: EpochMinutes | null
  readonly start: StartBasis
  /** First instant after it; null where no end is known. */
  readonly until: EpochMinutes | null
}

/** `from 2025-06-03 (inferred) to 2025-06-30`: English, its last day named, with how a day is known that is not printed. */
export function heldInWords(order: Order, { from, start, until }: Held): string {
  const since = from === null ? '' : `from ${formatDate(from)}${start === 'printed' ? '' : ` (${start})`}`
  if (until === null) return since === '' ? 'no end printed' : `${since}, no end printed`
  const follows = relieves(order) && order.to === null ? ` (inferred)` : ''
  return `${since} to ${formatDate(until - 1)}${follows}`.trimStart()
}

/** When each order holds, by id. What prints no end and takes something out of another lasts as long as it does so. */
export function heldByOrder(
  { orders }: Chains,
  windows: ReadonlyMap<string, Window>,
  terms: readonly Term[],
): ReadonlyMap<string, Held> {
  const ends = new Map<string, EpochMinutes>()
  const reach = (id: string, until: EpochMinutes) => ends.set(id, Math.max(ends.get(id) ?? until, until))
  for (const { order, until, state, reliefs } of terms) {
    if (state === 'notCovered') continue
    reach(order.id, until)
    for (const { id } of reliefs) reach(id, until)
  }
  return new Map(
    [...orders.values()].map((order) => {
      const { from = null, start = 'printed', until = null } = windows.get(order.id) ?? {}
      const last = relieves(order) ? (until ?? ends.get(order.id)) : ends.get(order.id)
      const end = last ?? until
      return [order.id, { from, start, until: end !== null && Number.isFinite(end) ? end : null }]
    }),
  )
}
