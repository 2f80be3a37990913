import type { TransportPlan } from '@karavan/model'
import type { Words } from '../words/words.js'

/** Titles by plan id; plans that would share one are told apart by the countries or services that only they use, else by their length. */
export function planTitles(plans: readonly TransportPlan[], words: Words): ReadonlyMap<string, string> {
  return new Map(
    plans.map((plan) => {
      const title = words.tell(plan.told.title)
      const twins = plans.filter((other) => other !== plan && words.tell(other.told.title) === title)
      return [plan.planId, twins.length === 0 ? title : difference(plan, twins, words)]
    }),
  )
}

function difference(plan: TransportPlan, twins: readonly TransportPlan[], words: Words): string {
  const title = words.tell(plan.told.title)
  const elsewhere = (key: (plan: TransportPlan) => readonly string[]) => new Set(twins.flatMap(key))
  const countries = elsewhere(({ crosses }) => crosses)
  const own = plan.crosses.filter((code) => !countries.has(code))
  const named = (codes: readonly string[]) => words.list([...new Set(codes)].map(words.country))
  if (own.length > 0) return words.say('answers.title.through', { title, countries: named(own) })
  const names = (other: TransportPlan) => other.legs.map(({ told }) => words.tell(told.serviceName))
  const services = elsewhere(names)
  const ownServices = names(plan).filter((name) => !services.has(name))
  if (ownServices.length > 0)
    return words.say('answers.title.with', { title, services: words.list([...new Set(ownServices)]) })
  const missing = [...countries].filter((code) => !plan.crosses.includes(code))
  if (missing.length > 0) return words.say('answers.title.notThrough', { title, countries: named(missing) })
  const length = plan.legs.reduce((sum, { distanceKm }) => sum + distanceKm.value, 0)
  return words.say('answers.title.length', { title, length: words.kilometres(length) })
}
