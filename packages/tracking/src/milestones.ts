import { type EpochMinutes, isInstant } from '@karavan/core'
import {
  type Consignment,
  EVENT_CLASSIFIER_CODES,
  type EventClassifierCode,
  type LocationId,
  MILESTONE_KINDS,
  type Milestone,
  type MilestonePiece,
  type OtherEvent,
  type Telling,
} from '@karavan/model'
import { isDoer } from './doers.js'
import { meaningsOf } from './meaning.js'
import type { PieceId, Pieces } from './pieces.js'
import type { PlannedMilestone } from './planned.js'
import { isAhead, type Saying } from './saying.js'
import { compareText, settle } from './settle.js'

/** A word with the place and the pieces that it is about. */
export interface PlacedSaying extends Saying {
  readonly location: LocationId | null
  readonly pieces: readonly PieceId[]
  /** It tells of the goods in the pieces, not of what the pieces are on. */
  readonly isFilling: boolean
}

/** A milestone with the words about it. */
export interface ToldMilestone {
  readonly milestone: PlannedMilestone
  readonly sayings: readonly PlacedSaying[]
}

/** Finds the milestone of each word, or why it has none. */
export function sortOut(
  sayings: readonly PlacedSaying[],
  planned: readonly PlannedMilestone[],
  now: EpochMinutes,
): { readonly told: readonly ToldMilestone[]; readonly others: readonly OtherEvent[] } {
  const told = new Map<PlannedMilestone, PlacedSaying[]>(planned.map((milestone) => [milestone, []]))
  const unforeseen = new Map<string, PlannedMilestone>()
  const others: OtherEvent[] = []
  for (const saying of sayings) {
    const found = milestoneOf(saying, planned, now)
    if (typeof found === 'string') {
      const { telling, location: place, bizStep, pieces: equipment } = saying
      others.push({ telling, place, bizStep, equipment, why: found })
      continue
    }
    const name = `${found.kind} ${found.place}`
    const milestone = found.leg === null ? (unforeseen.get(name) ?? found) : found
    if (found.leg === null) unforeseen.set(name, milestone)
    const about = told.get(milestone)
    if (about === undefined) told.set(milestone, [saying])
    else about.push(saying)
  }
  const order = inOrder(planned, [...unforeseen.values()])
  return { told: order.map((milestone) => ({ milestone, sayings: told.get(milestone) ?? [] })), others }
}

function milestoneOf(
  saying: PlacedSaying,
  planned: readonly PlannedMilestone[],
  now: EpochMinutes,
): PlannedMilestone | OtherEvent['why'] {
  const { telling, location } = saying
  const meanings = saying.isFilling ? [] : meaningsOf(saying)
  if (!isInstant(telling.at)) return 'timeOutside'
  if (isAhead(telling, now)) return 'ahead'
  if (meanings.length === 0) return 'noMilestone'
  if (location === null) return 'placeUnknown'
  for (const kind of meanings) {
    const here = planned.filter((milestone) => milestone.kind === kind && milestone.place === location)
    const [nearest] = here.sort((a, b) => distance(a, telling.at) - distance(b, telling.at))
    if (nearest !== undefined) return nearest
    if (kind === 'customsHeld' || kind === 'customsReleased') {
      return { kind, place: location, leg: null, mode: null, planned: null }
    }
  }
  return 'notPlanned'
}

function distance({ planned }: PlannedMilestone, at: EpochMinutes): number {
  return planned === null || planned.p50 === null ? Number.MAX_SAFE_INTEGER : Math.abs(planned.p50 - at)
}

/** The plan's own order; what it does not foresee comes after what it has at the place, else at the end. */
function inOrder(planned: readonly PlannedMilestone[], unforeseen: readonly PlannedMilestone[]): PlannedMilestone[] {
  const at = (place: LocationId) => {
    const last = planned.findLastIndex((milestone) => milestone.place === place)
    return last === -1 ? planned.length : last
  }
  const sorted = [...unforeseen].sort(
    (a, b) =>
      at(a.place) - at(b.place) ||
      compareText(a.place, b.place) ||
      MILESTONE_KINDS.indexOf(a.kind) - MILESTONE_KINDS.indexOf(b.kind),
  )
  return [
    ...planned.flatMap((milestone, i) => [milestone, ...sorted.filter(({ place }) => at(place) === i)]),
    ...sorted.filter(({ place }) => at(place) === planned.length),
  ]
}

/** Planned, estimated and actual of a milestone side by side. */
export function settledMilestone(
  { milestone, sayings }: ToldMilestone,
  pieces: Pieces,
  consignment: Consignment,
  now: EpochMinutes,
): Milestone {
  const did = ({ sender }: Telling) => isDoer(consignment, sender, milestone)
  const about = new Map<PieceId, Telling[]>(pieces.ids.map((id) => [id, []]))
  for (const saying of sayings) for (const id of saying.pieces) about.get(id)?.push(saying.telling)
  const side = (id: PieceId, code: EventClassifierCode) =>
    settle(
      (about.get(id) ?? []).filter(({ classifier }) => classifier === code),
      did,
      now,
    )
  const told = pieces.ids
    .map(
      (id): MilestonePiece => ({ equipmentId: id, PLN: side(id, 'PLN'), EST: side(id, 'EST'), ACT: side(id, 'ACT') }),
    )
    .filter((piece) => EVENT_CLASSIFIER_CODES.some((code) => piece[code] !== null))
  const actual = told.flatMap(({ ACT }) => (ACT === null ? [] : [ACT.taken.at]))
  const expected = told.flatMap(({ ACT, EST }) => (ACT === null && EST !== null ? [EST.taken.at] : []))
  const last = actual.length === 0 ? now : Math.max(...actual)
  const there = new Set(told.filter(({ ACT }) => ACT !== null).map(({ equipmentId }) => equipmentId))
  const of = pieces.ids.filter((id) => there.has(id) || pieces.belongs(id, last)).length
  return {
    ...milestone,
    pieces: told,
    done: actual.length,
    of,
    actual: actual.length > 0 && actual.length === of ? last : null,
    estimated: expected.length === 0 ? null : Math.max(...expected),
  }
}
