import { describe, expect, it } from 'vitest'
import type { ChosenPlan } from './consignment.js'
import { withOwnStageIds } from './stage-ids.js'

const planOf = (stages: readonly string[], legs: readonly (readonly string[])[]) =>
  ({
    stages: stages.map((stageId, i) => ({ stageId, place: `place ${i}` })),
    legs: legs.map((ids) => ({ stages: ids })),
  }) as unknown as ChosenPlan

describe('stages of which two have one id', () => {
  it('have ids of their own, leg by leg, and the last keeps its id', () => {
    const plan = withOwnStageIds(planOf(['a', 't2-s1', 't2-s2', 't2-s1'], [['a'], ['t2-s1', 't2-s2'], ['t2-s1']]))
    expect(plan.stages.map(({ stageId }) => stageId)).toEqual(['a', 't2-s1~1', 't2-s2', 't2-s1'])
    expect(plan.legs.map(({ stages }) => stages)).toEqual([['a'], ['t2-s1~1', 't2-s2'], ['t2-s1']])
    expect(plan.stages.map(({ place }) => place)).toEqual(['place 0', 'place 1', 'place 2', 'place 3'])
  })

  it('stay as they are where they are told apart, or nobody knows whose they are', () => {
    for (const plan of [planOf(['a', 'b'], [['a'], ['b']]), planOf(['a', 'a'], [['a']])])
      expect(withOwnStageIds(plan)).toBe(plan)
  })
})
