import type { TransportPlan } from '@karavan/model'

/** The plan that takes the same services over the same places, whatever its times and costs. */
export function sameWay(plans: readonly TransportPlan[], plan: TransportPlan): TransportPlan | undefined {
  const way = wayOf(plan)
  return plans.find((other) => other.kind === plan.kind && wayOf(other) === way)
}

function wayOf({ legs }: TransportPlan): string {
  return legs.map(({ mode, service, from, to, crosses }) => [mode, service, from, to, ...crosses].join(' ')).join('\n')
}
