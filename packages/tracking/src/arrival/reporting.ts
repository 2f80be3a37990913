import type { EpochMinutes } from '@karavan/core'
import type { LocationId, Milestone, MilestoneKind, Mode, Story } from '@karavan/model'

/**
 * How surely and how soon it is told that a milestone was passed. It does not depend on how long the goods took.
 */
export interface ReportingLaw {
  /** Share of the milestones that are told, sooner or later, 0–1. 1 with no lag: what is not told has not happened. 0: silence says nothing. */
  readonly share: number
  /** From when it happened to when it was told, minutes, ascending; each is as likely as any other. None: nothing is ever told. */
  readonly lags: readonly number[]
}

/** A milestone of a plan that may be told, and by whose words it would be: those who run the leg. */
export interface Awaited {
  readonly kind: MilestoneKind
  readonly place: LocationId
  readonly leg: number
  readonly mode: Mode
}

/** How each milestone of a plan is told. */
export type Reporting = (milestone: Awaited) => ReportingLaw

/** What was told of milestones that are known to be passed. */
export interface ReportCount {
  /** Milestones that are known to be passed: they were told, or a later one was. */
  readonly passed: number
  /** Of those that were told, minutes from when it happened to the first word that said so, in any order. */
  readonly lags: readonly number[]
}

/** Counts the reports of a story: of milestones that a stage of the plan ends with, up to the last that was told. */
export function reportsOf({ milestones }: Pick<Story, 'milestones'>): ReportCount {
  const timed = milestones.filter(({ leg, planned }) => leg !== null && planned !== null)
  const passed = timed.slice(0, timed.findLastIndex(({ actual }) => actual !== null) + 1)
  return { passed: passed.length, lags: passed.flatMap((milestone) => lagOf(milestone) ?? []) }
}

/** Until the first word about the last of its pieces; null where it was not told. */
function lagOf({ actual, pieces }: Milestone): number | null {
  if (actual === null) return null
  const known = pieces.flatMap(({ ACT }) =>
    ACT === null ? [] : Math.min(...[ACT.taken, ...ACT.others].map(({ receivedAt }) => receivedAt)),
  )
  return Math.max(0, Math.max(...known) - actual)
}

/**
 * The law of reports by what was counted, after the rule of succession (Laplace): of `passed` milestones so many were told
 * within d, so the next one is with chance (told within d + 1) / (passed + 2). As a share and lags: one more is counted as told, and at
 * once, and one more as never told. Where nothing is known an end that was passed is told by now with chance one half.
 */
export function reportingLaw(...counts: readonly ReportCount[]): ReportingLaw {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const lags = [0, ...counts.flatMap((count) => count.lags)].sort((a, b) => a - b)
  return { share: lags.length / (passed + 2), lags }
}

/** Chance that what happened so many minutes ago has been told by now. @param ago - 0 or more */
export function chanceTold({ share, lags }: ReportingLaw, ago: EpochMinutes): number {
  return lags.length === 0 ? 0 : (share * countUpTo(lags, ago)) / lags.length
}

/** How many of an ascending list are at most so large. */
function countUpTo(sorted: readonly number[], most: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= most) low = middle + 1
    else high = middle
  }
  return low
}
