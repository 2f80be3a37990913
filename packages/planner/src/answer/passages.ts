import { type Arrival, chanceDelayed, readyAt } from '@karavan/core'
import {
  type BorderPassage,
  type Leg,
  type LocationId,
  orderHolding,
  type PlannedConsignment,
  type PlannedHold,
  type PlannedPassage,
  type PlanQuery,
  type Quantiles,
  type QueueMet,
  quantilesOf,
  type Stage,
  type StageChain,
  sortOfHold,
  stageChain,
  stageEnds,
  type TransportPlan,
} from '@karavan/model'
import { countryOfId } from '../graph/borders.js'
import { LEAST_CHANCE } from './flags.js'

/** What of a plan tells where it passes, and when. */
export interface PassedPlan extends Pick<TransportPlan, 'planId' | 'stages' | 'arrival' | 'borders'> {
  readonly legs: readonly Pick<Leg, 'mode' | 'from' | 'to' | 'via' | 'crosses' | 'stages'>[]
}
type PassedQuery = Pick<PlanQuery, 'ready' | 'cargo' | 'from' | 'to'>

/**
 * What a plan passes and when, as those see it who watch over orders: where each leg begins, every place it passes with the
 * border it crosses there, and where it ends. A leg that an order holds is told as it would go if nothing held it, so that the
 * order is seen to meet it; the legs after it go by the hold.
 */
export function passagesOf(plan: PassedPlan, query: PassedQuery): PlannedConsignment {
  const chain = stageChain(plan, query.ready)
  const ends = stageEnds(chain)
  const passedBy = (arrival: Arrival) => quantilesOf(chain, arrival)
  let before: Arrival = readyAt(chain.start)
  const passages = plan.legs.flatMap((leg, number): PlannedPassage[] => {
    const stages = plan.stages
      .map((stage, i) => ({ stage, i }))
      .filter(({ stage }) => leg.stages.includes(stage.stageId))
    const begun = before
    before = ends[stages.at(-1)?.i ?? -1] ?? before
    const free = unheldEnds(stages, begun, chain)
    const doneAt = (index: number | undefined) => (index === undefined ? undefined : free.get(index))
    const done = doneAt(stages.at(-1)?.i) ?? begun
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
    const borders = plan.borders.filter(({ from, to }) => leg.crosses.includes(from) && leg.crosses.includes(to))
    const passed = places.flatMap((location, i): PlannedPassage[] => {
      const arrival = i === 0 ? sailed : i === places.length - 1 ? arrived : reached(location)
      const when = arrival === undefined ? between : passedBy(arrival)
      const directions = directionsAt(places, i, borders)
      return directions.map((direction) => ({ ...base, moment: 'passage', location, direction, when }))
    })
    const elsewhere = borders.filter(({ place }) => !plan.legs.some((other) => placesOf(other).includes(place)))
    return [
      { ...start, moment: 'acceptance', towards: places.slice(1) },
      { ...start, moment: 'loading', towards: places.slice(1) },
      { ...start, moment: 'departure', when: passedBy(sailed) },
      ...passed,
      ...elsewhere.map((border): PlannedPassage => {
        return { ...base, moment: 'passage', location: border.place, direction: directionOf(border), when: between }
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
    holds: holdsIn(plan, chain, ends),
    queues: queuesIn(plan, chain, ends),
  }
}

/** When each of some stages would be done if no order held the goods, by its index. */
function unheldEnds(
  stages: readonly { readonly stage: Stage; readonly i: number }[],
  begun: Arrival,
  { kernels, end }: StageChain,
): ReadonlyMap<number, Arrival> {
  let ready = begun
  const ends = new Map<number, Arrival>()
  for (const { stage, i } of stages) {
    if (orderHolding(stage) === null) ready = kernels[i]?.apply(ready, end) ?? ready
    ends.set(i, ready)
  }
  return ends
}

/** Where orders hold the goods of a plan, with some chance. */
function holdsIn({ legs, stages }: PassedPlan, chain: StageChain, ends: readonly Arrival[]): PlannedHold[] {
  return stages.flatMap((stage, i): PlannedHold[] => {
    const { stageId, place, time } = stage
    const orderId = orderHolding(stage)
    const kernel = chain.kernels[i]
    if (orderId === null || time.kind !== 'window' || kernel === undefined) return []
    const ready = ends[i - 1] ?? readyAt(chain.start)
    const chance = chanceDelayed(kernel, ready, chain.end)
    if (chance < LEAST_CHANCE) return []
    const leg = legs.findIndex((one) => one.stages.includes(stageId))
    const { from, until } = time
    return [{ orderId, from, until, leg, location: place, when: quantilesOf(chain, ready), chance }]
  })
}

/** The queues in which a plan waits, with some chance. */
function queuesIn({ legs, stages }: PassedPlan, chain: StageChain, ends: readonly Arrival[]): QueueMet[] {
  return stages.flatMap((stage, i): QueueMet[] => {
    const { stageId, place, label, told, provenance } = stage
    const [kernel, passed] = [chain.kernels[i], ends[i]]
    if (sortOfHold(stage) !== 'queue' || kernel === undefined || passed === undefined) return []
    const ready = ends[i - 1] ?? readyAt(chain.start)
    const chance = chanceDelayed(kernel, ready, chain.end)
    if (chance < LEAST_CHANCE) return []
    const leg = legs.findIndex((one) => one.stages.includes(stageId))
    const [when, behind] = [quantilesOf(chain, ready), quantilesOf(chain, passed)]
    return [{ place, text: label, told: { text: told.label }, chance, leg, when, passed: behind, provenance }]
  })
}

function placesOf({ from, via, to }: Pick<Leg, 'from' | 'via' | 'to'>): readonly LocationId[] {
  const places = [from, ...via, to]
  return places.filter((place, i) => place !== places[i - 1])
}

/** The borders that stand at a place, or at the next one on the other side; null alone where there is none. */
function directionsAt(
  places: readonly LocationId[],
  i: number,
  borders: readonly BorderPassage[],
): readonly (string | null)[] {
  const place = places[i] ?? ''
  const beside = [places[i - 1], places[i + 1]]
  const here = borders.filter(
    (border) =>
      border.place === place ||
      (beside.includes(border.place) &&
        [border.from, border.to].includes(countryOfId(place)) &&
        countryOfId(border.place) !== countryOfId(place)),
  )
  return here.length === 0 ? [null] : [...new Set(here.map(directionOf))]
}

function directionOf({ from, to }: BorderPassage): string {
  return `${from}>${to}`
}

function midway(from: Quantiles, to: Quantiles): number | null {
  return from.p50 === null || to.p50 === null ? null : Math.round((from.p50 + to.p50) / 2)
}
