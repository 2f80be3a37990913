import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../words/words.js'
import { faultsOf } from './faults.js'
import { type Draft, EMPTY_DRAFT } from './question.js'

const PLACES = new Map([
  ['KZ-ALMATY', { id: 'KZ-ALMATY', name: 'Almaty', country: 'KZ', kind: 'city' }],
  ['GE-POTI', { id: 'GE-POTI', name: 'Poti', country: 'GE', kind: 'seaport' }],
])
const WHOLE: Draft = { ...EMPTY_DRAFT, from: 'KZ-ALMATY', to: 'GE-POTI', ready: '2030-02-01' }
const faults = (part: Partial<Draft>) => faultsOf({ ...WHOLE, ...part }, PLACES, '2030-01-01', ENGLISH)
const fields = (part: Partial<Draft>) => faults(part).map(({ field }) => field)

describe('the faults of a question', () => {
  it('are none where it is whole', () => {
    expect(faults({})).toEqual([])
    expect(faults({ deadline: '2030-02-01', tonnes: '28,6', goods: '1003', avoid: ['RU'] })).toEqual([])
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
      early: true,
      fix: { text: 'Take 2 boxes', change: { units: 2 } },
    })
    expect(faults({ tonnes: '50', ...fault?.fix?.change })).toEqual([])
    expect(faults({ tonnes: '1e9' })[0]?.fix).toBeUndefined()
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

  it('see days that lie the wrong way round, and one place twice', () => {
    expect(fields({ deadline: '2030-01-31' })).toEqual(['deadline'])
    expect(fields({ to: 'KZ-ALMATY' })).toEqual(['to'])
  })
})
