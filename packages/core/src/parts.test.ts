import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escaped, partsOf, sentenceCell, sentencesIn, unescaped } from './parts.js'

const text = fc.string({ unit: fc.constantFrom('a', ' ', ';', '|', ',', '=', '\\', 'n', '\n'), maxLength: 12 })

describe('a text in a cell', () => {
  it('comes back, whatever marks are in it', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('', ';', '|', ',=|'), (one, marks) => {
        expect(unescaped(escaped(one, marks))).toBe(one)
      }),
    )
  })

  it('is parted from others by no mark of its own', () => {
    const separator = fc.constantFrom(['; ', ';'], [' | ', '|'], [', ', ','], ['=', '='], ['\n', ''])
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), separator, (parts, [by = '', mark = '']) => {
        const cell = parts.map((one) => escaped(one, mark)).join(by)
        expect(partsOf(cell, by).map(unescaped)).toEqual(parts)
      }),
    )
  })

  it('needs no backslash where it has no mark of the cell', () => {
    expect(sentenceCell(['fish, meat = food', 'seed | grain'])).toBe('fish, meat = food; seed | grain')
    expect(sentenceCell(['a; b', 'c\nd'])).toBe('a\\; b; c\\nd')
    expect(sentencesIn('a;b; ; c:\\dir; ')).toEqual(['a;b', 'c:\\dir'])
  })
})
