import { DAY_MINUTES } from '@karavan/core'
import type { ClosureForecast, ConditionsSnapshot, PlanQuery, TransportPlan } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { plan, profile } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, question, READY } from './bundled.js'

const network = bundledNetwork()
const usual = bundledSnapshot(network)
const query = question(
  'KZ-KURYK',
  'AZ-BAKU',
  { equipment: 'wagon-covered', units: 3, tonnes: 150 },
  { sort: 'arrival', avoid: { countries: ['RU', 'TM'], locations: [], modes: [], services: [] } },
)

/** The snapshot with a forecast of some days for Aktau and Kuryk. */
function foreseeing(shares: readonly number[]): ConditionsSnapshot {
  const forecast = (location: string): ClosureForecast => ({
    location,
    days: shares.map((share, i) => ({ day: READY + i * DAY_MINUTES, share })),
    fetched: READY - 120,
    provenance: { source: 'a met office', sourceDate: '2026-11-30', basis: 'estimated', note: 'had 2 hours before' },
  })
  return {
    ...usual,
    closures: usual.closures.map((closure) =>
      ['KZ-AKTAU', 'KZ-KURYK'].includes(closure.location)
        ? { ...closure, forecast: forecast(closure.location) }
        : closure,
    ),
    version: `foreseen ${shares.join()}`,
  }
}

const first = (asked: PlanQuery, snapshot: ConditionsSnapshot) =>
  plan(asked, network, snapshot).plans[0] as TransportPlan

describe('a forecast', () => {
  const storm = foreseeing(Array.from({ length: 12 }, () => 0.95))
  const calm = foreseeing(Array.from({ length: 12 }, () => 0))

  it('holds goods that come to a port in a foreseen storm, and lets those through that come in a foreseen calm', () => {
    const [stormy, plain, quiet] = [storm, usual, calm].map((snapshot) => first(query, snapshot).hours)
    expect(stormy?.mean).toBeGreaterThan((plain?.mean ?? 0) + 6)
    expect(quiet?.mean).toBeLessThan((plain?.mean ?? 0) - 1)
  })

  it('is named and cited by the step of the port, before the row of its usual closures', () => {
    const shut = first(query, storm).stages.find(({ told }) => told.label.key === 'stage.shutAsForecast')
    expect(shut?.label).toBe('Kuryk port shut by weather, until 2026-12-12 by the forecast of 2026-11-30T22:00Z')
    expect(shut?.provenance.map(({ source }) => source)[0]).toBe('a met office')
    expect(shut?.provenance).toHaveLength(2)
    expect(shut?.time).toMatchObject({
      kind: 'closure',
      foreseen: storm.closures.find((one) => one.forecast)?.forecast?.days,
    })
  })

  it('is past for goods that come weeks later', () => {
    const later = { ...query, ready: READY + 40 * DAY_MINUTES }
    const { hours } = first(later, storm)
    expect(hours).toEqual(first(later, usual).hours)
  })

  it('never has goods that are handed over earlier come later', () => {
    for (const snapshot of [storm, calm, foreseeing([0, 0.9, 0.05, 0.6, 0])]) {
      const { ways, days } = profile(query, { days: 16, within: null }, network, snapshot)
      let compared = 0
      for (const way of ways.keys())
        for (const [n, day] of days.entries()) {
          const [now, next] = [day.promises[way], days[n + 1]?.promises[way]]
          for (const share of ['p10', 'p50', 'p90'] as const) {
            const [early, late] = [now?.hours[share], next?.hours[share]]
            if (early == null || late == null) continue
            compared += 1
            expect(early).toBeLessThanOrEqual(late + 24)
          }
        }
      expect(compared).toBeGreaterThan(40)
    }
  })
})
