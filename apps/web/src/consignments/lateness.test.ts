import { ON_TIME_MINUTES } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../words/words.js'
import { latenessInWords } from './lateness.js'

describe('how late', () => {
  it.each([
    [3 * 1440, '3 days late'],
    [ON_TIME_MINUTES, '6 h late'],
    [ON_TIME_MINUTES - 1, 'on time'],
    [-ON_TIME_MINUTES + 1, 'on time'],
    [-2 * 1440, '2 days early'],
    [null, 'lateness not known'],
  ])('%s minutes: %s', (minutes, said) => expect(latenessInWords(minutes, ENGLISH)).toBe(said))
})
