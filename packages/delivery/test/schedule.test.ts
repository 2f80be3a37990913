import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pauseAfter, RETRY_PAUSES } from '../src/schedule.js'

describe('pauseAfter', () => {
  it('grows by the schedule, within a fifth of it, and ends', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(chance, fc.integer({ min: 1, max: RETRY_PAUSES.length }), (random, failures) => {
        const usual = RETRY_PAUSES[failures - 1] as number
        const pause = pauseAfter(failures, null, () => random) as number
        return pause >= 0.8 * usual && pause <= 1.2 * usual
      }),
    )
    expect(pauseAfter(RETRY_PAUSES.length + 1, null, () => 0.5)).toBeNull()
    expect(RETRY_PAUSES.reduce((sum, pause) => sum + pause, 0) / 3600).toBeCloseTo(51.6, 1)
  })

  it('is as long as a receiver asks, up to an hour', () => {
    const middle = () => 0.5
    expect([pauseAfter(1, 60, middle), pauseAfter(1, 1e9, middle), pauseAfter(4, 60, middle)]).toEqual([60, 3600, 1800])
  })
})
