import type { PlanSort, TransportPlan } from '@karavan/model'

const last = Number.POSITIVE_INFINITY

const KEYS: Readonly<Record<PlanSort, (plan: TransportPlan) => number>> = {
  arrival: ({ hours }) => hours.p50 ?? last,
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

/** What a plan is best at among its rivals, in words. */
export function bests(plan: TransportPlan, plans: readonly TransportPlan[]): string[] {
  if (plans.length < 2) return []
  const least = (key: (plan: TransportPlan) => number) =>
    plans.every((other) => key(plan) <= key(other)) && key(plan) < last
  const words: string[] = []
  if (least(KEYS.arrival)) words.push('earliest')
  if (least(({ hours }) => (hours.p90 === null || hours.p10 === null ? last : hours.p90 - hours.p10)))
    words.push('most predictable')
  if (least(KEYS.cost)) words.push('cheapest')
  if (least(KEYS.co2e)) words.push('least CO₂e')
  return words
}
