import { DAY_MINUTES, parseInstant } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { closureChances, readForecast } from '../src/index.js'

const time = Array.from({ length: 24 }, (_, hour) => `2026-12-01T${String(hour).padStart(2, '0')}:00`)
const hourly = (gusts: number, over = {}) => ({ time, wind_gusts_10m: time.map(() => gusts), ...over })
const json = (gusts: number, unit = 'm/s', over = {}) => ({
  hourly_units: { wind_gusts_10m: unit },
  hourly: hourly(gusts, over),
})
const threshold = { place: 'KZ-AKTAU', gust: 15, wave: 2, source: 's', sourceDate: '2025', basis: 'assumed' } as const
const day = parseInstant('2026-12-01')
const chance = (forecast: unknown, issued = day) =>
  closureChances(readForecast(forecast, 'KZ-AKTAU'), threshold, issued)[0]

describe('a forecast', () => {
  it('is read in the units that it names', () => {
    expect(readForecast(json(36, 'km/h'), 'KZ-AKTAU').hours[3]).toEqual({ at: day + 180, gusts: [10], waves: [] })
  })

  it('is refused where it is not one', () => {
    for (const bad of [null, {}, { hourly: {} }, json(10, 'furlongs'), json(10, 'm/s', { time: ['x'] })])
      expect(() => readForecast(bad, 'KZ-AKTAU')).toThrow(/FORECAST_INVALID|INSTANT_INVALID/)
    expect(() => readForecast({ ...json(10), hourly: { time, wind_gusts_10m: [1] } }, 'KZ-AKTAU')).toThrow(
      /as many as times/,
    )
    expect(() => readForecast({ ...json(10), hourly: hourly(-1) }, 'KZ-AKTAU')).toThrow(/from 0 on/)
  })

  it('leaves out hours of which it says nothing', () => {
    const some = json(20, 'm/s', { wind_gusts_10m: time.map((_, hour) => (hour < 12 ? 20 : null)) })
    expect(chance(some)).toMatchObject({ hours: 12, by: 'gusts', greatest: 20 })
  })
})

describe('the chance of closing', () => {
  it('is half at the threshold, and grows with the wind', () => {
    expect(chance(json(15))?.chance).toBeCloseTo(0.5)
    expect(chance(json(8))?.chance).toBeLessThan(0.01)
    expect(chance(json(25))?.chance).toBeGreaterThan(0.99)
  })

  it('is less sure the further ahead', () => {
    const early = chance(json(20), day - 8 * DAY_MINUTES)?.chance ?? 0
    expect(early).toBeLessThan(chance(json(20))?.chance ?? 0)
    expect(early).toBeGreaterThan(0.5)
  })

  it('counts the members of an ensemble', () => {
    const members = {
      wind_gusts_10m: undefined,
      wind_gusts_10m_member01: time.map(() => 20),
      wind_gusts_10m_member02: time.map(() => 10),
    }
    const { wind_gusts_10m: _, ...rest } = hourly(0, members)
    expect(chance({ hourly_units: { wind_gusts_10m_member01: 'm/s' }, hourly: rest })?.chance).toBe(0.5)
  })

  it('goes by the waves where they are worse than the wind', () => {
    expect(chance(json(5, 'm/s', { wave_height: time.map(() => 4) }))).toMatchObject({ by: 'waves', greatest: 4 })
  })

  it('does not go by a single gust', () => {
    const one = json(5, 'm/s', { wind_gusts_10m: time.map((_, hour) => (hour === 9 ? 30 : 5)) })
    expect(chance(one)?.chance).toBeLessThan(0.01)
  })
})
