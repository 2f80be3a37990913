import type { TransportPlan } from '@karavan/model'
import type { World } from './random-world.js'

/** What plans are compared by. */
export interface Measures {
  /** Chance of having arrived by each step after the start. */
  readonly cdf: Float64Array
  readonly cost: number
  readonly co2Kg: number
}

/** Answers are rounded: chances to a millionth, money to cents, CO2e to a tenth of a kilogram. */
const ROUNDED = { cdf: 2e-6, cost: 0.0101, co2Kg: 0.101 }

/** The measures of a plan as its answer gives them. */
export function measuresOf(plan: TransportPlan, { network, query }: World): Measures {
  const { stepMinutes, horizonSteps } = network.grid
  const start = Math.ceil(query.ready / stepMinutes)
  const first = plan.arrival.start / stepMinutes - start
  const { cdf } = plan.arrival
  return {
    cdf: Float64Array.from({ length: horizonSteps }, (_, n) =>
      n < first ? 0 : (cdf[Math.min(n - first, cdf.length - 1)] ?? 0),
    ),
    cost: Number(plan.cost.amount),
    co2Kg: plan.co2eKg ?? 0,
  }
}

/** First-order dominance, cost and emissions, within what rounding hides. */
export function asGood(a: Measures, b: Measures): boolean {
  return (
    a.cost <= b.cost + ROUNDED.cost &&
    a.co2Kg <= b.co2Kg + ROUNDED.co2Kg &&
    b.cdf.every((chance, n) => (a.cdf[n] ?? 0) >= chance - ROUNDED.cdf)
  )
}

export function same(a: Measures, b: Measures): boolean {
  return asGood(a, b) && asGood(b, a)
}
