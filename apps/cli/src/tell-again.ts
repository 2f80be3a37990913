import type { EpochMinutes } from '@karavan/core'
import { type EventPlaces, locateFor } from '@karavan/network'
import { inForce } from '@karavan/planner'
import { loadWorld, type Storage, tellDue, type World } from '@karavan/storage'
import { knownIn } from './known-entries.js'

/** By what consignments are told again. */
export interface TellingAgain {
  readonly places: EventPlaces
  /** Folder with a user's own rows. */
  readonly overlay: string | undefined
  readonly now: EpochMinutes
}

/**
 * Tells again how the consignments stand that were marked, and when they arrive, beside servers that do it. Forecasts of weather are
 * left to these: they tell the same once more.
 * @returns how many could not be told; a server tries them again
 * @throws {StructuredError} DATABASE_*
 */
export async function tellAgain(storage: Storage, { places, overlay, now }: TellingAgain): Promise<number> {
  let untold = 0
  let world: Promise<World> | undefined
  const worldNow = () => {
    world ??= knownIn(storage, () => {}).then((known) => loadWorld(overlay, now, known))
    return world
  }
  await tellDue({
    consignments: await storage.consignments(),
    events: await storage.events(),
    locateFor: locateFor.bind(null, places),
    now: () => now,
    inForce: async () => inForce(await worldNow(), now),
    knowsLess: true,
    failed: () => {
      untold++
    },
  })
  return untold
}
