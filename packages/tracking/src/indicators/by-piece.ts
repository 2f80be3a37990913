import type { EpochMinutes } from '@karavan/core'
import type { LocationId, Milestone, MilestoneKind, Story } from '@karavan/model'
import type { PieceId } from '../pieces.js'

/** When something happened to a piece, and the content hashes of the events that say so. */
interface Happened {
  readonly at: EpochMinutes
  readonly events: readonly string[]
}

/** When something happened to each piece of which it is told. */
export type ByPiece = ReadonlyMap<PieceId, Happened>

const NOBODY: ByPiece = new Map()

/** When a milestone happened, by the words that were taken. */
export function actualsOf(milestone: Pick<Milestone, 'pieces'> | undefined): ByPiece {
  if (milestone === undefined) return NOBODY
  return new Map(
    milestone.pieces.flatMap(({ equipmentId, ACT }) =>
      ACT === null ? [] : [[equipmentId, { at: ACT.taken.at, events: [ACT.taken.contentHash] }] as const],
    ),
  )
}

/** The milestone of a kind at a place on a leg; undefined where there is none. */
export function milestoneOf(
  { milestones }: Pick<Story, 'milestones'>,
  kind: MilestoneKind,
  place: LocationId,
  leg: number | null,
): Milestone | undefined {
  return milestones.find((each) => each.kind === kind && each.place === place && each.leg === leg)
}

/** Arrivals at a place where the plan foresees none, as at a border in the midst of a leg; of several words the earliest. */
export function arrivalsBeside({ others }: Pick<Story, 'others'>, place: LocationId): ByPiece {
  const first = new Map<PieceId, Happened>()
  for (const { telling, place: where, bizStep, equipment, why } of others) {
    if (where !== place || bizStep !== 'arriving' || telling.classifier !== 'ACT' || why === 'ahead') continue
    for (const piece of equipment) {
      const known = first.get(piece)
      const isFirst = known === undefined || telling.at < known.at
      if (isFirst) first.set(piece, { at: telling.at, events: [telling.contentHash] })
    }
  }
  return first
}

/** For the pieces of which all is told, the last of it. */
export function lastOf([first = NOBODY, ...others]: readonly ByPiece[]): ByPiece {
  const last = new Map<PieceId, Happened>()
  for (const [piece, happened] of first) {
    const all = [happened, ...others.flatMap((each) => each.get(piece) ?? [])]
    if (all.length <= others.length) continue
    const at = Math.max(...all.map((each) => each.at))
    last.set(piece, { at, events: all.flatMap(({ events }) => events) })
  }
  return last
}

/** The same, the second counting only for the pieces of which it is told. */
export function laterOf(sure: ByPiece, also: ByPiece): ByPiece {
  return new Map(
    [...sure].map(([piece, happened]) => {
      const other = also.get(piece)
      if (other === undefined) return [piece, happened]
      return [piece, { at: Math.max(happened.at, other.at), events: [...happened.events, ...other.events] }]
    }),
  )
}
