import type { EpochMinutes } from '@karavan/core'
import { type EventPlaces, locateFor } from '@karavan/network'
import { type InForce, type Storage, tellDue } from '@karavan/storage'
import { Kernels } from '@karavan/tracking'
import type { ConsignmentBook } from './book.js'
import { type KeptTracking, keptBook } from './kept-book.js'

/** How often what other processes have marked is looked for, ms. */
const LOOK_EVERY = 1_000

/** What is on the way is told again after so long without a word, minutes, and so many at most each minute: silence is news too. */
const [SILENT_AFTER, SILENT_AT_ONCE] = [360, 200]

/** Estimates that time alone may have moved, at most so many each minute: an hour for 12,000. */
const TIMELY_AT_ONCE = 200

/** Things that are told before anything else has its turn. */
const AT_A_TIME = 100

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
  /** The conditions that are in force; other ones move what is on its way. */
  readonly inForce: (now: EpochMinutes) => InForce
  /** Null where there are none. */
  readonly samples: ConsignmentBook | null
  /** Told of what could not be told. */
  readonly failed: (error: unknown) => void
}

export function createTracking({ storage, places, now, inForce, samples, failed }: TrackingParts): RunningTracking {
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
  let conditions: string | null = null
  const kernels = new Kernels()
  const tell = async () => {
    waiting = false
    if (stopped.signal.aborted || !storage.made()) return
    const { consignments, events } = await kept()
    if (now() > lookedAt) {
      lookedAt = now()
      await consignments.markSilent(SILENT_AFTER, SILENT_AT_ONCE)
      await consignments.markTimely(now(), TIMELY_AT_ONCE)
    }
    const { version } = inForce(now())
    if (version !== conditions) {
      await consignments.markOtherwise(version)
      conditions = version
    }
    const parts = { consignments, events, locateFor: locateFor.bind(null, places), now, inForce, kernels, failed }
    const told = await tellDue(parts, stopped.signal, AT_A_TIME)
    if (told >= AT_A_TIME) due()
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
