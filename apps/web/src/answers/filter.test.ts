import type { TransportPlan } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  conditionsFor,
  conditionsOf,
  type Filter,
  NO_FILTER,
  passes,
  readFilter,
  toggled,
  writeFilter,
} from './filter.js'

const plans = fc.array(
  fc
    .record({
      onTime: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      flags: fc.array(fc.constant({ code: 'RULE_FLAG' }), { maxLength: 2 }),
      legs: fc.array(
        fc.record({
          parts: fc.array(fc.record({ mode: fc.constantFrom('rail', 'road', 'ro_ro', 'deep_sea') }), {
            minLength: 1,
            maxLength: 2,
          }),
        }),
        { maxLength: 4 },
      ),
      transshipments: fc.integer({ min: 0, max: 6 }),
      crosses: fc.subarray(['KZ', 'AZ', 'GE', 'RU', 'LT']),
    })
    .map((plan) => plan as unknown as TransportPlan),
  { minLength: 1, maxLength: 6 },
)

const filters: fc.Arbitrary<Filter> = fc.record({
  inTime: fc.option(fc.integer({ min: 0, max: 100 })),
  noWarnings: fc.boolean(),
  withoutModes: fc.subarray(['rail', 'road', 'ferry', 'ship']),
  transshipments: fc.option(fc.integer({ min: 0, max: 99 })),
  notThrough: fc.subarray(['KZ', 'AZ', 'GE', 'RU', 'LT']),
})

describe('the filter of the ways', () => {
  it('offers only what keeps some ways and leaves out others', () => {
    fc.assert(
      fc.property(plans, (ways) => {
        for (const condition of conditionsFor(ways)) {
          const kept = ways.filter((way) => passes(way, toggled(NO_FILTER, condition)))
          expect(kept.length).toBeGreaterThan(0)
          expect(kept.length).toBeLessThan(ways.length)
        }
      }),
    )
  })

  it('narrows with every condition, and is undone by pressing it again', () => {
    fc.assert(
      fc.property(plans, filters, (ways, filter) => {
        for (const way of ways) {
          const each = conditionsOf(filter).every((condition) => passes(way, toggled(NO_FILTER, condition)))
          expect(passes(way, filter)).toBe(each)
        }
        const cleared = conditionsOf(filter).reduce(toggled, filter)
        expect(cleared).toEqual(NO_FILTER)
      }),
    )
  })

  it('stands in the address, and opens whatever is typed there', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const params = new URLSearchParams()
        writeFilter(filter, params)
        expect(readFilter(new URLSearchParams(params.toString()))).toEqual(filter)
      }),
    )
    const typed = new URLSearchParams('in-time=900&no=camel&transshipments=-1&not-through=Russia&warnings=some')
    expect(readFilter(typed)).toEqual(NO_FILTER)
  })

  it('leaves out a way without a known chance where one is asked for', () => {
    const [way] = [{ onTime: null, flags: [], legs: [], transshipments: 0, crosses: [] } as unknown as TransportPlan]
    expect(passes(way, { ...NO_FILTER, inTime: 50 })).toBe(false)
  })
})
