import { MEASURES } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIRST_SHOWN, observatoryAddress, shownIn, VIEWS } from './address.js'

describe('the address of the observatory', () => {
  it('says all that is seen', () => {
    const id = fc.string({ minLength: 1, unit: 'grapheme' })
    const shown = fc
      .record({
        view: fc.constantFrom(...VIEWS),
        q: fc.string({ unit: 'grapheme' }),
        measure: fc.option(fc.constantFrom(...MEASURES)),
        opened: fc.option(id),
        figure: fc.option(id),
      })
      .map((one) => (one.opened === null ? { ...one, figure: null } : one))
    fc.assert(
      fc.property(shown, (one) => {
        expect(shownIn(new URL(observatoryAddress(one), 'http://localhost').search)).toEqual(one)
      }),
    )
  })

  it('leaves as at first what cannot be read', () => {
    expect(shownIn('?view=nothing&measure=mood&figure=alone')).toEqual(FIRST_SHOWN)
    expect(observatoryAddress(FIRST_SHOWN)).toBe('/observatory')
  })
})
