import type { Story, StoryProgress } from '@karavan/model'

/** What of a story tells how far a consignment is, field by field: what is added to stories later is not told by itself. */
export function progressOf({ asOf, milestones, positions, gaps }: Story): StoryProgress {
  const since = gaps.map((gap) => gap.since)
  const seen = new Set<string>()
  return {
    asOf,
    milestones: milestones.map(({ kind, place, leg, mode, planned, done, of, actual, estimated }) => {
      return { kind, place, leg, mode, planned, done, of, actual, estimated }
    }),
    positions: positions
      .map(({ place, left, since }) => ({ place, left, since }))
      .filter((position) => {
        const key = JSON.stringify(position)
        return seen.has(key) ? false : seen.add(key)
      }),
    silentSince: since.length === 0 ? null : Math.min(...since),
  }
}
