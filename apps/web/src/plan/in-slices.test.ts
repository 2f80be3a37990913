import { describe, expect, it, vi } from 'vitest'
import { atOnce, inSlices, type LongWork } from './in-slices.js'

function* sumUpTo(n: number, seen: number[] = []): LongWork<number> {
  let sum = 0
  for (let i = 1; i <= n; i++) {
    sum += i
    seen.push(i)
    yield
  }
  return sum
}

describe('long work', () => {
  it('comes to the same at once and in slices', async () => {
    const sum = await new Promise((resolve) => inSlices(sumUpTo(100), resolve))
    expect(sum).toBe(5050)
    expect(atOnce(sumUpTo(100))).toBe(5050)
  })

  it('lets others go on between its slices, and stops when it is given up', () => {
    vi.useFakeTimers()
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 5))
    const seen: number[] = []
    const done = vi.fn()
    const giveUp = inSlices(sumUpTo(100, seen), done)
    expect(seen).toEqual([])
    vi.advanceTimersToNextTimer()
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.length).toBeLessThan(100)
    const before = seen.length
    giveUp()
    vi.runAllTimers()
    expect(seen).toHaveLength(before)
    expect(done).not.toHaveBeenCalled()
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
})
