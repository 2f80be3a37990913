import type { TransportPlan } from '@karavan/model'
import { WORTH_SAYING } from './hand-overs.js'

/** Hours by which a span must be narrower, at the least, to be told. */
const LEAST_NARROWER = 12

/** Another way of the answer that is surer than the one that is looked at, and what it takes for that. */
export interface SurerWay {
  readonly plan: TransportPlan
  /** Hours by which half arrive later, negative where earlier; null where a median lies beyond the horizon. */
  readonly later: number | null
  /** What it typically costs more, in the currency of both; null where the currencies differ. */
  readonly dearer: number | null
  /** Kilograms of CO2e that it emits more; null where one of the two is unknown. */
  readonly dirtier: number | null
}

/**
 * Ways that are clearly surer, the surest first, at most `most`: likelier to meet the deadline, or without one narrower
 * between median and P90.
 */
export function surerWays(plan: TransportPlan, others: readonly TransportPlan[], most: number): SurerWay[] {
  return others
    .filter((other) => other.planId !== plan.planId && isSurer(plan, other))
    .sort((a, b) => doubt(a) - doubt(b))
    .slice(0, most)
    .map((other) => ({
      plan: other,
      later: difference(other.hours.p50, plan.hours.p50),
      dearer: other.cost.currency === plan.cost.currency ? Number(other.cost.amount) - Number(plan.cost.amount) : null,
      dirtier: difference(other.co2eKg, plan.co2eKg),
    }))
}

function isSurer(plan: TransportPlan, other: TransportPlan): boolean {
  if (plan.onTime !== null) return (other.onTime ?? 0) >= plan.onTime + WORTH_SAYING
  const [own, its] = [spreadHours(plan), spreadHours(other)]
  return its !== null && (own === null || its <= Math.min(own - LEAST_NARROWER, own * 0.9))
}

function doubt(plan: TransportPlan): number {
  return plan.onTime === null ? (spreadHours(plan) ?? Number.POSITIVE_INFINITY) : 1 - plan.onTime
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b
}

/** Hours from P50 to P90; null where one lies beyond the horizon. */
export function spreadHours({ hours }: TransportPlan): number | null {
  return difference(hours.p90, hours.p50)
}
