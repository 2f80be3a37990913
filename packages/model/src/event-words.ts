import type { EpochMinutes } from '@karavan/core'
import type { EpcisEvent } from './epcis/index.js'
import { EVENT_CLASSIFIER_CODES, type EventClassifierCode } from './story.js'

/** The minute in which it happened; a leap second is the one before it. */
export function instantOf(eventTime: string): EpochMinutes {
  const milliseconds = Date.parse(eventTime.toUpperCase().replace(/:60(?=[.Z+-])/, ':59'))
  if (Number.isNaN(milliseconds)) throw new RangeError(`not the time of an event: ${eventTime}`)
  return Math.floor(milliseconds / 60_000)
}

/** Whether an event tells what was planned, is expected or happened; without a word of it, it happened. */
export function classifierOf(event: EpcisEvent): EventClassifierCode {
  const said = extensionOf(event, 'eventClassifierCode')
  return EVENT_CLASSIFIER_CODES.find((code) => code === said) ?? 'ACT'
}

/** The value of an extension of that name, of whatever vocabulary: `prefix:name`, or a whole IRI. */
export function extensionOf(event: object, name: string): unknown {
  const isNamed = ([member]: readonly [string, unknown]) => [':', '/', '#'].some((end) => member.endsWith(end + name))
  return Object.entries(event).find(isNamed)?.[1]
}
