import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foreseen, MONTH_STARTS, months, NEW_YEAR, shares } from '../test/arbitraries.js'
import { drawRest } from '../test/naive.js'
import {
  CDF_TOLERANCE,
  chanceBy,
  compileTimeMap,
  dominates,
  type Kernel,
  readyAt,
  restrictedMean,
  seededRandom,
  type TimeMap,
} from './index.js'

const FAR = NEW_YEAR + 20_000

function kernelOf(map: TimeMap): Kernel {
  return compileTimeMap(map, { stepMinutes: 60, horizonSteps: 2880 })
}

describe('a closure', () => {
  const length = { min: 6, p10: 10, p50: 24, p90: 72, max: 240 }

  it('lets through at once what finds the place open', () => {
    const kernel = kernelOf({ kind: 'closure', share: months({}, 0.25), length, weatherGroup: 'sea' })
    const done = kernel.apply(readyAt(NEW_YEAR + 400), FAR)
    expect(chanceBy(done, NEW_YEAR + 400)).toBeCloseTo(0.75, 12)
  })

  it('holds as long as the rest of a closure met at random, within 2 % of its mean', () => {
    const kernel = kernelOf({ kind: 'closure', share: months({}, 0.5), length, weatherGroup: 'sea' })
    const random = seededRandom(3)
    const draws = 200_000
    let sum = 0
    for (let i = 0; i < draws; i++) sum += Math.ceil(drawRest(length, random))
    const exact = (0.5 * sum) / draws
    const mean = restrictedMean(kernel.apply(readyAt(NEW_YEAR + 400), FAR), FAR) - NEW_YEAR - 400
    expect(Math.abs(mean - exact) / exact).toBeLessThan(0.02)
  })

  it('ends as drawn closures end, within what its straight pieces cost', () => {
    const kernel = kernelOf({ kind: 'closure', share: months({}, 0.5), length, weatherGroup: 'sea' })
    const done = kernel.apply(readyAt(NEW_YEAR + 400), FAR)
    const random = seededRandom(4)
    const draws = 100_000
    const counts = new Float64Array(length.max + 1)
    for (let i = 0; i < draws; i++) {
      const wait = random() < 0.5 ? 0 : Math.ceil(drawRest(length, random))
      counts[wait] = (counts[wait] ?? 0) + 1
    }
    let drawn = 0
    counts.forEach((count, wait) => {
      drawn += count / draws
      expect(Math.abs(drawn - chanceBy(done, NEW_YEAR + 400 + wait))).toBeLessThan(0.01)
    })
  })

  it('is, hour by hour, the worst that goods may have met until then', () => {
    fc.assert(
      fc.property(
        shares,
        fc.constantFrom(...MONTH_STARTS),
        fc.integer({ min: -20, max: 260 }),
        (share, month, after) => {
          const ready = month + after
          const even = kernelOf({ kind: 'closure', share: months({}, 0.5), length, weatherGroup: 'sea' })
          const lasting = even.apply(readyAt(0), FAR)
          const left = (k: number): number => (1 - chanceBy(lasting, k)) / 0.5
          const done = kernelOf({ kind: 'closure', share, length, weatherGroup: 'sea' }).apply(readyAt(ready), FAR)
          for (let k = 0; k <= length.max; k += 7) {
            let still = 0
            for (let back = 0; back <= length.max; back++) {
              const shut = share[new Date((ready - back) * 3_600_000).getUTCMonth()] ?? 0
              still = Math.max(still, shut * left(k + back))
            }
            expect(Math.abs(1 - chanceBy(done, ready + k) - still)).toBeLessThan(CDF_TOLERANCE)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is, hour by hour, the worst that goods may have met where days are foreseen', () => {
    fc.assert(
      fc.property(shares, foreseen, fc.integer({ min: -130, max: 260 }), (share, days, after) => {
        fc.pre(days.length > 0)
        const ready = NEW_YEAR + after
        const even = kernelOf({ kind: 'closure', share: months({}, 0.5), length, weatherGroup: 'sea' })
        const lasting = even.apply(readyAt(0), FAR)
        const left = (k: number): number => (1 - chanceBy(lasting, k)) / 0.5
        const map: TimeMap = { kind: 'closure', share, foreseen: days, length, weatherGroup: 'sea' }
        const done = kernelOf(map).apply(readyAt(ready), FAR)
        const shutAt = (step: number): number => {
          const day = Math.max(Math.floor((step * 60) / 1440) * 1440, days[0]?.day ?? 0)
          return (
            days.find((one) => one.day === day)?.share ?? share[new Date(step * 3_600_000).getUTCMonth()] ?? Number.NaN
          )
        }
        for (let k = 0; k <= length.max; k += 7) {
          let still = 0
          for (let back = 0; back <= length.max; back++) still = Math.max(still, shutAt(ready - back) * left(k + back))
          expect(Math.abs(1 - chanceBy(done, ready + k) - still)).toBeLessThan(CDF_TOLERANCE)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('stays monotone when closures outlast the month after the worst one', () => {
    const share = months({ 11: 0.9, 0: 0.3, 1: 0.3, 2: 0.2 }, 0.05)
    const kernel = kernelOf({
      kind: 'closure',
      share,
      length: { min: 1500, p50: 1800, max: 2200 },
      weatherGroup: 'sea',
    })
    for (const month of MONTH_STARTS) {
      let before = kernel.apply(readyAt(month - 30), FAR)
      for (let step = month - 29; step < month + 30; step++) {
        const after = kernel.apply(readyAt(step), FAR)
        expect(dominates(before, after), `${step - month} hours from a month's start`).toBe(true)
        before = after
      }
    }
  })

  it('refuses a share without a length', () => {
    const none = { min: 0, p50: 0, max: 0 }
    expect(() => kernelOf({ kind: 'closure', share: months({}, 0.1), length: none, weatherGroup: 'sea' })).toThrow(
      'TIME_MAP_INVALID',
    )
  })
})
