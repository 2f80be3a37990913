import { DAY_MINUTES } from '@karavan/core'
import {
  type ConditionsSnapshot,
  countedIn,
  EQUIPMENT,
  type EquipmentFamily,
  type EquipmentKind,
  type HandlingOverride,
  message,
  type PlanQuery,
  type Restriction,
  type RestrictionMatch,
  sourceOfOrder,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import type { MoveGraph } from '../graph/build.js'
import { carriageOf, GROUND } from '../graph/carriage.js'
import type { Move, StageSpec } from '../graph/move.js'
import { placeNamed } from '../graph/places.js'
import { queueAt } from '../graph/queue-at.js'
import { isOver, looksAt, type RestrictionIndex, type Verdicts } from './rules.js'

/** A stage that holds goods within a move, and how many stages of the move are done before it. */
interface Holdup {
  readonly at: number
  readonly stage: StageSpec
}

/** A queue as a stage. */
interface Queueing {
  readonly queue: HandlingOverride
  readonly stage: StageSpec
  /** Of whose verdict on the goods it depends; null: it holds all. */
  readonly rule: Restriction | null
}

/** A queue with the moves that meet it, whatever is carried; made once for a graph and snapshot. */
interface MetQueue extends Queueing {
  readonly moves: readonly { readonly id: number; readonly at: number }[]
}

/** Queues and quotas laid over the moves of questions. */
export class Holdups {
  private readonly met: readonly MetQueue[]
  private readonly family: EquipmentFamily

  constructor(
    private readonly network: Network,
    snapshot: ConditionsSnapshot,
    graph: MoveGraph,
    kind: EquipmentKind,
    private readonly restrictions: RestrictionIndex,
  ) {
    const { family } = EQUIPMENT[kind]
    this.family = family
    this.met = queuesIn(network, snapshot).map((standing) => ({
      ...standing,
      moves: graph.moves.flatMap((move) => {
        const at = queueAt(standing.queue, move, family)
        return at === null ? [] : [{ id: move.id, at }]
      }),
    }))
  }

  /**
   * Moves with the stages at which the goods of a question are held; those that meet nothing are the same.
   * @param moves - by id; those beyond the graph's are the question's own
   */
  laidOn(moves: readonly Move[], own: readonly Move[], verdicts: Verdicts, query: PlanQuery): readonly Move[] {
    const held = new Map<number, Holdup[]>()
    const hold = (id: number, at: number | null, stage: StageSpec) => {
      if (at !== null) held.set(id, [...(held.get(id) ?? []), { at, stage }])
    }
    for (const standing of this.met) {
      if (!holdsGoodsOf(standing, (rule) => verdicts.of(rule).verdict)) continue
      const { queue, stage, moves: meeting } = standing
      for (const { id, at } of meeting) hold(id, at, stage)
      for (const move of own) hold(move.id, queueAt(queue, move, this.family), stage)
    }
    for (const { restriction, moves: looked } of this.restrictions.capping) {
      const match = verdicts.of(restriction)
      const split = this.splitBy(restriction, match, query)
      if (split === null) continue
      const meeting = [...looked.flatMap((id) => moves[id] ?? []), ...own.filter((move) => looksAt(restriction, move))]
      for (const move of meeting)
        hold(
          move.id,
          cappedAt(restriction, move, query.from),
          splitStage(restriction, match, split, move, this.network),
        )
    }
    return held.size === 0 ? moves : moves.map((move) => withHoldups(move, held.get(move.id)))
  }

  /** The days by which the last of a consignment passes later than the first, where it is more than a day's quota. */
  private splitBy(restriction: Restriction, match: RestrictionMatch, { cargo, ready }: PlanQuery): Split | null {
    const quota = match.verdict === 'hit' ? restriction.quota : match.verdict === 'exempt' ? match.quota : null
    if (quota == null || countedIn(quota.unit) !== this.family || isOver(restriction, ready)) return null
    const days = Math.ceil(cargo.units / quota.value) - 1
    return days <= 0 ? null : { perDay: quota.value, days }
  }
}

/** How much of a consignment passes in a day, and how many days the last of it passes after the first. */
interface Split {
  readonly perDay: number
  readonly days: number
}

function splitStage(
  restriction: Restriction,
  { exemption }: RestrictionMatch,
  { perDay, days }: Split,
  { via }: Move,
  network: Network,
): StageSpec {
  const place = via.find((id) => restriction.places.includes(id)) ?? via[0] ?? ''
  return {
    kind: 'hold',
    place,
    serviceId: null,
    label: message('stage.quota', { place: placeNamed(network, place), perDay, days }),
    time: { kind: 'quota', from: restriction.from ?? 0, until: restriction.until, hours: days * 24 },
    provenance: [exemption?.provenance ?? sourceOfOrder(restriction)],
    rule: restriction,
  }
}

/**
 * After how many of its stages a consignment is split by the quota of a restriction that looks at a move; null where it is
 * split before or after this move, so that no chain is split twice: where it comes to the place, or crosses the border.
 */
function cappedAt({ appliesAt, places, directions }: Restriction, move: Move, origin: string): number | null {
  if (appliesAt === 'arrival') return move.stages.length
  if (appliesAt === 'departure') return 0
  const comes = move.via.slice(1).some((place) => places.includes(place))
  if (appliesAt !== 'passage') return comes || GROUND.includes(carriageOf(move.from)) ? 0 : null
  if (directions.length > 0) return 0
  if (comes) return move.stages.length
  return move.via[0] === origin && places.includes(origin) ? 0 : null
}

/** The queues that stand by a snapshot. */
function queuesIn(network: Network, snapshot: QueueConditions): readonly Queueing[] {
  return snapshot.handlingOverrides.map((queue) => {
    const rule = snapshot.restrictions.find(({ id }) => id === queue.quota?.restrictionId) ?? null
    return { queue, stage: { ...stageOf(queue, network, snapshot), ...(rule && { rule }) }, rule }
  })
}

type QueueConditions = Pick<ConditionsSnapshot, 'restrictions' | 'handlingOverrides' | 'asOf'>
type VerdictOf = (rule: Restriction) => RestrictionMatch['verdict']

/** A queue by a quota holds those whom the quota concerns. */
function holdsGoodsOf({ queue, rule }: Queueing, verdictOf: VerdictOf): boolean {
  return queue.quota === null || (rule !== null && verdictOf(rule) === 'hit')
}

/**
 * Lays the queues of a snapshot on single moves, as {@link Holdups.laidOn} lays them on all.
 * @param verdictOf - what a rule says of the goods
 */
export function layingQueues(
  network: Network,
  snapshot: QueueConditions,
  family: EquipmentFamily,
  verdictOf: VerdictOf,
): (move: Move) => Move {
  const standing = queuesIn(network, snapshot).filter((one) => holdsGoodsOf(one, verdictOf))
  return (move) => {
    const met = standing.flatMap(({ queue, stage }): Holdup[] => {
      const at = queueAt(queue, move, family)
      return at === null ? [] : [{ at, stage }]
    })
    return withHoldups(move, met)
  }
}

function withHoldups(move: Move, holdups: readonly Holdup[] | undefined): Move {
  if (holdups === undefined) return move
  const stages = move.stages.flatMap((stage, i) => [...stagesAt(holdups, i), stage])
  return { ...move, stages: [...stages, ...stagesAt(holdups, move.stages.length)] }
}

function stagesAt(holdups: readonly Holdup[], at: number): StageSpec[] {
  return holdups.filter((holdup) => holdup.at === at).map(({ stage }) => stage)
}

/** Who comes from the day of the snapshot on and before the queue is handled waits until it is; who comes later passes. */
function stageOf(
  { location, hours, waiting, counted, quota, provenance }: HandlingOverride,
  network: Network,
  { asOf }: Pick<ConditionsSnapshot, 'asOf'>,
): StageSpec {
  const said = {
    place: placeNamed(network, location),
    waiting,
    date: { kind: 'date', date: counted },
  } as const
  return {
    kind: 'hold',
    place: location,
    serviceId: null,
    label:
      quota === null ? message('stage.queue', said) : message('stage.queueByQuota', { ...said, perDay: quota.perDay }),
    time: { kind: 'window', from: asOf - (asOf % DAY_MINUTES), until: asOf, extension: hours },
    provenance,
  }
}
