import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countDays, monthBlocks } from './calendar-layout.js'

describe('the calendar of a place', () => {
  it('has each day of the year once, in the column of its week and the row of its weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2060 }), (year) => {
        const blocks = monthBlocks(year)
        const days = blocks.flatMap((block) => block.days)
        expect(days.map(({ day }) => day)).toEqual(days.map((_, i) => i))
        for (const { month, weeks, days } of blocks) {
          expect(new Set(days.map(({ week, weekday }) => `${week} ${weekday}`)).size).toBe(days.length)
          expect(Math.max(...days.map(({ week }) => week))).toBe(weeks - 1)
          for (const { at, weekday } of days) {
            const date = new Date(at * 60_000)
            expect([date.getUTCFullYear(), date.getUTCMonth()]).toEqual([year, month])
            expect(weekday).toBe((date.getUTCDay() + 6) % 7)
          }
        }
      }),
    )
  })

  it('counts what was said of the days', () => {
    const orders = ['KTZ-2025-KURYK-05']
    const days = [
      { said: 'closed', orders },
      { said: 'open', orders: [] },
      { said: null, orders },
      { said: null, orders: [] },
    ] as const
    expect(countDays(days)).toEqual({ closed: 1, limited: 0, open: 1, unsaid: 2, ordered: 2 })
  })
})
