import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { renewWhenOld } from './renew-when-old.js'

class Sight extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible'
  turn(state: DocumentVisibilityState): void {
    this.visibilityState = state
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('renews by the hour while it is seen, at once when it is seen again, and no more once it is ended', () => {
  const sight = new Sight()
  const renew = vi.fn()
  const end = renewWhenOld(60, renew, sight)
  const after = (minutes: number) => {
    vi.advanceTimersByTime(minutes * 60_000)
    return renew.mock.calls.length
  }
  expect([after(59), after(1), after(60)]).toEqual([0, 1, 2])
  sight.turn('hidden')
  expect(after(600)).toBe(2)
  sight.turn('visible')
  expect(after(0)).toBe(3)
  sight.turn('hidden')
  sight.turn('visible')
  expect(after(59)).toBe(3)
  end()
  expect(after(600)).toBe(3)
})
