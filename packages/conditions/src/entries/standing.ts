import { StructuredError } from '@karavan/core'
import { tieChains } from '../order/chains.js'
import { overlaidConditions } from './overlaid.js'
import type { ConditionEntries } from './ports.js'

/** Entries laid over others, as far as they can stand together. */
export interface StandingEntries {
  readonly entries: ConditionEntries
  /** Why orders were left out, each with its id as the pointer. */
  readonly left: readonly StructuredError[]
}

/**
 * Lays entries over others. An order that cannot be tied into a chain (of an older version, or entered elsewhere at the same
 * time) is left out with those that amend it; everything else stands.
 * @throws {StructuredError} as `tieChains`, where none of the orders laid over is at fault
 */
export function standingEntries(under: ConditionEntries, over: ConditionEntries): StandingEntries {
  const left: StructuredError[] = []
  for (let orders = over.orders; ; ) {
    const entries = overlaidConditions(under, { ...over, orders })
    try {
      tieChains(entries.orders)
      return { entries, left }
    } catch (error) {
      const rest = error instanceof StructuredError ? orders.filter(({ id }) => id !== error.pointer) : orders
      if (rest.length === orders.length) throw error
      left.push(error as StructuredError)
      orders = rest
    }
  }
}
