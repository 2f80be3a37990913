import { learnClosures, snapshotAt } from '@karavan/conditions'
import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import { type Message, message } from '@karavan/model'
import type { World } from './bundled-world.js'

/** A world as a question about a time sees it, and what it does not know of that time. */
export interface WorldThen {
  readonly world: World
  readonly notes: readonly Message[]
}

/** The last time that each world was looked back from: a graph is laid out for its snapshot. */
const lookedBack = new WeakMap<World, { readonly ready: EpochMinutes; readonly then: WorldThen }>()

/**
 * The world in which goods are planned that are ready at a time: itself, unless that time is past. Then queues and closures are
 * those that were known by then, and bans those of the time as they turned out.
 */
export function worldThen(world: World, ready: EpochMinutes): WorldThen {
  if (ready >= world.snapshot.asOf - DAY_MINUTES) return { world, notes: [] }
  const known = lookedBack.get(world)
  if (known?.ready === ready) return known.then
  const then = lookBack(world, ready)
  lookedBack.set(world, { ready, then })
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
