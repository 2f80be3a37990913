import { readFileSync } from 'node:fs'
import { parseInstant } from '@karavan/core'
import { matchRestriction, type Passage } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { readRestrictions, registerAt, snapshotAt, stateAt } from './index.js'

const HEADER =
  'id,number,issuer,title,effect,applies_at,places,countries,directions,origins,destinations,modes,equipment,goods_hs,goods_excluded,from,to,extension_days,exceptions,text,amends,source,source_date,basis,note'
const row = (cells: Readonly<Record<string, string>>) =>
  HEADER.split(',')
    .map(
      (column) =>
        ({
          issuer: 'I',
          title: 'T',
          effect: 'hold',
          applies_at: 'arrival',
          text: 'x',
          source: 's',
          source_date: '2025',
          basis: 'published',
          ...cells,
        })[column] ?? '',
    )
    .join(',')
const register = (...rows: Readonly<Record<string, string>>[]) =>
  readRestrictions([HEADER, ...rows.map(row)].join('\n'), 'r.csv')
const at = (text: string) => parseInstant(text)
const bundled = () => {
  const url = new URL('../data/restrictions.csv', import.meta.url)
  return readRestrictions(readFileSync(url, 'utf8'), 'restrictions.csv')
}

describe('readRestrictions', () => {
  it('takes the last day as in force to its midnight', () => {
    const [only] = register({ id: 'A', from: '2025-04-22', to: '2025-04-28' })
    expect([only?.from, only?.until]).toEqual([at('2025-04-22'), at('2025-04-29')])
  })

  it('names file and line of a row that cannot be read', () => {
    expect(() => register({ id: 'A', from: '2025-04-22', to: '2025-04-20' })).toThrow(
      /r\.csv:2.*RESTRICTION_ROW_INVALID/,
    )
    expect(() => register({ id: 'A', effect: 'ban', to: '2025' })).toThrow(/effect: one of forbid/)
    expect(() => register({ id: 'A', from: '2025' })).toThrow(/a hold without one/)
    expect(() => register({ id: 'A', to: '2025', goods_hs: 'grain' })).toThrow(/HS prefixes/)
    expect(() => register({ id: 'A', to: '2025', directions: 'PLBY' })).toThrow(/PL>BY/)
  })

  it('refuses an id twice and a parent that is not there', () => {
    expect(() => register({ id: 'A', to: '2025' }, { id: 'A', to: '2025' })).toThrow(/RESTRICTION_ID_TWICE/)
    expect(() => register({ id: 'A', to: '2025', amends: 'B' })).toThrow(/RESTRICTION_PARENT_UNKNOWN/)
  })

  it('reads days of extension as hours', () => {
    const [only] = register({ id: 'A', to: '2025', extension_days: '0 10 63' })
    expect(only?.extension).toEqual({ min: 0, p50: 240, max: 1512 })
  })
})

describe('snapshotAt', () => {
  const chain = register(
    { id: 'A', from: '2025-10-03', to: '2025-10-31' },
    { id: 'B', from: '2025-10-12', to: '2025-10-20', amends: 'A' },
  )

  it('ends an order where the one that amends it starts', () => {
    const { restrictions } = snapshotAt(chain, [], 0)
    expect(restrictions.map(({ id, until }) => [id, until])).toEqual([
      ['A', at('2025-10-12')],
      ['B', at('2025-10-21')],
    ])
  })

  it('drops an order replaced before it began', () => {
    const early = register(
      { id: 'A', from: '2025-10-03', to: '2025-10-31' },
      { id: 'B', from: '2025-10-01', to: '2025-10-05', amends: 'A' },
    )
    expect(snapshotAt(early, [], 0).restrictions.map(({ id }) => id)).toEqual(['B'])
  })

  it('changes its version with its content only', () => {
    expect(snapshotAt(chain, [], 1).version).toBe(snapshotAt(chain, [], 2).version)
    expect(snapshotAt(chain.slice(0, 1), [], 1).version).not.toBe(snapshotAt(chain, [], 1).version)
  })
})

describe('stateAt', () => {
  it('does not claim to know an open operational order', () => {
    const [quota] = register({ id: 'Q', effect: 'quota', from: '2025-11-13' })
    if (quota === undefined) throw new Error('no row')
    expect(stateAt(quota, at('2025-11-12'))).toBe('notInForce')
    expect(stateAt(quota, at('2025-11-14'))).toBe('unknown')
  })

  it('keeps an open law in force', () => {
    const [law] = register({ id: 'L', effect: 'forbid', from: '2023-06-24' })
    if (law === undefined) throw new Error('no row')
    expect(stateAt(law, at('2026-01-01'))).toBe('inForce')
  })
})

describe('registerAt', () => {
  const orders = register(
    { id: 'A', from: '2025-04-01', to: '2025-04-30' },
    { id: 'B', from: '2025-04-20', to: '2025-05-10', amends: 'A' },
    { id: 'C', from: '2025-04-01', to: '2025-04-30', amends: 'A2' },
    { id: 'A2', from: '2025-04-01', to: '2025-04-15' },
  )
  const told = (day: string) =>
    Object.fromEntries(registerAt(orders, at(day)).map(({ restriction, ...rest }) => [restriction.id, rest]))

  it('tells those that ended too, and where an order ends the one before it', () => {
    const { A, B } = told('2025-04-25')
    expect(A).toEqual({ state: 'notInForce', until: at('2025-04-20'), amendedBy: ['B'] })
    expect(B).toEqual({ state: 'inForce', until: at('2025-05-11'), amendedBy: [] })
    expect(told('2025-04-10')).toMatchObject({ A: { state: 'inForce' }, B: { state: 'notInForce' } })
  })

  it('tells of an order that was replaced from its own start that it was never in force', () => {
    expect(told('2025-04-10')['A2']).toEqual({ state: 'notInForce', until: at('2025-04-01'), amendedBy: ['C'] })
  })

  it('keeps to the snapshot', () => {
    const folded = snapshotAt(bundled(), [], 0).restrictions
    const day = at('2025-11-20')
    for (const { restriction, state, until } of registerAt(bundled(), day)) {
      const left = folded.find(({ id }) => id === restriction.id)
      expect([restriction.id, state]).toEqual([restriction.id, left === undefined ? 'notInForce' : stateAt(left, day)])
      if (left !== undefined) expect(until).toBe(left.until)
    }
  })
})

describe('the bundled register', () => {
  const { restrictions } = snapshotAt(bundled(), [], 0)
  const find = (id: string) => {
    const found = restrictions.find((restriction) => restriction.id === id)
    if (found === undefined) throw new Error(`no ${id}`)
    return found
  }
  const through = (over: Partial<Passage>): Passage => ({
    moment: 'passage',
    location: null,
    countries: ['RU'],
    direction: null,
    mode: 'rail',
    origin: 'DE',
    destination: 'KZ',
    cargo: { equipment: '40HC', units: 1, tonnes: 20, hs: '8802' },
    ...over,
  })

  it('stops aviation goods of the Union in Russia, and not those from elsewhere', () => {
    const ban = find('EU-833-2014-RU-TRANSIT-AVIATION')
    expect(matchRestriction(ban, through({})).verdict).toBe('hit')
    expect(matchRestriction(ban, through({ origin: 'CN' })).verdict).toBe('clear')
    expect(matchRestriction(ban, through({ countries: ['KZ', 'AZ'] })).verdict).toBe('clear')
    expect(matchRestriction(ban, through({ cargo: { equipment: '40HC', units: 1, tonnes: 20 } })).verdict).toBe(
      'unknown',
    )
  })

  it('excepts grain from the Saryagash ban of November 2025', () => {
    const ban = find('KTZ-2025-SARYAGASH-01')
    const passage = through({ location: 'KZ-SARYAGASH', direction: 'KZ>UZ', countries: ['KZ', 'UZ'] })
    expect(matchRestriction(ban, { ...passage, cargo: { ...passage.cargo, hs: '100199' } }).verdict).toBe('exempt')
    expect(matchRestriction(ban, passage).verdict).toBe('hit')
  })

  it('leaves no two links of an order chain in force on the same day', () => {
    const kuryk = restrictions
      .filter(({ id }) => id.startsWith('KTZ-2025-KURYK'))
      .sort((a, b) => (a.from ?? 0) - (b.from ?? 0))
    expect(kuryk.length).toBe(5)
    kuryk.slice(1).forEach((order, i) => {
      expect(order.from).toBeGreaterThanOrEqual(kuryk[i]?.until ?? 0)
    })
  })
})
