import { type Message, message } from './messages/index.js'
import type { LocationId } from './network.js'
import type { MilestoneTold, OrderDoubt } from './story.js'

/** A doubt in words: both milestones and their times. @param nameOf - the name of a place */
export function doubtMessage({ first, next }: OrderDoubt, nameOf: (place: LocationId) => string): Message {
  const named = ({ kind, place }: MilestoneTold) => {
    const milestone = message(`milestone.${kind}`, { place: { kind: 'place', id: place, name: nameOf(place) } })
    return { kind: 'message', message: milestone } as const
  }
  const when = ({ at }: MilestoneTold) => ({ kind: 'instant', at, to: 'minute' }) as const
  return message('story.impossible', {
    first: named(first),
    firstAt: when(first),
    next: named(next),
    nextAt: when(next),
  })
}
