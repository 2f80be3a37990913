import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../words/words.js'
import { faultsOf } from './faults.js'
import { type Draft, EMPTY_DRAFT } from './question.js'

const PLACES = new Map([
  ['KZ-ALMATY', { id: 'KZ-ALMATY', name: 'Almaty', country: 'KZ', kind: 'city' }],
  ['GE-POTI', { id: 'GE-POTI', name: 'Poti', country: 'GE', kind: 'seaport' }],
])
const WHOLE: Draft = { ...EMPTY_DRAFT, from: 'KZ-ALMATY', to: 'GE-POTI', ready: '2030-02-01' }
const UNKNOWN = new Map([
  ['Potti', PLACES.get('GE-POTI') ?? null],
  ['qwxz', null],
])
const faults = (part: Partial<Draft>) =>
  faultsOf({ ...WHOLE, ...part }, { places: PLACES, unknown: UNKNOWN }, '2030-01-01', ENGLISH)
const fields = (part: Partial<Draft>) => faults(part).map(({ field }) => field)

describe('the faults of a question', () => {
  it('are none where it is whole', () => {
    expect(faults({})).toEqual([])
    expect(faults({ deadline: '2030-02-01', tonnes: '28.6', goods: '1003', avoid: ['RU'] })).toEqual([])
  })

  it('are told all at once, in the order of the fields', () => {
    expect(
      fields({ from: '', to: '', tonnes: 'heavy', goods: 'things', ready: '2029-01-01', avoiding: 'Atlantis' }),
    ).toEqual(['from', 'to', 'tonnes', 'goods', 'ready', 'avoid'])
  })

  it('offer what would take the weight', () => {
    const [fault] = faults({ tonnes: '50' })
    expect(fault).toEqual({
      field: 'tonnes',
      text: '1 box may hold at most 28.6 t of goods.',
      said: 'typing',
      fix: { text: 'Take 2 boxes', change: { units: 2 } },
    })
    expect(faults({ tonnes: '50', ...fault?.fix?.change })).toEqual([])
    expect(faults({ tonnes: '1000000000' })[0]?.fix).toBeUndefined()
  })

  it('offer a box that keeps the temperature', () => {
    const [fault] = faults({ temperature: true, equipment: '20GP' })
    expect([fault?.field, fault?.fix?.change]).toEqual(['equipment', { equipment: '20RF' }])
    expect(faults({ temperature: true, equipment: 'truck' })).toEqual([])
  })

  it('name what holds an end of the way and cannot be avoided', () => {
    expect(faults({ avoid: ['RU', 'GE'] })[0]?.text).toBe('Georgia cannot be avoided: Poti is an end of the way.')
    expect(fields({ avoid: ['KZ-ALMATY'] })).toEqual(['avoid'])
  })

  it('tell a number of boxes that cannot be asked for, and nothing of their weight', () => {
    for (const units of [-5, 0, 1.5, 99_999, Number.NaN]) expect(fields({ units, tonnes: '20' })).toEqual(['units'])
    expect(faults({ units: 0 })[0]?.text).toBe('A whole number from 1 to 9,999 is needed.')
    expect(fields({ units: 9999 })).toEqual([])
  })

  it('tell a text that names no place, with the one that may have been meant', () => {
    expect(faults({ to: 'Potti' })).toEqual([
      {
        field: 'to',
        text: '“Potti” is no place that is known: take one from the list.',
        said: 'left',
        fix: { text: 'Take Poti', change: { to: 'GE-POTI' }, place: PLACES.get('GE-POTI') },
      },
    ])
    expect(faults({ from: 'qwxz' })).toEqual([
      {
        field: 'from',
        text: 'No place is known as “qwxz”. Try its English name, its name in the local script or its UN/LOCODE.',
        said: 'left',
      },
    ])
  })

  it('tell a text that is no day, in the words that were typed', () => {
    expect(faults({ ready: 'next week' })).toEqual([
      {
        field: 'ready',
        text: '“next week” is no day: type it as 2026-12-31, 31.12.2026 or 31 Dec 2026.',
        said: 'left',
      },
    ])
    expect(fields({ deadline: '2030-02-30' })).toEqual(['deadline'])
    expect(fields({ deadline: '2030-03-10T08:00Z' })).toEqual([])
  })

  it('see days that lie the wrong way round, and one place twice', () => {
    expect(fields({ deadline: '2030-01-31' })).toEqual(['deadline'])
    expect(fields({ to: 'KZ-ALMATY' })).toEqual(['to'])
  })
})
