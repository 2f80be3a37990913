import { restrictedMean } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planOf, plans, READY, stage } from '../../test/plans.js'
import { dayParts, minutesOf } from './day-parts.js'
import { planTimes } from './plan-times.js'

describe('where the days of a way go', () => {
  it('adds up to the mean from ready to arrival, and no step takes less than nothing', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const times = planTimes(plan, READY)
        const parts = dayParts(times)
        const last = times.ends.at(-1)
        if (last === undefined) throw new Error('a plan has a stage')
        for (const { minutes } of parts) expect(minutes).toBeGreaterThanOrEqual(0)
        const { chain } = times
        const mean = (restrictedMean(last, chain.end) - chain.start) * chain.gridMinutes
        expect(minutesOf(parts)).toBeCloseTo(mean, 4)
      }),
      { numRuns: 60 },
    )
  })

  it('gives a step that always lasts the same just that', () => {
    const sure = (hours: number) => ({ kind: 'duration', hours: { min: hours, p50: hours, max: hours } }) as const
    const plan = planOf([stage('a', sure(24)), stage('b', sure(6), { kind: 'handling' })])
    expect(dayParts(planTimes(plan, READY)).map(({ minutes }) => minutes / 60)).toEqual([24, 6])
  })
})
