import { greatCircleKm, type LonLat } from '@karavan/core'
import type { Leg, LocationId, Stage, TransportPlan } from '@karavan/model'

/** Where on the way a stage happens, in km from the start; `from` and `to` are equal while the goods stand. */
export interface StageSpan {
  readonly stage: Stage
  readonly leg: Leg
  readonly from: number
  readonly to: number
}

/** The whole way of a plan as one line. */
export interface Track {
  readonly line: readonly LonLat[]
  /** Km from the start at each point of the line, ascending. */
  readonly km: Float64Array
  /** In the order of the plan's stages. */
  readonly spans: readonly StageSpan[]
}

/**
 * Lays the stages of a plan on its drawn course. A run ends where its place lies on the course; the runs between two
 * places that are known share what lies between them.
 * @param placeAt - where a place is, or undefined where that is not known
 * @returns null for a plan without a drawn course
 */
export function trackOf(plan: TransportPlan, placeAt: (id: LocationId) => LonLat | undefined): Track | null {
  const line: LonLat[] = []
  const km: number[] = []
  const spans: StageSpan[] = []
  const stages = new Map(plan.stages.map((stage) => [stage.stageId, stage]))
  for (const leg of plan.legs) {
    const first = line.length
    for (const point of leg.course) {
      const before = line.at(-1)
      km.push(before === undefined ? 0 : (km.at(-1) ?? 0) + greatCircleKm(before, point))
      line.push(point)
    }
    const own = leg.stages.flatMap((id) => stages.get(id) ?? [])
    spans.push(...spansOf(leg, own, km.slice(first), placeAt, spans.at(-1)?.to ?? 0))
  }
  return line.length < 2 ? null : { line, km: Float64Array.from(km), spans }
}

function spansOf(
  leg: Leg,
  stages: readonly Stage[],
  km: readonly number[],
  placeAt: (id: LocationId) => LonLat | undefined,
  before: number,
): StageSpan[] {
  const [start = before, end = before] = [km[0], km.at(-1)]
  const runs = stages.filter(({ kind }) => kind === 'run')
  const ends = spread(start, endsOfRuns(leg, runs, km, placeAt, end))
  let [at, run] = [start, 0]
  return stages.map((stage) => {
    const from = at
    if (stage.kind === 'run') at = ends[run++] ?? at
    return { stage, leg, from, to: at }
  })
}

/** Where each run ends, km from the start; undefined where its place is not known. */
function endsOfRuns(
  leg: Leg,
  runs: readonly Stage[],
  km: readonly number[],
  placeAt: (id: LocationId) => LonLat | undefined,
  end: number,
): (number | undefined)[] {
  let nearest = 0
  return runs.map(({ place }, i) => {
    if (i === runs.length - 1) return end
    const target = placeAt(place)
    if (target === undefined) return undefined
    let least = Number.POSITIVE_INFINITY
    for (let vertex = nearest; vertex < leg.course.length; vertex++) {
      const distance = greatCircleKm(leg.course[vertex] ?? target, target)
      if (distance < least) [least, nearest] = [distance, vertex]
    }
    return km[nearest]
  })
}

/** Fills what is not known evenly between what is. */
function spread(start: number, ends: readonly (number | undefined)[]): number[] {
  const filled: number[] = []
  ends.forEach((end, i) => {
    const last = filled.at(-1) ?? start
    const next = ends.findIndex((later, k) => k >= i && later !== undefined)
    const target = ends[next] ?? last
    filled.push(end ?? last + (target - last) / (next - i + 1))
  })
  return filled
}
