import { quantilesOf, stageChain, stageEnds } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planOf, plans, READY, stage } from '../../test/plans.js'
import { atOnce } from './in-slices.js'
import { planSteps } from './plan-steps.js'
import { spreadParts } from './spread-parts.js'

describe('where the days between P50 and P90 come from', () => {
  it('adds up to the whole, and no part is below nothing', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const chain = stageChain(plan, READY)
        const ends = stageEnds(chain)
        const { total, parts } = atOnce(
          spreadParts(
            chain,
            ends,
            planSteps(plan).map(({ stages }) => stages),
          ),
        )
        for (const part of parts) expect(part).toBeGreaterThanOrEqual(0)
        expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 6)
        const last = ends.at(-1)
        const { p50, p90 } = last === undefined ? { p50: null, p90: null } : quantilesOf(chain, last)
        if (p50 !== null && p90 !== null) expect(total).toBe(p90 - p50)
      }),
      { numRuns: 60 },
    )
  })

  it('lays all of it on the one stage that varies', () => {
    const sure = { kind: 'duration', hours: { min: 24, p50: 24, max: 24 } } as const
    const unsure = { kind: 'duration', hours: { min: 10, p10: 20, p50: 40, p90: 90, max: 200 } } as const
    const plan = planOf([stage('a', sure), stage('b', unsure), stage('c', sure)])
    const chain = stageChain(plan, READY)
    const { total, parts } = atOnce(spreadParts(chain, stageEnds(chain), [[0], [1], [2]]))
    expect(total).toBe(50 * 60)
    expect(parts).toEqual([0, total, 0])
  })

  it('gives two stages of one law the same', () => {
    const law = { kind: 'duration', hours: { min: 10, p10: 20, p50: 40, p90: 90, max: 200 } } as const
    const plan = planOf([stage('a', law), stage('b', law)])
    const chain = stageChain(plan, READY)
    const { parts } = atOnce(spreadParts(chain, stageEnds(chain), [[0], [1]]))
    expect(parts[0]).toBeCloseTo(parts[1] ?? Number.NaN, 6)
  })
})
