import { type EpochMinutes, StructuredError } from '@karavan/core'
import type { Consignment } from '@karavan/model'
import { digestOf, type Locate, toldLateness } from '@karavan/tracking'
import type { StoredEvents } from '../events/stored-events.js'
import type { Due } from './due.js'
import { gatherKept } from './gather-kept.js'
import type { StoredConsignments } from './stored-consignments.js'

/** What telling needs besides what is kept. */
export interface TellingParts {
  readonly consignments: StoredConsignments
  readonly events: StoredEvents
  /** How the places of events are read for a consignment. */
  readonly locateFor: (consignment: Consignment) => Locate
  readonly now: () => EpochMinutes
  /** Told of what failed; it is tried again later. */
  readonly failed?: (error: unknown) => void
}

/** Things that are taken at once. */
const BATCH = 20

/**
 * Tells again what is due: which consignments new messages concern, and how each of these stands. Any number of processes may
 * do it at once.
 * @param signal - ends it behind the thing that is being told
 * @returns how many things were told; 0 where nothing was due
 */
export async function tellDue(parts: TellingParts, signal?: AbortSignal): Promise<number> {
  const { consignments } = parts
  let told = 0
  for (;;) {
    const taken = await consignments.takeDue(BATCH)
    if (taken.length === 0) return told
    for (const due of taken) {
      if (signal?.aborted) return told
      try {
        await TELLERS[due.kind](due, parts)
        await consignments.endDue(due)
        told++
      } catch (error) {
        if (error instanceof StructuredError && error.code.startsWith('DATABASE_')) throw error
        parts.failed?.(error)
        await consignments.putOff(due, error instanceof Error ? error.message : String(error))
      }
    }
  }
}

const TELLERS: Readonly<Record<Due['kind'], (due: Due, parts: TellingParts) => Promise<void>>> = {
  message: ({ id }, { consignments }) => consignments.markConcerned(id),
  consignment: async ({ id }, parts) => {
    const { consignments } = parts
    // What comes between the reading and the keeping of names is not found by them: then it is read once more.
    for (let known = -1; ; ) {
      const standing = await consignments.read(id)
      if (standing === null) return
      const { consignment, version } = standing
      const toldAt = parts.now()
      const { story, records, names } = await gatherKept(parts, consignment, parts.locateFor(consignment), toldAt)
      if (records.length === known) return
      known = records.length
      const digest = digestOf(story, consignment)
      const lateMinutes = toldLateness(digest)
      await consignments.keepState(consignment, { version, toldAt, digest, lateMinutes, names, story })
    }
  },
}
