import type { TransportPlan } from '@karavan/model'
import { countryName, kilometres } from '../words/format.js'

/** Titles by plan id; plans that would share one are told apart by the countries or services that only they use, else by their length. */
export function planTitles(plans: readonly TransportPlan[]): ReadonlyMap<string, string> {
  return new Map(
    plans.map((plan) => {
      const twins = plans.filter((other) => other !== plan && other.title === plan.title)
      return [plan.planId, twins.length === 0 ? plan.title : `${plan.title}, ${difference(plan, twins)}`]
    }),
  )
}

function difference(plan: TransportPlan, twins: readonly TransportPlan[]): string {
  const elsewhere = (key: (plan: TransportPlan) => readonly string[]) => new Set(twins.flatMap(key))
  const countries = elsewhere(({ crosses }) => crosses)
  const own = plan.crosses.filter((code) => !countries.has(code))
  if (own.length > 0) return `through ${[...new Set(own)].map(countryName).join(', ')}`
  const names = (other: TransportPlan) => other.legs.map(({ serviceName }) => serviceName)
  const services = elsewhere(names)
  const ownServices = names(plan).filter((name) => !services.has(name))
  if (ownServices.length > 0) return `with ${[...new Set(ownServices)].join(', ')}`
  const missing = [...countries].filter((code) => !plan.crosses.includes(code))
  if (missing.length > 0) return `not through ${missing.map(countryName).join(', ')}`
  return kilometres(plan.legs.reduce((sum, { distanceKm }) => sum + distanceKm.value, 0))
}
