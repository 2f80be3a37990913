import { parseInstant } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../words/words.js'
import { readCells } from './cells.js'
import { type KnownBeside, proposedCells } from './proposed.js'
import { readTime } from './typed-time.js'

const BESIDE: KnownBeside = {
  now: parseInstant('2026-11-26T08:15Z'),
  zone: 'Asia/Aqtau',
  taken: new Set(),
  by: 'port desk',
  pasted: '',
  orderOf: (id) => (id === 'LAW' ? { effect: 'forbid', appliesAt: 'arrival' } : undefined),
  placeName: (id) => ({ 'KZ-KURYK': 'Kuryk port' })[id] ?? id,
}
const READER = {
  readNumber: ENGLISH.readNumber,
  readTime: (text: string) => readTime(text, { ...BESIDE, readDate: ENGLISH.readDate }),
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
    expect(proposed({ action: 'extend' })).toMatchObject({ effect: '' })
    expect(proposed({ action: 'quota', amends: 'LAW' })).toMatchObject({ effect: 'quota' })
  })

  it('takes the pasted text for what the order says, unless it is long', () => {
    expect(proposed({ action: 'lift' }, { ...BESIDE, pasted: ' It is over. ' })['text']).toBe('It is over.')
    expect(proposed({ action: 'lift' }, { ...BESIDE, pasted: 'x'.repeat(5000) })['text']).toBe('Lifting')
  })

  it('makes a closure whole from its place alone', () => {
    const said = { place: 'KZ-KURYK' }
    expect(readCells({ ...proposedCells('reports', said, BESIDE, ENGLISH), ...said }, READER)).toEqual({
      place: 'KZ-KURYK',
      state: 'closed',
      since: '2026-11-26T13:15+05:00',
      said: '2026-11-26T13:15+05:00',
      by: 'port desk',
      source: 'port desk',
      source_date: '2026-11-26',
      basis: 'quoted',
      id: 'SHUT-KZ-KURYK-2026-11-26-01',
    })
  })

  it('is left out where a cell was emptied by hand; numbers, times and sentences are read as people write them', () => {
    const row = readCells(
      { source: '', waiting: '1,200', since: '13:00', to: 'soon', exceptions: 'seed; ; fish; ' },
      READER,
    )
    expect(row).toEqual({ waiting: '1200', since: '2026-11-26T13:00+05:00', to: 'soon', exceptions: 'seed; fish' })
  })
})
