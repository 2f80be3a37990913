import type { EpochMinutes } from '@karavan/core'
import { readTime, timeTyped } from '../../conditions/enter/typed-time.js'
import type { Words } from '../../words/words.js'
import { minuteOf } from '../moments.js'

/** How numbers and times are typed and read in a form. */
export interface Writing extends Pick<Words, 'readNumber' | 'typedAs'> {
  /** A day with a time, as people write it; null where it is none. */
  readonly readMoment: (text: string) => EpochMinutes | null
  readonly typedMoment: (at: EpochMinutes) => string
}

/** @param zone - IANA zone of the clock of whoever writes: a time without a zone is of it */
export function writingOf(words: Words, now: EpochMinutes, zone: string): Writing {
  const { readNumber, typedAs, readDate } = words
  return {
    readNumber,
    typedAs,
    readMoment: (text) => {
      const read = readTime(text, { now, zone, readDate })
      return read?.includes('T') === true ? minuteOf(read) : null
    },
    typedMoment: (at) => timeTyped(at, zone),
  }
}
