import { expect, it } from 'vitest'
import { seededRandom } from './index.js'

it('gives the same numbers for the same seed, evenly over 0 to below 1', () => {
  const [a, b, other] = [seededRandom(7), seededRandom(7), seededRandom(8)]
  const bins = new Array<number>(10).fill(0)
  let equal = 0
  for (let i = 0; i < 100_000; i++) {
    const value = a()
    expect(value).toBe(b())
    if (value === other()) equal++
    const bin = Math.floor(value * 10)
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  expect(equal).toBeLessThan(5)
  expect(bins).toHaveLength(10)
  for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(500)
})
