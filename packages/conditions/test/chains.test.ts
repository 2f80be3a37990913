import type { Mode, Order, PassageOnDay, Verdict } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registerOf, rulingAt } from '../src/index.js'
import { isStopped, noon } from './day-oracle.js'
import { order, pile, scope, span } from './piles.js'

const passage = (over: { hs?: string; place?: string; mode?: Mode } = {}): PassageOnDay => ({
  location: over.place ?? 'KZ-KURYK',
  countries: ['KZ'],
  direction: null,
  mode: over.mode ?? 'rail',
  origin: 'KZ',
  destination: 'AZ',
  cargo: { equipment: 'wagon-covered', units: 1, tonnes: 60, hs: over.hs ?? '1001' },
})

const verdict = (orders: readonly Order[], on: number, over = {}): Verdict =>
  rulingAt(registerOf(orders).terms, passage(over), noon(on)).verdict

const where = fc.record({
  hs: fc.constantFrom('100199', '100590', '290243', '290220', '8429'),
  place: fc.constantFrom('KZ-KURYK', 'KZ-AKTAU', 'KZ-BEYNEU'),
  mode: fc.constantFrom<Mode>('rail', 'road'),
})
const onDay = fc.integer({ min: 0, max: 61 })

describe('a chain of orders', () => {
  it('says the same whatever the order of entry', () => {
    fc.assert(
      fc.property(
        pile.chain((orders) =>
          fc.tuple(fc.constant(orders), fc.shuffledSubarray(orders, { minLength: orders.length })),
        ),
        onDay,
        where,
        ([orders, shuffled], on, at) => {
          expect(verdict(shuffled, on, at)).toBe(verdict(orders, on, at))
        },
      ),
    )
  })

  it('is read as a clerk reads the pile', () => {
    fc.assert(
      fc.property(pile, onDay, where, (orders, on, at) => {
        expect(verdict(orders, on, at) === 'banned').toBe(isStopped(orders, passage(at), noon(on)))
      }),
      { numRuns: 2000 },
    )
  })

  it('is never widened by an exception', () => {
    fc.assert(
      fc.property(pile, span, scope, fc.nat(), onDay, where, (orders, when, what, parent, on, at) => {
        const amends = orders[parent % orders.length]?.id ?? 'O0'
        const more = [...orders, order('X', 'exception', { span: when, ...what, amends })]
        const was = verdict(orders, on, at)
        if (was !== 'banned') expect(verdict(more, on, at)).not.toBe('banned')
      }),
    )
  })

  it('is as before once an amendment is lifted from its start', () => {
    fc.assert(
      fc.property(pile, span, scope, fc.nat(), onDay, where, (orders, when, what, parent, on, at) => {
        const amends = orders[parent % orders.length]?.id ?? 'O0'
        const lifted = [
          ...orders,
          order('N', 'narrow', { span: when, ...what, amends }),
          order('L', 'lift', { span: [when[0], null], amends: 'N' }),
        ]
        const [before, after] = [verdict(orders, on, at), verdict(lifted, on, at)]
        expect(after === 'banned').toBe(before === 'banned')
      }),
    )
  })
})

describe('orders that contradict themselves', () => {
  it('are refused with the order that is wrong', () => {
    const ban = order('A', 'ban', { span: [0, 9] })
    expect(() => registerOf([ban, ban])).toThrow(/ORDER_ID_TWICE/)
    expect(() => registerOf([order('A', 'extend', { span: [0, 9], amends: 'B' })])).toThrow(/ORDER_PARENT_UNKNOWN/)
    expect(() => registerOf([order('A', 'exception', { span: [0, 9] })])).toThrow(/ORDER_LIFTS_NOTHING/)
    const circle = ['A', 'B', 'C'].map((id, i) =>
      order(id, 'extend', { span: [0, 9], amends: ['C', 'A', 'B'][i] ?? '' }),
    )
    expect(() => registerOf([...circle, order('D', 'ban', { span: [0, 9] })])).toThrow(
      /ORDER_CHAIN_CIRCULAR.*A.*C.*B.*A/,
    )
  })
})

describe('a lift', () => {
  const ban = order('A', 'ban', { span: [0, 20], goods: ['10'] })
  it('ends a ban early, and brings it back after a lift for a time', () => {
    const forATime = order('L', 'lift', { span: [5, 9], amends: 'A' })
    expect([4, 5, 9, 10, 20, 21].map((on) => verdict([ban, forATime], on))).toEqual([
      'banned',
      'clear',
      'clear',
      'banned',
      'banned',
      'clear',
    ])
  })

  it('before the ban began leaves nothing of it', () => {
    const early = order('L', 'lift', { span: [0, null], amends: 'B' })
    expect(verdict([order('B', 'ban', { span: [10, 20] }), early], 15)).toBe('clear')
  })
})
