import { describe, expect, it } from 'vitest'
import { placeOn } from '../../answers/time-axis.js'
import { ENGLISH } from '../../words/words.js'
import { dueAxis, dueInWords, dueOf, lateInWords } from './due.js'

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
    expect(dueOf({ digest, lateMinutes: 2000, estimate: null })).toEqual({
      planned: 10_000,
      expected: 12_000,
      how: 'announced',
      late: 2000,
    })
    expect(dueOf({ digest: { ...digest, state: 'delivered' }, lateMinutes: 2000, estimate: null }).how).toBe('arrived')
  })

  it('is as late as it is now where what was said did not come true', () => {
    const digest = { ...DIGEST, arrival: { plannedP50: 10_000, estimated: 9000 } }
    expect(dueOf({ digest, lateMinutes: 300, estimate: null })).toEqual({
      planned: 10_000,
      expected: 10_300,
      how: 'asLate',
      late: 300,
    })
  })

  it('is as late as it is now where nobody says', () => {
    expect(dueOf({ digest: DIGEST, lateMinutes: 600, estimate: null })).toEqual({
      planned: 10_000,
      expected: 10_600,
      how: 'asLate',
      late: 600,
    })
    expect(dueOf({ digest: null, lateMinutes: null, estimate: null }).expected).toBeNull()
  })

  it('is by the estimate where there is one, against the time that counts', () => {
    const counts = { at: 4320, basis: 'deliverBy', missing: 0.1, hours: 1, hoursIfMissed: 9 } as const
    const digest = { ...DIGEST, arrival: { plannedP50: 1440, estimated: null } }
    const due = dueOf({ digest, lateMinutes: 5000, estimate: { p50: 2880, due: counts } })
    expect(due).toMatchObject({ how: 'estimated', planned: 4320, expected: 2880, late: -1440 })
    expect(dueInWords(due, ENGLISH)).toBe('wanted by 4 Jan, half of such there by 3 Jan')
    expect(lateInWords(due, ENGLISH)).toBe('24 h early by the estimate')
    const beyond = dueOf({ digest, lateMinutes: 5000, estimate: { p50: null, due: counts } })
    expect(beyond.how).toBe('asLate')
  })

  it('tells what those who carry it say beside the estimate, while it may come true', () => {
    const digest = { ...DIGEST, arrival: { plannedP50: 1440, estimated: 5760 } }
    const worked = (lateMinutes: number) =>
      dueInWords(dueOf({ digest, lateMinutes, estimate: { p50: 2880, due: null } }), ENGLISH)
    expect(worked(4320)).toBe('delivery planned 2 Jan, half of such there by 3 Jan; announced for 5 Jan')
    expect(worked(9000)).toBe('delivery planned 2 Jan, half of such there by 3 Jan')
  })

  it('is called delivery, which the plan ends with', () => {
    const said = dueInWords({ planned: 1440, expected: 2880, how: 'asLate', late: 1440 }, ENGLISH)
    expect(said).toBe('delivery planned 2 Jan, 3 Jan if it stays as late as now')
  })

  it('stands on an axis that holds all and now', () => {
    const dues = [dueOf({ digest: DIGEST, lateMinutes: 600, estimate: null })]
    const axis = dueAxis(dues, 90_000)
    for (const at of [10_000, 10_600, 90_000]) {
      expect(axis && placeOn(axis, at)).toBeGreaterThan(0)
      expect(axis && placeOn(axis, at)).toBeLessThan(1)
    }
    expect(dueAxis([dueOf({ digest: null, lateMinutes: null, estimate: null })], 0)).toBeNull()
  })
})
