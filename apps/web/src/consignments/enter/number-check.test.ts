import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../words/words.js'
import { checkNumber, schemeOf } from './number-check.js'

describe('a number that is typed', () => {
  it('is taken with the right check digit, in its usual form', () => {
    expect(checkNumber('40HC', 'csqu3054383', ENGLISH)).toMatchObject({
      verdict: 'valid',
      text: expect.stringContaining('CSQU 305438 3'),
    })
  })

  it('is refused with a wrong one, and what was expected is said', () => {
    expect(checkNumber('40HC', 'CSQU3054384', ENGLISH)).toEqual({
      verdict: 'wrong',
      text: 'The check digit is 4 and should be 3: look at the document again',
    })
  })

  it('is checked by what it is the number of', () => {
    expect(schemeOf('wagon-open', '6063520')).toBe('wagon8')
    expect(schemeOf('wagon-open', '31 80 4740 123')).toBe('wagon12')
    expect(checkNumber('truck', '123 ABC 02', ENGLISH).verdict).toBe('valid')
    expect(checkNumber('wagon-open', '606', ENGLISH).verdict).toBe('wrong')
    expect(checkNumber('40HC', ' ', ENGLISH).verdict).toBe('empty')
  })
})
