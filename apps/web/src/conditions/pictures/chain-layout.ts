import type { EpochMinutes } from '@karavan/core'
import { type ChainAnswer, relieves } from '@karavan/model'
import { type Bar, barOf, type Span, spanOf } from '../../network/pictures/order-bars.js'

type Link = ChainAnswer['orders'][number]

/** An order of a chain as a bar of a timeline. */
export interface ChainRow {
  readonly link: Link
  /** It takes something out of the order in whose row it hangs. */
  readonly isRelief: boolean
  /** Null where nothing says when it holds. */
  readonly bar: Bar | null
  /** The text does not say from when. */
  readonly startsInferred: boolean
  /** The text does not say until when. */
  readonly endsOpen: boolean
  /** The stretch before it that no order of the chain covers, shares of the width. */
  readonly gap: Pick<Bar, 'from' | 'to'> | null
}

export interface ChainLayout {
  readonly span: Span
  readonly rows: readonly ChainRow[]
}

const FAR_BACK = 50

/** A chain on the time that it takes: orders by their start, each with its exceptions and lifts beneath. @param on - the day looked at */
export function chainLayout(orders: readonly Link[], on: EpochMinutes): ChainLayout {
  const ends = orders.map(({ from, until }) => until ?? Math.max(from ?? on, on))
  const span = spanOf(orders, Math.max(...ends), FAR_BACK)
  const reliefs = orders.filter(({ order }) => relieves(order))
  const bodies = orders.filter(({ order }) => !relieves(order)).sort(byStart)
  const rowOf = (link: Link, coveredUntil: EpochMinutes | null): ChainRow => ({
    link,
    isRelief: relieves(link.order),
    bar: link.from === null && link.until === null ? null : barOf(link, span),
    startsInferred: link.order.from === null,
    endsOpen: link.order.to === null,
    gap:
      coveredUntil === null || link.from === null || coveredUntil >= link.from
        ? null
        : pick(barOf({ from: coveredUntil, until: link.from }, span)),
  })
  const rows: ChainRow[] = []
  let covered: EpochMinutes | null = null
  for (const body of bodies) {
    rows.push(rowOf(body, covered))
    rows.push(...withRelieved(body, reliefs).map((relief) => rowOf(relief, null)))
    covered = Math.max(covered ?? Number.NEGATIVE_INFINITY, body.until ?? Number.POSITIVE_INFINITY)
  }
  const placed = new Set(rows.map(({ link }) => link.order.id))
  return {
    span,
    rows: [...rows, ...reliefs.filter(({ order }) => !placed.has(order.id)).map((one) => rowOf(one, null))],
  }
}

/** The exceptions and lifts of an order, and those of theirs. */
function withRelieved(body: Link, reliefs: readonly Link[]): Link[] {
  return reliefs
    .filter(({ order }) => order.amends === body.order.id)
    .sort(byStart)
    .flatMap((relief) => [relief, ...withRelieved(relief, reliefs)])
}

function byStart(a: Link, b: Link): number {
  return (a.from ?? 0) - (b.from ?? 0) || (a.order.id < b.order.id ? -1 : 1)
}

function pick({ from, to }: Bar): Pick<Bar, 'from' | 'to'> {
  return { from, to }
}
