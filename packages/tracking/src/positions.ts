import type { EpochMinutes } from '@karavan/core'
import type { EquipmentPosition, LocationId, Milestone, OtherEvent, Telling } from '@karavan/model'
import type { PieceId } from './pieces.js'
import { byTime } from './settle.js'
import type { Aboard } from './stowages.js'

/** That a piece was at a place, or left it. */
interface Sighting {
  readonly place: LocationId
  readonly left: boolean
  readonly telling: Telling
}

/** Where a piece was last known to be, by the words that are taken; null where nobody has seen it yet. */
export function positionOf(
  id: PieceId,
  milestones: readonly Milestone[],
  others: readonly OtherEvent[],
  aboard: Aboard,
  now: EpochMinutes,
): EquipmentPosition | null {
  const sightings = [
    ...milestones.flatMap((each) => sightingAt(each, id)),
    ...others.flatMap((each) => passing(each, id)),
  ]
  sightings.sort(
    (a, b) => a.telling.at - b.telling.at || Number(a.left) - Number(b.left) || byTime(a.telling, b.telling),
  )
  const newest = sightings.at(-1)
  if (newest === undefined) return null
  const before = sightings.findLastIndex(({ place, left }) => place !== newest.place || left !== newest.left)
  const first = sightings[before + 1] ?? newest
  return {
    equipmentId: id,
    place: newest.place,
    left: newest.left,
    since: first.telling.at,
    on: id === null ? [] : aboard.under(id, now),
    telling: newest.telling,
  }
}

function sightingAt({ kind, place, pieces }: Milestone, id: PieceId): Sighting[] {
  const actual = pieces.find(({ equipmentId }) => equipmentId === id)?.ACT
  if (actual === null || actual === undefined) return []
  return [{ place, left: kind === 'departure' || kind === 'borderExit', telling: actual.taken }]
}

function passing({ place, equipment, telling, bizStep, why }: OtherEvent, id: PieceId): Sighting[] {
  const isSeen = telling.classifier === 'ACT' && why !== 'ahead' && equipment.includes(id)
  return isSeen && place !== null ? [{ place, left: bizStep === 'departing', telling }] : []
}
