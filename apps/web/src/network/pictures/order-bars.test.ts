import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { order } from '../../../test/networks.js'
import { barOf, spanOf, ticksOf } from './order-bars.js'

const DAY = 1440
const TODAY = Date.UTC(2026, 10, 25) / 60_000
const instant = fc.integer({ min: TODAY - 4000 * DAY, max: TODAY + 400 * DAY })
const orders = fc.array(
  fc.record({ from: fc.option(instant), until: fc.option(instant) }).map((part) => order('x', part)),
  { minLength: 1 },
)

describe('the bars of orders', () => {
  it('stand on a span in their order, with the day in it', () => {
    fc.assert(
      fc.property(orders, (list) => {
        const span = spanOf(list, TODAY, 5)
        expect(span.from).toBeLessThan(TODAY)
        expect(span.to).toBeGreaterThan(TODAY)
        for (const one of list) {
          const { from, to, before, after } = barOf(one, span)
          expect(from >= 0 && to <= 1).toBe(true)
          if (one.until === null) expect([to, after]).toEqual([1, true])
          if (one.from !== null && one.from > TODAY - 365 * 5 * DAY) expect(before).toBe(false)
        }
      }),
    )
  })

  it('are read by years on a long span, and by months on a short one', () => {
    const year = (n: number) => Date.UTC(n, 0) / 60_000
    const labels = ticksOf({ from: year(2022) - DAY, to: year(2025) + DAY }).map(({ at }) =>
      new Date(at * 60_000).getUTCFullYear(),
    )
    expect(labels).toEqual([2022, 2023, 2024, 2025])
    const months = ticksOf({ from: TODAY, to: TODAY + 70 * DAY })
    expect(months.map(({ at, isYear }) => [new Date(at * 60_000).getUTCMonth(), isYear])).toEqual([
      [11, false],
      [0, false],
      [1, false],
    ])
  })
})
