import type { Order } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { ordersOf } from '../order/read-orders.js'
import { NO_ENTRIES } from './overlaid.js'
import { standingEntries } from './standing.js'

const order = (id: string, amends = ''): Order => {
  const cells = { id, amends, action: amends === '' ? 'ban' : 'extend', effect: 'hold', applies_at: 'arrival' }
  const [one] = ordersOf([
    { file: '', line: 1, cells: { ...cells, issuer: 'KTZ', title: id, text: id, source: 's', basis: 'official' } },
  ])
  if (one === undefined) throw new Error('an order')
  const { row: _, ...entered } = one
  return entered as Order
}
const standing = (under: readonly Order[], over: readonly Order[]) => {
  const { entries, left } = standingEntries({ ...NO_ENTRIES, orders: under }, { ...NO_ENTRIES, orders: over })
  return { ids: entries.orders.map(({ id }) => id), left: left.map(({ code, pointer }) => `${code} ${pointer}`) }
}

describe('entries that stand beside others', () => {
  it('are all there where nothing is wrong with them', () => {
    expect(standing([order('A')], [order('B', 'A'), order('C')])).toEqual({ ids: ['A', 'B', 'C'], left: [] })
  })

  it('leave out an order whose parent is gone, those that amend it, and nothing else', () => {
    expect(standing([order('A')], [order('B', 'GONE'), order('C', 'B'), order('D', 'A')])).toEqual({
      ids: ['A', 'D'],
      left: ['ORDER_PARENT_UNKNOWN B', 'ORDER_PARENT_UNKNOWN C'],
    })
  })

  it('leave out a circle that two made at once', () => {
    const { ids, left } = standing([order('A')], [order('B', 'C'), order('C', 'B')])
    expect(ids).toEqual(['A'])
    expect(left).toHaveLength(2)
  })

  it('give back what they took the place of', () => {
    expect(standing([order('A'), order('B', 'A')], [order('A', 'B')]).ids).toEqual(['A', 'B'])
  })

  it('say so where the fault is not theirs', () => {
    expect(() => standing([order('A', 'GONE')], [order('B')])).toThrow('ORDER_PARENT_UNKNOWN')
  })
})
