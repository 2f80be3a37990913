import type { Story } from '@karavan/model'
import { type AccessScope, isInScope } from './decide.js'

/** What of a story lies within a scope: its legs and places, and what was seen there. */
export function storyInScope(told: Story, scope: AccessScope): Story {
  if (scope === 'all') return told
  const { doubts: all = [], ...story } = told
  const doubts = all.filter(({ first, next }) => isInScope(scope, first) && isInScope(scope, next))
  const milestones = story.milestones.filter(({ leg, place }) => isInScope(scope, { leg, place }))
  const positions = story.positions.filter(({ place }) => isInScope(scope, { leg: null, place }))
  const others = story.others.filter(({ place }) => isInScope(scope, { leg: null, place }))
  const seen = new Set(
    milestones.flatMap(({ pieces }) =>
      pieces.flatMap(({ PLN, EST, ACT }) => [PLN, EST, ACT].map((settled) => settled?.taken.contentHash)),
    ),
  )
  const isSeen = (bound: Story['stowages'][number]['from']) =>
    bound !== null && bound.how === 'told' && seen.has(bound.settled.taken.contentHash)
  return {
    ...story,
    ...(doubts.length === 0 ? {} : { doubts }),
    milestones,
    positions,
    others,
    stowages: story.stowages.filter(({ from, until }) => isSeen(from) || isSeen(until)),
    gaps: story.gaps.filter(({ leg }) => isInScope(scope, { leg, place: null })),
  }
}
