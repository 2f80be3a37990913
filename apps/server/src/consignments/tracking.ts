import type { EpochMinutes } from '@karavan/core'
import { type EventPlaces, locateFor } from '@karavan/network'
import { type Storage, tellDue } from '@karavan/storage'
import type { ConsignmentBook } from './book.js'
import { type KeptTracking, keptBook } from './kept-book.js'

/** How often what other processes have marked is looked for, ms. */
const LOOK_EVERY = 1_000

/** What is on the way is told again after so long without a word, minutes, and so many at most each minute: silence is news too. */
const [SILENT_AFTER, SILENT_AT_ONCE] = [360, 200]

/** Consignments and reports, as the routes use them. */
export interface Tracking {
  /** Whether there is a database; where not, `kept` makes one. */
  made(): boolean
  kept(): Promise<KeptTracking>
  /** What can be looked at: what is kept, where there is anything, and samples. */
  books(): Promise<readonly ConsignmentBook[]>
  /** Tells soon what was marked. */
  due(): void
}

/** Tracking that tells by itself what becomes due. */
export interface RunningTracking extends Tracking {
  stop(): Promise<void>
}

export interface TrackingParts {
  readonly storage: Storage
  readonly places: EventPlaces
  readonly now: () => EpochMinutes
  /** Null where there are none. */
  readonly samples: ConsignmentBook | null
  /** Told of what could not be told. */
  readonly failed: (error: unknown) => void
}

export function createTracking({ storage, places, now, samples, failed }: TrackingParts): RunningTracking {
  const kept = async (): Promise<KeptTracking> => ({
    consignments: await storage.consignments(),
    events: await storage.events(),
    ledger: await storage.ledger(),
  })
  const stopped = new AbortController()
  let running: Promise<unknown> = Promise.resolve()
  let growing: Promise<unknown> | null = null
  let waiting = false
  let lookedAt = Number.NEGATIVE_INFINITY
  const tell = async () => {
    waiting = false
    if (stopped.signal.aborted || !storage.made()) return
    const { consignments, events } = await kept()
    if (now() > lookedAt) {
      lookedAt = now()
      await consignments.markSilent(SILENT_AFTER, SILENT_AT_ONCE)
    }
    const parts = { consignments, events, locateFor: locateFor.bind(null, places), now, failed }
    await tellDue(parts, stopped.signal)
  }
  const due = () => {
    if (waiting) return
    waiting = true
    running = running.then(tell).catch(failed)
  }
  const append = async () => {
    if (storage.made()) await (await storage.ledger()).append()
  }
  // What was told in a second goes into the log together: whoever wants a proof before has it added.
  const grow = () => {
    growing ??= append()
      .catch(failed)
      .finally(() => {
        growing = null
      })
  }
  const looking = setInterval(() => {
    due()
    grow()
  }, LOOK_EVERY)
  looking.unref()
  return {
    made: () => storage.made(),
    kept,
    books: async () => {
      const own = storage.made() ? [keptBook(await kept(), places)] : []
      return samples === null ? own : [...own, samples]
    },
    due,
    stop: async () => {
      clearInterval(looking)
      stopped.abort()
      await Promise.all([running, growing])
    },
  }
}
