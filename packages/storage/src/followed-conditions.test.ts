import { NO_ENTRIES, type StandingEntered } from '@karavan/conditions'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FollowedConditions } from './followed-conditions.js'

/** Entries of which only the revision is told, and a watch that is told of by hand. */
function storage() {
  const state = { revision: 0, reads: 0, watches: 0, tell: () => {} }
  const conditions = {
    revision: async () => state.revision,
    read: async (): Promise<StandingEntered> => {
      state.reads += 1
      return { ...NO_ENTRIES, enteredAt: new Map() }
    },
    watch: async (listener: (revision: number) => void) => {
      state.watches += 1
      state.tell = () => listener(state.revision)
      return async () => {
        state.watches -= 1
      }
    },
  }
  return { state, made: () => true, conditions }
}

describe('followed conditions', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('are told of once for each change, whoever asks and hears of it', async () => {
    const followed = storage()
    const changed = vi.fn()
    const following = new FollowedConditions(followed, { changed, failed: vi.fn() })
    await following.start()
    expect(changed).toHaveBeenCalledTimes(1)
    followed.state.revision = 1
    await following.refresh()
    followed.state.tell()
    await vi.advanceTimersByTimeAsync(10)
    expect(changed).toHaveBeenCalledTimes(2)
    expect(followed.state.reads).toBe(2)
    await following.stop()
  })

  it('are read again after a change that could not be taken', async () => {
    const followed = storage()
    const changed = vi.fn()
    const failed = vi.fn()
    const following = new FollowedConditions(followed, { changed, failed })
    await following.start()
    changed.mockImplementationOnce(() => {
      throw new Error('cannot be folded')
    })
    followed.state.revision = 1
    followed.state.tell()
    await vi.advanceTimersByTimeAsync(10)
    expect(failed).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(changed).toHaveBeenCalledTimes(3)
    expect(failed).toHaveBeenCalledTimes(1)
    await following.stop()
    expect(followed.state.watches).toBe(0)
  })

  it('leave no watch behind where they are stopped while it is made', async () => {
    const followed = storage()
    const following = new FollowedConditions(followed, { changed: vi.fn(), failed: vi.fn() })
    const starting = following.start()
    await following.stop()
    await starting
    expect([followed.state.watches, followed.state.reads]).toEqual([0, 0])
  })
})
