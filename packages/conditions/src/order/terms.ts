import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import { continues, type EffectiveOrder, type Order, type RestrictionState, relieves } from '@karavan/model'
import type { Chains } from './chains.js'
import type { StartBasis, Window } from './windows.js'

/**
 * Days before the first word of an order without a printed start in which it may have been in force already. Most orders of
 * the Kazakh railway run 3 to 28 days (evidence: orders.csv).
 */
const UNSTATED_START_DAYS = 28

/** What one order of a chain says for a stretch of time. */
export interface Term {
  /** With the terms that it takes over from the order it prolongs. */
  readonly order: Order
  readonly from: EpochMinutes
  readonly until: EpochMinutes
  readonly start: StartBasis
  /** `inForce`; `unknown` where nobody knows whether an order without an end still holds; `notCovered` where a chain leaves a gap. */
  readonly state: Exclude<RestrictionState, 'notInForce'>
  /** Exceptions and lifts in force, with their own scopes. */
  readonly reliefs: readonly Order[]
}

/** The terms of all orders, by chain and time; no two terms of one order overlap. */
export function termsOf(
  chains: Chains,
  windows: ReadonlyMap<string, Window>,
  effective: ReadonlyMap<string, EffectiveOrder>,
): readonly Term[] {
  return chains.roots.flatMap((root) => new Chain(root, chains, windows, effective).terms())
}

const FOREVER = Number.POSITIVE_INFINITY

class Chain {
  private readonly orders: readonly Order[]
  private readonly parents = new Map<string, Order>()
  /** Reliefs by order, at the instant that is looked at. */
  private readonly relieved = new Map<Order, readonly Order[]>()

  constructor(
    private readonly root: Order,
    private readonly chains: Chains,
    private readonly windows: ReadonlyMap<string, Window>,
    private readonly effective: ReadonlyMap<string, EffectiveOrder>,
  ) {
    this.orders = chains.from(root)
    for (const order of this.orders) {
      const parent = order.amends === undefined ? undefined : chains.orders.get(order.amends)
      if (parent !== undefined && order !== root) this.parents.set(order.id, parent)
    }
  }

  terms(): Term[] {
    const marks = this.marks()
    const open = new Map<string, Term>()
    const done: Term[] = []
    marks.forEach((from, i) => {
      const until = marks[i + 1] ?? FOREVER
      const now = this.at(from).map((term): Term => ({ ...term, from, until }))
      const next = new Map(now.map((term) => [keyOf(term), term]))
      for (const [key, term] of open) if (!next.has(key)) done.push(term)
      for (const [key, term] of next) {
        const before = open.get(key)
        if (before !== undefined) next.set(key, { ...term, from: before.from })
      }
      open.clear()
      for (const [key, term] of next) open.set(key, term)
    })
    return [...done, ...open.values()].sort((a, b) => a.from - b.from || (a.order.id < b.order.id ? -1 : 1))
  }

  /** Every instant at which something may change, ascending. */
  private marks(): EpochMinutes[] {
    const marks = this.orders.flatMap(({ id }) => {
      const { from, until, unknownFrom } = this.windowOf(id)
      const unstated = this.unstated(id)
      return [from, until, unknownFrom, unstated?.from ?? null, unstated?.until ?? null]
    })
    return [...new Set(marks.filter((at): at is EpochMinutes => at !== null && Number.isFinite(at)))].sort(
      (a, b) => a - b,
    )
  }

  private at(at: EpochMinutes): Omit<Term, 'from' | 'until'>[] {
    this.relieved.clear()
    const standing = this.standing(this.root, at)
    if (standing.length > 0) {
      return standing.map((order) => {
        const { start, unknownFrom } = this.windowOf(order.id)
        return {
          order: this.effectiveOf(order),
          start,
          state: unknownFrom !== null && at >= unknownFrom ? 'unknown' : 'inForce',
          reliefs: this.reliefs(order, at),
        }
      })
    }
    const next = this.gapBefore(at) ?? this.unstatedAt(at)
    if (next === undefined) return []
    return [{ order: this.effectiveOf(next), start: this.windowOf(next.id).start, state: 'notCovered', reliefs: [] }]
  }

  /** The orders in force in the part of the chain that begins with one: the latest amendments take the place of what they amend. */
  private standing(order: Order, at: EpochMinutes): Order[] {
    if (relieves(order)) return []
    const later = this.amendments(order).flatMap((amendment) => this.standing(amendment, at))
    if (later.length > 0) return later
    const stands = covers(this.windowOf(order.id), at) && !this.replaced(order, at) && !this.lifted(order, at)
    return stands ? [order] : []
  }

  /** Whether an amendment has taken the place of an order, for good unless it is lifted itself. */
  private replaced(order: Order, at: EpochMinutes): boolean {
    return this.amendments(order).some((later) => {
      const { from } = this.windowOf(later.id)
      return !relieves(later) && from !== null && from <= at && !this.lifted(later, at)
    })
  }

  /** Exceptions and lifts in force for an order: its own, and those of the order that it goes on with. */
  private reliefs(order: Order, at: EpochMinutes): readonly Order[] {
    const known = this.relieved.get(order)
    if (known !== undefined) return known
    const found = this.reliefsOf(order, at)
    this.relieved.set(order, found)
    return found
  }

  private reliefsOf(order: Order, at: EpochMinutes): readonly Order[] {
    const own = this.amendments(order).filter((amendment) => relieves(amendment) && this.relievesAt(amendment, at))
    const parent = continues(order) ? this.parents.get(order.id) : undefined
    if (parent === undefined) return own
    const { from } = this.windowOf(order.id)
    const taken = this.reliefs(parent, at).filter(
      (relief) => relief.action === 'exception' || (this.windowOf(relief.id).from ?? 0) >= (from ?? 0),
    )
    return [...own, ...taken]
  }

  /** Whether an exception or a lift stands: by itself or prolonged, and not itself lifted. */
  private relievesAt(relief: Order, at: EpochMinutes): boolean {
    const prolonged = this.amendments(relief).some((later) => !relieves(later) && this.relievesAt(later, at))
    if (prolonged) return true
    return covers(this.windowOf(relief.id), at) && !this.lifted(relief, at)
  }

  private lifted(order: Order, at: EpochMinutes): boolean {
    return this.reliefs(order, at).some((relief) => relief.action === 'lift' && frees(relief, this.effectiveOf(order)))
  }

  /** The next order of a chain that has ended by its printed day and goes on later. */
  private gapBefore(at: EpochMinutes): Order | undefined {
    const standing = this.orders.filter((order) => !relieves(order))
    if (standing.some(({ id }) => covers(this.windowOf(id), at))) return undefined
    if (!standing.some(({ id }) => (this.windowOf(id).until ?? FOREVER) <= at)) return undefined
    const later = standing.filter(({ id }) => (this.windowOf(id).from ?? 0) > at)
    return later.sort((a, b) => (this.windowOf(a.id).from ?? 0) - (this.windowOf(b.id).from ?? 0))[0]
  }

  private unstatedAt(at: EpochMinutes): Order | undefined {
    return this.orders.find((order) => {
      const stretch = relieves(order) ? null : this.unstated(order.id)
      return stretch !== null && at >= stretch.from && at < stretch.until
    })
  }

  /** The days before the first word of an order without a printed start. */
  private unstated(id: string): { readonly from: EpochMinutes; readonly until: EpochMinutes } | null {
    const { from, start, until } = this.windowOf(id)
    const end = from ?? until
    if (start !== 'reported' || end === null) return null
    return { from: end - UNSTATED_START_DAYS * DAY_MINUTES, until: end }
  }

  private amendments(order: Order): readonly Order[] {
    return this.chains.amendmentsOf(order.id)
  }

  private effectiveOf(order: Order): Order {
    return this.effective.get(order.id)?.order ?? order
  }

  private windowOf(id: string): Window {
    const window = this.windows.get(id)
    if (window === undefined) throw new Error(`no window of ${id}`)
    return window
  }
}

function keyOf({ order, state, reliefs }: Omit<Term, 'from' | 'until'>): string {
  return [order.id, state, ...reliefs.map(({ id }) => id)].join(' ')
}

function covers({ from, until }: Window, at: EpochMinutes): boolean {
  return from !== null && from <= at && (until === null || at < until)
}

/** Whether a lift takes the whole of an order away, or only part of it. */
function frees(lift: Order, order: Order): boolean {
  const whole = <T>(freed: readonly T[] | undefined, bound: readonly T[] | undefined) =>
    freed === undefined ||
    freed.length === 0 ||
    ((bound ?? []).length > 0 && (bound ?? []).every((one) => freed.includes(one)))
  return (
    whole(lift.places, order.places) &&
    whole(lift.countries, order.countries) &&
    whole(lift.directions, order.directions) &&
    whole(lift.modes, order.modes) &&
    whole(lift.origins, order.origins) &&
    whole(lift.destinations, order.destinations) &&
    whole(lift.originPlaces, order.originPlaces) &&
    whole(lift.equipment, order.equipment) &&
    whole(lift.goods, order.goods) &&
    lift.goodsExcept.length === 0 &&
    (lift.foreignWagons !== true || order.foreignWagons === true)
  )
}
