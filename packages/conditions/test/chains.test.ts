import { parseInstant } from '@karavan/core'
import type { Mode, Order, PassageOnDay, Verdict } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_CHAIN, ordersAt, registerOf, rulingAt } from '../src/index.js'
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

describe('a chain that is too long', () => {
  const chainOf = (count: number, parent: (i: number) => number) =>
    Array.from({ length: count }, (_, i) =>
      order(`O${i}`, i === 0 ? 'ban' : 'extend', { span: [i, i + 9], ...(i === 0 ? {} : { amends: `O${parent(i)}` }) }),
    )

  it.each([10_000, 100_000])('of %d orders is refused, be it a line or all of one order', (count) => {
    for (const parent of [(i: number) => i - 1, () => 0])
      expect(() => registerOf(chainOf(count, parent))).toThrow(/ORDER_CHAIN_TOO_LONG.*at most 100/)
  })

  it('is tied up to its limit, and none of its orders is lost', () => {
    for (const parent of [(i: number) => i - 1, () => 0]) {
      const { chains, terms } = registerOf(chainOf(LONGEST_CHAIN, parent))
      expect(chains.orders.size).toBe(LONGEST_CHAIN)
      expect(new Set(terms.map(({ order: { id } }) => id)).size).toBe(LONGEST_CHAIN)
    }
  })

  it('and runs in a circle tells the first of the circle only', () => {
    const circle = chainOf(10_000, (i) => i - 1).map((one) =>
      one.id === 'O0' ? order('O0', 'extend', { span: [0, 9], amends: 'O9999' }) : one,
    )
    expect(() => registerOf(circle)).toThrow(/ORDER_CHAIN_CIRCULAR.*O0 → O9999 → .*… \(10000 orders\)/)
  })
})

describe('dates of issue', () => {
  const ban = (issuedOn: string) => order('A', 'ban', { span: [0, 9], issuedOn })
  const lift = (issuedOn: string | null) => order('L', 'lift', { span: [5, null], amends: 'A', issuedOn })
  it('refuse an order that was issued before what it amends', () => {
    expect(() => registerOf([ban('2025-01-02'), lift('2025-01-01')])).toThrow(/ORDER_AMENDS_LATER.*amends A/)
    expect(() => registerOf([ban('2025-02'), lift('2025-01')])).toThrow(/ORDER_AMENDS_LATER/)
  })

  it('say nothing where they are equal, not told, or told only in part', () => {
    for (const day of ['2025-01-02', null, '2025-01', '2025'])
      expect(verdict([ban('2025-01-02'), lift(day)], 7)).toBe('clear')
  })
})

describe('orders of overlapping terms', () => {
  it('hold together where neither amends the other, and one after the other where one does', () => {
    const first = order('A', 'ban', { span: [0, 10], goods: ['10'] })
    const second = { span: [5, 15] as const, goods: ['29'] }
    const both = [first, order('B', 'ban', second)]
    expect([verdict(both, 7), verdict(both, 7, { hs: '290243' })]).toEqual(['banned', 'banned'])
    const taken = [first, order('B', 'ban', { ...second, amends: 'A' })]
    expect([verdict(taken, 7), verdict(taken, 7, { hs: '290243' })]).toEqual(['clear', 'banned'])
  })
})

describe('a warning without an end', () => {
  const warned = (over: Partial<Order>, on: string) => {
    const told = order('W', 'restriction', { span: [0, null], effect: 'flag', sourceDate: '2025-03-01', ...over })
    return ordersAt(registerOf([told]), parseInstant(on))[0]?.state
  }

  it('of the press is believed for a year after its last word, and not known after it', () => {
    expect([warned({}, '2025-06-01'), warned({}, '2026-03-01'), warned({}, '2026-03-02')]).toEqual([
      'inForce',
      'inForce',
      'unknown',
    ])
  })

  it('of a document holds until another changes it', () => {
    for (const over of [{ number: '12' }, { legalBasis: 'article 35' }, { basis: 'official' as const }])
      expect(warned(over, '2040-01-01')).toBe('inForce')
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
