import { greatCircleKm, type LonLat, lineKm } from '@karavan/core'
import { boundsOf, pointAlong } from './lines.js'

/** A drawn way, and where it is told apart from the others. */
export interface Marked {
  /** The part of its course that is its own: no plan runs there, and as few other ways as may be. */
  readonly part: readonly LonLat[]
  /** Where its mark stands, on that part. */
  readonly at: LonLat
}

/** Shares of the length of a part at which a mark may stand, the best first. */
const STANDS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9] as const
/** Marks stand so far apart where their parts allow it, as a share of how far the ways stretch. */
const APART = 0.06
/** A part can be seen as one from this length on, as a share of how far the ways stretch. */
const SEEN = 0.02

/**
 * Finds for each of several ways the stretch that is its own, or the whole course where it has none, and a place for its
 * mark there that is not on the mark of another. Ways that share a stretch which no plan takes are marked along it.
 * @param courses - of at least two points each
 * @param plans - courses that are drawn besides
 */
export function markWays(courses: readonly (readonly LonLat[])[], plans: readonly (readonly LonLat[])[]): Marked[] {
  const runs = courses.map((course) => new Set(stepsOf(course)))
  const planned = new Set(plans.flatMap(stepsOf))
  const marks: LonLat[] = []
  const stretch = stretchOf(courses)
  return courses.map((course, i) => {
    const part = ownPart(
      course,
      runs.filter((_, j) => j !== i),
      planned,
      SEEN * stretch,
    )
    const at = farFrom(marks, part, APART * stretch)
    marks.push(at)
    return { part, at }
  })
}

/**
 * The longest stretch without a plan, with as few other ways on it as leave one of so many km; else the longest without a
 * plan, else without another way, else the whole course.
 */
function ownPart(
  course: readonly LonLat[],
  others: readonly ReadonlySet<string>[],
  planned: ReadonlySet<string>,
  least: number,
): readonly LonLat[] {
  const sharing = (step: string) => others.filter((run) => run.has(step)).length
  for (let most = 0; most <= others.length; most++) {
    const part = longest(course, (step) => !planned.has(step) && sharing(step) <= most)
    if (part !== null && lineKm(part) >= least) return part
  }
  return longest(course, (step) => !planned.has(step)) ?? longest(course, (step) => sharing(step) === 0) ?? course
}

/** The longest stretch of a course all of whose steps are wanted. */
function longest(course: readonly LonLat[], isWanted: (step: string) => boolean): readonly LonLat[] | null {
  const steps = stepsOf(course)
  let best: { readonly km: number; readonly part: readonly LonLat[] } | null = null
  for (let from = 0; from < steps.length; from++) {
    let to = from
    while (to < steps.length && isWanted(steps[to] ?? '')) to++
    const part = course.slice(from, to + 1)
    const km = lineKm(part)
    if (km > (best?.km ?? 0)) best = { km, part }
    from = to
  }
  return best?.part ?? null
}

/** The steps of a course from point to point, each the same in both directions. */
function stepsOf(course: readonly LonLat[]): string[] {
  return course.slice(1).map((point, i) => [String(course[i]), String(point)].sort().join(' '))
}

/** Where a mark stands on a part: the first place that is far enough from other marks, else the farthest. */
function farFrom(marks: readonly LonLat[], part: readonly LonLat[], apart: number): LonLat {
  let best: { readonly km: number; readonly at: LonLat } | null = null
  for (const share of STANDS) {
    const at = pointAlong(part, share)
    if (at === null) continue
    const km = Math.min(Number.POSITIVE_INFINITY, ...marks.map((mark) => greatCircleKm(mark, at)))
    if (km >= apart) return at
    if (km > (best?.km ?? -1)) best = { km, at }
  }
  return best?.at ?? part[0] ?? [0, 0]
}

/** How far courses stretch, km: the diagonal of what bounds them. */
function stretchOf(courses: readonly (readonly LonLat[])[]): number {
  const [west, south, east, north] = boundsOf(courses.flat()) ?? [0, 0, 0, 0]
  return greatCircleKm([west, south], [east, north])
}
