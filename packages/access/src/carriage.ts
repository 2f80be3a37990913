import { canonicalGs1, type EpochMinutes, isInstant } from '@karavan/core'
import {
  AROUND_CARRIAGE_MINUTES,
  CLOCK_TOLERANCE_MINUTES,
  classifierOf,
  type EpcisEvent,
  type EventRecord,
  instantOf,
} from '@karavan/model'

/** A stretch of time, both ends in it, in epoch minutes; the ends may be infinite. */
export interface TimeSpan {
  readonly from: number
  readonly until: number
}

export const ALWAYS: TimeSpan = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }

/** That a thing is on another from one word about it on, until the next word by which it is not. */
export interface Stay<Word> extends TimeSpan {
  readonly word: Word
  readonly thing: string
  readonly carrier: string
}

/** An aggregation that happened: what is put on what, seen there, or taken off; all that is there where no things are named. */
export interface Aggregation {
  readonly at: EpochMinutes
  readonly action: string
  readonly carrier: string
  readonly things: readonly string[]
}

/** @returns null for what is no aggregation, or did not happen by now */
export function aggregationOf({ event, declarationKey }: EventRecord, now: EpochMinutes): Aggregation | null {
  if (event.type !== 'AggregationEvent' || event.parentID === undefined || declarationKey !== '') return null
  const at = instantOf(event.eventTime)
  if (classifierOf(event) !== 'ACT' || !isInstant(at) || at > now + CLOCK_TOLERANCE_MINUTES) return null
  const things = [...new Set((event.childEPCs ?? []).map(canonicalName))]
  return { at, action: event.action, carrier: canonicalName(event.parentID), things }
}

/** Where some words say that things were: from each word until the thing is taken off, or is on something else. */
export function staysOf<Word extends { readonly aggregation: Aggregation }>(words: readonly Word[]): Stay<Word>[] {
  const stays: { -readonly [Field in keyof Stay<Word>]: Stay<Word>[Field] }[] = []
  const open = new Map<string, typeof stays>()
  const end = (thing: string, at: EpochMinutes, isEnded: (carrier: string) => boolean) => {
    const [going, ended] = [[], []] as [typeof stays, typeof stays]
    for (const stay of open.get(thing) ?? []) (isEnded(stay.carrier) ? ended : going).push(stay)
    for (const stay of ended) stay.until = at
    open.set(thing, going)
  }
  for (const word of inOrder(words)) {
    const { at, action, carrier, things } = word.aggregation
    if (action === 'DELETE' && things.length === 0) {
      for (const thing of open.keys()) end(thing, at, (on) => on === carrier)
    }
    for (const thing of things) {
      end(thing, at, (on) => (on === carrier) === (action === 'DELETE'))
      // Of what was only said to be taken off, nobody told since when it was there.
      const stay = { word, thing, carrier, from: at, until: action === 'DELETE' ? at : ALWAYS.until }
      stays.push(stay)
      if (action !== 'DELETE') open.get(thing)?.push(stay)
    }
  }
  return stays
}

/** At one time what is seen comes before what is taken off, and that before what is put on. */
function inOrder<Word extends { readonly aggregation: Aggregation }>(words: readonly Word[]): Word[] {
  const rank = ({ action }: Aggregation) => (action === 'ADD' ? 2 : action === 'DELETE' ? 1 : 0)
  return [...words].sort(({ aggregation: a }, { aggregation: b }) => a.at - b.at || rank(a) - rank(b))
}

/** Of which things somebody is heard, and when. */
export class HeardTimes {
  readonly #spans = new Map<string, readonly TimeSpan[]>()

  of(name: string): readonly TimeSpan[] {
    return this.#spans.get(name) ?? []
  }

  /** @returns whether that is more than before */
  add(name: string, span: TimeSpan): boolean {
    const spans = this.of(name)
    if (span.from > span.until || spans.some((known) => isWithin(span, known))) return false
    this.#spans.set(name, [...spans.filter((known) => !isWithin(known, span)), span])
    return true
  }

  /** Whether a word of that time counts; clocks differ, and what is loaded is told of before and after. */
  includes(name: string, at: EpochMinutes): boolean {
    return this.of(name).some(
      ({ from, until }) => at >= from - AROUND_CARRIAGE_MINUTES && at <= until + AROUND_CARRIAGE_MINUTES,
    )
  }
}

export function overlapOf(a: TimeSpan, b: TimeSpan): TimeSpan {
  return { from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) }
}

function isWithin(a: TimeSpan, b: TimeSpan): boolean {
  return b.from <= a.from && a.until <= b.until
}

/** One form for all spellings of a URI. */
export function canonicalName(uri: string): string {
  return canonicalGs1(uri) ?? uri
}

/** Steps by which goods are moved; without a place they could be told of anywhere on the way. */
const MOVING: readonly (string | undefined)[] = ['loading', 'departing', 'arriving', 'unloading']

/** Whether an event says how goods are carried. */
export function isCarriage({ type, bizStep }: EpcisEvent): boolean {
  return type === 'AggregationEvent' || MOVING.includes(bizStep)
}
