import { describe, expect, it } from 'vitest'
import { createClock } from './clock.js'

/** Frames that a test lets pass one by one. */
function handCranked() {
  let waiting: ((now: number) => void) | null = null
  return {
    frames: {
      ask(callback: (now: number) => void) {
        waiting = callback
        return 1
      },
      takeBack() {
        waiting = null
      },
    },
    pass(now: number) {
      const callback = waiting
      waiting = null
      callback?.(now)
    },
    isAsked: () => waiting !== null,
  }
}

describe('the clock of the moving view', () => {
  it('runs from the first moment to the last in its time, and stops there', () => {
    const { frames, pass, isAsked } = handCranked()
    const clock = createClock(1000, 2000, 10, frames)
    clock.run()
    pass(5000)
    expect(clock.moment()).toBe(1000)
    pass(7500)
    expect(clock.moment()).toBe(1250)
    pass(60_000)
    expect(clock.moment()).toBe(2000)
    expect(clock.isRunning()).toBe(false)
    expect(isAsked()).toBe(false)
    clock.run()
    pass(70_000)
    expect(clock.moment()).toBe(1000)
  })

  it('stands while stopped, and counts no time of it', () => {
    const { frames, pass, isAsked } = handCranked()
    const clock = createClock(0, 1000, 10, frames)
    clock.run()
    pass(0)
    pass(1000)
    clock.stop()
    expect(isAsked()).toBe(false)
    clock.run()
    pass(500_000)
    expect(clock.moment()).toBe(100)
  })

  it('tells who listens, and keeps a moment within its bounds', () => {
    const { frames } = handCranked()
    const clock = createClock(0, 1000, 10, frames)
    let told = 0
    const end = clock.listen(() => told++)
    clock.set(400)
    expect([clock.moment(), told]).toEqual([400, 1])
    clock.set(9000)
    expect(clock.moment()).toBe(1000)
    end()
    clock.set(0)
    expect(told).toBe(2)
  })
})
