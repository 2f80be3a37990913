import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consignmentsAddress, FIRST_SHOWN, newAddress, shownIn, TABS } from './address.js'

const read = (address: string) => {
  const { pathname, search } = new URL(address, 'http://karavan')
  return shownIn(pathname, search)
}

describe('the address of the consignments', () => {
  it('is short for what is shown first', () => {
    expect(consignmentsAddress(FIRST_SHOWN)).toBe('/consignments')
    expect(read('/consignments')).toEqual(FIRST_SHOWN)
    expect(read('/consignments/')).toEqual(FIRST_SHOWN)
  })

  it('keeps whatever is shown, for ids of any characters', () => {
    const id = fc.oneof(
      fc.constantFrom('new', 'import', 'part', 'a/b', '50 %'),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    )
    fc.assert(
      fc.property(
        id.filter((text) => !/^\.{1,2}$/.test(text)),
        fc.constantFrom(...TABS),
        fc.constantFrom('change', 'part', 'report', null),
        fc.constantFrom('planned', 'moving', null),
        fc.nat(),
        (opened, tab, task, state, skip) => {
          const shown = { ...FIRST_SHOWN, opened, tab, task, state, skip, silent: skip % 2 === 0 } as const
          expect(read(consignmentsAddress(shown))).toEqual(shown)
        },
      ),
    )
  })

  it('brings a question and its plan to a new consignment', () => {
    expect(read(newAddress('from=KZ-AKTAU&to=GE-POTI', 'p 1'))).toEqual({
      ...FIRST_SHOWN,
      task: 'new',
      question: 'from=KZ-AKTAU&to=GE-POTI',
      planId: 'p 1',
    })
  })

  it('leaves at first what it cannot read', () => {
    expect(read('/consignments?skip=-5&order=x&state=lost&tab=story&do=change')).toEqual(FIRST_SHOWN)
    expect(read('/consignments/%ff').opened).toBe('%ff')
  })
})
