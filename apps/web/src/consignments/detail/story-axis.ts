import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type { Milestone, Story } from '@karavan/model'
import { type TimeAxis, ticksBetween } from '../../answers/time-axis.js'

/** The axis of a story: all that was planned, is expected and was, with now. */
export function storyAxis({ milestones, asOf }: Pick<Story, 'milestones' | 'asOf'>): TimeAxis {
  const instants = milestones.flatMap(({ planned, actual, estimated, pieces }) => [
    planned?.p10 ?? null,
    planned?.p50 ?? null,
    planned?.p90 ?? null,
    actual,
    estimated,
    ...pieces.flatMap(({ PLN, EST, ACT }) => [PLN, EST, ACT].map((settled) => settled?.taken.at ?? null)),
  ])
  const all = [asOf, ...instants.filter((at) => at !== null)]
  const [first, last] = [Math.min(...all), Math.max(...all)]
  const pad = Math.max(DAY_MINUTES / 2, (last - first) * 0.03)
  return { from: first - pad, to: last + pad, ticks: ticksBetween(first - pad, last + pad, 8) }
}

/** Milestones of one leg, or those that no leg has. */
export interface LegMilestones {
  readonly leg: number | null
  readonly milestones: readonly Milestone[]
}

/** Milestones by leg in the order of the plan; what no plan foresees stands with the leg that has its place, else by itself. */
export function byLeg(milestones: readonly Milestone[]): readonly LegMilestones[] {
  const groups: { leg: number | null; milestones: Milestone[] }[] = []
  for (const milestone of milestones) {
    const last = groups.at(-1)
    const belongs =
      milestone.leg === last?.leg ||
      (milestone.leg === null && last?.milestones.some(({ place }) => place === milestone.place))
    if (last !== undefined && belongs) last.milestones.push(milestone)
    else groups.push({ leg: milestone.leg, milestones: [milestone] })
  }
  return groups
}

/** The instant that a milestone is best known by: as it was, else as it is expected. */
function bestOf({ actual, estimated }: Pick<Milestone, 'actual' | 'estimated'>): EpochMinutes | null {
  return actual ?? estimated
}

/** How much later than the median of its plan, minutes; null where it can be compared with nothing. */
export function behind(milestone: Pick<Milestone, 'actual' | 'estimated' | 'planned'>): number | null {
  const [best, planned] = [bestOf(milestone), milestone.planned?.p50 ?? null]
  return best === null || planned === null ? null : best - planned
}

/** Whether pieces of equipment stand at different times, so that they are drawn apart. */
export function differs({ pieces }: Pick<Milestone, 'pieces'>): boolean {
  const times = pieces.map(({ PLN, EST, ACT }) => `${ACT?.taken.at} ${EST?.taken.at} ${PLN?.taken.at}`)
  return new Set(times).size > 1
}

/** How many words there are of a milestone. */
export function wordCount({ pieces }: Pick<Milestone, 'pieces'>): number {
  const hashes = pieces.flatMap(({ PLN, EST, ACT }) =>
    [PLN, EST, ACT].flatMap((settled) =>
      settled === null
        ? []
        : [settled.taken, ...settled.others].map(({ contentHash, sender }) => `${contentHash} ${sender}`),
    ),
  )
  return new Set(hashes).size
}
