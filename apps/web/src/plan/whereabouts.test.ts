import type { Leg } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planOf, plans, READY, stage } from '../../test/plans.js'
import { dayParts, minutesOf } from './day-parts.js'
import { planTimes } from './plan-times.js'
import { byWhereabouts, keyOf } from './whereabouts.js'

const hours = (count: number) => ({ kind: 'duration', hours: { min: count, p50: count, max: count } }) as const

/** One leg over stages of `[kind, place, hours]`, and where its hours are spent. */
function spent(
  part: Pick<Leg, 'mode' | 'service' | 'from' | 'crosses'>,
  walked: readonly (readonly ['run' | 'handling' | 'hold', string, number])[],
) {
  const stages = walked.map(([kind, place, count], i) => stage(`s${i}`, hours(count), { kind, place }))
  const leg = { ...part, to: walked.at(-1)?.[1] ?? '', stages: stages.map(({ stageId }) => stageId) } as unknown as Leg
  const plan = planOf(stages, { legs: [leg] })
  const stays = byWhereabouts(plan, dayParts(planTimes(plan, READY)))
  return Object.fromEntries(stays.map(({ where, parts }) => [keyOf(where), minutesOf(parts) / 60]))
}

describe('the days of a way by country', () => {
  it('add up to those of the way, whatever it is', () => {
    const countries = fc.constantFrom('KZ', 'RU', 'AZ', 'LT')
    const crossings = fc.array(countries, { maxLength: 4 })
    const modes = fc.constantFrom('rail', 'rail_ferry', 'road', 'feeder')
    fc.assert(
      fc.property(
        plans,
        fc.array(fc.tuple(countries, crossings, modes), { minLength: 8, maxLength: 8 }),
        (plan, drawn) => {
          const stages = plan.stages.map((one, i) => ({ ...one, place: `${drawn[i]?.[0]}-PLACE` }))
          const legs = plan.legs.map((leg, i) => ({ ...leg, crosses: drawn[i]?.[1], mode: drawn[i]?.[2] }) as Leg)
          const way = planOf(stages, { legs })
          const parts = dayParts(planTimes(way, READY))
          const stays = byWhereabouts(way, parts)
          const sum = stays.reduce((minutes, stay) => minutes + minutesOf(stay.parts), 0)
          expect(sum).toBeCloseTo(minutesOf(parts), 4)
          expect(new Set(stays.map(({ where }) => keyOf(where))).size).toBe(stays.length)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('count work at a border, and the run over it on demand, for the country that is entered', () => {
    const way = { mode: 'rail', service: 'wagonload', from: 'KZ-KURYK', crosses: ['KZ', 'RU', 'KZ'] } as const
    const walked = [
      ['handling', 'KZ-KURYK', 10],
      ['run', 'KZ-GANYUSHKINO', 20],
      ['run', 'RU-AKSARAYSKAYA', 5],
      ['handling', 'RU-AKSARAYSKAYA', 30],
      ['run', 'KZ-OZINKI', 7],
    ] as const
    expect(spent(way, walked)).toEqual({ KZ: 37, RU: 35 })
  })

  it('count a crossing for the sea, and a closed port for its country', () => {
    const way = { mode: 'rail_ferry', service: 'FERRY', from: 'KZ-KURYK', crosses: ['KZ', 'AZ'] } as const
    const walked = [
      ['hold', 'KZ-KURYK', 12],
      ['run', 'AZ-ALAT', 24],
      ['handling', 'AZ-ALAT', 6],
    ] as const
    expect(spent(way, walked)).toEqual({ KZ: 12, sea: 24, AZ: 6 })
  })

  it('leave the run of a through train with the countries together, which it does not tell apart', () => {
    const way = { mode: 'rail', service: 'TRAIN', from: 'CN-XIAN', crosses: ['CN', 'KZ', 'AZ'] } as const
    expect(spent(way, [['run', 'AZ-ALAT', 400]])).toEqual({ 'CN KZ AZ': 400 })
    const inside = { ...way, from: 'KZ-DOSTYK', crosses: ['KZ'] } as const
    expect(spent(inside, [['run', 'KZ-AKTAU', 90]])).toEqual({ KZ: 90 })
  })
})
