import { learnClosures, snapshotAt } from '@karavan/conditions'
import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import { type Message, message } from '@karavan/model'
import type { World } from './bundled-world.js'

/** A world as a question about a time sees it, and what it does not know of that time. */
export interface WorldThen {
  readonly world: World
  readonly notes: readonly Message[]
}

/** Past days kept for each world. A graph is laid out for the snapshot of each. */
const MOST_DAYS = 8

/** Each world as its past days see it; of a world the day asked for longest ago gives way. */
const lookedBack = new WeakMap<World, Map<EpochMinutes, WorldThen>>()

/**
 * The world in which goods are planned that are ready at a time: itself, unless that time is past. Then queues and closures are
 * those that were known as its day began (UTC), and bans those of the time as they turned out.
 */
export function worldThen(world: World, ready: EpochMinutes): WorldThen {
  if (ready >= world.snapshot.asOf - DAY_MINUTES) return { world, notes: [] }
  const day = Math.floor(ready / DAY_MINUTES) * DAY_MINUTES
  const days = lookedBack.get(world) ?? new Map<EpochMinutes, WorldThen>()
  lookedBack.set(world, days)
  const then = days.get(day) ?? lookBack(world, day)
  days.delete(day)
  days.set(day, then)
  const [oldest] = days.keys()
  if (days.size > MOST_DAYS && oldest !== undefined) days.delete(oldest)
  return then
}

function lookBack(world: World, ready: EpochMinutes): WorldThen {
  const { network, register, told, isOwn } = world
  const closures = learnClosures(network.closures, told.reports, ready, isOwn)
  const processes = closures.map(({ process }) => process)
  const snapshot = snapshotAt(register, processes, ready, told.queues, world.snapshot.asOf)
  return {
    world: { ...world, closures, snapshot },
    notes: [
      message('note.past', { date: { kind: 'instant', at: ready, to: 'day' } }),
      ...(snapshot.handlingOverrides.length === 0 ? [message('note.pastNoQueue')] : []),
    ],
  }
}
