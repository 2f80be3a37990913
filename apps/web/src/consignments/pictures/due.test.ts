import { describe, expect, it } from 'vitest'
import { placeOn } from '../../answers/time-axis.js'
import { ENGLISH } from '../../words/words.js'
import { dueAxis, dueInWords, dueOf } from './due.js'

const DIGEST = {
  state: 'moving',
  position: null,
  lastWord: null,
  next: null,
  dueAt: null,
  behindMinutes: null,
  arrival: { plannedP50: 10_000, estimated: null },
  gaps: 0,
} as const

describe('when a consignment is due', () => {
  it('is what those who carry it say', () => {
    const digest = { ...DIGEST, arrival: { plannedP50: 10_000, estimated: 12_000 } }
    expect(dueOf({ digest, lateMinutes: 2000 })).toEqual({ planned: 10_000, expected: 12_000, how: 'announced' })
    expect(dueOf({ digest: { ...digest, state: 'delivered' }, lateMinutes: 2000 }).how).toBe('arrived')
  })

  it('is as late as it is now where what was said did not come true', () => {
    const digest = { ...DIGEST, arrival: { plannedP50: 10_000, estimated: 9000 } }
    expect(dueOf({ digest, lateMinutes: 300 })).toEqual({ planned: 10_000, expected: 10_300, how: 'asLate' })
  })

  it('is as late as it is now where nobody says', () => {
    expect(dueOf({ digest: DIGEST, lateMinutes: 600 })).toEqual({ planned: 10_000, expected: 10_600, how: 'asLate' })
    expect(dueOf({ digest: null, lateMinutes: null }).expected).toBeNull()
  })

  it('is called delivery, which the plan ends with', () => {
    const said = dueInWords({ planned: 1440, expected: 2880, how: 'asLate' }, ENGLISH)
    expect(said).toBe('delivery planned 2 Jan, 3 Jan if it stays as late as now')
  })

  it('stands on an axis that holds all and now', () => {
    const dues = [dueOf({ digest: DIGEST, lateMinutes: 600 })]
    const axis = dueAxis(dues, 90_000)
    for (const at of [10_000, 10_600, 90_000]) {
      expect(axis && placeOn(axis, at)).toBeGreaterThan(0)
      expect(axis && placeOn(axis, at)).toBeLessThan(1)
    }
    expect(dueAxis([dueOf({ digest: null, lateMinutes: null })], 0)).toBeNull()
  })
})
