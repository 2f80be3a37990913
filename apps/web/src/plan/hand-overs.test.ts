import type { ProfileAnswer } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { READY } from '../../test/plans.js'
import {
  daysToDeadline,
  earlierDays,
  type HandOverDay,
  handOverDays,
  latestDay,
  ofBestWay,
  ofOwnWay,
} from './hand-overs.js'

const DAY = 1440
const days = (chances: readonly (number | null)[]): HandOverDay[] =>
  chances.map((own, i) => ({ ready: READY + i * DAY, own, best: null }))

describe('hand-overs before a deadline', () => {
  it('are looked at from the horizon before it to its own day, and never in the past', () => {
    const deadline = READY + 200 * DAY + 1439
    expect(daysToDeadline({ ready: READY + 150 * DAY, deadline }, READY, 120 * DAY)).toEqual({
      from: READY + 80 * DAY,
      days: 121,
    })
    expect(daysToDeadline({ ready: READY + 150 * DAY, deadline }, READY + 100 * DAY, 120 * DAY)).toEqual({
      from: READY + 100 * DAY,
      days: 101,
    })
    expect(daysToDeadline({ ready: READY + 10 * DAY + 600, deadline }, READY, 120 * DAY).from).toBe(READY + 10 * DAY)
  })

  it('tell the way that is looked at from the best of those that are shown on the day', () => {
    const promise = (onTime: number, shown = true) => ({ onTime, shown })
    const profile = {
      ways: [{ wayId: 'a' }, { wayId: 'b' }, { wayId: 'c' }],
      days: [
        { ready: READY, promises: [promise(0.4), promise(0.6), promise(0.9, false)] },
        { ready: READY + DAY, promises: [null, null, null] },
      ],
    } as unknown as ProfileAnswer
    expect(handOverDays(profile, 'a')).toEqual([
      { ready: READY, own: 0.4, best: { wayId: 'b', chance: 0.6 } },
      { ready: READY + DAY, own: null, best: null },
    ])
    expect(handOverDays(profile, null).map(ofOwnWay)).toEqual([null, null])
    expect(handOverDays(profile, null).map(ofBestWay)).toEqual([0.6, null])
  })

  it('are as late as the chance that is wanted allows: none later has it', () => {
    const falling = fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })
      .map((chances) => days([...chances].sort((a, b) => b - a)))
    fc.assert(
      fc.property(falling, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (all, wanted) => {
        const latest = latestDay(all, wanted, ofOwnWay)
        for (const day of all) expect((day.own ?? 0) >= wanted).toBe(latest !== null && day.ready <= latest.ready)
      }),
    )
  })

  it('are earlier by the fewest days that gain something, and by the fewest that are safe', () => {
    const before = days([0.99, 0.95, 0.91, 0.7, 0.52, 0.51])
    const ready = READY + 6 * DAY
    expect(earlierDays(before, ready, 0.5, ofOwnWay).map((one) => [one.days, one.onTime])).toEqual([
      [3, 0.7],
      [4, 0.91],
    ])
    expect(earlierDays(before, ready, 0.96, ofOwnWay).map((one) => one.days)).toEqual([6])
    expect(earlierDays(before, ready, 0.98, ofOwnWay)).toEqual([])
    expect(earlierDays(days([null, null]), ready, 0, ofOwnWay)).toEqual([])
  })
})
