import { type BorderPassage, message } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { borderGroups } from './border-groups.js'

const said = (text: string) => message('text', { text })
const border = (from: string, to: string, regime: string, reconsignment: string | null = null): BorderPassage => ({
  place: `${from}-${to}`,
  placeName: '',
  from,
  to,
  regime,
  reconsignment,
  told: { placeName: said(''), regime: said(regime), reconsignment: null },
  basis: 'assumed',
})

describe('the borders of a plan', () => {
  it('are joined under one regime, but never over a new consignment note or a gap', () => {
    const all = [
      border('KZ', 'RU', 'inside the union'),
      border('RU', 'BY', 'inside the union'),
      border('BY', 'PL', 'entry', 'SMGS to CIM'),
      border('PL', 'DE', 'entry'),
      border('LT', 'SE', 'entry'),
    ]
    const groups = borderGroups(all)
    expect(groups.map(({ passages }) => passages.map(({ from, to }) => from + to).join())).toEqual([
      'KZRU,RUBY',
      'BYPL',
      'PLDE',
      'LTSE',
    ])
    expect(groups.flatMap(({ passages }) => passages)).toEqual(all)
  })
})
