import { writeTable } from '@karavan/core'
import { expect, it } from 'vitest'
import { ORDER_COLUMNS, readOrders, registerOf } from '../src/index.js'

const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `O${i}`,
    issuer: 'KTZ',
    title: `Ban ${i}`,
    action: i % 2 === 0 ? 'ban' : 'extend',
    amends: i % 2 === 0 ? '' : `O${i - 1}`,
    effect: 'hold',
    applies_at: 'arrival',
    from: i % 2 === 0 ? '2025-01-01' : '2025-02-01',
    to: i % 2 === 0 ? '2025-01-31' : '2025-02-28',
    places: 'KZ-KURYK',
    text: 'All goods',
    source: 'letter',
    basis: 'quoted',
  }))

it('reads a table of 100,000 orders and loses none', () => {
  const count = 100_000
  const orders = readOrders(writeTable(ORDER_COLUMNS, rows(count)), 'orders.csv')
  const { chains, terms } = registerOf(orders)
  expect([orders.length, chains.orders.size, chains.roots.length, terms.length]).toEqual([
    count,
    count,
    count / 2,
    count,
  ])
}, 60_000)

it('names the row that is wrong, however far down', () => {
  const many = rows(20_000).map((row, i) => (i === 19_999 ? { ...row, to: '2025-13-01' } : row))
  expect(() => readOrders(writeTable(ORDER_COLUMNS, many), 'orders.csv')).toThrow(
    expect.objectContaining({ code: 'ORDER_ROW_INVALID', pointer: 'orders.csv:20001', received: '2025-13-01' }),
  )
})
