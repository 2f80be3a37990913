import { DAY_MINUTES, type EpochMinutes, earliestInstant, endInstant } from '@karavan/core'
import { type Order, relieves } from '@karavan/model'
import type { Chains } from './chains.js'

/** How the first day of an order is known. `reported`: from the day of the text that tells of it. */
export type StartBasis = 'printed' | 'inferred' | 'reported'

/** When an order is in force by its own words, whatever later orders do to it. */
export interface Window {
  /** Null where nothing says when it began. */
  readonly from: EpochMinutes | null
  readonly start: StartBasis
  /** First instant after the last printed day; null where none is printed. */
  readonly until: EpochMinutes | null
  /** First instant of which nobody knows whether it is still in force; null where its end is printed, or a law has none. */
  readonly unknownFrom: EpochMinutes | null
}

/** The window of every order of the chains. */
export function windowsOf(chains: Chains): ReadonlyMap<string, Window> {
  const windows = new Map<string, Window>()
  const walk: { order: Order; parent: Window | null }[] = chains.roots.map((order) => ({ order, parent: null }))
  for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
    const window = windowOf(at.order, at.parent)
    windows.set(at.order.id, window)
    for (const order of chains.amendmentsOf(at.order.id)) walk.push({ order, parent: window })
  }
  return windows
}

/**
 * An order that prints no start begins on the day after it was signed, one that prolongs another not before the end of that.
 * Orders of the Kazakh railway are signed up to four days before they start (evidence: orders.csv), never after.
 */
function windowOf(order: Order, parent: Window | null): Window {
  const until = instant(order.to, endInstant)
  const { from, start } = startOf(order, parent, until)
  const told = instant(order.sourceDate, earliestInstant)
  const support = [from, instant(order.issuedOn, earliestInstant), told].filter((at) => at !== null)
  const supportedUntil = support.length === 0 ? Number.NEGATIVE_INFINITY : Math.max(...support) + DAY_MINUTES
  return { from, start, until, unknownFrom: until === null ? unknownAfter(order, supportedUntil) : null }
}

/** Days for which a warning of the press is believed after its last word (assumed). */
const PRESS_DAYS = 365

/**
 * When an order without a printed end is no longer known to be in force: a railway's on the day after the last word of it,
 * a warning that only the press tells of a year later, a law never.
 * @param supportedUntil - first instant after the last day of which a source says that it is in force
 */
function unknownAfter(order: Order, supportedUntil: EpochMinutes): EpochMinutes | null {
  if (order.effect === 'hold' || order.effect === 'quota') return supportedUntil
  return order.effect === 'flag' && isOfPress(order) ? supportedUntil + PRESS_DAYS * DAY_MINUTES : null
}

/** Whether a paper tells of it, and no document is named. */
function isOfPress({ basis, number, legalBasis }: Order): boolean {
  return basis === 'published' && number === undefined && legalBasis === undefined
}

function startOf(
  order: Order,
  parent: Window | null,
  until: EpochMinutes | null,
): { readonly from: EpochMinutes | null; readonly start: StartBasis } {
  const printed = instant(order.from, earliestInstant)
  if (printed !== null) return { from: printed, start: 'printed' }
  const signed = instant(order.issuedOn, endInstant)
  const after = relieves(order) ? null : (parent?.until ?? null)
  if (signed !== null || after !== null)
    return {
      from: Math.max(signed ?? Number.NEGATIVE_INFINITY, after ?? Number.NEGATIVE_INFINITY),
      start: 'inferred',
    }
  const told = instant(order.sourceDate, earliestInstant)
  return { from: told !== null && (until === null || told < until) ? told : null, start: 'reported' }
}

function instant(date: string | null, read: (date: string) => EpochMinutes | null): EpochMinutes | null {
  return date === null ? null : read(date)
}
