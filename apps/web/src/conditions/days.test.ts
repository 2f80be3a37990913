import { formatDate } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesNextTo, changesOf, inMonth, instantOf, lastDayBefore, MONTHS, monthNumber } from './days.js'

const KURYK = { places: ['KZ-KURYK'], from: instantOf('2025-06-03'), until: instantOf('2025-07-01') }
const ANYWHERE = { places: [], from: instantOf('2022-04-08'), until: null }

describe('the days of the conditions', () => {
  it('stay in the month that is chosen, on the same day where it has one', () => {
    const day = fc.integer({ min: instantOf('2019-01-01'), max: instantOf('2028-12-31') })
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: MONTHS - 1 }), (on, month) => {
        const moved = inMonth(on, month)
        expect(monthNumber(moved)).toBe(month)
        expect(formatDate(moved).slice(8) <= formatDate(on).slice(8)).toBe(true)
      }),
    )
    expect(formatDate(inMonth(instantOf('2025-01-31'), monthNumber(instantOf('2025-02-01'))))).toBe('2025-02-28')
  })

  it('are walked from one change to the next, at one place or at all', () => {
    const changes = changesOf([KURYK, ANYWHERE, KURYK], null)
    expect(changes.map(formatDate)).toEqual(['2022-04-08', '2025-06-03', '2025-07-01'])
    expect(changesOf([KURYK, ANYWHERE], 'KZ-KURYK').map(formatDate)).toEqual(['2025-06-03', '2025-07-01'])
    expect(changesNextTo(KURYK.from + 30, changes)).toEqual({ before: ANYWHERE.from, after: KURYK.until })
    expect(changesNextTo(ANYWHERE.from, changes).before).toBeNull()
    expect(changesNextTo(KURYK.until, changes).after).toBeNull()
  })

  it('end before what ends them', () => {
    expect(formatDate(lastDayBefore(KURYK.until))).toBe('2025-06-30')
  })
})
