import type { Stage } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrivalHistory, liveArrival, type StagesOf, story } from '../../src/index.js'
import { at, BOX_1, BOX_2, CONSIGNMENT, locate, off, PLAN, put, SHIP, seen, WAGON } from '../corridor.js'

const TOLD = [
  put([BOX_1, BOX_2], WAGON, { place: 'KZ-ALTYNKOL', at: '2026-12-02 00:00', by: 'ktz' }),
  seen('arriving', [BOX_1, BOX_2], { place: 'KZ-AKTAU', at: '2026-12-08 04:00', by: 'ktz' }),
  off([BOX_1, BOX_2], WAGON, { place: 'KZ-AKTAU', at: '2026-12-08 12:00', by: 'ktz' }),
  put([BOX_1, BOX_2], SHIP, { place: 'KZ-AKTAU', at: '2026-12-10 12:00', by: 'line' }),
]
const NOW = at('2026-12-12 00:00')
const asked = (records: typeof TOLD) => ({ consignment: CONSIGNMENT, records, locate, now: NOW, deadline: NOW })

describe('the course of an estimate', () => {
  it('is what would have been answered at each time, by what had been received then', () => {
    const { past, last } = arrivalHistory(asked(TOLD))
    expect(past.length).toBeGreaterThan(TOLD.length)
    for (const { asOf, live } of past) {
      const then = TOLD.map((record) => ({
        ...record,
        receipts: record.receipts.filter(({ receivedAt }) => receivedAt <= asOf),
      })).filter(({ receipts }) => receipts.length > 0)
      const told = story(then, CONSIGNMENT, locate, asOf)
      expect(live).toEqual(liveArrival({ plan: CONSIGNMENT.plan, story: told, now: asOf }))
    }
    expect(past.at(-1)?.live).toEqual(last)
  })

  it('is the same in whatever order the events are given', () => {
    const wanted = arrivalHistory(asked(TOLD))
    fc.assert(
      fc.property(fc.shuffledSubarray(TOLD, { minLength: TOLD.length }), (records) => {
        expect(arrivalHistory(asked(records))).toEqual(wanted)
      }),
      { numRuns: 10 },
    )
  })

  it('has an estimate for each day without a word, and ascends in time', () => {
    const { past, leftOut } = arrivalHistory(asked(TOLD))
    expect(leftOut).toBe(0)
    for (const [i, { asOf }] of past.entries()) {
      const before = past[i - 1]?.asOf
      if (before === undefined) continue
      expect(asOf).toBeGreaterThan(before)
      expect(asOf - before).toBeLessThanOrEqual(1440)
    }
  })

  it('tells what held the way that was left before that another was taken', () => {
    const chosenAt = at('2026-12-09 00:00')
    const earlier = [{ plan: CONSIGNMENT.plan, parties: CONSIGNMENT.parties }]
    const plan = { ...PLAN, planId: 'other', chosenAt }
    const stagesOf: StagesOf = (by) => [
      ...(by.plan?.stages.slice(0, -1) ?? []),
      ...more,
      ...(by.plan?.stages.slice(-1) ?? []),
    ]
    const last = PLAN.stages.at(-1)
    const more: Stage[] =
      last === undefined
        ? []
        : [
            {
              ...last,
              stageId: 'ban',
              contentHash: 'ban',
              time: { kind: 'duration', hours: { min: 240, p50: 240, max: 240 } },
            },
          ]
    const { past } = arrivalHistory({ ...asked(TOLD), consignment: { ...CONSIGNMENT, plan }, earlier, stagesOf })
    const [left, taken] = [past.find(({ asOf }) => asOf === chosenAt - 1), past.find(({ asOf }) => asOf === chosenAt)]
    expect(left?.moved?.causes[0]?.cause).toBe('conditions')
    expect(left?.moved?.p50).toBeGreaterThanOrEqual(239 * 60)
    expect(taken?.moved?.causes.map(({ cause }) => cause)).toEqual(['replanned'])
    expect(taken?.moved?.p50).toBeLessThan(0)
  })

  it('is nothing without a plan', () => {
    const { past, last } = arrivalHistory({ ...asked(TOLD), consignment: { ...CONSIGNMENT, plan: null } })
    expect([past, last]).toEqual([[], { kind: 'none', why: 'noPlan' }])
  })
})
