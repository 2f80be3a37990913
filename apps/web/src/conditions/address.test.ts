import { EQUIPMENT_KINDS } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_DRAFT, toAddress } from '../question/question.js'
import { conditionsAddress, ENTERINGS, FIRST_SHOWN, isDay, orderAddress, shownIn } from './address.js'

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const place = fc.constantFrom('KZ-KURYK', 'CN-XIAN', 'PL-MALASZEWICZE')
const shown = fc.record({
  on: maybe(fc.constantFrom('2025-06-10', '2024-02-29', '2027-12-31')),
  at: maybe(place),
  goods: fc.constantFrom('', '10', '1001', '290243'),
  equipment: maybe(fc.constantFrom(...EQUIPMENT_KINDS)),
  order: maybe(fc.string({ minLength: 1 })),
  place: maybe(place),
  enter: maybe(fc.constantFrom(...ENTERINGS)),
  corrects: maybe(fc.string({ minLength: 1 })),
  amends: maybe(fc.string({ minLength: 1 })),
  atNamed: fc.constantFrom('', 'Kuryk', 'Ақтау', 'kz-kuryk', 'KZ-KURYK,KZ-AKTAU'),
  question: fc.constantFrom('', toAddress({ ...EMPTY_DRAFT, from: 'KZ-ALMATY', to: 'GE-POTI', avoid: ['RU', 'IR'] })),
})

describe('the address of the conditions', () => {
  it('keeps all that is seen', () => {
    fc.assert(
      fc.property(shown, (one) => {
        const all = { ...one, atNamed: one.at === null ? one.atNamed : '' }
        expect(shownIn(conditionsAddress(one))).toEqual(all)
      }),
    )
  })

  it('is empty for what is first seen', () => {
    expect(conditionsAddress(FIRST_SHOWN)).toBe('')
  })

  it('keeps a place that is named otherwise than by its id, to be looked up', () => {
    expect(shownIn('?at=Kuryk')).toEqual({ ...FIRST_SHOWN, atNamed: 'Kuryk' })
  })

  it('leaves out what cannot be read', () => {
    expect(
      shownIn('?on=2025-02-30&goods=barley&equipment=sledge&place=here&enter=rumours&question=from%3DKZ-ALMATY'),
    ).toEqual(FIRST_SHOWN)
  })

  it('tells days that there are from those that there are not', () => {
    expect(['2024-02-29', '2025-02-29', '2025-13-01', '2019-12-31', ''].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('opens an order on a day', () => {
    expect(orderAddress('KTZ-2025-KURYK-05', '2025-06-10')).toBe('/conditions?on=2025-06-10&order=KTZ-2025-KURYK-05')
  })
})
