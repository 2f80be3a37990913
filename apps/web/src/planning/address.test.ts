import type { PlanAnswer } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_FILTER } from '../answers/filter.js'
import { EMPTY_DRAFT, fromAddress } from '../question/question.js'
import { FIRST_SHOWN, MOST_COMPARED, pageAddress, type Shown, shownIn, VIEWS, viewsOf } from './address.js'

const ids = fc.stringMatching(/^[0-9a-f]{16}$/)
const shown: fc.Arbitrary<Shown> = fc.record({
  plan: fc.option(ids),
  view: fc.constantFrom(...VIEWS),
  compare: fc.uniqueArray(ids, { maxLength: MOST_COMPARED }),
  filter: fc.constantFrom(NO_FILTER, { ...NO_FILTER, inTime: 80, notThrough: ['RU'] }),
})

describe('the address of the page', () => {
  it('holds what is shown beside the question', () => {
    fc.assert(
      fc.property(shown, (what) => {
        const address = pageAddress({ ...EMPTY_DRAFT, from: 'KZ-KURYK' }, what)
        expect(shownIn(address)).toEqual(what)
        expect(fromAddress(address).from).toBe('KZ-KURYK')
      }),
    )
  })

  it('says nothing of what is shown at first', () => {
    expect(pageAddress({ ...EMPTY_DRAFT, from: 'KZ-KURYK' }, FIRST_SHOWN)).toBe('?from=KZ-KURYK')
  })

  it('compares no more plans than stand side by side', () => {
    expect(shownIn('?compare=a,b,b,,<c>,d,e').compare).toEqual(['a', 'b', 'd'])
  })
})

describe('the views', () => {
  it('are those that have something to show', () => {
    const answer = (plans: number, knockedOut: number) =>
      ({ plans: Array(plans), knockedOut: Array(knockedOut) }) as unknown as PlanAnswer
    expect(viewsOf(answer(3, 2), 2)).toEqual(['plan', 'compare', 'when', 'ruled-out'])
    expect(viewsOf(answer(3, 0), 1)).toEqual(['plan', 'when'])
    expect(viewsOf(answer(0, 4), 0)).toEqual(['ruled-out'])
  })
})
