import { type EpochMinutes, StructuredError } from '@karavan/core'
import type { Consignment, LocationId } from '@karavan/model'
import { digestOf, estimateNow, Kernels, type Locate, type StagesOf, toldLateness } from '@karavan/tracking'
import type { StoredEvents } from '../events/stored-events.js'
import type { Due } from './due.js'
import { gatherKept } from './gather-kept.js'
import type { StoredConsignments } from './stored-consignments.js'

/** The conditions that are in force, by which arrivals are worked out. */
export interface InForce {
  /** Of the conditions. */
  readonly version: string
  readonly stagesOf: StagesOf
  /** What a place is called. */
  readonly nameOf: (place: LocationId) => string
}

/** What telling needs besides what is kept. */
export interface TellingParts {
  readonly consignments: StoredConsignments
  readonly events: StoredEvents
  /** How the places of events are read for a consignment. */
  readonly locateFor: (consignment: Consignment) => Locate
  readonly now: () => EpochMinutes
  /** The conditions at a time, asked for each thing anew. */
  readonly inForce: (now: EpochMinutes) => InForce | Promise<InForce>
  /** Laws that were made ready before; whoever tells often keeps them. */
  readonly kernels?: Kernels
  /**
   * Where it knows less of the conditions than servers do: what may wait is left to them, and what it tells of consignments they tell
   * again. Left out: it knows the same.
   */
  readonly knowsLess?: boolean
  /** Told of what failed; it is tried again later. */
  readonly failed?: (error: unknown) => void
}

type OwnParts = TellingParts & Required<Pick<TellingParts, 'kernels'>>

/** Things that are taken at once. */
const BATCH = 20

/**
 * Tells again what is due: which consignments new messages concern, how each of these stands, and when it arrives. Any number of
 * processes may do it at once.
 * @param signal - ends it behind the thing that is being told
 * @param most - ends it when so many things were told, a batch more or less
 * @returns how many things were told; 0 where nothing was due
 */
export async function tellDue(parts: TellingParts, signal?: AbortSignal, most = Infinity): Promise<number> {
  const { consignments, knowsLess = false } = parts
  const again = new Set<string>()
  try {
    return await tellTaken({ kernels: new Kernels(), ...parts }, signal, most, ({ kind, id }) => {
      if (knowsLess && kind === 'consignment') again.add(id)
    })
  } finally {
    if (again.size > 0) await consignments.markLater([...again])
  }
}

async function tellTaken(
  parts: OwnParts,
  signal: AbortSignal | undefined,
  most: number,
  done: (due: Due) => void,
): Promise<number> {
  const { consignments, knowsLess = false } = parts
  let told = 0
  for (;;) {
    const taken = told < most ? await consignments.takeDue(BATCH, knowsLess) : []
    if (taken.length === 0) return told
    for (const due of taken) {
      if (signal?.aborted) return told
      try {
        await TELLERS[due.kind](due, parts)
        await consignments.endDue(due)
        done(due)
        told++
      } catch (error) {
        if (error instanceof StructuredError && error.code.startsWith('DATABASE_')) throw error
        parts.failed?.(error)
        await consignments.putOff(due, error instanceof Error ? error.message : String(error))
      }
    }
  }
}

const TELLERS: Readonly<Record<Due['kind'], (due: Due, parts: OwnParts) => Promise<void>>> = {
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
      const { version: conditions, stagesOf, nameOf } = await parts.inForce(toldAt)
      const estimate = estimateNow({ consignment, story, now: toldAt, stagesOf, kernels: parts.kernels })
      const arrival = { estimate, conditions, nameOf }
      await consignments.keepState(consignment, { version, toldAt, digest, lateMinutes, names, story, arrival })
    }
  },
}
