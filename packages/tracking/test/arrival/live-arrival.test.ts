import type { EpochMinutes, TimeMap } from '@karavan/core'
import {
  type ChosenPlan,
  type EquipmentPosition,
  type LiveArrival,
  type Stage,
  type Story,
  stageChain,
  stageEnds,
} from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Kernels, liveArrival, type ReportingLaw, reportingLaw, reportsOf, story } from '../../src/index.js'
import { at, BOX_1, BOX_2, CONSIGNMENT, locate, off, PLAN, put, READY, SHIP, seen, WAGON } from '../corridor.js'
import { ALL_KINDS, BEGIN, planOf, SMALL_CHAINS } from './chains.js'
import { momentsOf } from './forecasts.js'
import { told, type Word } from './telling.js'

const HOUR = 60
const DAY = 1440

/** What has happened is told at once. */
const AT_ONCE: ReportingLaw = { share: 1, lags: [0] }
const SILENT: ReportingLaw = { share: 0, lags: [0] }

interface Look {
  readonly words?: readonly Word[]
  readonly now: EpochMinutes
  readonly pieces?: readonly string[]
  readonly law?: ReportingLaw
  readonly positions?: Story['positions']
  readonly stages?: readonly Stage[]
}

function live(plan: ChosenPlan, { words = [], now, pieces, law, positions = [], stages }: Look): LiveArrival {
  const answer = liveArrival({
    plan,
    story: { ...told(plan, words, now, pieces), positions },
    now,
    ...(law === undefined ? {} : { reporting: () => law }),
    ...(stages === undefined ? {} : { stages }),
  })
  if (answer.kind === 'none') throw new Error(answer.why)
  return answer
}

const lasting = (min: number, max: number): TimeMap => ({ kind: 'duration', hours: { min, p50: (min + max) / 2, max } })
const within = ({ arrival: { start, cdf } }: LiveArrival) => [start, start + (cdf.length - 1) * HOUR]

describe('the live arrival', () => {
  it('is that of the plan, to the last bit, while nothing was told and the goods are not ready or the plan was just chosen', () => {
    const chains = fc.oneof(SMALL_CHAINS, fc.constant(ALL_KINDS))
    fc.assert(
      fc.property(
        chains,
        fc.integer({ min: -3 * DAY, max: 0 }),
        fc.integer({ min: 0, max: DAY }),
        (plan, early, late) => {
          const planned = stageEnds(stageChain(plan, plan.ready)).at(-1)
          const chosenLate = { ...plan, chosenAt: plan.ready + late }
          for (const [chosen, now] of [
            [plan, plan.ready + early],
            [chosenLate, chosenLate.chosenAt],
          ] as const) {
            const { arrival } = live(chosen, { now })
            expect(arrival.cdf).toEqual(Array.from(planned?.cdf ?? []))
            expect(arrival.start).toBe((planned?.start ?? 0) * HOUR)
            expect(arrival.horizonEnd).toBe(plan.arrival.horizonEnd)
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  it('is none of what has no plan, and none of what is delivered', () => {
    const now = BEGIN + DAY
    expect(liveArrival({ plan: null, story: told(ALL_KINDS, [], now), now })).toEqual({ kind: 'none', why: 'noPlan' })
    const delivered = told(ALL_KINDS, [{ milestone: 15, at: BEGIN }], now)
    expect(liveArrival({ plan: ALL_KINDS, story: delivered, now })).toEqual({ kind: 'none', why: 'delivered' })
  })

  it('begins at the last milestone that was told', () => {
    const left = BEGIN + 50 * HOUR
    const given = live(planOf([lasting(5, 5), lasting(10, 30), lasting(0, 8)]), {
      words: [
        { milestone: 3, at: BEGIN + 9 * HOUR },
        { milestone: 5, at: left },
      ],
      now: left,
    })
    expect(given.from).toEqual({ kind: 'customsReleased', place: 'XX-1', leg: 0, stageId: 's1', at: left })
    expect(within(given)).toEqual([left, left + 8 * HOUR])
    expect(given.toCome.map(({ kind }) => kind)).toEqual(['delivery'])
  })

  it('begins there also where the law leaves it no chance', () => {
    const given = live(planOf([lasting(5, 5), lasting(10, 30), lasting(2, 8)]), {
      words: [{ milestone: 5, at: BEGIN + HOUR }],
      now: BEGIN + 2 * HOUR,
    })
    expect(within(given)).toEqual([BEGIN + 3 * HOUR, BEGIN + 9 * HOUR])
    expect(given.beyondLaw).toEqual([])
  })

  it('counts goods as ready when they were accepted, where no stage is the acceptance', () => {
    const given = live(planOf([lasting(5, 5), lasting(10, 30)]), {
      words: [{ milestone: 0, at: BEGIN + 2 * DAY }],
      now: BEGIN + 2 * DAY,
    })
    expect(given.from).toMatchObject({ kind: 'acceptance', stageId: null })
    expect(within(given)).toEqual([BEGIN + 2 * DAY + 15 * HOUR, BEGIN + 2 * DAY + 35 * HOUR])
  })

  it('conditions and does not subtract: a wait that keeps no memory is as long after any time waited', () => {
    const plan = planOf([lasting(0, 0), { kind: 'random', meanHours: 30 }])
    const words = [{ milestone: 3, at: BEGIN }]
    const first = momentsOf(live(plan, { words, now: BEGIN, law: SILENT }).arrival)
    for (const hours of [1, 10, 100, 200]) {
      const now = BEGIN + hours * HOUR
      const given = live(plan, { words, now, law: AT_ONCE })
      expect(momentsOf(given.arrival).mean - now / HOUR).toBeCloseTo(first.mean - BEGIN / HOUR + 1, 2)
      expect(given.beyondLaw).toEqual([])
    }
  })

  it('is cut off where all is told at once, and left alone where nothing ever is', () => {
    const plan = planOf([lasting(0, 0), lasting(10, 30)])
    const words = [{ milestone: 3, at: BEGIN }]
    const now = BEGIN + 20 * HOUR
    const [cut, alone] = [AT_ONCE, SILENT].map((law) => live(plan, { words, now, law }))
    expect(within(cut as LiveArrival)).toEqual([now + HOUR, BEGIN + 30 * HOUR])
    expect(within(alone as LiveArrival)).toEqual([BEGIN + 10 * HOUR, BEGIN + 30 * HOUR])
  })

  it('begins a stage anew that lasts longer than its law allows, and says so', () => {
    const plan = planOf([lasting(0, 0), lasting(10, 30), lasting(1, 1)])
    const now = BEGIN + 40 * HOUR
    const given = live(plan, { words: [{ milestone: 3, at: BEGIN }], now, law: AT_ONCE })
    expect(given.beyondLaw).toEqual(['s1'])
    expect(within(given)).toEqual([now + 11 * HOUR, now + 31 * HOUR])
  })

  it('works out as many days from now as the plan did from when the goods were ready', () => {
    const plan = planOf([lasting(0, 0), lasting(0, 400)], 240)
    const [early, late] = [BEGIN, BEGIN + 100 * HOUR].map((now) => live(plan, { now, law: SILENT }))
    expect(early?.arrival.horizonEnd).toBe(BEGIN + 240 * HOUR)
    expect(late?.arrival.horizonEnd).toBe(BEGIN + 340 * HOUR)
    expect(early?.lost).toEqual([{ stageId: 's1', chance: expect.closeTo(0.4, 2), why: 'horizon' }])
    expect(early?.p90).toBeNull()
    expect(late?.lost[0]?.chance).toBeCloseTo(0.15, 2)
  })

  it('may never be where the list of departures ends', () => {
    const departures = [BEGIN + 10 * HOUR, BEGIN + 20 * HOUR]
    const plan = planOf([lasting(0, 0), lasting(10, 30), { kind: 'departures', departures, cutOffMinutes: 0 }])
    const given = live(plan, { words: [{ milestone: 3, at: BEGIN }], now: BEGIN + 15 * HOUR, law: AT_ONCE })
    const { never } = given.arrival
    expect(never).toBeCloseTo(2 / 3, 1)
    expect(given.lost).toEqual([{ stageId: 's2', chance: expect.closeTo(never, 9), why: 'departuresEnd' }])
  })

  it('takes the stages that are in force now, with what they hold goods up by', () => {
    const ban = BEGIN + 30 * DAY
    const hold: Stage = {
      ...(ALL_KINDS.stages[4] as Stage),
      stageId: 'now',
      contentHash: 'now',
      time: { kind: 'window', from: BEGIN, until: ban },
    }
    const stages = ALL_KINDS.stages.flatMap((stage) => (stage.stageId === 'sail' ? [hold, stage] : [stage]))
    const given = live(ALL_KINDS, { now: BEGIN, stages })
    const departure = given.toCome.filter(({ kind }) => kind === 'departure')[1]
    expect(departure).toMatchObject({ stageId: 'now', place: 'KZ-AKTAU', p10: ban })
    expect(given.basis.laws).not.toBe(live(ALL_KINDS, { now: BEGIN }).basis.laws)
  })

  it('does not take the estimates of others', () => {
    const look = { now: BEGIN + 3 * DAY, law: SILENT }
    const words: Word[] = [{ milestone: 15, at: BEGIN + 50 * DAY, as: 'EST' }]
    expect(live(ALL_KINDS, { ...look, words }).arrival).toEqual(live(ALL_KINDS, look).arrival)
  })
})

describe('what is known of several pieces', () => {
  const plan = planOf([lasting(5, 5), lasting(10, 30), lasting(5, 5)])
  const pieces = ['one', 'two']

  it('is the end of a stage only when the last is there, and no earlier than the first', () => {
    const first = BEGIN + 25 * HOUR
    const given = live(plan, { words: [{ milestone: 5, at: first, piece: 'one' }], now: first, pieces, law: SILENT })
    expect(given.from).toBeNull()
    expect(within(given)).toEqual([first + 5 * HOUR, BEGIN + 40 * HOUR])
    const both: Word[] = [
      { milestone: 5, at: first, piece: 'one' },
      { milestone: 5, at: first + 90, piece: 'two' },
    ]
    const there = live(plan, { words: both, now: first + 90, pieces, law: SILENT })
    expect(within(there)).toEqual([first + 120 + 5 * HOUR, first + 120 + 5 * HOUR])
  })

  it('is an end by then where every piece was told at it or behind it', () => {
    const words: Word[] = [
      { milestone: 5, at: BEGIN + 18 * HOUR, piece: 'one' },
      { milestone: 6, at: BEGIN + 21 * HOUR, piece: 'two' },
    ]
    const given = live(plan, { words, now: BEGIN + 21 * HOUR, pieces, law: SILENT })
    const [released] = given.toCome.filter(({ kind, place }) => kind === 'customsReleased' && place === 'XX-1')
    expect(released?.passed).toBe(1)
    expect(released?.p10).toBeGreaterThanOrEqual(BEGIN + 18 * HOUR)
    expect(within(given)[1]).toBeLessThanOrEqual(BEGIN + 26 * HOUR)
  })
})

describe('where goods were seen', () => {
  const now = BEGIN + 9 * DAY
  const words: Word[] = [{ milestone: 2, at: BEGIN + 2 * DAY }]
  const sighting = (place: string, left: boolean, when: EpochMinutes, equipmentId: string | null = null) =>
    [
      {
        equipmentId,
        place,
        left,
        since: when,
        on: [],
        telling: {
          sender: 'a',
          receivedAt: when,
          format: '',
          flags: [],
          contentHash: 'seen',
          classifier: 'ACT',
          at: when,
        },
      },
    ] as const satisfies readonly EquipmentPosition[]

  it('tells that what is ahead has not ended by then', () => {
    const seenAt = BEGIN + 8 * DAY + 7 * HOUR
    const given = live(ALL_KINDS, { words, now, law: SILENT, positions: sighting('KZ-BEYNEU', false, seenAt) })
    const [arrival] = given.toCome
    expect(arrival).toMatchObject({ kind: 'arrival', place: 'KZ-AKTAU' })
    expect(arrival?.p10).toBeGreaterThanOrEqual(seenAt)
    const unseen = live(ALL_KINDS, { words, now, law: SILENT })
    expect(given.mean).toBeGreaterThan(unseen.mean)
  })

  it('tells that what lies behind had ended by then', () => {
    const place = sighting('AZ-YEVLAKH', false, BEGIN + 15 * DAY)
    const given = live(ALL_KINDS, { words, now: BEGIN + 16 * DAY, law: SILENT, positions: place })
    const until = given.toCome.filter(({ place: { length }, passed }) => length > 0 && passed > 1 - 1e-9)
    expect(until.map(({ kind, place: where }) => `${kind} ${where}`)).toEqual([
      'arrival KZ-AKTAU',
      'unloading KZ-AKTAU',
      'loading KZ-AKTAU',
      'departure KZ-AKTAU',
      'arrival AZ-ALAT',
      'unloading AZ-ALAT',
      'departure AZ-ALAT',
    ])
    expect(given.toCome.find(({ kind }) => kind === 'borderEntry')?.p10).toBeGreaterThan(BEGIN + 15 * DAY)
  })

  it('tells of a place that goods do not get away from, also after what was told there', () => {
    const unloaded: Word[] = [{ milestone: 4, at: BEGIN + 7 * DAY }]
    const late = BEGIN + 18 * DAY
    const given = live(ALL_KINDS, {
      words: unloaded,
      now: late,
      law: SILENT,
      positions: sighting('KZ-AKTAU', false, late),
    })
    const arrival = given.toCome.find(({ kind, place }) => kind === 'arrival' && place === 'AZ-ALAT')
    expect(arrival?.p10).toBeGreaterThanOrEqual(late)
    expect(given.mean).toBeGreaterThan(live(ALL_KINDS, { words: unloaded, now: late, law: SILENT }).mean)
  })

  it('does not tell that a country was entered where another was left', () => {
    const exit = BEGIN + 17 * DAY
    const left: Word[] = [...words, { milestone: 11, at: exit }]
    const look = { words: left, now: exit + 5 * HOUR, law: SILENT }
    const given = live(ALL_KINDS, { ...look, positions: sighting('GE-GARDABANI', true, exit) })
    expect(given.beyondLaw).toEqual([])
    const entry = given.toCome.find(({ kind }) => kind === 'borderEntry')
    expect(entry?.p10).toBeGreaterThanOrEqual(exit)
    expect(entry?.passed).toBeLessThan(0.9)
    // The train was there by then, and the border takes 96 hours at most.
    expect(entry?.p90).toBeLessThan(exit + 96 * HOUR)
    expect(live(ALL_KINDS, look).mean).toBe(given.mean)
  })

  it('tells nothing of a place that is not on the way, or that lies before what was told', () => {
    const plain = live(ALL_KINDS, { words, now, law: SILENT })
    for (const place of ['LT-KLAIPEDA', 'KZ-ALTYNKOL']) {
      const given = live(ALL_KINDS, { words, now, law: SILENT, positions: sighting(place, false, now) })
      if (place === 'LT-KLAIPEDA') expect(given.arrival).toEqual(plain.arrival)
    }
    const later: Word[] = [{ milestone: 3, at: BEGIN + 7 * DAY }]
    const stray = live(ALL_KINDS, { words: later, now, law: SILENT, positions: sighting('KZ-BEYNEU', false, now) })
    expect(stray.arrival).toEqual(live(ALL_KINDS, { words: later, now, law: SILENT }).arrival)
  })
})

describe('how reports come', () => {
  it('is counted by the rule of succession', () => {
    const words: Word[] = [
      { milestone: 1, at: BEGIN, received: BEGIN + 300 },
      { milestone: 3, at: BEGIN + DAY, received: BEGIN + DAY + 20 },
    ]
    const count = reportsOf(told(ALL_KINDS, words, BEGIN + 2 * DAY))
    expect(count).toEqual({ passed: 3, lags: [300, 20] })
    expect(reportingLaw(count)).toEqual({ share: 3 / 5, lags: [0, 20, 300] })
    expect(reportingLaw(count, { passed: 5, lags: [60] })).toEqual({ share: 4 / 10, lags: [0, 20, 60, 300] })
    expect(reportingLaw()).toEqual({ share: 1 / 2, lags: [0] })
  })

  it('is taken from the consignment itself where nothing else is said', () => {
    const look = { words: [{ milestone: 1, at: BEGIN + DAY, received: BEGIN + DAY + 600 }], now: BEGIN + 4 * DAY }
    const own = reportingLaw(reportsOf(told(ALL_KINDS, look.words, look.now)))
    expect(live(ALL_KINDS, look).arrival).toEqual(live(ALL_KINDS, { ...look, law: own }).arrival)
    expect(live(ALL_KINDS, look).arrival).not.toEqual(live(ALL_KINDS, { ...look, law: SILENT }).arrival)
  })
})

describe('laws that are kept', () => {
  it('are not mixed up by a hash that is not theirs, nor by their number', () => {
    const forged = ALL_KINDS.stages.map((stage) => ({ ...stage, contentHash: 'same' }))
    const now = BEGIN + 3 * DAY
    const honest = live(ALL_KINDS, { now })
    for (const kernels of [new Kernels(), new Kernels(1), new Kernels(3)]) {
      for (const stages of [forged, ALL_KINDS.stages, forged]) {
        const answer = liveArrival({ plan: { ...ALL_KINDS, stages }, story: told(ALL_KINDS, [], now), now, kernels })
        if (answer.kind === 'none') throw new Error(answer.why)
        expect(answer.arrival).toEqual(honest.arrival)
      }
    }
  })
})

describe('the live arrival of a story', () => {
  const records = [
    put([BOX_1, BOX_2], WAGON, { at: '2026-12-01 20:00', place: 'KZ-ALTYNKOL' }),
    seen('departing', [WAGON], { at: '2026-12-02 01:00', place: 'KZ-ALTYNKOL', by: 'ktz' }),
    seen('arriving', [WAGON], { at: '2026-12-07 03:00', place: 'KZ-AKTAU', by: 'ktz' }),
    off([BOX_1], WAGON, { at: '2026-12-07 11:00', place: 'KZ-AKTAU', by: 'aktau' }),
    off([BOX_2], WAGON, { at: '2026-12-07 12:30', place: 'KZ-AKTAU', by: 'aktau' }),
    put([BOX_1], SHIP, { at: '2026-12-08 10:00', place: 'KZ-AKTAU', by: 'aktau' }),
  ]
  const now = at('2026-12-08 12:00')

  it('is the same whatever the order of what was told', () => {
    const answer = (order: typeof records) =>
      liveArrival({ plan: PLAN, story: story(order, CONSIGNMENT, locate, now), now })
    const first = answer(records)
    expect(first).toMatchObject({ kind: 'live', from: { kind: 'unloading', at: at('2026-12-07 12:30') } })
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
        expect(answer(shuffled)).toEqual(first)
      }),
      { numRuns: 30 },
    )
  })

  it('is later than the plan by what the last milestone was, where laws take no chances', () => {
    const [unloaded] = [at('2026-12-07 13:00')]
    const answer = liveArrival({
      plan: PLAN,
      story: story(records.slice(0, 5), CONSIGNMENT, locate, unloaded),
      now: unloaded,
    })
    const planned = READY + 150 * HOUR
    const arrival = stageEnds(stageChain(PLAN, READY)).at(-1)?.start ?? 0
    expect(answer).toMatchObject({ p50: arrival * HOUR + (unloaded - planned) })
  })
})
