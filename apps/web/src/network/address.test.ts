import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIRST_SHOWN, type NetworkShown, networkAddress, shownIn } from './address.js'
import { TABLES, WAYS } from './tables.js'

const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
const shown: fc.Arbitrary<NetworkShown> = fc.record({
  table: fc.constantFrom(...TABLES),
  filter: fc.record({
    q: fc.oneof(fc.constant(''), text),
    country: fc.constantFrom(null, 'KZ', 'CN'),
    way: fc.constantFrom(null, ...WAYS),
    kind: fc.option(text),
    weak: fc.constantFrom(null, 'assumed' as const, 'old' as const),
  }),
  row: fc.option(text),
  weakMap: fc.boolean(),
})

describe('the address of the network', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(shown, (one) => {
        expect(shownIn(networkAddress(one))).toEqual(one)
      }),
    )
  })

  it('says nothing of what is first shown, and reads nothing into nonsense', () => {
    expect(networkAddress(FIRST_SHOWN)).toBe('')
    expect(shownIn('?table=tables&country=Kazakhstan&mode=air&weak=very&map=yes')).toEqual(FIRST_SHOWN)
  })

  it('reads as it is told', () => {
    expect(shownIn('?table=handling&q=aktau&country=KZ&weak=assumed&row=KZ-AKTAU')).toEqual({
      table: 'handling',
      filter: { q: 'aktau', country: 'KZ', way: null, kind: null, weak: 'assumed' },
      row: 'KZ-AKTAU',
      weakMap: false,
    })
  })
})
