import type { EpochMinutes } from '@karavan/core'
import type { CorridorSegment, Indicator, Unmeasured } from '@karavan/model'
import type { PieceId } from '../pieces.js'
import type { ByPiece } from './by-piece.js'

/** What was measured of one passage of a segment, or why it was not. */
export type Measured =
  | {
      readonly value: number
      readonly pieces: number
      readonly events: readonly string[]
      /** Of a cost. */
      readonly currency?: string
    }
  | { readonly why: Unmeasured }

/** One measure of one consignment's passage of a segment. */
export interface Passage {
  readonly consignmentId: string
  readonly segment: CorridorSegment
  readonly indicator: Indicator
  /** When the last piece ended it, of those of which it is told. */
  readonly at: EpochMinutes
  readonly measured: Measured
}

/** Time that a piece stood; null where that is not known. */
export type Stood = (piece: PieceId) => { readonly minutes: number; readonly events: readonly string[] } | null

const NEVER_STOOD: Stood = () => ({ minutes: 0, events: [] })

/**
 * Hours from one thing to another, the mean over the pieces of which both are told.
 * @param stood - what does not count of it
 */
export function hoursBetween(begin: ByPiece, end: ByPiece, stood: Stood = NEVER_STOOD): Measured {
  const timed = [...end].flatMap(([piece, ended]) => {
    const begun = begin.get(piece)
    return begun === undefined ? [] : [{ piece, begun, ended }]
  })
  if (timed.length === 0) return { why: 'beginUntold' }
  const known = timed.flatMap(({ piece, begun, ended }) => {
    const still = stood(piece)
    if (still === null) return []
    const minutes = ended.at - begun.at - still.minutes
    return [{ minutes, events: [...begun.events, ...ended.events, ...still.events] }]
  })
  if (known.length === 0) return { why: 'stopUntold' }
  const sound = known.filter(({ minutes }) => minutes >= 0)
  if (sound.length === 0) return { why: 'timesConflict' }
  const minutes = sound.reduce((sum, each) => sum + each.minutes, 0)
  return {
    value: minutes / sound.length / 60,
    pieces: sound.length,
    events: [...new Set(sound.flatMap(({ events }) => events))].sort(),
  }
}

/** Kilometres an hour, over a distance in so many hours. @param km - null where it is not known */
export function speedOver(km: number | null, hours: Measured): Measured {
  if (km === null) return { why: 'distanceUnknown' }
  if ('why' in hours) return hours
  return hours.value > 0 ? { ...hours, value: km / hours.value } : { why: 'timesConflict' }
}

/** When the last piece ended something; null where it is told of none. */
export function endOf(end: ByPiece): EpochMinutes | null {
  return end.size === 0 ? null : Math.max(...[...end.values()].map(({ at }) => at))
}
