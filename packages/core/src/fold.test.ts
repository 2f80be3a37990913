import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from './fold.js'
import { foldLatin } from './latin.js'

describe('folding', () => {
  it('is the same when done twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)))
  })

  it('spells every script in Latin letters', () => {
    expect(['Ақтау', 'ფოთი', 'Šiauliai', 'Ələt', 'Գյումրի'].map(foldLatin)).toEqual([
      'aqtau',
      'poti',
      'siauliai',
      'elet',
      'gyowmri',
    ])
  })
})
