import { type Arrival, dominates, type TimeMap } from '@karavan/core'
import { type Message, type MessageKey, message } from '@karavan/model'
import type { StageSpec } from '../graph/move.js'

/** Stages that are no part of a plan whose goods they do not hold. */
const ONLY_WHERE_THEY_HOLD: readonly MessageKey[] = [
  'stage.heldBy',
  'stage.heldByAt',
  'stage.queue',
  'stage.queueByQuota',
  'stage.quota',
]

/** Whether a stage is left out of a plan for which it changes nothing. */
export function isLeftOut({ label }: StageSpec): boolean {
  return ONLY_WHERE_THEY_HOLD.includes(label.key)
}

/** Whether a stage lets the goods pass as if it were not there. */
export function changesNothing(before: Arrival, after: Arrival): boolean {
  return after === before || dominates(after, before)
}

/**
 * Why an order, a queue or a closure does not hold goods that it changes nothing for; null for stages of another kind, and for
 * what is known of a later time only.
 * @param ready - when the goods come to it
 */
export function whyNoMatter({ label }: StageSpec, time: TimeMap, ready: Arrival, stepMinutes: number): Message | null {
  const { place, title, order } = label.values
  const begins = time.kind === 'window' ? time.from : 0
  const isLater = (ready.start + ready.cdf.length - 1) * stepMinutes < begins
  switch (label.key) {
    case 'stage.heldBy':
    case 'stage.heldByAt': {
      const cited = { title: title ?? '', order: order ?? '' }
      return isLater ? message('looked.later', cited) : message('looked.over', cited)
    }
    case 'stage.queue':
    case 'stage.queueByQuota':
      return isLater ? null : message('looked.queue', { queue: { kind: 'message', message: label } })
    case 'stage.quota':
      return message('looked.quota', { quota: { kind: 'message', message: label } })
    case 'stage.shut':
    case 'stage.shutAsReported':
    case 'stage.shutAsForecast':
      return message('looked.open', { place: place ?? '' })
    default:
      return null
  }
}
