import { formatDate, parseInstant } from '@karavan/core'
import type { Order } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { chainOf, listConditions, ordersAt, type RawListQuestion, readListQuestion, registerOf } from '../src/index.js'
import { bundledOrders, bundledQueues } from './bundled.js'
import { order } from './piles.js'

const register = registerOf(bundledOrders())
const placeOf = (text: string) => `KZ-${text.toUpperCase()}`
const list = (raw: RawListQuestion) =>
  listConditions(register, { reports: [], queues: [] }, readListQuestion(raw, placeOf, parseInstant('2025-10-05')))
const told = (raw: RawListQuestion, id: string) => {
  const found = list(raw).orders.find(({ order }) => order.id === id)
  return found && [found.verdict, found.clause]
}

describe('what is in force on a day', () => {
  it('is told with the goods that an order names where no cargo is asked about', () => {
    expect(told({ at: 'Aktau' }, 'KTZ-2025-AKTAU-01')).toEqual([
      'banned',
      'HS 1001, 1002, 1003, 1004, 1005, 1007, 1008',
    ])
    expect(told({ on: '2025-06-10', at: 'Kuryk' }, 'KTZ-2025-KURYK-05')).toEqual(['banned', 'all goods'])
  })

  it('is told of the cargo that is asked about', () => {
    expect(told({ at: 'Aktau', goods: '1001.99', equipment: 'wagon-hopper' }, 'KTZ-2025-AKTAU-01')).toEqual([
      'banned',
      'HS 1001',
    ])
    expect(told({ at: 'Aktau', goods: '8429' }, 'KTZ-2025-AKTAU-01')).toBeUndefined()
    expect(told({ at: 'Dostyk' }, 'KTZ-2025-AKTAU-01')).toBeUndefined()
  })

  it('says why an exception may apply, in words that a language has words of its own for, and applies it to where goods are loaded', () => {
    const tanks = { on: '2025-06-10', at: 'Kuryk', goods: '290243', equipment: 'wagon-tank' }
    const frees = 'Paraxylene and benzene loaded at Tendyk station, export.'
    expect(told(tanks, 'KTZ-2025-KURYK-05')).toEqual([
      'unknown',
      `an exception may apply (the place of loading is not named; the rule names KZ-ATYRAU): ${frees}`,
    ])
    const from = (place: string) => {
      const question = { ...readListQuestion(tanks, placeOf, 0), from: place }
      const { orders } = listConditions(register, { reports: [], queues: [] }, question)
      return orders.find(({ order: { id } }) => id === 'KTZ-2025-KURYK-05')
    }
    expect(from('KZ-ATYRAU')).toMatchObject({
      verdict: 'quota',
      clause: `exempt by KTZ (Kazakhstan Temir Zholy) No. 1346: ${frees}`,
      told: { clause: { values: { text: { kind: 'rule', id: 'KTZ-2025-KURYK-06', part: 'text' } } } },
    })
    expect(from('KZ-PAVLODAR')).toMatchObject({ verdict: 'banned' })
    expect(from('UZ-TASHKENT')).toBeUndefined()
  })

  it('is told of the modes by which that equipment moves, with the queues that it may stand in', () => {
    const kuryk = { on: '2025-06-10', at: 'Kuryk', goods: '1001' }
    expect(told({ ...kuryk, equipment: 'wagon-hopper' }, 'KTZ-2025-KURYK-05')).toEqual(['banned', 'all goods'])
    expect(told({ ...kuryk, equipment: '40HC' }, 'KTZ-2025-KURYK-05')).toEqual(['banned', 'all goods'])
    expect(told({ ...kuryk, equipment: 'truck' }, 'KTZ-2025-KURYK-05')).toBeUndefined()
    const units = (equipment: string) => {
      const question = readListQuestion({ ...kuryk, equipment }, placeOf, 0)
      return listConditions(register, { reports: [], queues: bundledQueues() }, question).queues.map(({ unit }) => unit)
    }
    expect(units('wagon-hopper')).toContain('wagons')
    expect(units('truck')).not.toContain('wagons')
  })

  it('stands for all the days of the order, though an exception begins on one of them', () => {
    const [from, until, exempted] = ['2025-06-03', '2025-07-01', '2025-06-05'].map((day) => parseInstant(day))
    const standing = (raw: RawListQuestion) =>
      list({ at: 'Kuryk', ...raw }).orders.find(({ order }) => order.id === 'KTZ-2025-KURYK-05')
    for (const on of ['2025-06-04', '2025-06-10'])
      expect(standing({ on })).toMatchObject({ from, until, start: 'inferred', changes: null })
    const before = standing({ on: '2025-06-04', goods: '290220', equipment: 'wagon-tank' })
    expect(before).toMatchObject({ verdict: 'banned', from, until, changes: exempted })
    const after = standing({ on: '2025-06-10', goods: '290220', equipment: 'wagon-tank' })
    expect(after).toMatchObject({ verdict: 'unknown', from, until, changes: null })
  })

  it('stands from its first day on where its end is not known, and a warning stays one', () => {
    const [warning] = list({ on: '2025-06-10' }).orders.filter(({ order }) => order.id === 'KZ-2023-WHEATRAIL-01')
    expect(warning).toMatchObject({
      state: 'unknown',
      verdict: 'restricted',
      clause: 'the text does not say until when',
    })
    expect(warning).toMatchObject({ from: parseInstant('2023-09-26'), until: null })
    const doubted = list({ on: '2023-10-10', goods: '1001' }).orders.find(({ order }) => order.id === warning?.order.id)
    expect(doubted?.verdict).toBe('restricted')
  })

  it('is refused for what cannot be read', () => {
    for (const raw of [{ goods: 'grain' }, { goods: '1' }, { equipment: 'sack' }, { on: 'yesterday' }]) {
      expect(() => list(raw)).toThrow(/QUESTION_VALUE_INVALID|EQUIPMENT_UNKNOWN|INSTANT_INVALID/)
    }
  })
})

describe('when an order holds as a whole', () => {
  const heldOf = (...orders: Order[]) => {
    const { held } = registerOf(orders)
    return (id: string) => {
      const { from = null, until = null } = held.get(id) ?? {}
      return [from, until].map((at) => (at === null ? null : formatDate(at)))
    }
  }

  it('is as long for an exception without an end as for what it excepts from, prolonged or not', () => {
    const [ban, less] = [
      order('BAN', 'ban', { span: [0, 9] }),
      order('LESS', 'exception', { span: [3, null], amends: 'BAN', goods: ['1001'] }),
    ]
    expect(heldOf(ban, less)('LESS')).toEqual(['2025-01-04', '2025-01-11'])
    const more = order('MORE', 'extend', { span: [10, 19], amends: 'BAN' })
    expect(heldOf(ban, less, more)('LESS')).toEqual(['2025-01-04', '2025-01-21'])
    expect(heldOf(ban, less, more)('BAN')).toEqual(['2025-01-01', '2025-01-11'])
  })

  it('is by its own dates where it prints an end, and open where nobody knows one', () => {
    const world = heldOf(
      order('LAW', 'ban', { span: [0, null], effect: 'forbid' }),
      order('LESS', 'exception', { span: [3, null], amends: 'LAW', goods: ['1001'] }),
      order('BRIEF', 'exception', { span: [3, 5], amends: 'LAW', goods: ['1005'] }),
    )
    expect([world('LAW')[1], world('LESS')[1], world('BRIEF')[1]]).toEqual([null, null, '2025-01-07'])
  })

  it('says the same in the chain, in the list and of all orders', () => {
    const on = parseInstant('2025-06-10')
    const chain = chainOf(register, 'KTZ-2025-KURYK-06', on)
    const one = chain?.orders.find(({ order }) => order.id === 'KTZ-2025-KURYK-06')
    expect([one?.from, one?.until].map((at) => formatDate(at ?? 0))).toEqual(['2025-06-05', '2025-07-01'])
    const known = new Map(ordersAt(register, on).map((standing) => [standing.order.id, standing]))
    for (const standing of list({ on: '2025-06-10' }).orders.filter(({ state }) => state !== 'notCovered')) {
      const { from, until, start } = known.get(standing.order.id) ?? {}
      expect([standing.from, standing.until, standing.start]).toEqual([from, until, start])
    }
  })
})

describe('what begins after a day', () => {
  const world = registerOf([
    order('NOW', 'ban', { span: [0, 20], places: ['KZ-KURYK'] }),
    order('NEXT', 'extend', { span: [21, 30], amends: 'NOW' }),
    order('SOON', 'ban', { span: [8, 12], places: ['KZ-AKTAU'], goods: ['10'] }),
    order('FAR', 'ban', { span: [60, 70], places: ['KZ-AKTAU'] }),
    order('PAST', 'ban', { span: [1, 3], places: ['KZ-AKTAU'] }),
    order('EASED', 'exception', { span: [9, 20], amends: 'NOW', goods: ['1001'] }),
    order('LATER', 'ban', { span: [10, 20], places: ['KZ-DOSTYK'] }),
    order('FIRST', 'exception', { span: [10, 12], amends: 'LATER', goods: ['1001'] }),
  ])
  const coming = (raw: RawListQuestion) =>
    listConditions(world, { reports: [], queues: [] }, readListQuestion({ on: '2025-01-06', ...raw }, placeOf, 0))
      .coming

  it('is told, the soonest first, unless it holds already or is far ahead', () => {
    expect(coming({}).map(({ order: { id }, verdict }) => [id, verdict])).toEqual([
      ['SOON', 'banned'],
      ['LATER', 'banned'],
      ['NEXT', 'banned'],
    ])
    expect(coming({})[0]?.from).toBe(parseInstant('2025-01-09'))
  })

  it('is told though the goods are free of it at first', () => {
    expect(coming({ at: 'Dostyk', goods: '1001' }).map(({ order: { id }, verdict }) => [id, verdict])).toEqual([
      ['LATER', 'banned'],
    ])
    expect(coming({ at: 'Dostyk', goods: '2902' }).map(({ order: { id } }) => id)).toEqual(['LATER'])
  })

  it('is told of the place and the cargo that are asked about', () => {
    expect(coming({ at: 'Kuryk' }).map(({ order: { id } }) => id)).toEqual(['NEXT'])
    expect(coming({ at: 'Aktau', goods: '2902' })).toEqual([])
  })
})
