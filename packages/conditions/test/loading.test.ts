import { DAY_MINUTES, parseInstant } from '@karavan/core'
import type { Mode, Order, PlannedPassage, StandingQueue } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { listConditions, loadingFrom, readListQuestion, registerOf } from '../src/index.js'
import { bundledOrders, bundledQueues } from './bundled.js'
import { order } from './piles.js'

const JUNE = parseInstant('2025-06-03')
const TODAY = parseInstant('2026-11-26')
const register = registerOf(bundledOrders())
const told = { reports: [], queues: bundledQueues() }
const hours = { p10: 120, p50: 168, p90: 240 }

function ask(raw: { on?: string; at?: string; goods?: string; equipment?: string }, known = told, orders = register) {
  const question = readListQuestion({ at: 'KZ-KURYK', ...raw }, (text) => text, TODAY)
  const { queues } = listConditions(orders, known, question)
  return { question, known: { register: orders, queues } }
}

/** Advice from Kostanay by what is known, where the planner takes so long. */
function adviseBy(
  { question, known }: ReturnType<typeof ask>,
  usual: typeof hours | null = hours,
  mode: Mode = 'rail',
  passages: readonly PlannedPassage[] = [],
) {
  const ways = { wayOf: () => usual && { hours: usual, mode, passages }, named: (id: string) => id }
  const [advice] = loadingFrom('KZ-KOSTANAY', question, known, TODAY, ways)
  if (advice === undefined) throw new Error('no way was asked for')
  return advice
}

function advise(raw: Parameters<typeof ask>[0], usual: typeof hours | null = hours, known = told) {
  return adviseBy(ask(raw, known), usual)
}

/** A day of January 2025, 0 the first. */
const january = (n: number) => parseInstant('2025-01-01') + n * DAY_MINUTES

/** Advice for wheat on the sixth of January 2025, where these orders are known, and the way takes seven to ten days. */
function adviseUnder(...orders: readonly Order[]) {
  return adviseBy(ask({ on: '2025-01-06', goods: '1001' }, { reports: [], queues: [] }, registerOf(orders)))
}

describe('the first day of loading', () => {
  it('is any day where no queue and no ban is known', () => {
    const advice = advise({ on: '2026-11-26', goods: '1001', equipment: 'wagon-hopper' })
    expect(advice).toMatchObject({ loadFrom: TODAY, decides: 'nothing', queue: null, ban: null })
    expect(advice.text).toBe('No queue and no ban is known that would hold goods at KZ-KURYK: load any day.')
  })

  it('comes so long before the queue is handled as the goods take to it', () => {
    const advice = advise({ on: '2025-06-03', equipment: 'wagon-hopper', goods: '290220' })
    const clears = advice.queue?.clears ?? 0
    expect(advice.queue?.counts[0]?.count.row).toContain('queues.csv')
    expect(advice).toMatchObject({ decides: 'queue', loadFrom: clears - 7 * DAY_MINUTES })
    expect(advice.text).toContain('KZ-KOSTANAY take 7 days')
  })

  it('is the day asked about where the goods come after it is handled', () => {
    const far = { p10: 800, p50: 900, p90: 1000 }
    expect(advise({ on: '2025-06-03', equipment: 'wagon-hopper', goods: '290220' }, far).loadFrom).toBe(JUNE)
  })

  it('waits for the end of a ban that is later than the queue, and asks where nobody says when it ends', () => {
    const late = adviseUnder(order('A', 'ban', { span: [0, 19], places: ['KZ-KURYK'] }))
    expect(late).toMatchObject({ decides: 'ban', loadFrom: january(13), ban: { order: { id: 'A' } } })
    expect(late.text).toContain('ends on 2025-01-20')
    const open = adviseUnder(order('A', 'ban', { span: [0, null], places: ['KZ-KURYK'], effect: 'forbid' }))
    expect(open).toMatchObject({ decides: 'openBan', loadFrom: null, ban: { order: { id: 'A' } } })
    expect(open.text).toContain('ask I before')
  })

  it('does not know the end of a railway’s ban that prints none, if it was known to hold on the day', () => {
    const unprinted = (sourceDate: string) =>
      adviseUnder(order('A', 'ban', { span: [0, null], places: ['KZ-KURYK'], sourceDate }))
    expect(unprinted('2025-01-06')).toMatchObject({ decides: 'openBan', loadFrom: null })
    expect(unprinted('2025-01-03')).toMatchObject({ decides: 'nothing' })
  })

  it('looks past the end of a ban to the order that prolongs it, and to bans that have not begun', () => {
    const ban = order('A', 'ban', { span: [0, 14], places: ['KZ-KURYK'] })
    const prolonged = adviseUnder(ban, order('B', 'extend', { span: [15, 29], amends: 'A' }))
    expect(prolonged).toMatchObject({ decides: 'ban', loadFrom: january(23), ban: { order: { id: 'B' } } })
    const coming = adviseUnder(order('A', 'ban', { span: [10, 29], places: ['KZ-KURYK'] }))
    expect(coming).toMatchObject({ decides: 'ban', loadFrom: january(23) })
    const endless = adviseUnder(ban, order('B', 'extend', { span: [15, null], amends: 'A', sourceDate: '2025-01-06' }))
    expect(endless).toMatchObject({ decides: 'openBan', loadFrom: null })
  })

  it('is the end of a ban that holds the goods before they set out, as plans hold them', () => {
    const at = (day: number) => ({ p10: january(day), p50: january(day), p90: january(day) })
    const base = { leg: 0, countries: ['KZ'], mode: 'rail', direction: null } as const
    const [from, to] = ['KZ-KOSTANAY', 'KZ-KURYK']
    const passages: PlannedPassage[] = [
      { ...base, moment: 'acceptance', location: from, towards: [to], when: at(5) },
      { ...base, moment: 'loading', location: from, towards: [to], when: at(5) },
      { ...base, moment: 'passage', location: to, when: at(12) },
      { ...base, moment: 'arrival', location: to, when: at(12) },
    ]
    for (const appliesAt of ['acceptance', 'loading', 'passage', 'arrival'] as const) {
      const ban = order('A', 'ban', { span: [0, 19], places: [to], appliesAt })
      const question = ask({ on: '2025-01-06', goods: '1001' }, { reports: [], queues: [] }, registerOf([ban]))
      const advice = adviseBy(question, hours, 'rail', passages)
      expect(advice).toMatchObject({ decides: 'ban', loadFrom: january(20) })
      expect(advice.text).toContain('ends on 2025-01-20; until then it holds the goods at KZ-KOSTANAY.')
    }
  })

  it('is any day where a ban is over before the goods come, or begins long after', () => {
    const [over, later] = [
      order('A', 'ban', { span: [0, 8], places: ['KZ-KURYK'] }),
      order('B', 'ban', { span: [20, 30], places: ['KZ-KURYK'] }),
    ]
    expect(adviseUnder(over, later)).toMatchObject({ decides: 'nothing', loadFrom: january(5), ban: null })
  })

  it('is for as long as goods may come late: an exception of one day is no end of a ban', () => {
    const ban = order('A', 'ban', { span: [0, 29], places: ['KZ-KURYK'] })
    const excepted = (span: readonly [number, number]) =>
      adviseUnder(ban, order('E', 'exception', { span, amends: 'A', goods: ['1001'] }))
    expect(excepted([15, 15])).toMatchObject({ loadFrom: january(23), ban: { order: { id: 'A' } } })
    const long = excepted([15, 20])
    expect(long).toMatchObject({ decides: 'ban', loadFrom: january(8) })
    expect(long.text).toContain('excepted from the ban “A” at KZ-KURYK from 2025-01-16 on')
  })

  it('does not heed a ban on some goods where nobody says what is loaded, nor a queue of other wheels', () => {
    const advice = advise({ on: '2025-06-03', equipment: 'truck' })
    expect(advice).toMatchObject({ queue: null, ban: null, decides: 'nothing' })
  })

  it('heeds a queue of trains or lorries where goods come by them, and one of ships where they come or go on by sea', () => {
    const { question } = ask({ on: '2025-06-03', equipment: '40HC' })
    const [some] = ask({ on: '2025-06-03' }).known.queues
    if (some === undefined) throw new Error('the queue of June 2025 is not known')
    const waits = (unit: StandingQueue['unit'], mode: Mode, towards: string | null = null) => {
      const queues = [{ ...some, place: 'KZ-KURYK', unit, towards, clears: JUNE + 60 * DAY_MINUTES }]
      return adviseBy({ question, known: { register: registerOf([]), queues } }, hours, mode).decides === 'queue'
    }
    expect([waits('trains', 'rail'), waits('trains', 'road')]).toEqual([true, false])
    expect([waits('trucks', 'road'), waits('trucks', 'rail')]).toEqual([true, false])
    expect([waits('vessels', 'feeder'), waits('vessels', 'rail'), waits('vessels', 'rail', 'AZ')]).toEqual([
      true,
      false,
      true,
    ])
    expect([waits('containers', 'rail'), waits('wagons', 'rail')]).toEqual([true, false])
  })

  it('is not known without a way', () => {
    expect(advise({ on: '2025-06-03' }, null)).toMatchObject({ decides: 'noWay', loadFrom: null })
  })
})

describe('the ways to search for it', () => {
  it('are asked for the equipment of the queue, and of the past where the day is over', () => {
    const { question, known } = ask({ on: '2025-06-03', at: 'KZ-KURYK,KZ-KOSTANAY' })
    const searched: unknown[] = []
    const wayOf = (way: unknown) => {
      searched.push(way)
      return null
    }
    loadingFrom('KZ-KOSTANAY', question, known, TODAY, { wayOf, named: (id) => id })
    expect(searched).toEqual([
      {
        from: 'KZ-KOSTANAY',
        to: 'KZ-KURYK',
        equipment: 'wagon-covered',
        ready: '2025-06-03T00:00Z',
        history: true,
      },
    ])
  })

  it.each(['', 'A,B,C,D,E,F'])('are refused for no place or too many: %j', (at) => {
    expect(() => adviseBy(ask({ at }))).toThrow('QUESTION_VALUE_INVALID')
  })
})
