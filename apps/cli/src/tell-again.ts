import type { EpochMinutes } from '@karavan/core'
import { type EventPlaces, locateFor } from '@karavan/network'
import { type Storage, tellDue } from '@karavan/storage'

/**
 * Tells again how the consignments stand that were marked, beside servers that do it.
 * @returns how many could not be told; a server tries them again
 * @throws {StructuredError} DATABASE_*
 */
export async function tellAgain(storage: Storage, places: EventPlaces, now: EpochMinutes): Promise<number> {
  let untold = 0
  await tellDue({
    consignments: await storage.consignments(),
    events: await storage.events(),
    locateFor: locateFor.bind(null, places),
    now: () => now,
    failed: () => {
      untold++
    },
  })
  return untold
}
