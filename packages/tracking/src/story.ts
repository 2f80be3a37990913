import { type EpochMinutes, isInstant } from '@karavan/core'
import { type Consignment, type EventRecord, goesOnAs, type LocationId, type Story, type Telling } from '@karavan/model'
import { Aboard, stowagesOfPieces } from './aboard.js'
import { isDoer } from './doers.js'
import { doubtsOf } from './doubts.js'
import { gapsOf } from './gaps.js'
import { type PlacedSaying, settledMilestone, sortOut } from './milestones.js'
import { Pieces } from './pieces.js'
import { plannedMilestones } from './planned.js'
import { positionOf, sightingsOf } from './positions.js'
import { isAhead, type Saying, sayingsOf } from './saying.js'
import { byTime, settle } from './settle.js'
import { namingOf, stowagesOf } from './stowages.js'

/** The location that a read point or business location of an event names; null where it is not known. */
export type Locate = (uri: string) => LocationId | null

/**
 * One story out of all that was reported of a consignment. The order of the records makes no difference, nor do records and
 * receipts that come again.
 * @param records - every report that may be about it: of its equipment, of what carried it, of its references
 * @param now - by it silence and age are told; what is said to have happened later is no fact yet
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage of the plan holds no law of time
 * @throws {RangeError} an event whose time is none
 */
export function story(
  records: readonly EventRecord[],
  consignment: Consignment,
  locate: Locate,
  now: EpochMinutes,
): Story {
  const sayings = sayingsOf(records).sort((a, b) => byTime(a.telling, b.telling))
  const placeOf = ({ place }: Saying) => (place === null ? null : locate(place))
  const naming = namingOf(consignment)
  // A time outside of the years that are read is a slip, of whatever: nothing is told by it but that it was said.
  const happened = sayings.filter(({ telling }) => isInstant(telling.at) && !isAhead(telling, now))
  const stowages = stowagesOf(happened, consignment, naming, placeOf, (about, kind) => {
    const places = new Map(about.map((saying) => [saying.telling, placeOf(saying)]))
    const did = (telling: Telling) =>
      isDoer(consignment, telling.sender, { kind, place: places.get(telling) ?? null, leg: null })
    return settle([...places.keys()], did, now)
  })
  const equipment = consignment.utilizedEquipment.map(({ equipmentId }) => equipmentId)
  const aboard = new Aboard(stowages, equipment)
  const pieces = new Pieces(consignment, naming, aboard)
  const placed = sayings.map((saying): PlacedSaying => {
    const about = pieces.of(saying)
    const filled = about.length > 0 ? [] : pieces.filled(saying)
    return { ...saying, location: placeOf(saying), pieces: [...about, ...filled], isFilling: filled.length > 0 }
  })
  const own = placed.filter((saying) => saying.pieces.length > 0)
  const planned = consignment.plan === null ? [] : plannedMilestones(consignment.plan)
  const { told, others } = sortOut(own, planned, now)
  const milestones = told.map((each) => settledMilestone(each, pieces, consignment, now))
  const sightings = sightingsOf(milestones, others)
  const doubts = doubtsOf(milestones)
  const tellings = own.map(({ telling }) => telling)
  return {
    asOf: now,
    milestones,
    stowages: stowagesOfPieces(stowages, (thing, at) => pieces.ids.includes(thing) && pieces.belongs(thing, at)),
    positions: pieces.ids
      .filter((id) => id === null || goesOnAs(consignment, id, now) === null)
      .flatMap((id) => positionOf(id, sightings, aboard, now) ?? []),
    gaps: gapsOf(consignment, milestones, tellings, now),
    ...(doubts.length === 0 ? {} : { doubts }),
    others,
    leftOut: placed.length - own.length,
  }
}
