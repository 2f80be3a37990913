import { type EpochMinutes, seededRandom } from '@karavan/core'
import { type ChosenPlan, drawnCurve, type LiveArrival } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOfMissing, hoursAtStake, liveArrival, movement } from '../../src/index.js'
import { ALL_KINDS, BEGIN } from './chains.js'
import { chanceAt } from './forecasts.js'
import { drawer, drawWords } from './paths.js'
import { told, type Word } from './telling.js'

const HOUR = 60
const DAY = 1440

function live(words: readonly Word[], now: EpochMinutes, plan: ChosenPlan = ALL_KINDS, pieces?: string[]): LiveArrival {
  const answer = liveArrival({ plan, story: told(plan, words, now, pieces), now })
  if (answer.kind === 'none') throw new Error(answer.why)
  return answer
}

describe('what is at stake with a deadline', () => {
  it('is summed over all arrivals', () => {
    const given = live([], BEGIN + DAY)
    const { start, cdf, gridMinutes } = given.arrival
    const anyTime = fc.integer({ min: BEGIN, max: BEGIN + 50 * DAY })
    fc.assert(
      fc.property(anyTime, (deadline) => {
        let [missed, hours] = [0, 0]
        for (let i = 0; i < cdf.length; i++) {
          const late = start + i * gridMinutes - deadline
          const chance = (cdf[i] ?? 0) - (cdf[i - 1] ?? 0)
          if (late > 0) missed += chance
          if (late > 0) hours += (chance * late) / 60
        }
        const stake = hoursAtStake(given, deadline)
        expect(chanceOfMissing(given, deadline)).toBeCloseTo(missed, 8)
        expect(stake.expected).toBeCloseTo(hours, 3)
        if (missed > 1e-3) expect(stake.ifMissed).toBeCloseTo(hours / missed, 2)
      }),
    )
  })

  it('counts what never arrives as late up to the horizon', () => {
    const arrival = { gridMinutes: 60, start: BEGIN, cdf: [0.25, 0.5], never: 0.5, horizonEnd: BEGIN + 10 * HOUR }
    expect(chanceOfMissing({ arrival }, BEGIN)).toBe(0.75)
    expect(hoursAtStake({ arrival }, BEGIN)).toEqual({ expected: 0.75 + 9 * 0.5, ifMissed: (0.75 + 9 * 0.5) / 0.75 })
    expect(hoursAtStake({ arrival: { ...arrival, cdf: [1], never: 0 } }, BEGIN)).toEqual({
      expected: 0,
      ifMissed: null,
    })
  })
})

describe('sums of very small parts that end a hair above one', () => {
  it('leave no chance and no hours below none', () => {
    const arrival = { gridMinutes: 60, start: BEGIN, cdf: [1 + 1e-14], never: 0, horizonEnd: BEGIN + 10 * HOUR }
    expect(chanceOfMissing({ arrival }, BEGIN)).toBe(0)
    expect(hoursAtStake({ arrival }, BEGIN)).toEqual({ expected: 0, ifMissed: null })
  })
})

describe('a movement', () => {
  const left: Word = { milestone: 2, at: BEGIN + 4 * DAY }
  const before = live([], BEGIN + 2 * DAY)

  const texts = (a: LiveArrival, b: LiveArrival) => movement(a, b).causes.map(({ cause, text }) => `${cause}: ${text}`)

  it('tells how far the estimate and the chance of missing a deadline moved', () => {
    const after = live([left], BEGIN + 4 * DAY)
    const deadline = BEGIN + 20 * DAY
    const moved = movement(before, after, { deadline, nameOf: (place) => place.slice(3) })
    expect(moved).toMatchObject({ from: before.asOf, to: after.asOf })
    expect(moved.p50).toBe((after.p50 ?? 0) - (before.p50 ?? 0))
    expect(moved.p90).toBe((after.p90 ?? 0) - (before.p90 ?? 0))
    const late = (given: LiveArrival) => 1 - chanceAt(given.arrival, deadline / HOUR)
    expect(moved.chance).toBeCloseTo(late(after) - late(before), 12)
    expect(movement(before, after).chance).toBeNull()
    const hours = Math.round((left.at - (before.toCome[1]?.p50 ?? 0)) / HOUR)
    expect(moved.causes).toMatchObject([
      {
        cause: 'milestoneTold',
        milestone: { kind: 'departure', place: 'KZ-ALTYNKOL', leg: 0 },
        words: [`2 null ACT ${left.at}`],
        text: `Departure, ALTYNKOL: 2026-11-29T00:00Z, ${hours} h later than expected`,
      },
    ])
  })

  it('is caused by words that were corrected or taken back', () => {
    const first = live([left], BEGIN + 5 * DAY)
    expect(texts(first, live([{ ...left, at: left.at - 90 }], BEGIN + 5 * DAY))).toEqual([
      'correction: Departure, KZ-ALTYNKOL: 2026-11-28T22:30Z; before, 2026-11-29T00:00Z was told',
    ])
    const gone = movement(first, live([], BEGIN + 5 * DAY))
    expect(gone.causes).toMatchObject([
      { cause: 'correction', words: [`2 null ACT ${left.at}`], text: expect.stringContaining('was taken back') },
    ])
  })

  it('is caused by a milestone that is due and not told, and else by time alone', () => {
    const due = before.toCome[0]?.p50 ?? 0
    expect(texts(before, live([], BEGIN + 3 * DAY))).toEqual([
      expect.stringMatching(/^milestoneLate: Loading, KZ-ALTYNKOL: expected by .*, and nobody has told it$/),
    ])
    expect(due).toBeLessThan(BEGIN + 3 * DAY)
    const early = live([], BEGIN + 60)
    expect(texts(early, live([], BEGIN + 120))).toEqual(['timePassed: Time went by without news'])
  })

  it('is caused by one piece of several', () => {
    const pieces = ['one', 'two']
    const [none, one] = [[], [{ ...left, piece: 'one' }]].map((words) => live(words, left.at, ALL_KINDS, pieces))
    expect(texts(none as LiveArrival, one as LiveArrival)[0]).toBe(
      'milestoneTold: Departure, KZ-ALTYNKOL: told of 1 of 2 pieces',
    )
  })

  it('is caused by where goods were seen, by what is in force, and by another plan', () => {
    const now = BEGIN + 5 * DAY
    const telling = {
      sender: 'a',
      receivedAt: now,
      format: '',
      flags: [],
      contentHash: 'seen',
      classifier: 'ACT',
      at: now,
    } as const
    const position = { equipmentId: null, place: 'KZ-BEYNEU', left: false, since: now, on: [], telling }
    const story = { ...told(ALL_KINDS, [left], now), positions: [position, { ...position, equipmentId: 'two' }] }
    const seen = liveArrival({ plan: ALL_KINDS, story, now })
    if (seen.kind === 'none') throw new Error(seen.why)
    const first = live([left], now)
    expect(texts(first, seen)).toEqual(['seen: Seen at KZ-BEYNEU'])
    expect(movement(first, seen).causes[0]?.words).toEqual(['seen'])
    const stages = ALL_KINDS.stages.map((stage) => (stage.stageId === 'shut' ? { ...stage, contentHash: 'x' } : stage))
    expect(texts(first, live([left], now, { ...ALL_KINDS, stages }))).toEqual([
      'conditions: What holds goods up on the way has changed',
    ])
    expect(texts(first, live([left], now, { ...ALL_KINDS, planId: 'other', stages }))).toEqual([
      'replanned: Another plan was chosen',
    ])
  })

  it('has a cause for whatever moved, and no new words where nothing was told between', () => {
    const random = seededRandom(11)
    const draw = drawer(ALL_KINDS, 0)
    for (let i = 0; i < 60; i++) {
      const all = drawWords(ALL_KINDS, draw(random), { share: 0.7, lags: [0, 600] }, random)
      const [a, b] = [random(), random()].map((share) => BEGIN + Math.floor(share * 14 * DAY)).sort((x, y) => x - y)
      const at = (now = 0) => all.filter(({ received }) => received <= now)
      const [was, is] = [live(at(a), a ?? 0), live(at(b), b ?? 0)]
      const { causes } = movement(was, is)
      const fresh = at(b).length - at(a).length
      expect(causes.length).toBeGreaterThan(0)
      expect(causes.filter(({ cause }) => cause === 'milestoneTold')).toHaveLength(fresh)
      expect(causes.flatMap(({ words }) => words)).toHaveLength(fresh)
    }
  })
})

describe('an arrival that is kept', () => {
  it('is drawn to one in a million, and says the same of every deadline', () => {
    const given = live([], BEGIN + DAY)
    const kept = { arrival: drawnCurve(given.arrival) }
    expect(JSON.stringify(kept.arrival).length).toBeLessThan(JSON.stringify(given.arrival).length / 2)
    for (let deadline = BEGIN; deadline < BEGIN + 60 * DAY; deadline += 7 * HOUR) {
      expect(Math.abs(chanceOfMissing(kept, deadline) - chanceOfMissing(given, deadline))).toBeLessThan(1.6e-6)
    }
  })
})
