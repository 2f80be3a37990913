import type { EpochMinutes } from '@karavan/core'

/** What asks to be called with the next frame, and takes it back: `requestAnimationFrame` and `cancelAnimationFrame`. */
export interface Frames {
  readonly ask: (callback: (milliseconds: number) => void) => number
  readonly takeBack: (id: number) => void
}

/** The time of the moving view: a moment that stands, is set, or runs from the first to the last. */
export interface Clock {
  readonly first: EpochMinutes
  readonly last: EpochMinutes
  moment(): EpochMinutes
  isRunning(): boolean
  /** Runs on; from the end it begins again. */
  run(): void
  stop(): void
  /** Sets the moment, kept between first and last; a running clock runs on from there. */
  set(moment: EpochMinutes): void
  /** Calls back at every change, in a running clock once a frame. @returns what ends it */
  listen(listener: () => void): () => void
}

/**
 * A clock that stands at its first moment.
 * @param seconds - how long it takes from the first to the last, > 0
 */
export function createClock(first: EpochMinutes, last: EpochMinutes, seconds: number, frames: Frames): Clock {
  const listeners = new Set<() => void>()
  const speed = (last - first) / (seconds * 1000)
  let moment = first
  let frame: number | null = null
  let before: number | null = null

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const tick = (now: number) => {
    if (before !== null) moment = Math.min(last, moment + (now - before) * speed)
    before = now
    frame = moment < last ? frames.ask(tick) : null
    tell()
  }
  const stop = () => {
    if (frame === null) return
    frames.takeBack(frame)
    frame = null
    tell()
  }
  return {
    first,
    last,
    moment: () => moment,
    isRunning: () => frame !== null,
    run() {
      if (frame !== null) return
      if (moment >= last) moment = first
      before = null
      frame = frames.ask(tick)
      tell()
    },
    stop,
    set(next) {
      moment = Math.min(last, Math.max(first, next))
      tell()
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
