import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { otherwiseSaid, piecesOf, withRead, wordsBehind } from './read-cells.js'

describe('reading a text into the form', () => {
  it('fills what is empty and what an earlier text filled, never what a person typed', () => {
    const first = withRead({ issuer: 'KTZ' }, null, { issuer: 'UTY', number: '12', from: '2026-11-26' })
    expect(first).toEqual({ issuer: 'KTZ', number: '12', from: '2026-11-26' })
    const corrected = { ...first, from: '2026-11-27' }
    const again = withRead(
      corrected,
      { issuer: 'UTY', number: '12', from: '2026-11-26' },
      { number: '13', to: '2026-12' },
    )
    expect(again).toEqual({ issuer: 'KTZ', number: '13', from: '2026-11-27', to: '2026-12' })
    expect(otherwiseSaid('from', corrected, { cells: { from: '2026-11-26' } })).toBe('2026-11-26')
    expect(otherwiseSaid('number', again, { cells: { number: '13' } })).toBeNull()
  })

  it('shows the words behind a column once each, in the order of the text', () => {
    const spans = {
      places: [
        { start: 7, end: 12 },
        { start: 0, end: 5 },
        { start: 13, end: 18 },
      ],
    }
    expect(wordsBehind('places', 'Kuryk, Aktau Kuryk', { spans })).toEqual(['Kuryk', 'Aktau'])
  })
})

const SPANS = fc.dictionary(
  fc.constantFrom('from', 'to', 'places'),
  fc.array(
    fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 })),
    { maxLength: 3 },
  ),
)

describe('the pieces of a text', () => {
  it('are the text again, and each column covers just its words', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 42, maxLength: 50 }), SPANS, (text, spans) => {
        const pieces = piecesOf(text, spans)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const [column, own] of Object.entries(spans)) {
          const covered = pieces.filter(({ columns }) => columns.includes(column))
          const units = new Set(
            own.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
          )
          expect(covered.reduce((sum, piece) => sum + piece.text.length, 0)).toBe(units.size)
        }
      }),
    )
  })
})
