import { DAY_MINUTES, type EpochMinutes, quantile, type Random, readyAt } from '@karavan/core'
import {
  type ChosenPlan,
  type LocationId,
  type MilestoneKind,
  type Mode,
  type StageChain,
  stageChain,
} from '@karavan/model'
import { timedMilestones } from '@karavan/tracking'
import type { Mark } from './cast.js'

/** What happens on the way: a milestone of the plan, or that something was seen at a place that it passes. */
export interface Deed {
  readonly kind: MilestoneKind | 'passing'
  readonly place: LocationId
  readonly leg: number
  readonly mode: Mode
  readonly at: EpochMinutes
}

/** Something that holds goods up after a milestone, of which no plan knows. */
export interface Trouble extends Mark {
  readonly days: number
  readonly byCustoms: boolean
}

/** Courses that are drawn to find one that stands where it is to be shown. */
const DRAWS = 40

/**
 * A course by the plan's own laws of time. Of many that are drawn, the one is taken that passes a milestone nearest to a
 * given time, so that a sample shows what it is there to show.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function drawCourse(
  plan: ChosenPlan,
  random: Random,
  near: Mark & { readonly at: EpochMinutes },
  trouble: Trouble | undefined,
): readonly Deed[] {
  const chain = stageChain(plan, plan.ready)
  const away = (course: readonly Deed[]) => {
    const deed = course.find((each) => isAt(each, near))
    return deed === undefined ? Number.POSITIVE_INFINITY : Math.abs(deed.at - near.at)
  }
  const courses = Array.from({ length: DRAWS }, () => {
    const course = deedsOf(plan, drawEnds(chain, random))
    return { course, away: away(course) }
  })
  const { course } = courses.reduce((best, each) => (each.away < best.away ? each : best))
  return withPassings(held(course, trouble), plan)
}

/** When each stage is done in one course; never, where that lies beyond the horizon. */
function drawEnds({ kernels, start, end, gridMinutes }: StageChain, random: Random): readonly number[] {
  let step: number | null = start
  return kernels.map((kernel) => {
    const next: number | null = step === null ? null : quantile(kernel.apply(readyAt(step), end), random())
    step = step === null || next === null ? null : Math.max(step, next)
    // Nothing happens on the full hour of a grid.
    return step === null ? Number.POSITIVE_INFINITY : step * gridMinutes + Math.floor(random() * gridMinutes)
  })
}

/** Milestones that the plan has a time for, each once, and the acceptance; without those that are never reached. */
function deedsOf(plan: ChosenPlan, ends: readonly number[]): readonly Deed[] {
  const deeds = new Map<string, Deed>()
  let last = plan.ready
  for (const { kind, place, leg, mode, time } of timedMilestones(plan, plan.ready, ends)) {
    const at = kind === 'acceptance' ? (time ?? plan.ready) : time
    if (at === null) continue
    last = Math.max(last + 1, at)
    deeds.set(`${leg} ${kind} ${place}`, { kind, place, leg, mode, at: last })
  }
  return [...deeds.values()].filter(({ at }) => Number.isFinite(at)).sort((a, b) => a.at - b.at)
}

/** A course that is held up; customs say so an hour after the goods have come and an hour before they may go on. */
function held(course: readonly Deed[], trouble: Trouble | undefined): readonly Deed[] {
  const from = trouble === undefined ? undefined : course.find((deed) => isAt(deed, trouble))
  if (trouble === undefined || from === undefined) return course
  const minutes = trouble.days * DAY_MINUTES
  const later = course.map((deed) => (deed.at <= from.at ? deed : { ...deed, at: deed.at + minutes }))
  if (!trouble.byCustoms) return later
  const word = (kind: 'customsHeld' | 'customsReleased', after: number): Deed => ({
    ...from,
    kind,
    at: from.at + after,
  })
  return [...later, word('customsHeld', 60), word('customsReleased', minutes - 60)].sort((a, b) => a.at - b.at)
}

/** Whether something is that of a mark. */
export function isAt({ kind, leg }: Pick<Deed, 'kind' | 'leg'>, mark: Mark | undefined): boolean {
  return mark !== undefined && kind === mark.kind && leg === mark.leg
}

/** With the places that it passes on land, their times shared out evenly between the milestones around them. */
function withPassings(course: readonly Deed[], { legs }: ChosenPlan): readonly Deed[] {
  const passings = legs.flatMap(({ mode, via }, leg): Deed[] => {
    if (mode !== 'rail' && mode !== 'road') return []
    const stops = via.map((place) => course.filter((deed) => deed.leg === leg && deed.place === place && isOfRun(deed)))
    return via.flatMap((place, i) => {
      const before = stops.findLastIndex((deeds, j) => j < i && deeds.length > 0)
      const after = stops.findIndex((deeds, j) => j > i && deeds.length > 0)
      const [from, to] = [stops[before]?.at(-1)?.at, stops[after]?.[0]?.at]
      if (stops[i]?.length !== 0 || from === undefined || to === undefined) return []
      const share = (i - before) / (after - before)
      return [{ kind: 'passing', place, leg, mode, at: Math.round(from + share * (to - from)) }]
    })
  })
  return [...course, ...passings].sort((a, b) => a.at - b.at)
}

function isOfRun({ kind }: Deed): boolean {
  return ['departure', 'borderEntry', 'customsReleased', 'arrival'].includes(kind)
}
