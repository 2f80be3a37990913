import { DAY_MINUTES, formatDate, parseInstant } from '@karavan/core'
import { ANYTHING, type Mode, type Order, type OrderAction } from '@karavan/model'
import fc from 'fast-check'

const day = (n: number) => formatDate(parseInstant('2025-01-01') + n * DAY_MINUTES)

/** An order with printed dates, in days of 2025. */
export function order(
  id: string,
  action: OrderAction,
  over: Partial<Order> & { span: readonly [number, number | null] },
): Order {
  const {
    span: [from, to],
    ...rest
  } = over
  return {
    id,
    action,
    issuer: 'I',
    title: id,
    text: id,
    effect: 'hold',
    appliesAt: 'arrival',
    issuedOn: null,
    from: day(from),
    to: to === null ? null : day(to),
    ...ANYTHING,
    clauses: [],
    exceptions: [],
    source: 's',
    sourceDate: '2025-12-31',
    basis: 'published',
    ...rest,
  }
}

const GOODS = ['10', '1001', '1005', '29', '290243']
export const span = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 }))
  .map(([from, days]) => [from, from + days] as const)
export const scope = fc.record({
  goods: fc.subarray(GOODS, { maxLength: 2 }),
  goodsExcept: fc.subarray(['1005', '290243'], { maxLength: 1 }),
  places: fc.subarray(['KZ-KURYK', 'KZ-AKTAU'], { maxLength: 2 }),
  modes: fc.subarray<Mode>(['rail', 'road'], { maxLength: 1 }),
})

/** Orders of one chain: each amends an earlier one, or none; lifts free all or a part. */
export const pile = fc
  .array(
    fc.record({
      action: fc.constantFrom<OrderAction>('ban', 'extend', 'narrow', 'exception', 'lift'),
      parent: fc.nat(),
      span,
      scope,
      whole: fc.boolean(),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((drawn) =>
    drawn.map(({ action, parent, span: when, scope: what, whole }, i) => {
      const first = i === 0
      const free = action === 'lift' && whole ? { goods: [], goodsExcept: [], places: [], modes: [] } : what
      return order(`O${i}`, first ? 'ban' : action, {
        span: when,
        ...free,
        ...(first ? {} : { amends: `O${parent % i}` }),
      })
    }),
  )
