import type { JsonObject } from '@karavan/model'
import type { Namespaces } from '../namespaces.js'
import type { EpcisNarrowing, TimeRange } from './query.js'

/** An event as conditions look at it. */
export interface LookedAt {
  readonly event: JsonObject
  readonly recordTime: number
  readonly namespaces: Namespaces
}

/** What one parameter asks of an event, and what follows from it for an index. */
export interface Condition {
  readonly fits: (stored: LookedAt) => boolean
  readonly narrow: Partial<EpcisNarrowing>
}

export function condition(fits: Condition['fits'], narrow: Condition['narrow'] = {}): Condition {
  return { fits, narrow }
}

/** What all conditions together leave to an index. Of two lists for one field the first is taken: each holds by itself. */
export function narrowing(conditions: readonly Condition[]): EpcisNarrowing {
  const parts = conditions.map(({ narrow }) => narrow)
  const first = <Name extends keyof EpcisNarrowing>(name: Name) =>
    parts.find((part) => part[name] !== undefined)?.[name] ?? null
  return {
    names: parts.flatMap(({ names }) => names ?? []),
    eventIds: first('eventIds'),
    eventTypes: first('eventTypes'),
    actions: first('actions'),
    bizSteps: first('bizSteps'),
    dispositions: first('dispositions'),
    readPoints: first('readPoints'),
    bizLocations: first('bizLocations'),
    eventTime: within(parts.flatMap(({ eventTime }) => eventTime ?? [])),
    recordTime: within(parts.flatMap(({ recordTime }) => recordTime ?? [])),
  }
}

function within(ranges: readonly TimeRange[]): TimeRange {
  return {
    from: ranges.find(({ from }) => from !== null)?.from ?? null,
    before: ranges.find(({ before }) => before !== null)?.before ?? null,
  }
}
