import { parseInstant } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { joinForecasts, readForecast } from './forecast.js'

const time = ['2026-12-01T00:00', '2026-12-01T01:00', '2026-12-01T02:00']
const at = time.map((text) => parseInstant(text))
const units = (gusts: string) => ({ hourly_units: { wind_gusts_10m: gusts } })

describe('a forecast', () => {
  it('is read in the units that it names', () => {
    const json = { ...units('km/h'), hourly: { time, wind_gusts_10m: [36, 18, 0] } }
    expect(readForecast(json)).toEqual([
      { at: at[0], gusts: [10], waves: [] },
      { at: at[1], gusts: [5], waves: [] },
      { at: at[2], gusts: [0], waves: [] },
    ])
  })

  it('may have waves alone, and every member of an ensemble', () => {
    const json = {
      hourly_units: { wave_height: 'm', wave_height_member01: 'm' },
      hourly: { time, wave_height: [1, 2, 3], wave_height_member01: [2, 3, 4] },
    }
    expect(readForecast(json).map(({ waves }) => waves)).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
    ])
  })

  it('keeps each member of an ensemble in its own place where another says nothing', () => {
    const json = {
      hourly_units: { wave_height_member01: 'm' },
      hourly: { time, wave_height_member01: [1, null, null], wave_height_member02: [2, 3, null] },
    }
    expect(readForecast(json).map(({ waves }) => waves)).toEqual([
      [1, 2],
      [null, 3],
    ])
  })

  it('leaves out hours of which it says nothing', () => {
    const json = { ...units('m/s'), hourly: { time, wind_gusts_10m: [null, 7, null] } }
    expect(readForecast(json)).toEqual([{ at: at[1], gusts: [7], waves: [] }])
  })

  const good = { ...units('m/s'), hourly: { time, wind_gusts_10m: [1, 2, 3] } }
  it.each([
    ['nothing', null, /\/hourly/],
    ['no hours', { hourly: {} }, /\/hourly\/time/],
    ['no weather', { hourly: { time, temperature_2m: [1, 2, 3] } }, /wind_gusts_10m.*wave_height/],
    ['an unknown unit', { ...good, ...units('furlongs') }, /one of m\/s/],
    ['no unit', { hourly: good.hourly }, /hourly_units/],
    ['times of a place', { ...good, utc_offset_seconds: 18000 }, /times in UTC/],
    ['too few values', { ...good, hourly: { time, wind_gusts_10m: [1] } }, /as many as times/],
    ['a negative gust', { ...good, hourly: { time, wind_gusts_10m: [1, -1, 1] } }, /from 0 on/],
    ['a text for a gust', { ...good, hourly: { time, wind_gusts_10m: [1, '2', 1] } }, /from 0 on/],
    ['a time that is none', { ...good, hourly: { time: ['x', 'y', 'z'], wind_gusts_10m: [1, 1, 1] } }, /ISO 8601/],
    ['times that go back', { ...good, hourly: { time: [...time].reverse(), wind_gusts_10m: [1, 1, 1] } }, /ascend/],
    ['too many hours', { ...good, hourly: { time: Array(400).fill(time[0]), wind_gusts_10m: [] } }, /at most 384/],
  ])('is refused where it has %s', (_, json, why) => {
    expect(() => readForecast(json)).toThrow(/FORECAST_INVALID/)
    expect(() => readForecast(json)).toThrow(why)
  })
})

describe('forecasts that are joined', () => {
  it('have of each hour what the first of them says', () => {
    const [first = 0, second = 0, third = 0] = at
    const wind = [
      { at: first, gusts: [9], waves: [] },
      { at: third, gusts: [8], waves: [1] },
    ]
    const waves = [
      { at: first, gusts: [], waves: [2] },
      { at: second, gusts: [], waves: [3] },
      { at: third, gusts: [], waves: [4] },
    ]
    expect(joinForecasts([wind, waves])).toEqual([
      { at: first, gusts: [9], waves: [2] },
      { at: second, gusts: [], waves: [3] },
      { at: third, gusts: [8], waves: [1] },
    ])
  })
})
