import type { ListedConsignment } from '@karavan/api'
import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import { type EstimatedLateness, estimatedLateness } from '@karavan/model'
import { type TimeAxis, ticksBetween } from '../../answers/time-axis.js'
import type { Words } from '../../words/words.js'
import { latenessInWords } from '../lateness.js'

/** When a consignment was to arrive and when it will. */
export type Due = Told | Worked

/** By what was told. */
interface Told {
  /** It arrived then; somebody says so; or as late as it is now. */
  readonly how: 'arrived' | 'announced' | 'asLate'
  /** By the median of its plan; null without one. */
  readonly planned: EpochMinutes | null
  /** Null where nobody says, and nothing can be compared. */
  readonly expected: EpochMinutes | null
  /** Minutes later than planned; null where it can be compared with nothing. */
  readonly late: number | null
}

/** By the estimate that is kept. */
interface Worked {
  readonly how: 'estimated'
  /** The time that it is held against. */
  readonly planned: EpochMinutes
  readonly basis: EstimatedLateness['basis']
  readonly expected: EpochMinutes
  /** Minutes later than that time. */
  readonly late: number
  /** What those who carry it say, where that may still come true. */
  readonly said: EpochMinutes | null
}

type Listed = Pick<ListedConsignment, 'digest' | 'lateMinutes'> & { readonly estimate: ListedEstimate | null }
type ListedEstimate = Pick<NonNullable<ListedConsignment['estimate']>, 'p50' | 'due'>

/** @param lateMinutes - where what was announced did not come true, it is more than that */
export function dueOf({ digest, lateMinutes, estimate }: Listed): Due {
  const planned = digest?.arrival.plannedP50 ?? null
  const announced = digest?.arrival.estimated ?? null
  const asLate = planned === null || lateMinutes === null ? null : planned + lateMinutes
  const stands = announced !== null && (asLate === null || asLate === announced)
  const estimated = estimatedLateness(estimate, digest)
  if (estimated !== null) {
    const { expected, than, basis, minutes } = estimated
    return { how: 'estimated', planned: than, basis, expected, late: minutes, said: stands ? announced : null }
  }
  const told = { planned, late: lateMinutes }
  if (!stands) return { ...told, expected: asLate, how: 'asLate' }
  return { ...told, expected: announced, how: digest?.state === 'delivered' ? 'arrived' : 'announced' }
}

/** When it was to be delivered and when it will be, as one sentence; empty where nothing is known. */
export function dueInWords(due: Due, { say, shortDate }: Words): string {
  const { planned, expected } = due
  if (planned === null && expected === null) return ''
  if (expected === null) return say('consignments.arrival.planned', { planned: shortDate(planned ?? 0) })
  if (planned === null) return say('consignments.arrival.expected', { expected: shortDate(expected) })
  const days = { planned: shortDate(planned), expected: shortDate(expected) }
  if (due.how !== 'estimated') return say(`consignments.arrival.${due.how}`, days)
  const estimated = say(`consignments.arrival.estimated.${due.basis}`, days)
  return due.said === null ? estimated : say('consignments.arrival.said', { estimated, day: shortDate(due.said) })
}

/** `2 days late`, or `2 days late by the estimate`. */
export function lateInWords({ how, late }: Pick<Due, 'how' | 'late'>, words: Words): string {
  const told = latenessInWords(late, words)
  return how === 'estimated' ? words.say('consignments.byEstimate', { late: told }) : told
}

/** One axis for all that are listed, with now on it; null where none has a day. */
export function dueAxis(dues: readonly Due[], now: EpochMinutes): TimeAxis | null {
  const days = dues.flatMap(({ planned, expected }) => [planned, expected]).filter((at) => at !== null)
  if (days.length === 0) return null
  const [first, last] = [Math.min(now, ...days), Math.max(now, ...days)]
  const pad = Math.max(DAY_MINUTES, (last - first) * 0.05)
  const [from, to] = [first - pad, last + pad]
  return { from, to, ticks: ticksBetween(from, to, 6) }
}
