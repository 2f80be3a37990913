import type { EpochMinutes } from '@karavan/core'
import type { EquipmentPosition, LocationId, Milestone, OtherEvent, Telling } from '@karavan/model'
import type { Aboard } from './aboard.js'
import type { PieceId } from './pieces.js'
import { byTime } from './settle.js'

/** That a piece was at a place, or left it. */
interface Sighting {
  readonly place: LocationId
  readonly left: boolean
  readonly telling: Telling
}

/** Where each piece was seen, by the words that are taken. */
export function sightingsOf(
  milestones: readonly Milestone[],
  others: readonly OtherEvent[],
): ReadonlyMap<PieceId, Sighting[]> {
  const found = new Map<PieceId, Sighting[]>()
  const add = (id: PieceId, sighting: Sighting) => {
    const known = found.get(id)
    if (known === undefined) found.set(id, [sighting])
    else known.push(sighting)
  }
  for (const { kind, place, pieces } of milestones) {
    const left = kind === 'departure' || kind === 'borderExit'
    for (const { equipmentId, ACT } of pieces) if (ACT !== null) add(equipmentId, { place, left, telling: ACT.taken })
  }
  for (const { place, equipment, telling, bizStep, why } of others) {
    if (place === null || telling.classifier !== 'ACT' || why === 'ahead' || why === 'timeOutside') continue
    for (const id of equipment) add(id, { place, left: bizStep === 'departing', telling })
  }
  return found
}

/** Where a piece was last known to be; null where nobody has seen it yet. */
export function positionOf(
  id: PieceId,
  seen: ReadonlyMap<PieceId, readonly Sighting[]>,
  aboard: Aboard,
  now: EpochMinutes,
): EquipmentPosition | null {
  const sightings = [...(seen.get(id) ?? [])]
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
