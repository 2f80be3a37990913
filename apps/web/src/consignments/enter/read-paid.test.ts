import { describe, expect, it } from 'vitest'
import type { Language } from '../../words/languages.js'
import { readTyped } from '../../words/typed-number.js'
import { readPaid } from './read-paid.js'

const inMarksOf = (language: Language) => ({ readNumber: (text: string) => readTyped(text, language) })

describe('what was paid, as a person types it', () => {
  it.each([
    ['120.50 USD', { amount: 120.5, currency: 'USD' }],
    ['usd 120.50', { amount: 120.5, currency: 'USD' }],
    ['USD1,250', { amount: 1250, currency: 'USD' }],
    ['0 KZT', { amount: 0, currency: 'KZT' }],
    ['1 250 000kzt', { amount: 1_250_000, currency: 'KZT' }],
  ])('is read of %s', (text, paid) => {
    expect(readPaid(text, inMarksOf('en'))).toEqual(paid)
  })

  it('goes by the marks of the language', () => {
    expect(readPaid('1,250 EUR', inMarksOf('lt'))).toEqual({ amount: 1.25, currency: 'EUR' })
  })

  it.each(['', '120', 'USD', 'USD 120 EUR', '-5 USD', '120 dollars', '12 U$D', '1e30 USD'])(
    'is not read of %o',
    (text) => {
      expect(readPaid(text, inMarksOf('en'))).toBeNull()
    },
  )
})
