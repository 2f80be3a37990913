import { ANYTHING, type ChainAnswer, ORDER_ACTIONS, type Order, relieves } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf } from '../days.js'
import { chainLayout } from './chain-layout.js'

type Link = ChainAnswer['orders'][number]

const ORDER: Order = {
  id: 'ONE',
  issuer: 'KTZ',
  title: 'Ban: Kuryk',
  text: 'All goods.',
  action: 'ban',
  effect: 'hold',
  appliesAt: 'arrival',
  issuedOn: null,
  from: null,
  to: null,
  ...ANYTHING,
  places: ['KZ-KURYK'],
  clauses: [],
  exceptions: [],
  source: 'test',
  sourceDate: '2025',
  basis: 'published',
}

function link(order: Partial<Order>, from: string | null, until: string | null): Link {
  const [start, end] = [from, until].map((day) => (day === null ? null : instantOf(day)))
  return {
    order: { ...ORDER, ...order },
    takenOver: [],
    state: 'notInForce',
    from: start ?? null,
    start: 'printed',
    until: end ?? null,
    amendedBy: [],
  }
}

const day = fc.option(
  fc.integer({ min: 0, max: 700 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)),
)
const chains = fc
  .array(fc.tuple(fc.constantFrom(...ORDER_ACTIONS), fc.nat(), day, day), { minLength: 1, maxLength: 8 })
  .map((parts) =>
    parts.map(([action, parent, a, b], i) => {
      const [from, until] = a !== null && b !== null && a > b ? [b, a] : [a, b]
      const amends = i === 0 ? {} : { amends: `O${parent % i}` }
      return link({ id: `O${i}`, action: i === 0 ? 'ban' : action, ...amends }, from, until)
    }),
  )

describe('the timeline of a chain', () => {
  it('has each order once, within the picture, with gaps only where no order holds', () => {
    fc.assert(
      fc.property(chains, (orders) => {
        const { rows, span } = chainLayout(orders, instantOf('2025-06-10'))
        expect(rows.map((row) => row.link.order.id).sort()).toEqual(orders.map(({ order }) => order.id).sort())
        for (const { bar, gap } of rows) {
          if (bar) expect(0 <= bar.from && bar.from <= bar.to && bar.to <= 1).toBe(true)
          if (gap === null) continue
          const middle = span.from + ((gap.from + gap.to) / 2) * (span.to - span.from)
          const holding = orders.filter(
            ({ order, from, until }) =>
              !relieves(order) && from !== null && from < middle && (until === null || until > middle),
          )
          expect(holding).toEqual([])
        }
      }),
    )
  })

  it('hangs an exception beneath what it excepts from', () => {
    const { rows } = chainLayout(
      [
        link({ id: 'BAN', from: '2025-04-22', to: '2025-04-28' }, '2025-04-22', '2025-04-29'),
        link({ id: 'MORE', action: 'extend', amends: 'BAN', to: '2025-06-30' }, '2025-05-10', '2025-07-01'),
        link({ id: 'LESS', action: 'exception', amends: 'BAN' }, '2025-04-25', '2025-04-29'),
      ],
      instantOf('2025-06-10'),
    )
    expect(rows.map((row) => [row.link.order.id, row.isRelief])).toEqual([
      ['BAN', false],
      ['LESS', true],
      ['MORE', false],
    ])
    const [ban, less, more] = rows
    expect(less?.bar?.to).toBe(ban?.bar?.to)
    expect(more?.gap?.from).toBe(ban?.bar?.to)
    expect(more?.gap?.to).toBe(more?.bar?.from)
    expect([ban, less, more].map((row) => [row?.startsInferred, row?.endsOpen])).toEqual([
      [false, false],
      [true, true],
      [true, false],
    ])
  })
})
