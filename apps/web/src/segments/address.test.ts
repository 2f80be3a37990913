import { INDICATORS } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEGMENT_KINDS, segmentsAddress, shownIn } from './address.js'

const read = (address: string) => shownIn(new URL(address, 'http://karavan').search)

describe('the address of the segments', () => {
  it('is short for what is shown first', () => {
    expect(segmentsAddress({ kind: null, measure: null, opened: null })).toBe('/segments')
  })

  it('keeps whatever is shown', () => {
    const opened = fc.record({
      segmentId: fc.oneof(fc.constant('border:KZ-DOSTYK:CN-KZ:both:rail'), fc.string({ unit: 'grapheme' })),
      indicator: fc.constantFrom(...INDICATORS),
      currency: fc.constantFrom(null, 'USD', 'KZT'),
      month: fc.constantFrom('2026-01', '2026-11', '1999-12'),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...SEGMENT_KINDS, null),
        fc.constantFrom(...INDICATORS, null),
        fc.option(opened),
        (kind, measure, figure) => {
          const shown = { kind, measure, opened: figure }
          expect(read(segmentsAddress(shown))).toEqual(shown)
        },
      ),
    )
  })

  it('leaves at first what it cannot read', () => {
    const first = { kind: null, measure: null, opened: null }
    expect(read('/segments?kind=sea&measure=joy&segment=border&of=borderHours&month=2026-13')).toEqual(first)
    expect(read('/segments?segment=border&month=2026-11')).toEqual(first)
  })
})
