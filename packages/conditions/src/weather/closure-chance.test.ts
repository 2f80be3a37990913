import { DAY_MINUTES, parseInstant } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closureChances } from './closure-chance.js'
import type { ForecastHour } from './forecast.js'

const day = parseInstant('2026-12-01')
const limit = (value: number) => ({ value, source: 's', sourceDate: '2025', basis: 'assumed' }) as const
const threshold = { gusts: limit(15), waves: limit(2) }
type Values = Partial<Omit<ForecastHour, 'at'>>
const hours = (said: (hour: number) => Values, count = 24): ForecastHour[] =>
  Array.from({ length: count }, (_, hour) => ({ at: day + hour * 60, gusts: [], waves: [], ...said(hour) }))
const all = (gusts: number) => hours(() => ({ gusts: [gusts] }))
const chance = (told: readonly ForecastHour[], issued = day) => closureChances(told, threshold, issued)[0]?.chance

describe('the chance of closing', () => {
  it('is half at the threshold, and grows with the wind', () => {
    expect(chance(all(15))).toBeCloseTo(0.5)
    expect(chance(all(8))).toBeLessThan(0.01)
    expect(chance(all(0))).toBeGreaterThan(0)
    expect(chance(all(17))).toBeCloseTo(0.8413447, 6)
    expect(chance(all(25))).toBeGreaterThan(0.99)
  })

  it('is less sure the further ahead', () => {
    const early = chance(all(20), day - 8 * DAY_MINUTES)
    expect(early).toBeLessThan(chance(all(20)) ?? 0)
    expect(early).toBeGreaterThan(0.5)
  })

  it('joins no hours between which the forecast is silent', () => {
    const blows = (...at: number[]) => hours((hour) => (at.includes(hour) ? { gusts: [25] } : {}))
    expect(chance(blows(0, 1, 20))).toBeUndefined()
    expect(chance(blows(0, 20))).toBeUndefined()
    expect(chance(blows(0, 1, 19, 20, 21))).toBeGreaterThan(0.99)
  })

  it('counts the members of an ensemble', () => {
    expect(chance(hours(() => ({ gusts: [20, 10] })))).toBe(0.5)
    const fifty = (above: number) => Array.from({ length: 50 }, (_, member) => (member < above ? 20 : 10))
    expect(chance(hours(() => ({ gusts: fifty(30) })))).toBeCloseTo(0.6, 2)
    expect(chance(hours(() => ({ gusts: fifty(0) })))).toBeCloseTo(0.0098, 4)
    expect(chance(hours(() => ({ gusts: fifty(50) })))).toBeCloseTo(0.9902, 4)
  })

  it('asks of an ensemble that one member stays above for three hours, not one after another', () => {
    const turns = hours((hour) => ({ gusts: [0, 1, 2].map((member) => (hour % 3 === member ? 30 : 5)) }))
    expect(chance(turns)).toBeCloseTo(0.125)
  })

  it('counts each member only in the hours of which it speaks, and mixes it up with no other', () => {
    const calm = hours((hour) => ({ gusts: hour === 6 ? [null, 20] : [hour === 5 || hour === 7 ? 20 : 5, 5] }))
    expect(chance(calm)).toBe(0.5 / 2)
    const few = hours((hour) => ({ gusts: hour === 6 ? [20, null, null] : [20, 5, 5] }))
    expect(chance(few)).toBe(1.5 / 4)
    const torn = hours((hour) => ({ gusts: [hour % 2 === 0 ? null : 20, 5] }))
    expect(chance(torn)).toBe(0.5 / 2)
    expect(
      closureChances(
        hours((hour) => ({ gusts: [0, 1].map((member) => (hour % 2 === member ? 20 : null)) })),
        threshold,
        day,
      ),
    ).toEqual([])
  })

  it('goes by the waves where they are worse than the wind', () => {
    const told = hours(() => ({ gusts: [5], waves: [4] }))
    expect(closureChances(told, threshold, day)).toMatchObject([{ by: 'waves', greatest: 4, hours: 24 }])
  })

  it('goes by the gusts where nothing is known of waves, of the sea or of the port', () => {
    const windy = hours(() => ({ gusts: [14], waves: [9] }))
    const [byWind] = closureChances(windy, { ...threshold, waves: null }, day)
    expect(byWind).toMatchObject({ by: 'gusts', greatest: 14 })
    expect(closureChances(all(14), threshold, day)).toEqual([byWind])
  })

  it('says nothing of a day without what the port has a threshold for', () => {
    expect(
      closureChances(
        hours(() => ({ waves: [3] })),
        { ...threshold, waves: null },
        day,
      ),
    ).toEqual([])
  })

  it('does not go by a single gust', () => {
    expect(chance(hours((hour) => ({ gusts: [hour === 9 ? 30 : 5] })))).toBeLessThan(0.01)
  })

  it('knows the days apart', () => {
    const told = hours((hour) => ({ gusts: [hour < 24 ? 30 : 1] }), 26)
    expect(closureChances(told, threshold, day)).toMatchObject([
      { day, hours: 24 },
      { day: day + DAY_MINUTES, hours: 2 },
    ])
  })

  it('is a chance, never falls as the wind rises, and never rises with the threshold', () => {
    const gusts = fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 1, maxLength: 24 })
    fc.assert(
      fc.property(gusts, fc.double({ min: 0, max: 20, noNaN: true }), fc.nat(9), (values, more, ahead) => {
        const of = (extra: number, value = 15) =>
          closureChances(
            values.map((gust, hour) => ({ at: day + hour * 60, gusts: [gust + extra], waves: [] })),
            { gusts: limit(value), waves: null },
            day - ahead * DAY_MINUTES,
          )[0]?.chance ?? Number.NaN
        const plain = of(0)
        expect(plain).toBeGreaterThanOrEqual(0)
        expect(plain).toBeLessThanOrEqual(1)
        expect(of(more)).toBeGreaterThanOrEqual(plain - 1e-6)
        expect(of(0, 15 + more)).toBeLessThanOrEqual(plain + 1e-6)
      }),
    )
  })
})
