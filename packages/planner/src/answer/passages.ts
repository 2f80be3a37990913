import { type Arrival, compileTimeMap, type Kernel, quantile, readyAt, type TimeMap } from '@karavan/core'
import type {
  Leg,
  LocationId,
  PassedBy,
  PlannedConsignment,
  PlannedPassage,
  PlanQuery,
  TransportPlan,
} from '@karavan/model'
import { countryOfId } from '../graph/borders.js'

/**
 * What a plan passes and when, as those see it who watch over orders: where each leg begins, every place it passes with the
 * border it crosses there, and where it ends.
 */
export function passagesOf(plan: TransportPlan, query: PlanQuery): PlannedConsignment {
  const ends = stageEnds(plan, query)
  const { gridMinutes } = plan.arrival
  const passedBy = (arrival: Arrival): PassedBy => {
    const at = (share: number) => {
      const step = quantile(arrival, share)
      return step === null ? null : step * gridMinutes
    }
    return { p10: at(0.1) ?? plan.arrival.horizonEnd, p50: at(0.5), p90: at(0.9) }
  }
  let before: Arrival = readyAt(Math.ceil(query.ready / gridMinutes))
  const passages = plan.legs.flatMap((leg, number): PlannedPassage[] => {
    const stages = plan.stages
      .map((stage, i) => ({ stage, i }))
      .filter(({ stage }) => leg.stages.includes(stage.stageId))
    const doneAt = (index: number | undefined) => (index === undefined ? undefined : ends[index])
    const begun = before
    const done = doneAt(stages.at(-1)?.i) ?? before
    before = done
    const runs = stages.filter(({ stage }) => stage.kind === 'run')
    const sailed = doneAt(runs[0] === undefined ? undefined : runs[0].i - 1) ?? begun
    const arrived = doneAt(runs.at(-1)?.i) ?? done
    const reached = (place: LocationId) => doneAt(runs.filter(({ stage }) => stage.place === place).at(-1)?.i)
    const base = { leg: number, countries: leg.crosses, mode: leg.mode }
    const start = { ...base, location: leg.from, direction: null, when: passedBy(begun) }
    const between = {
      p10: passedBy(sailed).p10,
      p50: midway(passedBy(sailed), passedBy(arrived)),
      p90: passedBy(arrived).p90,
    }
    const places = placesOf(leg)
    return [
      { ...start, moment: 'acceptance' },
      { ...start, moment: 'loading' },
      { ...start, moment: 'departure', when: passedBy(sailed) },
      ...places.flatMap((location, i): PlannedPassage[] => {
        const arrival = i === 0 ? sailed : i === places.length - 1 ? arrived : reached(location)
        const when = arrival === undefined ? between : passedBy(arrival)
        return directionsAt(places, i).map((direction) => ({
          ...base,
          moment: 'passage',
          location,
          direction,
          when,
        }))
      }),
      { ...base, moment: 'arrival', location: leg.to, direction: null, when: passedBy(arrived) },
    ]
  })
  return {
    id: plan.planId,
    consignment: {
      cargo: query.cargo,
      origin: countryOfId(query.from),
      destination: countryOfId(query.to),
      originPlace: query.from,
    },
    passages,
  }
}

function placesOf({ from, via, to }: Leg): readonly LocationId[] {
  const places = [from, ...via, to]
  return places.filter((place, i) => place !== places[i - 1])
}

/** The borders crossed on the way to a place and on from it; null alone where there is none. */
function directionsAt(places: readonly LocationId[], i: number): readonly (string | null)[] {
  const pairs = [
    [places[i - 1], places[i]],
    [places[i], places[i + 1]],
  ] as const
  const crossed = pairs.flatMap(([a, b]) => {
    if (a === undefined || b === undefined) return []
    const [left, entered] = [countryOfId(a), countryOfId(b)]
    return left === entered ? [] : [`${left}>${entered}`]
  })
  return crossed.length === 0 ? [null] : [...new Set(crossed)]
}

function midway(from: PassedBy, to: PassedBy): number | null {
  return from.p50 === null || to.p50 === null ? null : Math.round((from.p50 + to.p50) / 2)
}

/** When each stage of a plan is done. */
function stageEnds({ stages, arrival }: TransportPlan, { ready }: PlanQuery): Arrival[] {
  const { gridMinutes, horizonEnd } = arrival
  const start = Math.ceil(ready / gridMinutes)
  const end = Math.floor(horizonEnd / gridMinutes)
  const grid = { stepMinutes: gridMinutes, horizonSteps: end - start }
  const known = new Map<TimeMap, Kernel>()
  let done = readyAt(start)
  return stages.map(({ time }) => {
    const kernel = known.get(time) ?? compileTimeMap(time, grid)
    known.set(time, kernel)
    done = kernel.apply(done, end)
    return done
  })
}
