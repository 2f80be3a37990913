import { type DurationKnots, type EpochMinutes, fingerprint } from '@karavan/core'
import type {
  ClosureProcess,
  ConditionsSnapshot,
  EffectiveOrder,
  Order,
  QueueCount,
  Restriction,
  RestrictionState,
} from '@karavan/model'
import { NO_ENTRIES, overlaidConditions } from './entries/overlaid.js'
import { type Chains, tieChains } from './order/chains.js'
import { type Held, heldByOrder } from './order/held.js'
import { type Overrun, overrunsOf, spreadOf } from './order/history.js'
import { restrictionsOf } from './order/restrictions.js'
import { seamsOf } from './order/seams.js'
import { effectiveOrders } from './order/taken-over.js'
import { type Term, termsOf } from './order/terms.js'
import { type StartBasis, type Window, windowsOf } from './order/windows.js'
import { handlingOverridesAt } from './places/overrides.js'

/** Every order that is known, and what follows from them together. */
export interface Register {
  readonly chains: Chains
  /** When each order is in force by its own words, by id. */
  readonly windows: ReadonlyMap<string, Window>
  /** Each order with the terms that it takes over, by id. */
  readonly effective: ReadonlyMap<string, EffectiveOrder>
  readonly terms: readonly Term[]
  /** From when to when each order holds as a whole, by id. */
  readonly held: ReadonlyMap<string, Held>
  /** Those at whose end their ban goes on. */
  readonly seams: ReadonlySet<Term>
  /** How much longer chains of bans lasted than first printed. */
  readonly overruns: readonly Overrun[]
}

/** @throws {StructuredError} as `tieChains` */
export function registerOf(orders: Iterable<Order>): Register {
  const chains = tieChains(orders)
  const windows = windowsOf(chains)
  const effective = effectiveOrders(chains)
  const terms = termsOf(chains, windows, effective)
  const held = heldByOrder(chains, windows, terms)
  return { chains, windows, effective, terms, held, seams: seamsOf(chains, terms), overruns: overrunsOf(chains, terms) }
}

/** A register with orders laid over it that nobody entered; those of the same id take their place. @throws {StructuredError} as `tieChains` */
export function registerWith(register: Register, drafts: readonly Order[]): Register {
  if (drafts.length === 0) return register
  const known = { ...NO_ENTRIES, orders: [...register.chains.orders.values()] }
  return registerOf(overlaidConditions(known, { ...NO_ENTRIES, orders: drafts }).orders)
}

/**
 * Folds a register into what a plan is made against. Restrictions that ended before `asOf` stay in: each carries its window,
 * so a question about the past finds them. A ban that is to end after `knownAt`, and with which no other goes on then, may be
 * prolonged as bans were before.
 * @param closures - ports and passes that shut by themselves, see `learnClosures`
 * @param queues - counts of what waits; those of `asOf` and before are looked at
 * @param knownAt - the time after which an end is not sure, later than `asOf` where somebody looks back
 */
export function snapshotAt(
  { terms, seams, overruns }: Register,
  closures: readonly ClosureProcess[],
  asOf: EpochMinutes,
  queues: readonly QueueCount[] = [],
  knownAt = asOf,
): ConditionsSnapshot {
  const spread = spreadOf(overruns)
  const restrictions = terms.flatMap((term) => plannedTerm(term, seams.has(term) ? null : spread, knownAt))
  const handlingOverrides = handlingOverridesAt(restrictions, queues, asOf)
  return {
    restrictions,
    closures,
    handlingOverrides,
    asOf,
    version: fingerprint(
      JSON.stringify([
        restrictions,
        closures.map(({ location, weatherGroup, share, length, forecast }) => [
          location,
          weatherGroup,
          share,
          length,
          ...(forecast === undefined ? [] : [forecast.days, forecast.fetched]),
        ]),
        handlingOverrides,
      ]),
    ),
  }
}

/**
 * The rules of a term. Where nothing covers the day there is none to plan against; where a ban's end is not known it may
 * last from its last word as long as bans were prolonged.
 * @param spread - how much longer it may last; null where that is not known, or it goes on at its end
 */
function plannedTerm(term: Term, spread: DurationKnots | null, knownAt: EpochMinutes): Restriction[] {
  if (term.state === 'notCovered') return []
  if (term.state === 'unknown' && term.order.effect === 'hold') return []
  return restrictionsOf(term).map((restriction): Restriction => {
    if (restriction.effect !== 'hold' || restriction.until === null || spread === null) return restriction
    return restriction.until <= knownAt ? restriction : { ...restriction, extension: spread }
  })
}

/** An order as it holds, and what has become of it. */
export interface OrderAt extends EffectiveOrder {
  readonly state: RestrictionState
  /** The stretch of time around the instant for which this is so; null where the order says nothing then. */
  readonly term: Term | null
  /** First instant of it; null where nothing says when it began. */
  readonly from: EpochMinutes | null
  readonly start: StartBasis
  /** First instant after it, as later orders left it; null where no end is known. */
  readonly until: EpochMinutes | null
  /** Ids of the orders that amend it. */
  readonly amendedBy: readonly string[]
}

/** Every order of a register, those that have ended too, as it stands at an instant; in the order of ids. */
export function ordersAt({ chains, effective, terms, held }: Register, at: EpochMinutes): readonly OrderAt[] {
  const byOrder = new Map<string, Term[]>()
  const relieving = new Set<string>()
  for (const term of terms) {
    const list = byOrder.get(term.order.id)
    if (list === undefined) byOrder.set(term.order.id, [term])
    else list.push(term)
    if (term.from <= at && at < term.until) for (const { id } of term.reliefs) relieving.add(id)
  }
  return [...effective.values()]
    .sort((a, b) => (a.order.id < b.order.id ? -1 : 1))
    .map(({ order, takenOver }) => {
      const own = byOrder.get(order.id) ?? []
      const term = own.find(({ from, until }) => from <= at && at < until) ?? null
      const { from = null, until = null, start = 'printed' } = held.get(order.id) ?? {}
      return {
        order,
        takenOver,
        state: term?.state ?? (relieving.has(order.id) ? 'inForce' : 'notInForce'),
        term,
        from,
        start,
        until,
        amendedBy: chains.amendmentsOf(order.id).map(({ id }) => id),
      }
    })
}
