import { parseInstant } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../words/words.js'
import { rowOf } from './cells.js'
import { type KnownBeside, proposedCells } from './proposed.js'

const BESIDE: KnownBeside = {
  now: parseInstant('2026-11-26T08:15Z'),
  taken: new Set(),
  by: 'port desk',
  pasted: '',
  orderOf: (id) => (id === 'LAW' ? { effect: 'forbid', appliesAt: 'arrival' } : undefined),
  placeName: (id) => ({ 'KZ-KURYK': 'Kuryk port' })[id] ?? id,
}
const proposed = (said: Record<string, string>, beside = BESIDE) => proposedCells('orders', said, beside, ENGLISH)

describe('what is proposed', () => {
  it('is a title of the action and the places, and an effect that suits the action', () => {
    expect(proposed({ action: 'ban', places: 'KZ-KURYK' })).toMatchObject({ title: 'Ban: Kuryk port', effect: 'hold' })
    expect(proposed({ action: 'restriction' })).toMatchObject({
      title: 'Restriction',
      effect: 'flag',
      applies_at: 'passage',
    })
    expect(proposed({})).toMatchObject({ title: '', text: '' })
  })

  it('is that of the order that is amended, apart from a quota, which limits', () => {
    expect(proposed({ action: 'extend', amends: 'LAW' })).toMatchObject({ effect: 'forbid', applies_at: 'arrival' })
    expect(proposed({ action: 'quota', amends: 'LAW' })).toMatchObject({ effect: 'quota' })
  })

  it('takes the pasted text for what the order says, unless it is long', () => {
    expect(proposed({ action: 'lift' }, { ...BESIDE, pasted: ' It is over. ' })['text']).toBe('It is over.')
    expect(proposed({ action: 'lift' }, { ...BESIDE, pasted: 'x'.repeat(5000) })['text']).toBe('Lifting')
  })

  it('makes a closure whole from its place alone', () => {
    const said = { place: 'KZ-KURYK' }
    expect(rowOf(said, proposedCells('reports', said, BESIDE, ENGLISH), ENGLISH)).toEqual({
      place: 'KZ-KURYK',
      state: 'closed',
      since: '2026-11-26T08:15Z',
      said: '2026-11-26T08:15Z',
      by: 'port desk',
      source: 'port desk',
      source_date: '2026-11-26',
      basis: 'quoted',
      id: 'SHUT-KZ-KURYK-2026-11-26-01',
    })
  })

  it('gives way to what is said, and to a cell that was emptied by hand', () => {
    const row = rowOf({ basis: 'official', source: '', waiting: '1,200' }, { basis: 'quoted', source: 'desk' }, ENGLISH)
    expect(row).toEqual({ basis: 'official', waiting: '1200' })
  })
})
