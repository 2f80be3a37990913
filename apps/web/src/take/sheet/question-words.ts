import { MODES, type Mode, type PlanAnswer, serviceNamed, type TransportPlan } from '@karavan/model'
import type { Words } from '../../words/words.js'

/** Names of the two ends, from a plan between them. */
export function endsOf(
  { plans, policy, query }: PlanAnswer,
  words: Words,
): { readonly from: string; readonly to: string } {
  const legs = [...plans, ...(policy ? [policy.plan] : [])].find((plan) => plan.legs.length > 0)?.legs ?? []
  return {
    from: words.place(query.from, legs[0]?.fromName ?? query.from),
    to: words.place(query.to, legs.at(-1)?.toName ?? query.to),
  }
}

/**
 * What was asked, beside its two ends: goods, days, what is kept away from.
 * @param names - English names of the places and services that are avoided, by id
 */
export function questionInWords({ query }: PlanAnswer, names: ReadonlyMap<string, string>, words: Words): string {
  const { say } = words
  const { cargo, avoid } = query
  const avoided = [
    ...avoid.countries.map(words.country),
    ...avoid.locations.map((id) => words.place(id, names.get(id) ?? id)),
    ...avoid.modes.filter(isMode).map(words.mode),
    ...avoid.services.map((id) => words.naming.ofData(serviceNamed({ id, name: names.get(id) ?? id }))),
  ]
  return [
    `${words.equipment(cargo.equipment)}, ${words.units(cargo.equipment, cargo.units)}`,
    say('mass.tonnes', { text: words.decimal(cargo.tonnes) }),
    ...(cargo.hs === undefined ? [] : [say('take.hs', { code: cargo.hs })]),
    ...(cargo.dgClass === undefined ? [] : [say('take.dangerous', { code: cargo.dgClass })]),
    ...(cargo.temperatureControlled ? [say('take.temperature')] : []),
    say('take.ready', { date: words.longDate(query.ready) }),
    ...(query.deadline === undefined ? [] : [say('take.by', { date: words.deadline(query.deadline) })]),
    ...(avoided.length === 0 ? [] : [say('take.without', { what: avoided.join(', ') })]),
  ].join(' · ')
}

function isMode(mode: string): mode is Mode {
  return (MODES as readonly string[]).includes(mode)
}

/** Countries in the order of the way, each once. */
export function countriesOf(plan: Pick<TransportPlan, 'crosses'>, words: Words): string {
  return [...new Set(plan.crosses)].map(words.country).join(', ')
}
