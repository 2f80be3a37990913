import { DAY_MINUTES, parseInstant } from '@karavan/core'
import type { ClosureProcess, WeatherAnswer } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { closureForecasts, foreseenClosures } from './foreseen.js'

const day = parseInstant('2026-11-30')
const now = day + 10 * 60
const row = { source: 'closures.csv', sourceDate: '2025', basis: 'estimated' } as const
const aktau: ClosureProcess = {
  location: 'KZ-AKTAU',
  weatherGroup: 'caspian',
  share: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.3],
  length: { min: 6, p50: 24, max: 200 },
  provenance: row,
}
const weather = (chances: readonly (readonly [chance: number, hours: number])[]): WeatherAnswer => ({
  configured: true,
  asOf: now,
  attribution: 'a met office',
  places: [
    {
      threshold: { place: 'KZ-AKTAU', gusts: { ...row, value: 17, source: 'harbour master' }, waves: null },
      forecasts: [
        { name: 'weather', fetched: now - 180, hours: 40, fault: null },
        { name: 'waves', fetched: null, hours: 0, fault: null },
      ],
      days: chances.map(([chance, hours], i) => ({
        day: day + i * DAY_MINUTES,
        chance,
        hours,
        by: 'gusts',
        greatest: 20,
      })),
    },
  ],
  withoutThreshold: [],
})

describe('what is foreseen of a port', () => {
  it('is its chance of closing day by day, never quite sure, as long as the forecast speaks of most of a day', () => {
    const [forecast] = closureForecasts(
      weather([
        [0.2, 3],
        [1, 24],
        [0.5, 12],
        [0.5, 11],
      ]),
    )
    expect(forecast?.days).toEqual([
      { day, share: 0.2 },
      { day: day + DAY_MINUTES, share: 0.99 },
      { day: day + 2 * DAY_MINUTES, share: 0.5 },
    ])
  })

  it('cites the forecast with its age and the wind that shuts the port', () => {
    const [forecast] = closureForecasts(weather([[0.2, 14]]))
    expect(forecast).toMatchObject({
      location: 'KZ-AKTAU',
      fetched: now - 180,
      provenance: { source: 'a met office', sourceDate: '2026-11-30', basis: 'estimated' },
    })
    expect(forecast?.provenance.note).toContain(
      'had 3 hours before; shut where there are gusts from 17 m/s on (harbour master)',
    )
  })

  it('is nothing where no forecast speaks of it', () => {
    expect(closureForecasts(weather([]))).toEqual([])
    expect(foreseenClosures([aktau], closureForecasts(weather([])))).toEqual([aktau])
  })

  it('is laid over its closures, but not over the months whose share is a user’s own', () => {
    const forecasts = closureForecasts(
      weather([
        [0.2, 14],
        [0.9, 24],
      ]),
    )
    const daysOf = (own: (place: string, month: number) => boolean) =>
      foreseenClosures([aktau], forecasts, own)[0]?.forecast?.days.map(({ share }) => share)
    expect(daysOf(() => false)).toEqual([0.2, 0.9])
    expect(daysOf((_, month) => month === 11)).toEqual([0.2])
    expect(foreseenClosures([aktau], forecasts, () => true)).toEqual([aktau])
  })
})
