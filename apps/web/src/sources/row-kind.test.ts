import { expect, it } from 'vitest'
import { ENGLISH } from '../words/words.js'
import { rowKind } from './row-kind.js'

it.each([
  ['packages/network/data/handling.csv:53', 'Time of handling'],
  ['packages/conditions/data/orders.csv:7', 'Order or law'],
  ['your values:1', 'Your own row'],
  ['/home/desk/elsewhere.csv:2', null],
])('%s is a row of %s', (row, kind) => {
  expect(rowKind(row, ENGLISH)).toBe(kind)
})
