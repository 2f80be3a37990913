import { message } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { citedOrders } from './cited-orders.js'

describe('the orders of a sentence', () => {
  it('are each named once, whatever part of them is said', () => {
    const title = { kind: 'rule', id: 'FLAG-RU', part: 'title', text: 'Russia on the way' } as const
    const text = { ...title, part: 'text', text: 'Check the goods.' } as const
    expect(citedOrders(message('flag.rule', { title, text }))).toEqual(['FLAG-RU'])
    expect(citedOrders(message('match.allGoods'))).toEqual([])
  })
})
