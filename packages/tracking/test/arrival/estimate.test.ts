import { message, type OrderAhead } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  conditionNotices,
  type Estimate,
  estimateMoved,
  estimateNow,
  isWorthTelling,
  liveArrival,
  type StagesOf,
  stakeOf,
  story,
  type ToldEstimate,
} from '../../src/index.js'
import { at, BOX_1, BOX_2, CONSIGNMENT, locate, off, PLAN, put, READY, SHIP, seen, WAGON } from '../corridor.js'

const TOLD = [
  put([BOX_1, BOX_2], WAGON, { place: 'KZ-ALTYNKOL', at: '2026-12-02 00:00', by: 'ktz' }),
  seen('arriving', [BOX_1, BOX_2], { place: 'KZ-AKTAU', at: '2026-12-08 04:00', by: 'ktz' }),
  off([BOX_1, BOX_2], WAGON, { place: 'KZ-AKTAU', at: '2026-12-08 12:00', by: 'ktz' }),
  put([BOX_1, BOX_2], SHIP, { place: 'KZ-AKTAU', at: '2026-12-10 12:00', by: 'line' }),
]
const WANTED = { ...CONSIGNMENT, deliverBy: READY + 13 * 1440 }
const asPlanned: StagesOf = ({ plan }) => plan?.stages ?? []
const nameOf = (place: string) => place

const estimated = (now: number, { records = TOLD, stagesOf = asPlanned, consignment = WANTED } = {}) => {
  const received = records.filter(({ receipts }) => receipts.some(({ receivedAt }) => receivedAt <= now))
  return estimateNow({ consignment, story: story(received, consignment, locate, now), now, stagesOf })
}
const known = (estimate: Estimate | null): Estimate => {
  if (estimate === null) throw new Error('no estimate')
  return estimate
}
/** The plan with five days more before the ship sails. */
const held: StagesOf = () =>
  PLAN.stages.flatMap((stage) =>
    stage.stageId === 'sail'
      ? [
          {
            ...stage,
            stageId: 'more',
            contentHash: 'more',
            time: { kind: 'duration', hours: { min: 120, p50: 120, max: 120 } },
          },
          stage,
        ]
      : [stage],
  )

describe('the estimate that is kept', () => {
  it('is the arrival of now, with what is at stake', () => {
    for (const now of [READY + 60, at('2026-12-05 00:00'), at('2026-12-11 00:00')]) {
      const received = TOLD.filter(({ receipts }) => receipts.some(({ receivedAt }) => receivedAt <= now))
      const live = liveArrival({ plan: PLAN, story: story(received, WANTED, locate, now), now })
      if (live.kind === 'none') throw new Error('no arrival')
      const { p10, p50, p90 } = live
      const due = { at: WANTED.deliverBy, basis: 'deliverBy', ...stakeOf(live, WANTED.deliverBy) }
      expect(estimated(now)).toMatchObject({ asOf: now, p10, p50, p90, due })
    }
  })

  it('is none without a plan', () => {
    expect(estimated(READY, { consignment: { ...WANTED, plan: null } })).toBeNull()
  })

  it('stays as it is until it is to be looked at again, as long as the next milestone cannot have been passed', () => {
    const now = READY + 60
    const first = known(estimated(now))
    expect(first.lookAgainAt).toBeGreaterThan(now + 60)
    fc.assert(
      fc.property(fc.integer({ min: now, max: first.lookAgainAt - 60 }), (later) => {
        expect(estimateMoved(first, known(estimated(later)), nameOf)).toBeNull()
      }),
      { numRuns: 20 },
    )
  })

  it('is looked at again in the next minute where the plan was chosen when its goods were long due', () => {
    const chosenAt = READY + 5 * 1440
    const consignment = { ...WANTED, plan: { ...PLAN, chosenAt } }
    const late = (now: number) => known(estimated(now, { records: [], consignment }))
    const first = late(chosenAt)
    expect(first.p50).toBe(known(estimated(READY, { records: [] })).p50)
    expect(first.lookAgainAt).toBe(chosenAt + 1)
  })

  it('is looked at again within an hour to a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: READY + 1, max: at('2026-12-20 00:00') }), (now) => {
        const estimate = estimated(now)
        if (estimate === null) return
        expect(estimate.lookAgainAt - now).toBeGreaterThanOrEqual(60)
        expect(estimate.lookAgainAt - now).toBeLessThanOrEqual(1440)
      }),
      { numRuns: 30 },
    )
  })

  it('moves by conditions and by reports, and says so', () => {
    const now = READY + 60
    const before = known(estimated(now))
    const shut = estimateMoved(before, known(estimated(now, { stagesOf: held })), nameOf)
    expect(shut).toMatchObject({ at: now, p50: 120 * 60, p90: 120 * 60, causes: [{ cause: 'conditions' }] })
    expect(shut?.chance).toBeGreaterThan(0.9)
    const later = at('2026-12-08 05:00')
    const told = estimateMoved(before, known(estimated(later)), nameOf)
    expect(told?.causes[0]?.cause).toBe('milestoneTold')
    expect(estimateMoved(before, before, nameOf)).toBeNull()
  })

  it('comes with what can be done about a movement', () => {
    const now = READY + 60
    const before = known(estimated(now))
    const after = known(estimated(now, { stagesOf: held }))
    const kinds = (to: Estimate) => estimateMoved(before, to, nameOf)?.advice.map(({ kind }) => kind)
    expect(kinds(after)).toEqual(['look', 'tell'])
    const comes = now + 9 * 1440
    expect(kinds({ ...after, holds: [hold('A', { comes })] })).toEqual(['wait', 'look', 'tell'])
    expect(kinds({ ...after, holds: [hold('A', { comes: READY + 90 * 1440 })] })).toEqual(['look', 'tell'])
    expect(estimateMoved(after, before, nameOf)?.advice).toEqual([])
  })
})

const chance = fc.option(fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100))
const time = fc.option(fc.integer({ min: 0, max: 3000 }))
const toldEstimates: fc.Arbitrary<ToldEstimate> = fc.record({ p50: time, p90: time, missing: chance })
const THRESHOLDS = { minutes: 720, chance: 0.5 }

describe('what is worth telling', () => {
  it('leaves nobody further from what is known than the threshold, and tells nothing twice', () => {
    fc.assert(
      fc.property(fc.array(toldEstimates, { minLength: 1, maxLength: 20 }), ([first, ...rest]) => {
        let told = first as ToldEstimate
        for (const now of rest) {
          if (isWorthTelling(told, now, THRESHOLDS)) told = now
          for (const part of ['p50', 'p90'] as const) {
            expect(told[part] === null).toBe(now[part] === null)
            expect(Math.abs((told[part] ?? 0) - (now[part] ?? 0))).toBeLessThan(THRESHOLDS.minutes)
          }
          expect(isWorthTelling(told, told, THRESHOLDS)).toBe(false)
        }
      }),
    )
  })

  it('is a chance that crosses the threshold, and not one that trembles about it', () => {
    const of = (missing: number) => ({ p50: 0, p90: 0, missing })
    expect(isWorthTelling(of(0.2), of(0.49), THRESHOLDS)).toBe(false)
    expect(isWorthTelling(of(0.2), of(0.5), THRESHOLDS)).toBe(true)
    expect(isWorthTelling(of(0.5), of(0.45), THRESHOLDS)).toBe(false)
    expect(isWorthTelling(of(0.5), of(0.39), THRESHOLDS)).toBe(true)
  })
})

const hold = (orderId: string, more: Partial<OrderAhead> = {}): OrderAhead => ({
  orderId,
  place: 'KZ-AKTAU',
  from: READY,
  until: READY + 90 * 1440,
  comes: READY + 95 * 1440,
  isNew: true,
  text: '',
  told: { text: message('stage.timetable') },
  ...more,
})
const holding = (...holds: readonly OrderAhead[]): Estimate => ({ ...known(estimated(READY + 60)), holds })
const said = (before: Estimate | null, after: Estimate) =>
  conditionNotices(before, after).map(({ kind, leg, place, body }) => [
    kind,
    leg,
    place,
    body['orderId'],
    body['holds'],
    body['why'],
  ])

describe('orders that come to hold a consignment or no longer do', () => {
  it('are told once, for nobody but those who see the whole', () => {
    const whole = ['condition', null, null] as const
    expect(said(holding(), holding(hold('A')))).toEqual([[...whole, 'A', true, null]])
    expect(said(holding(hold('A')), holding(hold('A')))).toEqual([])
    expect(said(holding(hold('A')), holding())).toEqual([[...whole, 'A', false, 'lifted']])
    expect(said(holding(hold('A')), { ...holding(), behind: [{ orderId: 'A', why: 'passed' }] })).toEqual([
      [...whole, 'A', false, 'passed'],
    ])
    expect(said(holding(hold('A', { until: READY })), holding())).toEqual([[...whole, 'A', false, 'ended']])
  })

  it('are told again where they hold for another time', () => {
    const [told] = conditionNotices(holding(hold('A')), holding(hold('A', { until: READY + 99 * 1440 })))
    expect(told?.body).toMatchObject({ holds: true, until: READY + 99 * 1440, before: { until: READY + 90 * 1440 } })
  })

  it('are new at first only where the plan did not know of them', () => {
    expect(said(null, holding(hold('A', { isNew: false }), hold('B'))).map(([, , , id]) => id)).toEqual(['B'])
  })

  it('lead from what held before to what holds now', () => {
    const holds = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D'))
    fc.assert(
      fc.property(holds, holds, (before, after) => {
        const ids = new Set<string>(before)
        for (const [, , , id, isHeld] of said(
          holding(...before.map((o) => hold(o))),
          holding(...after.map((o) => hold(o))),
        ))
          if (isHeld) ids.add(String(id))
          else ids.delete(String(id))
        expect([...ids].sort()).toEqual([...after].sort())
      }),
    )
  })
})
