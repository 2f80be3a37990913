import { describe, expect, it } from 'vitest'
import { figure } from './figures.fixture.js'
import { apartIn, groupsOf, latestOf } from './groups.js'
import { hasWords } from './words-sought.js'

const series = (name: string, ids: readonly string[], scope: string | null = null) => ({
  title: name,
  name,
  series: figure({ series: { scope } }).series,
  figures: ids.map((id) => figure({ id, series: { scope } })),
})

describe('figures by name', () => {
  it('hold all definitions, the fullest first, and stand by how many they are', () => {
    const groups = groupsOf({
      series: [series('few', ['a']), series('many', ['b'], 'one'), series('many', ['c', 'd'], 'other')],
    })
    expect(groups.map(({ name, scopes, figures }) => [name, scopes, figures.length])).toEqual([
      ['many', ['other', 'one'], 3],
      ['few', [null], 1],
    ])
  })

  it('stand by their time', () => {
    const year = (of: number) => ({ kind: 'year', start: `${of}-01-01`, end: `${of}-12-31` }) as const
    const told = [
      figure({ id: 'b', period: year(2024) }),
      figure({ id: 'a', period: year(2022) }),
      figure({ id: 'n', period: null }),
    ]
    const [group] = groupsOf({ series: [{ ...series('one', []), figures: told }] })
    expect(group?.figures.map(({ id }) => id)).toEqual(['n', 'a', 'b'])
  })
})

describe('the latest figure', () => {
  it('is observed where anything was, and has a value where anything has', () => {
    const [seen, aim, empty] = [
      figure({ id: 'seen' }),
      figure({ id: 'aim', status: 'target' }),
      figure({ id: 'empty', value: null, missing: 'onlyCompared' }),
    ]
    expect(latestOf([seen, aim, empty])).toBe(seen)
    expect(latestOf([aim, empty])).toBe(aim)
    expect(latestOf([empty])).toBeNull()
  })
})

it('finds what stands against a figure', () => {
  const figures = [figure({ id: 'a' }), figure({ id: 'b' })]
  const apart = apartIn({ conflicts: [{ title: '', figures, reason: 'scope', ratio: 2 }] })
  expect([apart.get('a'), apart.get('c')]).toEqual([['a', 'b'], undefined])
})

it('seeks words whatever their case and marks', () => {
  expect(hasWords('ПЕРЕВАЛКА  kuryk', 'Kuryk: перевалка')).toBe(true)
  expect(hasWords('klaipeda', 'Klaipėda: перевалка')).toBe(true)
  expect(hasWords('', 'anything')).toBe(true)
  expect(hasWords('kuryk grain', 'Kuryk: coal')).toBe(false)
})
