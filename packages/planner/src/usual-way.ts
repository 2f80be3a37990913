import type { EpochMinutes } from '@karavan/core'
import {
  type ConditionsSnapshot,
  type HoursSummary,
  type LocationId,
  type Mode,
  type PlannedPassage,
  quantilesOf,
  type Restriction,
  stageChain,
  stageEnds,
  type TransportPlan,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { passagesOf } from './answer/passages.js'
import { placeNamed } from './graph/places.js'
import { plan } from './plan.js'
import { readQuestion } from './question/index.js'

/** How goods usually come to a place. */
export interface UsualWay {
  /** From the hand-over until they are there, before they are unloaded. */
  readonly hours: Pick<HoursSummary, 'p10' | 'p50' | 'p90'>
  /** By which they come. */
  readonly mode: Mode
  /** What they pass on the way, and when; the first is the hand-over. */
  readonly passages: readonly PlannedPassage[]
}

/**
 * The quickest way of a question as it usually is: with the months of closures and the laws about countries that have no end,
 * without other orders and queues. Null where there is none.
 * @param raw - the question as somebody writes it
 * @throws {StructuredError} as `readQuestion` and `plan`
 */
export function usualWay(
  raw: unknown,
  network: Network,
  snapshot: ConditionsSnapshot,
  now: EpochMinutes,
): UsualWay | null {
  const { query } = readQuestion(raw, network, now)
  const [quickest] = plan(query, network, usually(snapshot))
    .plans.flatMap((one) => {
      const mode = one.legs.at(-1)?.mode
      return mode === undefined
        ? []
        : [{ hours: hoursOf(one, query.ready), mode, passages: passagesOf(one, query).passages }]
    })
    .sort((a, b) => (a.hours.p50 ?? Number.POSITIVE_INFINITY) - (b.hours.p50 ?? Number.POSITIVE_INFINITY))
  return quickest ?? null
}

/** How goods usually come to places of a network, with the names of those. */
export function usualWays(network: Network, snapshot: ConditionsSnapshot, now: EpochMinutes) {
  return {
    wayOf: (raw: unknown) => usualWay(raw, network, snapshot, now),
    named: (place: LocationId) => placeNamed(network, place),
  }
}

const known = new WeakMap<ConditionsSnapshot, ConditionsSnapshot>()

/** What holds whatever orders are out; the same for the same snapshot, as graphs are laid out for each. */
function usually(snapshot: ConditionsSnapshot): ConditionsSnapshot {
  let usual = known.get(snapshot)
  if (usual === undefined) {
    usual = { ...snapshot, restrictions: snapshot.restrictions.filter(isUsual), handlingOverrides: [] }
    known.set(snapshot, usual)
  }
  return usual
}

function isUsual({ effect, until, places }: Restriction): boolean {
  return effect === 'forbid' && until === null && places.length === 0
}

function hoursOf(plan: TransportPlan, ready: EpochMinutes) {
  const last = plan.stages.findLastIndex(({ kind }) => kind === 'run')
  const stages = plan.stages.slice(0, last + 1).filter(({ time: { kind } }) => kind !== 'quota')
  const chain = stageChain({ ...plan, stages }, ready)
  const there = stageEnds(chain).at(-1)
  if (there === undefined) return { p10: 0, p50: 0, p90: 0 }
  const { p10, p50, p90 } = quantilesOf(chain, there)
  const since = (at: EpochMinutes | null) => (at === null ? null : (at - chain.start * chain.gridMinutes) / 60)
  return { p10: since(p10), p50: since(p50), p90: since(p90) }
}
