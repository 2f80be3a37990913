import { describe, expect, it } from 'vitest'
import { planOf } from '../../test/plans.js'
import { courseOf, lookAtLeg, lookAtStep, placesOf } from './look.js'
import type { PlanStep } from './plan-steps.js'

const course = [
  [50, 45],
  [52, 46],
  [54, 47],
  [56, 48],
] as const
const plan = planOf([], { legs: [{ course }] as never })
const positions = new Map([
  ['KZ-A', [52.1, 46] as const],
  ['KZ-B', [54, 47.1] as const],
])
const placeAt = (id: string) => positions.get(id)
const step = (part: Partial<PlanStep>): PlanStep => ({
  kind: 'running',
  leg: 0,
  stages: [0],
  from: 'KZ-A',
  to: 'KZ-B',
  ...part,
})

describe('what the map is to show of a plan', () => {
  it('is a leg, the part of it between two places, or a point', () => {
    expect(courseOf(lookAtLeg(0), plan, placeAt)).toEqual(course)
    expect(courseOf(lookAtStep(step({})), plan, placeAt)).toEqual(course.slice(1, 3))
    expect(courseOf(lookAtStep(step({ kind: 'border' })), plan, placeAt)).toEqual([[54, 47.1]])
  })

  it('is the whole leg, or nothing, while a position is not known', () => {
    expect(courseOf(lookAtStep(step({ to: 'KZ-C' })), plan, placeAt)).toEqual(course)
    expect(courseOf(lookAtStep(step({ kind: 'waiting', to: 'KZ-C' })), plan, placeAt)).toEqual([])
    expect(placesOf(lookAtStep(step({})))).toEqual(['KZ-A', 'KZ-B'])
  })
})
