import type { EpochMinutes } from '@karavan/core'
import type { ChosenLeg, Story } from '@karavan/model'
import { actualsOf, milestoneOf } from './by-piece.js'
import type { Crossing } from './crossings.js'
import type { Stood } from './passage.js'

type Span = readonly [EpochMinutes, EpochMinutes]

/**
 * How long a piece stood between the ends of a leg: at the borders there, and held by customs. Not known where one of those borders is
 * not told from arrival to end. What nobody tells of, as waiting in a yard, counts as moving.
 * @param crossings - the borders of the leg
 */
export function stoodOn(story: Story, { from, to, via }: ChosenLeg, crossings: readonly Crossing[]): Stood {
  const borders = crossings.filter(({ isOnTheWay }) => isOnTheWay)
  const holds = via
    .filter((place) => place !== from && place !== to)
    .map((place) => ({
      begun: actualsOf(milestoneOf(story, 'customsHeld', place, null)),
      ended: actualsOf(milestoneOf(story, 'customsReleased', place, null)),
    }))
  return (piece) => {
    const spans: Span[] = []
    const events: string[] = []
    for (const { arrived, behind } of borders) {
      const [begun, ended] = [arrived.get(piece), behind.get(piece)]
      if (begun === undefined || ended === undefined) return null
      spans.push([begun.at, ended.at])
      events.push(...begun.events, ...ended.events)
    }
    for (const { begun: held, ended: released } of holds) {
      const [begun, ended] = [held.get(piece), released.get(piece)]
      if (begun === undefined || ended === undefined) continue
      spans.push([begun.at, ended.at])
      events.push(...begun.events, ...ended.events)
    }
    return { minutes: minutesIn(spans), events }
  }
}

/** Minutes that lie in at least one of the spans. */
function minutesIn(spans: readonly Span[]): number {
  let [minutes, until] = [0, Number.NEGATIVE_INFINITY]
  for (const [begin, end] of [...spans].sort(([a], [b]) => a - b)) {
    minutes += Math.max(0, end - Math.max(begin, until))
    until = Math.max(until, end)
  }
  return minutes
}
