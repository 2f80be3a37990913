import { describe, expect, it } from 'vitest'
import { candidateId, withCandidate } from './meant.js'
import { EMPTY_DRAFT } from './question.js'

const refusal = (pointer: string, received: string) => ({
  type: '',
  title: '',
  status: 422,
  code: 'PLACE_UNKNOWN',
  detail: '',
  pointer,
  received: `"${received}"`,
})
const asked = { ...EMPTY_DRAFT, from: 'Klaipda', to: 'Poti', avoid: ['RU', 'Aktua'] }

describe('what a refusal proposes', () => {
  it('is a place by its id', () => {
    expect(candidateId('KZ-ALMATY-1 (Almaty 1, KZ)')).toBe('KZ-ALMATY-1')
    expect(candidateId('LT-KLAIPEDA')).toBe('LT-KLAIPEDA')
    expect(candidateId('20GP')).toBeNull()
  })

  it('takes the place of what was not understood', () => {
    expect(withCandidate(asked, refusal('/from', 'Klaipda'), 'LT-KLAIPEDA')?.from).toBe('LT-KLAIPEDA')
    expect(withCandidate(asked, refusal('/avoid', 'Aktua'), 'KZ-AKTAU')?.avoid).toEqual(['RU', 'KZ-AKTAU'])
    expect(withCandidate(asked, refusal('/avoid', 'elsewhere'), 'KZ-AKTAU')).toBeNull()
    expect(withCandidate(asked, refusal('/tonnes', 'x'), 'KZ-AKTAU')).toBeNull()
  })
})
