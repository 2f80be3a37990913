import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendar, placeIn } from './calendar.js'

const DAY = 1440
const at = (iso: string) => Date.parse(iso) / 60_000

describe('the calendar of a plan', () => {
  it('takes whole days, rules few of them and shades what is Saturday or Sunday', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 26_000_000, max: 40_000_000 }),
        fc.integer({ min: 0, max: 300 * DAY }),
        (from, length) => {
          const sheet = calendar(from, from + length)
          expect(sheet.from).toBeLessThanOrEqual(from)
          expect(sheet.to).toBeGreaterThanOrEqual(from + length)
          expect([sheet.from % DAY, sheet.to % DAY]).toEqual([0, 0])
          expect(sheet.ticks.length).toBeLessThanOrEqual(13)
          const shaded = (day: number) => sheet.weekends.some(([start, end]) => start <= day && day < end)
          for (let day = sheet.from; day < sheet.to; day += DAY)
            expect(shaded(day)).toBe([0, 6].includes(new Date(day * 60_000).getUTCDay()))
          expect(sheet.months.reduce((sum, [start, end]) => sum + end - start, 0)).toBe(sheet.to - sheet.from)
        },
      ),
    )
  })

  it('ends a month where the next begins', () => {
    expect(calendar(at('2026-12-20'), at('2027-01-05')).months).toEqual([
      [at('2026-12-20'), at('2027-01-01')],
      [at('2027-01-01'), at('2027-01-05')],
    ])
  })

  it('places an instant, and what lies outside at its edge', () => {
    const sheet = calendar(at('2027-02-01'), at('2027-02-11'))
    expect([at('2027-01-01'), at('2027-02-06'), at('2028-01-01')].map((one) => placeIn(sheet, one))).toEqual([
      0, 0.5, 1,
    ])
  })
})
