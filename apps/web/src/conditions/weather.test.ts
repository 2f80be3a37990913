import type { Problem } from '@karavan/api'
import { DAY_MINUTES, parseInstant } from '@karavan/core'
import type { ForecastState, PlaceWeather } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../words/words.js'
import { forecastAge, greatestInWords, lacksWaves, likelyShut, outdated } from './weather.js'

const day = parseInstant('2026-12-01')
const limit = { value: 15, source: 's', sourceDate: '2025', basis: 'assumed' } as const
const state = (over: Partial<ForecastState> = {}): ForecastState => ({
  name: 'weather',
  fetched: day,
  hours: 48,
  fault: null,
  ...over,
})
const port = (place: string, ...chances: number[]): PlaceWeather => ({
  threshold: { place, gusts: limit, waves: limit },
  forecasts: [state()],
  days: chances.map((chance, i) => ({ day: day + i * DAY_MINUTES, chance, hours: 24, by: 'gusts', greatest: 17.34 })),
})

describe('ports that are likely to shut', () => {
  const answer = { places: [port('KZ-AKTAU', 0.5, 0.9), port('GE-POTI', 0.2, 0.95), port('RO-CONSTANTA', 0.49)] }
  const names = (on: number, at: string | null = null) =>
    likelyShut(answer, on, at).map(({ weather }) => weather.threshold.place)

  it('are those of one chance in two or more on the day, the likeliest first', () => {
    expect(names(day)).toEqual(['KZ-AKTAU'])
    expect(names(day + DAY_MINUTES + 600)).toEqual(['GE-POTI', 'KZ-AKTAU'])
  })

  it('are none where the forecast does not reach the day, and only those asked for', () => {
    expect(names(day - 1)).toEqual([])
    expect(names(day + 2 * DAY_MINUTES)).toEqual([])
    expect(names(day + DAY_MINUTES, 'KZ-AKTAU')).toEqual(['KZ-AKTAU'])
  })
})

describe('a forecast in words', () => {
  it('has the greatest of a day with its unit', () => {
    const [only] = port('KZ-AKTAU', 0.5).days
    if (only === undefined) throw new Error('one day')
    expect(greatestInWords(only, ENGLISH)).toBe('gusts 17.3\u00a0m/s')
    expect(greatestInWords({ ...only, by: 'waves', greatest: 2 }, ENGLISH)).toBe('waves 2\u00a0m')
  })

  it('is as old as the oldest that speaks of the port', () => {
    const at = (...states: ForecastState[]) => forecastAge(states, day + 180, ENGLISH)
    expect(at(state(), state({ fetched: day + 170 }))).toBe('The forecast is 3 hours old.')
    expect(at(state({ fetched: day + 170 }), state({ hours: 0 }))).toBe('The forecast is less than an hour old.')
    expect(at(state({ fetched: day - 3 * DAY_MINUTES }))).toBe('The forecast is 3 days old.')
    expect(at(state({ fetched: null, hours: 0 }))).toBeNull()
  })

  it('grows older, and is marked, where a newer cannot be asked for', () => {
    const answer = {
      configured: true,
      asOf: day,
      attribution: null,
      withoutThreshold: [],
      places: [port('KZ-AKTAU', 0.5)],
    }
    const problem = { code: 'SERVER_UNREACHABLE', detail: 'no answer' } as Problem
    const [place] = outdated(answer, day + 300, problem).places
    expect(place?.days).toEqual(answer.places[0]?.days)
    expect(place?.forecasts).toEqual([state({ fault: { code: 'SERVER_UNREACHABLE', text: 'no answer' } })])
    expect(forecastAge(place?.forecasts ?? [], day + 300, ENGLISH)).toBe('The forecast is 5 hours old.')
  })

  it('lacks waves where the service of waves has nothing for a port that has a threshold of them', () => {
    const silent = { ...port('AZ-ALAT', 0.1), forecasts: [state(), state({ name: 'waves', hours: 0 })] }
    expect(lacksWaves(silent)).toBe(true)
    expect(lacksWaves({ ...silent, threshold: { ...silent.threshold, waves: null } })).toBe(false)
    expect(lacksWaves({ ...silent, forecasts: [state()] })).toBe(false)
  })
})
