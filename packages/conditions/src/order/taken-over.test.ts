import { ANYTHING, type Order, type OrderAction } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { tieChains } from './chains.js'
import { effectiveOrders } from './taken-over.js'

function order(id: string, action: OrderAction, over: Partial<Order> = {}): Order {
  return {
    ...{ id, action, issuer: 'I', title: id, text: id, effect: 'hold', appliesAt: 'passage', issuedOn: null },
    ...{ from: null, to: null, clauses: [], exceptions: [], source: 's', sourceDate: '2025', basis: 'quoted' },
    ...ANYTHING,
    ...over,
  } as Order
}

const BAN = order('A', 'ban', {
  places: ['KZ-KURYK'],
  goods: ['10'],
  consignees: ['Cargo LLP'],
  foreignWagons: true,
  exceptions: ['fodder of the army'],
  quota: { value: 36, unit: 'wagons' },
})

const effective = (...orders: Order[]) => effectiveOrders(tieChains(orders))

describe('an order that goes on with another', () => {
  it('holds what it leaves unsaid as in that, through the whole chain, and says which', () => {
    const known = effective(
      BAN,
      order('B', 'extend', { amends: 'A', goods: ['1001'] }),
      order('C', 'extend', { amends: 'B' }),
    )
    expect(known.get('A')).toEqual({ order: BAN, takenOver: [] })
    const { order: first, takenOver } = known.get('B') ?? { order: BAN, takenOver: [] }
    expect(first).toMatchObject({ id: 'B', places: ['KZ-KURYK'], goods: ['1001'], consignees: ['Cargo LLP'] })
    expect(takenOver).toEqual(['places', 'foreignWagons', 'consignees', 'quota', 'exceptions'])
    expect(known.get('C')?.order).toEqual({ ...first, id: 'C', title: 'C', text: 'C', amends: 'B' })
    expect(known.get('C')?.takenOver).toContain('goods')
  })

  it('takes nothing over where it replaces that', () => {
    const ban = order('B', 'ban', { amends: 'A' })
    expect(effective(BAN, ban).get('B')).toEqual({ order: ban, takenOver: [] })
  })

  it('has place and goods of that where it takes something out of it, and none of its quota and exceptions', () => {
    const lift = order('L', 'lift', { amends: 'A' })
    expect(effective(BAN, lift).get('L')).toEqual({
      order: { ...lift, places: ['KZ-KURYK'], goods: ['10'] },
      takenOver: ['places', 'goods'],
    })
  })
})
