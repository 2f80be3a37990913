import type { OverlayRow } from '@karavan/model'
import { beforeEach, describe, expect, it } from 'vitest'
import { createOwnValues, ownTextOf, withOwnValues, withRow } from './own-values.js'

const row = (id: string, hours: string): OverlayRow => ({
  table: 'handling.csv',
  cells: { id, hours_p50: hours, source: 'the port', source_date: '2026-11-20', basis: 'quoted' },
})
const kept = new Map<string, string>()
const store = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
  removeItem: (key: string) => kept.delete(key),
}

describe('values of the asker', () => {
  beforeEach(() => kept.clear())

  it('are kept on the machine and found again', () => {
    const values = createOwnValues(store)
    values.set([row('a', '30')])
    expect(createOwnValues(store).rows()).toEqual([row('a', '30')])
    values.set([])
    expect(kept.size).toBe(0)
  })

  it('come with a link without being kept, and give way when an address has none', () => {
    const values = createOwnValues(store)
    values.set([row('a', '30')])
    const address = withOwnValues('?from=KZ-KURYK', [row('b', '12')])
    values.open(address)
    expect([values.rows(), values.areOfLink()]).toEqual([[row('b', '12')], true])
    expect(createOwnValues(store).rows()).toEqual([row('a', '30')])
    values.open('?from=KZ-KURYK')
    expect([values.rows(), values.areOfLink()]).toEqual([[row('a', '30')], false])
  })

  it('of the own link are not taken for those of another', () => {
    const values = createOwnValues(store)
    values.set([row('a', '30')])
    values.open(withOwnValues('', values.rows()))
    expect(values.areOfLink()).toBe(false)
  })

  it('leave an address without a question as it is', () => {
    expect(withOwnValues('', [])).toBe('')
    expect(ownTextOf(withOwnValues('', [row('a', '30')]))).toBe(JSON.stringify([row('a', '30')]))
  })

  it('stay out of a link that would become too long', () => {
    const many = Array.from({ length: 20 }, (_, i) => row(String(i), '30'))
    expect(ownTextOf(withOwnValues('?from=KZ-KURYK', many))).toBe('')
    expect(JSON.parse(ownTextOf(withOwnValues('?from=KZ-KURYK', many.slice(0, 2))))).toEqual(many.slice(0, 2))
  })

  it('replace an earlier one about the same row only', () => {
    const rows = [row('a', '30'), row('b', '12')]
    expect(withRow(rows, row('a', '20'), ['id'])).toEqual([row('a', '20'), row('b', '12')])
    expect(withRow(rows, row('c', '20'), ['id'])).toHaveLength(3)
  })

  it.each(['', 'x', '{}', '[{"table":1,"cells":{}}]', '[{"table":"a.csv","cells":{"b":1}}]'])(
    'are none where the link holds %s',
    (text) => {
      const values = createOwnValues(store)
      values.open(`?own=${encodeURIComponent(text)}`)
      expect(values.rows()).toEqual([])
    },
  )
})
