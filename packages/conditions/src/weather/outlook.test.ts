import { DAY_MINUTES, parseInstant } from '@karavan/core'
import type { ClosureProcess, ClosureThreshold, Location } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import type { ForecastSource, KnownForecast } from './forecast-source.js'
import { weatherAt } from './outlook.js'

const day = parseInstant('2026-12-01')
const now = day + 10 * 60 + 20
const site = (id: string) => [id, { id, position: [50, 43] }] as const
const locations = new Map(['KZ-AKTAU', 'GE-POTI', 'TM-TURKMENBASHI', 'KZ-DOSTYK'].map(site)) as unknown as ReadonlyMap<
  string,
  Location
>
const threshold = (place: string, gusts: number): ClosureThreshold => ({
  place,
  gusts: { value: gusts, source: 's', sourceDate: '2025', basis: 'assumed' },
  waves: null,
})
const closures = [{ location: 'TM-TURKMENBASHI' }, { location: 'GE-POTI' }] as unknown as ClosureProcess[]
const shores = { locations, closures, thresholds: [threshold('KZ-AKTAU', 15), threshold('GE-POTI', 20)] }
const blowing = (gusts: number, hours = 48): KnownForecast => ({
  name: 'weather',
  fetched: now,
  fault: null,
  hours: Array.from({ length: hours }, (_, hour) => ({ at: day + hour * 60, gusts: [gusts], waves: [] })),
})
const source = (known: (id: string) => KnownForecast): ForecastSource => ({
  attribution: 'a met office',
  at: async (places) => places.map(({ id }) => [known(id)]),
})

describe('the weather', () => {
  it('says of each port with a threshold how likely it is to shut, from this hour on', async () => {
    const answer = await weatherAt(
      shores,
      [],
      source((id) => blowing(id === 'GE-POTI' ? 30 : 5)),
      now,
    )
    expect(answer).toMatchObject({ configured: true, attribution: 'a met office', asOf: now })
    const [aktau, poti] = answer.places
    expect(aktau?.days.map(({ chance }) => chance < 0.01)).toEqual([true, true])
    expect(poti?.days.map(({ chance }) => chance > 0.99)).toEqual([true, true])
    expect(poti?.days[0]).toMatchObject({ day, hours: 14 })
    expect(poti?.forecasts).toEqual([{ name: 'weather', fetched: now, hours: 38, fault: null }])
  })

  it('names the places of which nobody says from what wind on they shut', async () => {
    const all = await weatherAt(
      shores,
      [],
      source(() => blowing(5)),
      now,
    )
    expect(all.withoutThreshold).toEqual(['TM-TURKMENBASHI'])
    const asked = await weatherAt(
      shores,
      ['KZ-DOSTYK', 'GE-POTI', 'GE-POTI'],
      source(() => blowing(5)),
      now,
    )
    expect(asked.withoutThreshold).toEqual(['KZ-DOSTYK'])
    expect(asked.places.map((one) => one.threshold.place)).toEqual(['GE-POTI'])
  })

  it('is off where no forecast is connected', async () => {
    const answer = await weatherAt(shores, [], null, now)
    expect(answer).toMatchObject({ configured: false, attribution: null })
    expect(answer.places.every(({ days, forecasts }) => days.length + forecasts.length === 0)).toBe(true)
  })

  it('is less sure by a forecast that is days old', async () => {
    const chanceOf = async (fetched: number) => {
      const known = { ...blowing(24), fetched }
      const { places } = await weatherAt(
        shores,
        ['GE-POTI'],
        source(() => known),
        now,
      )
      return places[0]?.days[1]?.chance ?? 0
    }
    expect(await chanceOf(now - 5 * DAY_MINUTES)).toBeLessThan(await chanceOf(now))
  })

  it('keeps what went wrong beside what is known', async () => {
    const fault = { code: 'FORECAST_UNREACHABLE', text: 'no answer' }
    const failed: KnownForecast = { name: 'weather', fetched: null, fault, hours: [] }
    const { places } = await weatherAt(
      shores,
      [],
      source((id) => (id === 'GE-POTI' ? failed : blowing(30))),
      now,
    )
    expect(places.map(({ days }) => days.length)).toEqual([2, 0])
    expect(places[1]?.forecasts).toEqual([{ name: 'weather', fetched: null, hours: 0, fault }])
  })
})
