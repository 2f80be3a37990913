import { describe, expect, it } from 'vitest'
import { orderId } from './order-draft.js'

const NONE: ReadonlySet<string> = new Set()

describe('the id that is proposed for an order', () => {
  it('is that of the register: issuer, year, place, count', () => {
    const cells = { issuer: 'KTZ (Kazakhstan Temir Zholy)', issued_on: '2025-06-04', places: 'KZ-KURYK KZ-AKTAU' }
    expect(orderId(cells, '2026-11-26', NONE)).toBe('KTZ-2025-KURYK-01')
    const taken = new Set(['KTZ-2025-KURYK-01', 'KTZ-2025-KURYK-02'])
    expect(orderId(cells, '2026-11-26', taken)).toBe('KTZ-2025-KURYK-03')
  })

  it('makes do with what is said', () => {
    expect(orderId({ issuer: 'Lithuania (government)', directions: 'BY>LT' }, '2026-11-26', NONE)).toBe(
      'LG-2026-BYLT-01',
    )
    expect(orderId({ issuer: 'Қазақстан темір жолы', from: '2027' }, '2026-11-26', NONE)).toBe('2027-01')
  })
})
