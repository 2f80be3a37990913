import type { EpochMinutes } from '@karavan/core'
import type { Words } from '../../words/words.js'

/** How much sooner or later than another a time is, in words; empty where one of them is not known. */
export function comparedBy(at: EpochMinutes | null, than: EpochMinutes | null, { say, duration }: Words): string {
  if (at === null || than === null) return ''
  const minutes = at - than
  if (Math.abs(minutes) < 60) return `(${say('consignments.ways.asSoon')})`
  const time = duration(Math.abs(minutes) / 60)
  return `(${say(minutes > 0 ? 'consignments.arrival.later' : 'consignments.arrival.earlier', { time })})`
}
