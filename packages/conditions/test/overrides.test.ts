import { DAY_MINUTES, parseInstant } from '@karavan/core'
import { ANYTHING, type QueueCount, type Restriction } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registerOf, snapshotAt } from '../src/index.js'
import { handlingOverridesAt } from '../src/places/overrides.js'
import { bundledOrders, bundledQueues } from './bundled.js'

const at = parseInstant
const origin = { source: 's', sourceDate: '2025', basis: 'published' } as const
const NOW = at('2025-06-03')

const count = (over: Partial<QueueCount> = {}): QueueCount => ({
  id: 'Q',
  place: 'KZ-KURYK',
  date: '2025-06-03',
  unit: 'wagons',
  waiting: 460,
  atLeast: true,
  handledPerDay: 46,
  towards: 'AZ',
  by: 'KTZ',
  ...origin,
  row: 'queues.csv:2',
  ...over,
})

const quota = (over: Partial<Restriction> = {}): Restriction => ({
  ...ANYTHING,
  id: 'R',
  number: '7',
  issuer: 'KTZ',
  title: 'Kuryk by the day',
  text: '',
  effect: 'quota',
  appliesAt: 'passage',
  places: ['KZ-KURYK'],
  from: at('2025-06-01'),
  until: null,
  exceptions: [],
  quota: { value: 20, unit: 'wagons' },
  ...origin,
  row: 'orders.csv:9',
  ...over,
})

describe('the queues that a plan meets', () => {
  it('are those of the counts, each with who counted, when, and how long ago', () => {
    const [queue, ...others] = handlingOverridesAt([], [count()], at('2025-06-05'))
    expect(others).toEqual([])
    expect(queue).toMatchObject({ location: 'KZ-KURYK', towards: 'AZ', unit: 'wagons', waiting: 460, quota: null })
    expect(queue?.hours.p10).toBeCloseTo(8 * 24)
    expect(queue?.provenance).toEqual([
      {
        ...origin,
        row: 'queues.csv:2',
        note: 'at least 460 wagons counted on 2025-06-03 (KTZ), 2 days before; 46 a day',
      },
    ])
  })

  it('are none once the counts say nothing any more', () => {
    expect(handlingOverridesAt([quota()], [count()], NOW + 90 * DAY_MINUTES)).toEqual([])
    expect(handlingOverridesAt([quota()], [], NOW)).toEqual([])
  })

  it('take as long as a quota in force there makes them, for those that it concerns', () => {
    const [, capped] = handlingOverridesAt([quota()], [count()], NOW)
    expect(capped?.quota).toEqual({ restrictionId: 'R', perDay: 20 })
    expect((capped?.hours.p90 ?? 0) / 24).toBeCloseTo(460 / 20, 0)
    expect(capped?.provenance[0]).toMatchObject({ row: 'orders.csv:9', note: 'Kuryk by the day (KTZ No. 7)' })
  })

  it('are handled as before once the quota ends', () => {
    const until = at('2025-06-13')
    const [told, capped] = handlingOverridesAt([quota({ until })], [count({ atLeast: false })], NOW)
    const left = 1 - 240 / (460 * 1.2)
    expect(capped?.hours.max).toBeCloseTo(240 + left * (told?.hours.max ?? 0))
  })

  it('go on as before until a quota begins, and then as it makes them', () => {
    const [told, capped] = handlingOverridesAt([quota({ from: at('2025-06-08') })], [count({ atLeast: false })], NOW)
    const [usual, byQuota] = [told?.hours.max ?? 0, (460 / 20) * 24]
    expect(capped?.quota).toEqual({ restrictionId: 'R', perDay: 20 })
    expect(capped?.hours.max).toBeCloseTo(120 + (1 - 120 / usual) * byQuota)
  })

  it('go on as before a quota, by it, and as before after it', () => {
    const rule = quota({ from: at('2025-06-05'), until: at('2025-06-07') })
    const [told, capped] = handlingOverridesAt([rule], [count({ atLeast: false })], NOW)
    const [usual, byQuota] = [told?.hours.max ?? 0, (460 / 20) * 24]
    expect(capped?.hours.max).toBeCloseTo(96 + (1 - 48 / usual - 48 / byQuota) * usual)
  })

  it('of which nobody says a rate know no quota that is to come', () => {
    const rule = quota({ from: at('2025-06-08') })
    expect(handlingOverridesAt([rule], [count({ handledPerDay: null })], NOW)).toEqual([])
  })

  it.each([
    ['of other units', { quota: { value: 3, unit: 'train pairs' } }],
    ['elsewhere', { places: ['KZ-AKTAU'] }],
    ['the other way', { directions: ['AZ>KZ'] }],
    ['that is over', { until: NOW }],
    ['that begins when the queue is handled', { from: at('2025-06-18') }],
    ['that is a ban', { effect: 'hold' as const }],
  ])('know no quota %s', (_, over) => {
    expect(handlingOverridesAt([quota(over)], [count()], NOW)).toHaveLength(1)
  })

  it('are no shorter under a quota that lets less pass than was handled', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 46 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: -5, max: 20 }),
        (value, age, left, begins) => {
          const now = NOW + age * DAY_MINUTES
          const [from, until] = [now + begins * DAY_MINUTES, now + (Math.max(0, begins) + left) * DAY_MINUTES]
          const rule = quota({ quota: { value, unit: 'wagons' }, from, until })
          const [told, capped = told] = handlingOverridesAt([rule], [count()], now)
          for (const knot of ['p10', 'p50', 'p90', 'max'] as const)
            expect(capped?.hours[knot]).toBeGreaterThanOrEqual((told?.hours[knot] ?? 0) - 1e-9)
          const knots = Object.values(capped?.hours ?? {})
          expect(knots).toEqual([...knots].sort((a, b) => a - b))
        },
      ),
    )
  })
})

describe('the counts that come with the project', () => {
  const register = registerOf(bundledOrders())
  const queues = bundledQueues()

  it('are too old to change a snapshot of today', () => {
    const today = at('2026-11-26')
    expect(snapshotAt(register, [], today, queues)).toEqual(snapshotAt(register, [], today))
  })

  it('make the queue at Kuryk a part of a snapshot of June 2025', () => {
    const { handlingOverrides, version } = snapshotAt(register, [], NOW, queues)
    expect(handlingOverrides.map(({ location, unit, towards }) => [location, unit, towards])).toEqual([
      ['KZ-KURYK', 'wagons', 'AZ'],
    ])
    expect(version).not.toBe(snapshotAt(register, [], NOW).version)
  })
})
