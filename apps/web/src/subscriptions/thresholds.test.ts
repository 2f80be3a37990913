import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readThresholds, typedThresholds } from './thresholds.js'

describe('how far an estimate must have moved to be told', () => {
  it('is read as hours and per cent', () => {
    expect(readThresholds({ hours: '12', percent: '50' })).toEqual({ moved: { minutes: 720, chance: 0.5 }, wrong: [] })
    expect(readThresholds({ hours: ' 1,5 ', percent: '2.5' }).moved).toEqual({ minutes: 90, chance: 0.025 })
  })

  it.each(['', '0', '-1', 'many', '1e3', '1.2.3'])('takes no %j', (text) => {
    expect(readThresholds({ hours: text, percent: text }).wrong).toEqual(['hours', 'percent'])
  })

  it('takes no chance that is sure, and no time beyond years', () => {
    expect(readThresholds({ hours: '16667', percent: '100' }).wrong).toEqual(['hours', 'percent'])
    expect(readThresholds({ hours: '16666', percent: '99.9' }).wrong).toEqual([])
  })

  it('is read as it was written', () => {
    const moved = fc.record({
      minutes: fc.integer({ min: 1, max: 1_000_000 }),
      chance: fc.integer({ min: 1, max: 9999 }).map((part) => part / 10_000),
    })
    fc.assert(
      fc.property(moved, (one) => {
        expect(readThresholds(typedThresholds(one))).toEqual({ moved: one, wrong: [] })
      }),
    )
  })
})
