import type { Leg } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignLegs } from './align-legs.js'

const leg = (from: string, to: string, service = 'wagonload') =>
  ({ mode: 'rail', from, to, fromName: from, toName: to, service }) as unknown as Leg

const routes = fc
  .array(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { minLength: 2, maxLength: 6 })
  .map((places) => places.slice(1).map((to, i) => leg(places[i] ?? '', to)))

describe('legs side by side', () => {
  it('put what all plans do in one row and what they do instead beside each other', () => {
    const stretches = alignLegs([
      [leg('A', 'B', 'train'), leg('B', 'C'), leg('C', 'Z', 'ferry')],
      [leg('A', 'B', 'train'), leg('B', 'D'), leg('D', 'C'), leg('C', 'Z', 'ferry')],
    ])
    expect(
      stretches.map(({ from, to, isCommon, legs }) => [from.id, to.id, isCommon, legs.map((own) => own.length)]),
    ).toEqual([
      ['A', 'B', true, [1, 1]],
      ['B', 'C', false, [1, 2]],
      ['C', 'Z', true, [1, 1]],
    ])
  })

  it('tell another service on the same way apart', () => {
    const stretches = alignLegs([[leg('A', 'B', 'train')], [leg('A', 'B', 'other')]])
    expect(stretches.map(({ isCommon }) => isCommon)).toEqual([false])
  })

  it('lose no leg and keep the order of each plan', () => {
    fc.assert(
      fc.property(fc.array(routes, { minLength: 1, maxLength: 3 }), (plans) => {
        const stretches = alignLegs(plans)
        for (const [i, plan] of plans.entries()) expect(stretches.flatMap(({ legs }) => legs[i] ?? [])).toEqual(plan)
        for (const { isCommon, legs } of stretches)
          if (isCommon) expect(legs.every((own) => own.length === 1)).toBe(true)
      }),
    )
  })

  it('find one row for each leg of a plan beside itself', () => {
    fc.assert(
      fc.property(routes, (plan) => {
        const stretches = alignLegs([plan, plan, plan])
        expect(stretches).toHaveLength(plan.length)
        expect(stretches.every(({ isCommon }) => isCommon)).toBe(true)
      }),
    )
  })
})
