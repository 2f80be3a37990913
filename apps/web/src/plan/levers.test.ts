import { describe, expect, it } from 'vitest'
import { planOf, READY, stage } from '../../test/plans.js'
import { atOnce } from './in-slices.js'
import { earlierWays, narrowerWays } from './levers.js'
import { stageChain } from './stage-ends.js'

const DAY = 1440
const law = { kind: 'duration', hours: { min: 0, p50: 240, max: 480 } } as const

describe('what would reduce the uncertainty', () => {
  const plan = planOf([stage('s1', law)], { onTime: 0.5 })
  const chain = stageChain(plan, READY)
  const deadline = READY + 10 * DAY

  it('names the fewest days that gain something and the fewest that make it safe', () => {
    const ways = atOnce(earlierWays(plan, chain, deadline, READY - 60 * DAY))
    expect(ways.map(({ days }) => days)).toEqual([1, 10])
    expect(ways[0]?.onTime).toBeCloseTo(0.55, 2)
    expect(ways.every(({ atLeast }) => !atLeast)).toBe(true)
  })

  it('never proposes a day that has passed', () => {
    expect(atOnce(earlierWays(plan, chain, deadline, READY))).toEqual([])
    expect(atOnce(earlierWays(plan, chain, deadline, READY - 2 * DAY)).map(({ days }) => days)).toEqual([1])
  })

  it('names ways whose P90 is clearly nearer to their median, with what they cost more', () => {
    const way = (planId: string, p90: number, amount: string) =>
      planOf([], {
        planId,
        hours: { mean: 0, p10: 0, p50: 400, p90 },
        cost: { currency: 'USD', amount, low: amount, high: amount, certainShare: null, lines: [] },
      })
    const own = way('own', 520, '1000')
    const found = narrowerWays(own, [own, way('a', 515, '900'), way('b', 440, '1500'), way('c', 430, '800')], 2)
    expect(found.map(({ plan: { planId }, spreadHours, costs }) => [planId, spreadHours, costs])).toEqual([
      ['c', 30, -200],
      ['b', 40, 500],
    ])
  })
})
