import { doubtOf, type PlanSort, type TransportPlan } from '@karavan/model'

const last = Number.POSITIVE_INFINITY

const KEYS: Readonly<Record<PlanSort, (plan: TransportPlan) => number>> = {
  arrival: ({ hours }) => hours.p50 ?? last,
  reliability: doubtOf,
  cost: ({ cost }) => Number(cost.amount),
  co2e: ({ co2eKg }) => co2eKg ?? last,
}

/** Plans by the chosen measure, least first; equals by arrival, then in the order given. What is unknown comes last. */
export function ordered(plans: readonly TransportPlan[], sort: PlanSort): TransportPlan[] {
  const key = KEYS[sort]
  return [...plans].sort((a, b) => compare(key(a), key(b)) || compare(KEYS.arrival(a), KEYS.arrival(b)))
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** A chance of the deadline below which no plan is called the likeliest in time. */
const LEAST_CHANCE = 0.01

/** The measures by which a plan is better than some rival and worse than none; no plan that all but misses its deadline is reliable. */
export function bests(plan: TransportPlan, plans: readonly TransportPlan[]): PlanSort[] {
  const sorts = Object.keys(KEYS) as PlanSort[]
  return sorts.filter((sort) => {
    const key = KEYS[sort]
    const own = key(plan)
    if (own === last || (sort === 'reliability' && plan.onTime !== null && plan.onTime < LEAST_CHANCE)) return false
    return plans.every((other) => own <= key(other)) && plans.some((other) => own < key(other))
  })
}
