import { DAY_MINUTES, type EpochMinutes, parseInstant } from '@karavan/core'
import { type ConditionsSnapshot, matchRestriction, type Order, type Passage, type Restriction } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registerOf, snapshotAt } from '../src/index.js'
import { order, pile, scope, span } from './piles.js'

const start = parseInstant('2025-01-01')

/** Chains that were prolonged by some days, so that it is known how long bans last beyond their word. */
const prolonged = [3, 5, 8, 8, 20].flatMap((days, i) => [
  order(`X${i}`, 'ban', { span: [-60, -50], places: ['TM-ASGABAT'] }),
  order(`Y${i}`, 'extend', { span: [-49, -50 + days], amends: `X${i}` }),
])

const snapshotOf = (...orders: readonly Order[]) => snapshotAt(registerOf([...prolonged, ...orders]), [], start - 1)

const wheat: Passage = {
  moment: 'arrival',
  location: 'KZ-KURYK',
  countries: ['KZ'],
  direction: null,
  mode: 'rail',
  cargo: { equipment: 'wagon-covered', units: 1, tonnes: 60, hs: '1001' },
  origin: 'KZ',
  destination: 'AZ',
}

/** When goods pass on the mean that are ready at an instant, were each ban prolonged little or much, as a coin falls. */
function passing({ restrictions }: ConditionsSnapshot, passage: Passage, ready: EpochMinutes): number {
  const hits = restrictions
    .filter((rule) => matchRestriction(rule, passage).verdict === 'hit')
    .sort((a, b) => (a.from ?? 0) - (b.from ?? 0))
  const pass = (at: EpochMinutes, [rule, ...later]: readonly Restriction[]): number => {
    if (rule?.until == null) return at
    const { from, until, extension } = rule
    const ends = [until + (extension?.p10 ?? 0) * 60, until + (extension?.p90 ?? 0) * 60]
    return ends.reduce((sum, end) => sum + pass((from ?? 0) <= at && at < end ? end : at, later) / ends.length, 0)
  }
  return pass(ready, hits)
}

const extended = (...orders: readonly Order[]) =>
  snapshotOf(...orders)
    .restrictions.filter(({ until }) => until !== null && until > start)
    .map(({ id, until, extension }) => [id, ((until ?? 0) - start) / DAY_MINUTES, extension !== undefined])

describe('a ban that may be prolonged', () => {
  const ban = order('A', 'ban', { span: [0, 24], places: ['KZ-KURYK'] })

  it('is so at its end, and not where an exception begins or ends within it', () => {
    const eased = order('E', 'exception', { span: [16, 20], amends: 'A', goods: ['2902'] })
    expect(extended(ban)).toEqual([['A', 25, true]])
    expect(extended(ban, eased)).toEqual([
      ['A', 16, false],
      ['A', 21, false],
      ['A', 25, true],
    ])
  })

  it('is not where the order that prolongs it takes over at the same place', () => {
    const next = (place: string) => order('B', 'extend', { span: [25, 40], amends: 'A', places: [place] })
    expect(extended(ban, next('KZ-KURYK'))).toEqual([
      ['A', 25, false],
      ['B', 41, true],
    ])
    expect(extended(ban, next('KZ-AKTAU'))).toEqual([
      ['A', 25, true],
      ['B', 41, true],
    ])
  })

  it('never holds goods longer for an exception', () => {
    const bans = pile.filter((orders) => orders.every(({ action }) => action !== 'exception' && action !== 'lift'))
    const hs = fc.constantFrom('100190', '100510', '290243', '8429')
    const place = fc.constantFrom('KZ-KURYK', 'KZ-AKTAU')
    const asked = fc.record({ hs, place, ready: fc.nat(70) })
    fc.assert(
      fc.property(bans, span, scope, fc.nat(), asked, (orders, when, what, nth, { hs, place, ready }) => {
        const amends = orders[nth % orders.length]?.id ?? ''
        const exception = order('E', 'exception', { span: when, ...what, amends })
        const passage = { ...wheat, location: place, cargo: { ...wheat.cargo, hs } }
        const at = start + ready * DAY_MINUTES
        const [without, withIt] = [snapshotOf(...orders), snapshotOf(...orders, exception)]
        expect(passing(withIt, passage, at)).toBeLessThanOrEqual(passing(without, passage, at) + 1e-6)
      }),
    )
  })
})
