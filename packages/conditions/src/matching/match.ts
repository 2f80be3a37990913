import {
  type PlannedConsignment,
  type PlannedHold,
  type PlannedPassage,
  placesSeen,
  whyElsewhere,
} from '@karavan/model'
import { judge, type Ruling, rulingsOf } from '../order/rulings.js'
import type { Term } from '../order/terms.js'
import { type Knot, knotsOf, shareWithin } from './planned.js'

/** What one stretch of an order does to one passage of a plan. */
export interface Hit {
  /** Id of the planned consignment. */
  readonly id: string
  /** Index into its passages. */
  readonly passage: number
  readonly ruling: Ruling
  /** Chance of passing while the order says so, or of being held by it, above 0, at most 1. */
  readonly chance: number
  /** Where the plan waits for the order; left out where it does not. */
  readonly held?: PlannedHold
}

/**
 * Every order that looks at a passage of the plans while it is made, in the order of plans, passages and terms.
 * Agrees with asking every term about every passage.
 * @param terms - of a register, see `termsOf`
 */
export function matchPlans(terms: readonly Term[], plans: Iterable<PlannedConsignment>): readonly Hit[] {
  const index = new TermIndex(terms)
  const hits: Hit[] = []
  for (const { id, consignment, passages } of plans) {
    passages.forEach((passage, i) => {
      const knots = knotsOf(passage.when)
      for (const at of index.looking(passage, knots)) {
        const term = terms[at]
        if (term === undefined) continue
        const chance = shareWithin(knots, term.from, term.until)
        if (chance <= 0) continue
        if (whyElsewhere(term.order, passage) !== null) continue
        for (const ruling of rulingsOf(term, { ...passage, ...consignment }))
          hits.push({ id, passage: i, ruling, chance })
      }
    })
  }
  return hits
}

/**
 * The orders that plans wait for: also those that are over by their dates when the goods would pass, but may be prolonged, or
 * that hold the goods far before the place that they are about.
 */
export function matchHolds(terms: readonly Term[], plans: readonly PlannedConsignment[]): readonly Hit[] {
  return plans.flatMap((plan) =>
    plan.holds.flatMap((held) =>
      terms
        .filter(({ order, from, until }) => order.id === held.orderId && from >= held.from && until <= held.until)
        .flatMap((term) => hitsHolding(plan, held, term)),
    ),
  )
}

/** The passages at which an order holds a plan: those of the leg at which it looks, else where the leg begins. */
function hitsHolding({ id, consignment, passages }: PlannedConsignment, held: PlannedHold, term: Term): Hit[] {
  const leg = passages.map((made, passage) => ({ made, passage })).filter(({ made }) => made.leg === held.leg)
  const looking = leg.filter(({ made }) => whyElsewhere(term.order, made) === null)
  return (looking.length > 0 ? looking : leg.slice(0, 1)).flatMap(({ made, passage }) =>
    judge(term, { ...made, ...consignment })
      .filter(({ verdict }) => verdict === 'banned')
      .map((ruling) => ({ id, passage, ruling, chance: held.chance, held })),
  )
}

/** Terms by where they look, so that a passage meets few of them. */
class TermIndex {
  private readonly byPlace = new Map<string, number[]>()
  private readonly byDirection = new Map<string, number[]>()
  private readonly byCountry = new Map<string, number[]>()
  private readonly anywhere: number[] = []
  private readonly from: Float64Array
  private readonly until: Float64Array

  constructor(terms: readonly Term[]) {
    this.from = Float64Array.from(terms, ({ from }) => from)
    this.until = Float64Array.from(terms, ({ until }) => until)
    terms.forEach(({ order }, at) => {
      const lists =
        order.places.length > 0
          ? order.places.map((place) => listIn(this.byPlace, place))
          : order.directions.length > 0
            ? order.directions.map((direction) => listIn(this.byDirection, direction))
            : order.countries.length > 0
              ? order.countries.map((country) => listIn(this.byCountry, country))
              : [this.anywhere]
      for (const list of new Set(lists)) list.push(at)
    })
  }

  /** Indices of the terms that may look at a passage at its time, ascending, each once. */
  looking(passage: PlannedPassage, knots: readonly Knot[]): readonly number[] {
    const { direction, countries } = passage
    const first = knots[0]?.[0] ?? 0
    const last = knots.at(-1)?.[0] ?? 0
    const found: number[] = []
    const gather = (list: readonly number[] | undefined) => {
      for (const at of list ?? NOTHING) {
        const meets = (this.from[at] ?? 0) <= last && (this.until[at] ?? 0) > first
        if (meets && !found.includes(at)) found.push(at)
      }
    }
    for (const place of placesSeen(passage)) gather(this.byPlace.get(place))
    if (direction !== null) gather(this.byDirection.get(direction))
    for (const country of countries) gather(this.byCountry.get(country))
    gather(this.anywhere)
    return found.sort((a, b) => a - b)
  }
}

const NOTHING: readonly number[] = []

function listIn(map: Map<string, number[]>, key: string): number[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}
