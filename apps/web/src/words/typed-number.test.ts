import { readDecimal } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from './languages.js'
import { inMarks, readTyped } from './typed-number.js'

const value = (text: string, language: (typeof LANGUAGES)[number]) => readTyped(text, language)?.value

describe.each(LANGUAGES)('a number typed in %s', (language) => {
  it('is read where its marks can mean one thing only', () => {
    const read = ['21', '21,5', '21.5', '1 300', '1\u00a0300', '1,300.5', '1.300,5', '1 300,25', '1 300,125', '0,125']
    expect(read.map((text) => value(text, language))).toEqual([
      21, 21.5, 21.5, 1300, 1300, 1300.5, 1300.5, 1300.25, 1300.125, 0.125,
    ])
    expect(value('1,300,000', language)).toBe(1_300_000)
    expect(readTyped('1300', language)).toEqual({ value: 1300, other: null })
    expect(readTyped('0,125', language)).toEqual({ value: 0.125, other: null })
    expect(readTyped('1300,125', language)).toEqual({ value: 1300.125, other: null })
  })

  it('is read by the marks of the language where they can mean two things', () => {
    const [thousands, fraction] = [
      { value: 1300, other: 1.3 },
      { value: 1.3, other: 1300 },
    ]
    expect(readTyped('1,300', language)).toEqual(language === 'en' ? thousands : fraction)
    expect(readTyped('1.300', language)).toEqual(fraction)
  })

  it('is read again as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 3 }), (whole, places) => {
        const plain = String(whole / 10 ** places)
        expect(value(inMarks(plain, language), language)).toBe(readDecimal(plain))
      }),
    )
  })

  it('keeps its sign, and is none where marks stand where none can', () => {
    expect(['-5', '−5', '+5', '0'].map((text) => value(text, language))).toEqual([-5, -5, 5, 0])
    for (const text of [
      '',
      'heavy',
      '0x10',
      '1e3',
      '1 3',
      '13 00',
      '1,30,000',
      '1.3.5',
      '1,3.5,7',
      ',5',
      '5 t',
      '1..5',
    ])
      expect(readTyped(text, language), text).toBeNull()
  })
})
