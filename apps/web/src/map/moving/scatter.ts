import type { EpochMinutes } from '@karavan/core'
import { type Journeys, seenAt, stageAt } from './journeys.js'
import type { StageSpan, Track } from './track.js'

/** A plan that is followed through time: its way, and journeys drawn along it. */
export interface Moving {
  readonly track: Track
  readonly journeys: Journeys
}

/** Where each journey is at one moment. */
export interface Scatter {
  /** Km from the start. */
  readonly km: Float32Array
  /** 1 where it is under way, 0 where it stands. */
  readonly runs: Uint8Array
}

export function emptyScatter(count: number): Scatter {
  return { km: new Float32Array(count), runs: new Uint8Array(count) }
}

/** Puts each journey where it is at a moment, between the ends of its run by the share of the time that has passed. */
export function scatterAt({ track, journeys }: Moving, moment: EpochMinutes, into: Scatter): void {
  const { begins, stageCount, count } = journeys
  const end = track.spans.at(-1)?.to ?? 0
  const seen = seenAt(journeys, moment)
  for (let j = 0; j < count; j++) {
    const s = stageAt(journeys, j, moment)
    const span = track.spans[s]
    if (span === undefined || span.from === span.to) {
      into.km[j] = span?.from ?? (s < 0 ? 0 : end)
      into.runs[j] = 0
      continue
    }
    const from = begins[j * (stageCount + 1) + s] ?? 0
    const to = begins[j * (stageCount + 1) + s + 1] ?? from
    into.km[j] = span.from + ((span.to - span.from) * (seen - from)) / (to - from)
    into.runs[j] = 1
  }
}

/** Km that half of the journeys have come at least. */
export function medianKm({ km }: Scatter): number {
  return Float32Array.from(km).sort()[Math.floor((km.length - 1) / 2)] ?? 0
}

/** What some of the journeys are doing at one moment; `span` is null once they have arrived. */
export interface Doing {
  readonly span: StageSpan | null
  /** Share of all journeys, 0–1. */
  readonly share: number
}

/** What the journeys are doing at a moment, the likeliest first; stages of one kind at one place are one. */
export function doingAt({ track, journeys }: Moving, moment: EpochMinutes): Doing[] {
  const found = new Map<string, { span: StageSpan | null; count: number }>()
  for (let j = 0; j < journeys.count; j++) {
    const span = track.spans[Math.max(0, stageAt(journeys, j, moment))] ?? null
    const key = span === null ? '' : doingKey(span)
    const known = found.get(key)
    if (known === undefined) found.set(key, { span, count: 1 })
    else known.count++
  }
  return [...found.values()]
    .map(({ span, count }) => ({ span, share: count / journeys.count }))
    .sort((a, b) => b.share - a.share)
}

function doingKey({ stage, leg }: StageSpan): string {
  const where = stage.kind === 'run' ? '' : stage.place
  return `${leg.stages[0]} ${stage.kind} ${where}`
}

/** Share of the journeys that have arrived by a moment, 0–1. */
export function arrivedBy({ journeys }: Moving, moment: EpochMinutes): number {
  let arrived = 0
  for (let j = 0; j < journeys.count; j++) if (stageAt(journeys, j, moment) === journeys.stageCount) arrived++
  return arrived / journeys.count
}
