import { message, type Stage } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { PLAN } from '../test/corridor.js'
import { timedMilestones } from './planned.js'

describe('the milestones of a plan', () => {
  it('tell once that goods are loaded, when the last stage of it is done', () => {
    const [train, port, ...rest] = PLAN.legs
    const entry: Stage = {
      ...(PLAN.stages[3] as Stage),
      stageId: 'entry',
      told: { label: message('entry.loading', { place: 'KZ-AKTAU' }) },
    }
    if (train === undefined || port === undefined) throw new Error('the plan lost its legs')
    const plan = {
      ...PLAN,
      stages: [...PLAN.stages.slice(0, 3), entry, ...PLAN.stages.slice(3)],
      legs: [train, { ...port, stages: ['entry', ...port.stages] }, ...rest],
    }
    const ends = plan.stages.map((_, i) => i)
    const loadings = timedMilestones(plan, 0, ends).filter(
      ({ kind, place }) => kind === 'loading' && place === 'KZ-AKTAU',
    )
    expect(loadings.map(({ time }) => time)).toEqual([4])
  })
})
