import { message } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planOf, plans, stage } from '../../test/plans.js'
import { planSteps } from './plan-steps.js'

const entering = message('stage.entering', { from: 'KZ', to: 'RU' })
const law = { kind: 'duration', hours: { min: 1, p50: 2, max: 3 } } as const

describe('the steps of a plan', () => {
  it('hold each stage once, in order', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(planSteps(plan).flatMap(({ stages }) => stages)).toEqual(plan.stages.map((_, i) => i))
      }),
    )
  })

  it('join runs to one, and keep a border apart from handling', () => {
    const plan = planOf([
      stage('s1', law, { kind: 'handling', place: 'KZ-KOSTANAY' }),
      stage('s2', law, { place: 'KZ-GANYUSHKINO' }),
      stage('s3', law, { place: 'RU-AKSARAYSKAYA' }),
      stage('s4', law, { kind: 'handling', place: 'RU-AKSARAYSKAYA', told: { label: entering } }),
      stage('s5', law, { kind: 'handling', place: 'GE-POTI' }),
      stage('s6', law, { kind: 'handling', place: 'GE-POTI' }),
    ])
    expect(planSteps(plan).map(({ kind, from, to, stages }) => [kind, from, to, stages])).toEqual([
      ['handling', 'KZ-KOSTANAY', 'KZ-KOSTANAY', [0]],
      ['running', 'KZ-KOSTANAY', 'RU-AKSARAYSKAYA', [1, 2]],
      ['border', 'RU-AKSARAYSKAYA', 'RU-AKSARAYSKAYA', [3]],
      ['handling', 'GE-POTI', 'GE-POTI', [4, 5]],
    ])
  })
})
