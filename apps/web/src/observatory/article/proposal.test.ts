import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corrected, type Proposal, piecesOf, takenRows } from './proposal.js'

const EMPTY = { value: '', min: '', max: '', missing: 'onlyCompared', period: '', start: '', end: '' }
const proposal = (start: number, end: number): Proposal =>
  ({ read: { span: { start, end } }, row: EMPTY, isTaken: true }) as unknown as Proposal

describe('a proposal', () => {
  it('takes a time as what its ends are', () => {
    const dated = (start: string, end: string) => corrected(corrected(EMPTY, 'start', start), 'end', end)['period']
    expect(dated('2024-01-01', '2024-12-31')).toBe('year')
    expect(dated('2024-01-01', '2024-02-29')).toBe('months')
    expect(dated('2024-01-03', '2024-02-29')).toBe('days')
    expect(dated('2024-02-29', '2024-02-29')).toBe('asOf')
    expect(dated('2024-02-29', '')).toBe('')
  })

  it('is missing only while it has no value', () => {
    const valued = corrected(EMPTY, 'value', '5')
    expect(valued['missing']).toBe('')
    expect(corrected(valued, 'value', '')['missing']).toBe('notPublished')
    expect(corrected(EMPTY, 'unit', 't')['missing']).toBe('onlyCompared')
  })

  it('brings along where the text stands, and is left out where it was not taken', () => {
    const about = { source: ' https://example.org/a ', producer: '', date: '' }
    const rows = takenRows([proposal(0, 1), { ...proposal(1, 2), isTaken: false }], about, '2026-11-27')
    expect(rows).toEqual([
      { ...EMPTY, source: 'https://example.org/a', producer: '', published: 'undated', read: '2026-11-27' },
    ])
  })
})

describe('a text in pieces', () => {
  it('loses no letter, whatever was read in it', () => {
    const read = fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.array(fc.tuple(fc.nat(40), fc.nat(40))))
      .map(([text, ends]) => ({
        text,
        spans: ends
          .map(([a, b]) => [Math.min(a, b) % text.length, Math.max(a, b) % (text.length + 1)] as const)
          .filter(([a, b]) => a < b)
          .sort(([a], [b]) => a - b),
      }))
    fc.assert(
      fc.property(read, ({ text, spans }) => {
        const pieces = piecesOf(
          text,
          spans.map(([a, b]) => proposal(a, b)),
        )
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      }),
    )
  })
})
