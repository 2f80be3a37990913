import { latenessKind } from '@karavan/model'
import type { Words } from '../words/words.js'

/** `2 days late`. @param minutes - later than planned; null where it can be compared with nothing */
export function latenessInWords(minutes: number | null, { say, duration }: Words): string {
  return say(`consignments.${latenessKind(minutes)}`, { time: duration(Math.abs(minutes ?? 0) / 60) })
}
