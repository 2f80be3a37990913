import { placeName } from './names.js'
import type { MessageReading } from './reading.js'
import { componentOf, type EdifactSegment } from './segments.js'

/** Where something happened, as the readPoint of an event. */
export interface ReadPlace {
  readonly id: string
  /** What else the message says: terminal, name, country. */
  readonly told: Readonly<Record<`karavan:${string}`, string>>
}

/** Reads a LOC; null where it has neither code nor name. */
export function readPlace(reading: MessageReading, loc: EdifactSegment): ReadPlace | null {
  const [code, list, agency, name] = [0, 1, 2, 3].map((component) => componentOf(loc, 1, component))
  if (!code && !name) return null
  reading.take(loc)
  const read = placeName(code || (name ?? ''), code ? (list ?? '') : '', agency ?? '')
  const related = componentOf(loc, 2) || componentOf(loc, 2, 3)
  const isCountry = componentOf(loc, 2, 1) === '162'
  const told = {
    'karavan:terminal': isCountry ? '' : related,
    'karavan:country': isCountry ? related : '',
    'karavan:name': name ?? '',
  }
  return {
    id: reading.uriOf(read, loc),
    told: Object.fromEntries(Object.entries(told).filter(([, value]) => value !== '')),
  }
}
