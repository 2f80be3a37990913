import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MINUTES, elapsedBetween, formatDate, parseInstant } from './index.js'

const told = (from: string, to: string) => {
  const { unit, count } = elapsedBetween(parseInstant(from), parseInstant(to))
  return `${count} ${unit}`
}

describe('a time between two instants', () => {
  it('is told in days that lead from the one date to the other', () => {
    const instant = fc.integer({ min: 0, max: 40_000_000 })
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 300_000 }), (from, minutes) => {
        const { unit, count } = elapsedBetween(from, from + minutes)
        if (unit === 'days') expect(formatDate(from + count * DAY_MINUTES)).toBe(formatDate(from + minutes))
        else expect(Math.abs(count * 60 - minutes)).toBeLessThanOrEqual(30)
      }),
    )
  })

  it('is not rounded up to a day that the dates do not show', () => {
    expect(told('2026-11-27', '2026-12-11T23:00Z')).toBe('14 days')
    expect(told('2026-11-27T18:00Z', '2026-12-11T02:00Z')).toBe('14 days')
  })

  it('is told in hours below a day and a half', () => {
    expect(told('2026-11-27', '2026-11-28T11:00Z')).toBe('35 hours')
    expect(told('2026-11-27', '2026-11-28T12:00Z')).toBe('1 days')
    expect(told('2026-11-27', '2026-11-27')).toBe('0 hours')
  })
})
