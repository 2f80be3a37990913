import type { EpcisEvent } from '@karavan/model'
import type { Namespaces } from '../namespaces.js'

/** A question to a repository of events (EPCIS 2.0, section 8.2.7.1: the simple event query). */
export interface EpcisQuery {
  /** What an index may find by. Every event that fits the question fits all of these; not the other way round. */
  readonly narrow: EpcisNarrowing
  /** Whether an event fits: the whole rule. */
  readonly fits: (stored: StoredEpcisEvent) => boolean
  readonly orderBy: 'eventTime' | 'recordTime'
  readonly direction: 'ASC' | 'DESC'
  /** The first so many in that order; null without limit. Never together with `maxEventCount`. */
  readonly eventCountLimit: number | null
  /** More than so many are refused; null without limit. */
  readonly maxEventCount: number | null
  /** Events on a page; null where it is not said. */
  readonly perPage: number | null
}

/** Where a list is null, anything may stand; where it is empty, no event fits. */
export interface EpcisNarrowing {
  /** For each of these, one of its patterns is a name in the event: one of `namedIn`, as it is written or canonical. */
  readonly names: readonly (readonly NamePattern[])[]
  readonly eventIds: readonly string[] | null
  /** As events write it, as all below but places. */
  readonly eventTypes: readonly string[] | null
  readonly actions: readonly string[] | null
  /** In every spelling that an event may have: bare, URN, IRI. */
  readonly bizSteps: readonly string[] | null
  readonly dispositions: readonly string[] | null
  /** As they are asked for, and canonical (`canonicalGs1`): a place of an event is one of them, written or canonical. */
  readonly readPoints: readonly string[] | null
  readonly bizLocations: readonly string[] | null
  readonly eventTime: TimeRange
  readonly recordTime: TimeRange
}

/** Milliseconds since 1970; null where there is no bound. */
export interface TimeRange {
  /** The earliest that fits. */
  readonly from: number | null
  /** The first that does not fit any more. */
  readonly before: number | null
}

export type NamePattern = { readonly exact: string } | { readonly prefix: string }

/** An event with what a question may look at. */
export interface StoredEpcisEvent {
  readonly event: EpcisEvent
  /** When the repository took it in, milliseconds since 1970. */
  readonly recordTime: number
  /** What the short names of the event stand for. */
  readonly namespaces: Namespaces
}
