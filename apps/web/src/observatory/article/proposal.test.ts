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
    expect(dated('', '')).toBe('')
  })

  it('is refused rather than forgotten where only one end of a time is there', () => {
    expect(corrected(EMPTY, 'start', '2024-01-01')['period']).toBe('days')
    expect(corrected({ ...EMPTY, period: 'half' }, 'unit', 't')['period']).toBe('half')
  })

  it('keeps what hangs on a claim in step with it', () => {
    const claimed = corrected(corrected(EMPTY, 'claim', 'change'), 'claim_value', '-8.3')
    expect(claimed).toMatchObject({ claim_unit: '%', claim_sign: '-1', claim_base: 'none', missing: 'onlyCompared' })
    const based = corrected(corrected(claimed, 'claim_base_start', '2023-01-01'), 'claim_base_end', '2023-12-31')
    expect(based['claim_base']).toBe('year')
    expect(corrected(claimed, 'claim_base_value', '5')['claim_base']).toBe('undated')
    const half = corrected(corrected(EMPTY, 'claim', 'multiple'), 'claim_value', '0.5')
    expect(half).toMatchObject({ claim_unit: 'x', claim_sign: '-1' })
    const fell = corrected(corrected(claimed, 'claim', 'direction'), 'claim_sign', '-1')
    expect(fell).toMatchObject({ claim_value: '', claim_sign: '-1', claim_unit: '%' })
    const none = corrected(based, 'claim', '')
    expect(Object.entries(none).filter(([column, text]) => column.startsWith('claim') && text !== '')).toEqual([])
  })

  it('leaves the time that a claim is compared with what it was, until that time is corrected', () => {
    const compared = (base: string, start = '', end = '', value = '') => ({
      ...EMPTY,
      claim: 'change',
      claim_value: '4',
      claim_base: base,
      claim_base_start: start,
      claim_base_end: end,
      claim_base_value: value,
    })
    const bases = [
      compared('quarter', '2024-01-01', '2024-03-31'),
      compared('half', '2024-01-01', '2024-06-30'),
      compared('days', '2024-03-05', '2024-03-05'),
      compared('undated'),
      compared('none'),
    ]
    for (const row of bases) expect(corrected(row, 'claim_value', '5')['claim_base']).toBe(row.claim_base)
    const quarter = compared('quarter', '2024-01-01', '2024-03-31', '6')
    expect(corrected(quarter, 'claim_base_value', '7')['claim_base']).toBe('quarter')
    expect(corrected(quarter, 'claim_base_end', '2024-04-30')['claim_base']).toBe('months')
    expect(corrected(compared('undated', '', '', '6'), 'claim_base_value', '')['claim_base']).toBe('none')
    expect(corrected(compared('none'), 'claim_base_start', '2024-01-01')['claim_base']).toBe('days')
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
