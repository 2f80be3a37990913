import { DAY_MINUTES, type EpochMinutes, endInstant, parseInstant } from '@karavan/core'
import { matchScope, type Order, type PassageOnDay, whyElsewhere } from '@karavan/model'

/**
 * Whether orders stop a passage at an instant, asked of every document by itself, as a clerk would who has the pile on the
 * desk. Only for orders with printed dates, and for goods, places and modes that are named.
 */
export function isStopped(pile: readonly Order[], passage: PassageOnDay, at: EpochMinutes): boolean {
  const clerk = new Clerk(pile, at)
  return pile.some(
    (order) => clerk.stands(order) && concerns(clerk.termsOf(order), passage) && !clerk.excepts(order, passage),
  )
}

class Clerk {
  constructor(
    private readonly pile: readonly Order[],
    private readonly at: EpochMinutes,
  ) {}

  /** It is a ban in its own time, nobody has freed it, and no later ban has taken its place. */
  stands(order: Order): boolean {
    if (isRelief(order) || this.pile.some((other) => isRelief(other) && this.comesAfter(order, other))) return false
    if (!isIn(order, this.at) || this.freed(order)) return false
    const direct = this.pile.filter(({ amends }) => amends === order.id)
    if (direct.some((later) => !isRelief(later) && this.at >= start(later) && !this.freed(later))) return false
    return !this.pile.some((later) => this.comesAfter(later, order) && this.stands(later))
  }

  termsOf(order: Order): Order {
    const before = this.pile.find(({ id }) => id === order.amends)
    return goesOn(order) && before !== undefined ? prolonged(order, this.termsOf(before)) : order
  }

  excepts(order: Order, passage: PassageOnDay): boolean {
    return this.reliefsOf(order).some((relief) => concerns(relief, passage))
  }

  private reliefsOf(order: Order): Order[] {
    const before = goesOn(order) ? this.pile.find(({ id }) => id === order.amends) : undefined
    return [
      ...this.pile.filter((one) => one.amends === order.id && isRelief(one) && this.relieves(one)),
      ...(before === undefined ? [] : this.reliefsOf(before)).filter(
        (one) => one.action === 'exception' || start(one) >= start(order),
      ),
    ]
  }

  private relieves(relief: Order): boolean {
    if (isIn(relief, this.at) && !this.freed(relief)) return true
    return this.pile.some((later) => later.amends === relief.id && !isRelief(later) && this.relieves(later))
  }

  private freed(order: Order): boolean {
    const { goods, places, modes } = this.termsOf(order)
    return this.reliefsOf(order).some(
      (lift) =>
        lift.action === 'lift' &&
        lift.goodsExcept.length === 0 &&
        takesIn(lift.goods, goods) &&
        takesIn(lift.places, places) &&
        takesIn(lift.modes, modes),
    )
  }

  /** Whether one order amends another, or an amendment of it. */
  private comesAfter(later: Order, earlier: Order): boolean {
    if (later.amends === undefined) return false
    if (later.amends === earlier.id) return true
    const before = this.pile.find(({ id }) => id === later.amends)
    return before !== undefined && this.comesAfter(before, earlier)
  }
}

function isRelief({ action }: Order): boolean {
  return action === 'exception' || action === 'lift'
}

function goesOn({ action }: Order): boolean {
  return action === 'extend' || action === 'narrow'
}

function concerns(order: Order, passage: PassageOnDay): boolean {
  return (
    whyElsewhere(order, { ...passage, moment: order.appliesAt }) === null &&
    matchScope(order, passage).verdict === 'hit'
  )
}

function takesIn(freed: readonly string[], bound: readonly string[]): boolean {
  return freed.length === 0 || (bound.length > 0 && bound.every((one) => freed.includes(one)))
}

function prolonged(order: Order, before: Order): Order {
  const or = <T>(own: readonly T[], parent: readonly T[]) => (own.length > 0 ? own : parent)
  return {
    ...order,
    places: or(order.places, before.places),
    modes: or(order.modes, before.modes),
    goods: or(order.goods, before.goods),
    goodsExcept: or(order.goodsExcept, before.goodsExcept),
  }
}

function isIn(order: Order, at: EpochMinutes): boolean {
  return at >= start(order) && (order.to === null || at < (endInstant(order.to) ?? 0))
}

function start({ from }: Order): EpochMinutes {
  return parseInstant(from ?? '2020-01-01')
}

/** Noon of the n-th day of 2025. */
export function noon(day: number): EpochMinutes {
  return parseInstant('2025-01-01') + day * DAY_MINUTES + DAY_MINUTES / 2
}
