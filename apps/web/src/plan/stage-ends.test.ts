import { chanceBy, compileTimeMap, readyAt } from '@karavan/core'
import { quantilesOf, stageChain, stageEnds } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planOf, plans, READY, stage } from '../../test/plans.js'
import { finish } from './stage-ends.js'

const DAY = 1440

describe('the ends of the stages of a plan', () => {
  it('add fixed durations to the hour at which the goods are ready', () => {
    const plan = planOf([12, 36, 6].map((hours, i) => stage(`s${i}`, fixed(hours))))
    const chain = stageChain(plan, READY)
    expect(stageEnds(chain).map((end) => quantilesOf(chain, end).p50)).toEqual(
      [12, 48, 54].map((hours) => READY + hours * 60),
    )
  })

  it('come one after another at every share', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const chain = stageChain(plan, READY)
        let before = { p10: READY, p50: READY, p90: READY }
        for (const end of stageEnds(chain)) {
          const { p10, p50, p90 } = quantilesOf(chain, end)
          const at = { p10: p10 ?? Infinity, p50: p50 ?? Infinity, p90: p90 ?? Infinity }
          expect(at.p10).toBeGreaterThanOrEqual(before.p10)
          expect(at.p50).toBeGreaterThanOrEqual(before.p50)
          expect(at.p90).toBeGreaterThanOrEqual(before.p90)
          before = at
        }
      }),
      { numRuns: 40 },
    )
  })

  it('lead to the same arrival as the maps applied one by one, from wherever it is taken up', () => {
    fc.assert(
      fc.property(plans, fc.nat({ max: 7 }), (plan, from) => {
        const chain = stageChain(plan, READY)
        const ends = stageEnds(chain)
        const grid = { stepMinutes: 60, horizonSteps: 120 * 24 }
        const end = READY / 60 + grid.horizonSteps
        const byHand = plan.stages.reduce(
          (ready, { time }) => compileTimeMap(time, grid).apply(ready, end),
          readyAt(READY / 60),
        )
        expect(ends.at(-1)).toEqual(byHand)
        const at = Math.min(from, ends.length - 1)
        expect(finish(chain, at + 1, ends[at] ?? readyAt(0))).toEqual(byHand)
      }),
      { numRuns: 40 },
    )
  })

  it('are never later for goods that are ready earlier', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 20 }), (plan, days) => {
        const chain = stageChain(plan, READY)
        const early = stageChain(plan, READY - days * DAY)
        const late = finish(chain, 0, readyAt(chain.start))
        const soon = finish(early, 0, readyAt(early.start))
        for (let step = chain.start; step < early.end; step += 24)
          expect(chanceBy(soon, step)).toBeGreaterThanOrEqual(chanceBy(late, step) - 1e-9)
      }),
      { numRuns: 40 },
    )
  })
})

function fixed(hours: number) {
  return { kind: 'duration', hours: { min: hours, p50: hours, max: hours } } as const
}
