import type { TimeMap } from '@karavan/core'
import type { LocationId, MessageValue, TransportPlan } from '@karavan/model'
import type { Words } from '../words/words.js'
import type { PlanStep } from './plan-steps.js'

/** English names of the places of a plan, by id, as the plan gives them. */
export function placeNames({ legs, borders, stages }: TransportPlan): ReadonlyMap<LocationId, string> {
  return new Map([
    ...borders.map(({ place, placeName }): [LocationId, string] => [place, placeName]),
    ...stages.flatMap(({ told }) => Object.values(told.label.values).flatMap(placeOf)),
    ...legs.flatMap(({ from, fromName, to, toName }): [LocationId, string][] => [
      [from, fromName],
      [to, toName],
    ]),
  ])
}

function placeOf(value: MessageValue): [LocationId, string][] {
  return typeof value === 'object' && value.kind === 'place' ? [[value.id, value.name]] : []
}

/** `Waiting, Kuryk port`, `Kuryk port → Alat`. */
export function stepTitle(
  { kind, from, to }: PlanStep,
  { say, place }: Words,
  names: ReadonlyMap<LocationId, string>,
): string {
  const name = (id: LocationId) => place(id, names.get(id) ?? id)
  if (kind === 'running') return say('plan.step.running', { from: name(from), to: name(to) })
  return say('plan.step.at', { what: say(`plan.kind.${kind}`), place: name(to) })
}

/** The law of a stage in words. */
export function lawInWords(time: TimeMap, { say, duration, percent }: Words): string {
  switch (time.kind) {
    case 'duration': {
      const { min, max, p50 } = time.hours
      if (min === max) return duration(p50)
      return say('plan.law.duration', { min: duration(min), max: duration(max), median: duration(p50) })
    }
    case 'monthly':
      return say('plan.law.monthly', { median: duration(time.work.p50) })
    case 'random':
      return say('plan.law.random', { mean: duration(time.meanHours) })
    case 'departures':
      return say('plan.law.departures', {
        count: time.departures.length,
        cutOff: duration(time.cutOffMinutes / 60),
      })
    case 'closure':
      return say('plan.law.closure', {
        least: percent(Math.min(...time.share)),
        most: percent(Math.max(...time.share)),
      })
    case 'window':
      return say('plan.law.window')
    case 'quota':
      return say('plan.law.quota', { longer: duration(time.hours) })
  }
}
