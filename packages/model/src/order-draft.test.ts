import { describe, expect, it } from 'vitest'
import { draftOfOrder } from './order-draft.js'

const NONE: ReadonlySet<string> = new Set()
const orderId = (said: Parameters<typeof draftOfOrder>[0], today: string, taken: ReadonlySet<string>) =>
  draftOfOrder(said, today, taken).id

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

describe('the effect that is proposed for an order', () => {
  const effect = (said: Parameters<typeof draftOfOrder>[0], amended?: Parameters<typeof draftOfOrder>[3]) =>
    draftOfOrder(said, '2026-11-26', NONE, amended).effect
  const law = { effect: 'forbid', appliesAt: 'arrival' } as const

  it('is the usual one of an action that says it', () => {
    expect(['ban', 'restriction', 'quota'].map((action) => effect({ action }))).toEqual(['hold', 'flag', 'quota'])
  })

  it('is left to a person where the order changes one that is not named yet', () => {
    for (const action of ['extend', 'narrow', 'exception', 'lift']) expect(effect({ action })).toBe('')
    expect(effect({})).toBe('')
  })

  it('is a quota where one is said and nothing else tells', () => {
    expect(effect({ action: 'exception', quota_value: '36' })).toBe('quota')
  })

  it('is that of the order that is changed, apart from a quota, which limits', () => {
    expect(effect({ action: 'exception', quota_value: '36' }, law)).toBe('forbid')
    expect(effect({ action: 'extend' }, law)).toBe('forbid')
    expect(effect({ action: 'quota' }, law)).toBe('quota')
  })
})
