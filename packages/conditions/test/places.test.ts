import { DAY_MINUTES, parseInstant } from '@karavan/core'
import type { ClosureProcess, QueueCount, StatusReport } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedShares, dayWords, learnClosures, queueWaitsAt, StatusLog, unratedCountsAt } from '../src/index.js'
import { bundledQueues, bundledReports } from './bundled.js'

const at = (text: string) => parseInstant(text)
const origin = { source: 's', sourceDate: '2025', basis: 'published' } as const

const report = (id: string, over: Partial<StatusReport>): StatusReport => ({
  id,
  place: 'KZ-AKTAU',
  modes: [],
  state: 'closed',
  reason: 'wind',
  since: '2025-01-05',
  until: null,
  expectedUntil: null,
  said: over.since ?? '2025-01-05',
  by: 'port',
  ...origin,
  ...over,
})

describe('the state of a place', () => {
  const log = new StatusLog([
    report('A', { since: '2025-01-05T06:00Z', until: '2025-01-06' }),
    report('B', { since: '2025-01-08', state: 'limited', modes: ['ro_ro'] }),
  ])

  it('is what was said last of it, to the end of the last day', () => {
    expect(log.at('KZ-AKTAU', 'rail', at('2025-01-05T05:59Z'))).toBeNull()
    expect(log.at('KZ-AKTAU', 'rail', at('2025-01-06T23:59Z'))?.state).toBe('closed')
    expect(log.at('KZ-AKTAU', 'rail', at('2025-01-07'))).toBeNull()
  })

  it('looks at the mode, and grows old', () => {
    expect(log.at('KZ-AKTAU', 'rail', at('2025-01-09'))).toBeNull()
    expect(log.at('KZ-AKTAU', 'ro_ro', at('2025-01-10'))).toMatchObject({ state: 'limited', ageDays: 2, old: false })
    expect(log.at('KZ-AKTAU', 'ro_ro', at('2025-01-16'))).toBeNull()
  })

  it('that was announced before it begins is believed for a week from its start', () => {
    const ahead = new StatusLog([report('C', { since: '2025-03-01', said: '2025-02-10' })])
    expect(ahead.at('KZ-AKTAU', 'rail', at('2025-02-28T23:59Z'))).toBeNull()
    expect(ahead.at('KZ-AKTAU', 'rail', at('2025-03-07T23:59Z'))).toMatchObject({ state: 'closed', ageDays: 25 })
    expect(ahead.at('KZ-AKTAU', 'rail', at('2025-03-08'))).toBeNull()
  })

  it('is known of Verkhny Lars, that shuts each winter, and of those who waited there', () => {
    const known = new StatusLog(bundledReports())
    expect(known.at('RU-LARS', 'road', at('2023-12-18T06:00Z'))).toMatchObject({ state: 'closed' })
    expect(known.at('RU-LARS', 'road', at('2024-06-01'))).toBeNull()
    expect(bundledQueues().find(({ id }) => id === 'QUEUE-RU-LARS-2023-12-19')).toMatchObject({
      waiting: 1604,
      unit: 'trucks',
    })
  })

  it('has a word for each day, the worst of it', () => {
    expect(dayWords(log, 'KZ-AKTAU', 'ro_ro', at('2025-01-04'), 6)).toEqual([
      null,
      'closed',
      'closed',
      null,
      'limited',
      'limited',
    ])
  })

  it('adds up to no more than the time asked about', () => {
    const reports = fc.array(
      fc.record({
        since: fc.integer({ min: 0, max: 60 }),
        days: fc.integer({ min: 0, max: 9 }),
        state: fc.constantFrom('open' as const, 'limited' as const, 'closed' as const),
      }),
      { maxLength: 9 },
    )
    const day = (n: number) => new Date((at('2025-01-01') + n * DAY_MINUTES) * 60_000).toISOString().slice(0, 10)
    fc.assert(
      fc.property(reports, (drawn) => {
        const said = drawn.map(({ since, days, state }, i) =>
          report(`R${i}`, { since: day(since), until: day(since + days), state }),
        )
        const one = new StatusLog(said)
        const [from, until] = [at('2025-01-01'), at('2025-03-15')]
        const minutes = one.minutes('KZ-AKTAU', null, from, until)
        let [open, limited, closed] = [0, 0, 0]
        for (let hour = from; hour < until; hour += 60) {
          const state = one.at('KZ-AKTAU', null, hour)?.state
          if (state === 'open') open += 60
          if (state === 'limited') limited += 60
          if (state === 'closed') closed += 60
        }
        expect(minutes).toEqual({ open, limited, closed })
      }),
      { numRuns: 50 },
    )
  })
})

describe('the share of closed time', () => {
  const months = (year: number) => [
    report(`O${year}`, { since: `${year}-01-01`, until: `${year}-01-24`, state: 'open' }),
    report(`C${year}`, { since: `${year}-01-25`, until: `${year}-01-31` }),
  ]
  const history = { from: at('2024-01-01'), until: at('2026-01-01') }

  it('rests on months that are told of nearly whole', () => {
    const log = new StatusLog([
      ...months(2024),
      ...months(2025),
      report('F', { since: '2025-02-01', until: '2025-02-03' }),
    ])
    const shares = closedShares(log, 'KZ-AKTAU', null, history)
    expect(shares[0]).toEqual({ share: 7 / 31, months: 2 })
    expect(shares[1]).toEqual({ share: null, months: 0 })
  })

  const bundled: ClosureProcess = {
    location: 'KZ-AKTAU',
    weatherGroup: 'g',
    share: Array.from({ length: 12 }, () => 0.3) as unknown as ClosureProcess['share'],
    length: { min: 24, p50: 48, max: 96 },
    provenance: origin,
  }

  it('draws the bundled share towards it by the number of months', () => {
    const [learnt] = learnClosures([bundled], [...months(2024), ...months(2025)], history.until)
    expect(learnt?.months).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(learnt?.process.share[0]).toBeCloseTo((3 * 0.3 + 2 * (7 / 31)) / 5)
    expect(learnt?.process.share.slice(1)).toEqual(bundled.share.slice(1))
    expect(learnt?.process.provenance).toMatchObject({ basis: 'estimated', note: expect.stringContaining('2 months') })
  })

  it('leaves a closure as it is where no month counts, where a user gave the month, or where people shut the place', () => {
    const told = [...months(2024), ...months(2025)]
    const strikes = told.map((one) => (one.state === 'closed' ? { ...one, reason: 'strike' as const } : one))
    const onlyStruck = learnClosures([bundled], strikes, history.until)
    expect(onlyStruck[0]?.process.share[0]).toBeLessThan(0.3)
    for (const [reports, isOwn] of [
      [[], () => false],
      [strikes.filter(({ state }) => state === 'closed'), () => false],
      [told, (place: string, month: number) => place === 'KZ-AKTAU' && month === 0],
    ] as const)
      expect(learnClosures([bundled], reports, history.until, isOwn)[0]?.process).toBe(bundled)
  })
})

describe('the wait at a queue', () => {
  const count = (id: string, over: Partial<QueueCount>): QueueCount => ({
    id,
    place: 'KZ-KURYK',
    date: '2025-06-02',
    unit: 'wagons',
    waiting: 1000,
    atLeast: true,
    handledPerDay: 46,
    towards: 'AZ',
    by: 'KTZ',
    ...origin,
    ...over,
  })

  it('is the backlog by the daily rate on its day: 22 days at Kuryk', () => {
    const [wait] = queueWaitsAt([count('A', {})], at('2025-06-02'))
    expect((wait?.hours.p90 ?? 0) / 24).toBeCloseTo(1000 / 46)
    expect(wait?.hours.p10).toBeCloseTo(wait?.hours.p90 ?? 0)
    expect(wait).toMatchObject({
      ageDays: 0,
      weight: 1,
      clears: at('2025-06-02') + Math.ceil((1000 / 46) * DAY_MINUTES),
    })
  })

  it('spreads and loses weight as the count ages, and says nothing in the end', () => {
    const [wait] = queueWaitsAt([count('A', {})], at('2025-06-16'))
    expect(wait?.weight).toBeCloseTo(0.5)
    expect((wait?.hours.p10 ?? 0) / 24).toBeCloseTo(1000 / 46 - 14)
    expect((wait?.hours.p90 ?? 0) / 24).toBeCloseTo(1000 / 46 - 14 / 2)
    expect(queueWaitsAt([count('A', {})], at('2025-09-01'))).toEqual([])
    expect(queueWaitsAt([count('A', {})], at('2025-06-01'))).toEqual([])
  })

  it('names the last count that no rate goes with, until it is too old', () => {
    const bare = [count('A', { handledPerDay: null }), count('B', { handledPerDay: null, date: '2025-06-10' })]
    const idsOn = (counts: typeof bare, day: string) => unratedCountsAt(counts, at(day)).map(({ id }) => id)
    expect(idsOn(bare, '2025-06-01')).toEqual([])
    expect(idsOn(bare, '2025-06-12')).toEqual(['B'])
    expect(idsOn(bare, '2025-09-12')).toEqual([])
    expect(idsOn([...bare, count('C', { waiting: null })], '2025-06-12')).toEqual([])
  })

  it('takes the rate of the nearest word where a count has none, and keeps directions apart', () => {
    const [wait] = queueWaitsAt(
      [count('A', { handledPerDay: null }), count('B', { date: '2025-05-23', waiting: null, handledPerDay: 50 })],
      at('2025-06-02'),
    )
    expect(wait?.counts.map(({ perDay }) => perDay)).toEqual([50])
    expect(
      queueWaitsAt(
        [count('A', { handledPerDay: null }), count('B', { waiting: null, towards: 'KZ' })],
        at('2025-06-02'),
      ),
    ).toEqual([])
  })

  it('fades: the day before its counts say nothing, they say next to nothing', () => {
    const days = (day: number) => queueWaitsAt([count('A', {})], at('2025-06-02') + day * DAY_MINUTES)[0]?.hours.max
    expect(days(61)).toBeUndefined()
    expect((days(60) ?? 0) / 24).toBeLessThan(2)
  })

  it('takes the rate of a quota in place of what the counts tell', () => {
    const [wait] = queueWaitsAt([count('A', { handledPerDay: null })], at('2025-06-02'), 100)
    expect((wait?.hours.p50 ?? 0) / 24).toBeCloseTo(10)
  })

  it('is ordered: its quantiles ascend', () => {
    const counts = fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 30 }),
        waiting: fc.integer({ min: 0, max: 9000 }),
        rate: fc.integer({ min: 1, max: 500 }),
        atLeast: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(counts, (drawn) => {
        const told = drawn.map(({ day, waiting, rate, atLeast }, i) =>
          count(`Q${i}`, { date: `2025-06-${String(day).padStart(2, '0')}`, waiting, handledPerDay: rate, atLeast }),
        )
        for (const { hours } of queueWaitsAt(told, at('2025-07-01'))) {
          const { min, p10 = 0, p50, p90 = 0, max } = hours
          expect([min, p10, p50, p90, max].every((value, i, all) => i === 0 || value >= (all[i - 1] ?? 0) - 1e-9)).toBe(
            true,
          )
        }
      }),
    )
  })
})
