import { DAY_MINUTES, parseInstant } from '@karavan/core'
import type { ConditionsAnswer, Mode, StandingQueue } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { listConditions, loadingFrom, readListQuestion, registerOf } from '../src/index.js'
import { bundledOrders, bundledQueues } from './bundled.js'

const JUNE = parseInstant('2025-06-03')
const TODAY = parseInstant('2026-11-26')
const register = registerOf(bundledOrders())
const told = { reports: [], queues: bundledQueues() }
const hours = { p10: 120, p50: 168, p90: 240 }

function ask(raw: { on?: string; at?: string; goods?: string; equipment?: string }, known = told) {
  const question = readListQuestion({ at: 'KZ-KURYK', ...raw }, (text) => text, TODAY)
  const answer = listConditions(register, known, question)
  return { question, answer }
}

/** Advice from Kostanay by an answer, where the planner takes so long. */
function adviseBy(
  { question, answer }: ReturnType<typeof ask>,
  usual: typeof hours | null = hours,
  mode: Mode = 'rail',
) {
  const ways = { wayOf: () => usual && { hours: usual, mode }, named: (id: string) => id }
  const [advice] = loadingFrom('KZ-KOSTANAY', question, answer, TODAY, ways)
  if (advice === undefined) throw new Error('no way was asked for')
  return advice
}

function advise(raw: Parameters<typeof ask>[0], usual: typeof hours | null = hours, known = told) {
  return adviseBy(ask(raw, known), usual)
}

describe('the first day of loading', () => {
  it('is any day where no queue and no ban is known', () => {
    const advice = advise({ on: '2026-11-26', goods: '1001', equipment: 'wagon-hopper' })
    expect(advice).toMatchObject({ loadFrom: TODAY, decides: 'nothing', queue: null, ban: null })
    expect(advice.text).toBe('No queue and no ban is known at KZ-KURYK: load any day.')
  })

  it('comes so long before the queue is handled as the goods take to it', () => {
    const advice = advise({ on: '2025-06-03', equipment: 'wagon-hopper', goods: '290220' })
    const clears = advice.queue?.clears ?? 0
    expect(advice.queue?.counts[0]?.count.row).toContain('queues.csv')
    expect(advice).toMatchObject({ decides: 'queue', loadFrom: clears - 7 * DAY_MINUTES })
    expect(advice.text).toContain('KZ-KOSTANAY take 168 hours')
  })

  it('is the day asked about where the goods come after it is handled', () => {
    const far = { p10: 800, p50: 900, p90: 1000 }
    expect(advise({ on: '2025-06-03', equipment: 'wagon-hopper', goods: '290220' }, far).loadFrom).toBe(JUNE)
  })

  it('waits for the end of a ban that is later than the queue, and asks where nobody says when it ends', () => {
    const { question, answer } = ask({ on: '2025-06-03', equipment: 'wagon-hopper', goods: '1001' })
    const ban = answer.orders.find(({ verdict, order }) => verdict === 'banned' && order.places.includes('KZ-KURYK'))
    if (ban === undefined) throw new Error('the ban of June 2025 is not known')
    const until = (end: number | null) => {
      const orders: ConditionsAnswer['orders'] = [{ ...ban, until: end }]
      return adviseBy({ question, answer: { ...answer, orders } })
    }
    const end = JUNE + 90 * DAY_MINUTES
    const late = until(end)
    expect(late).toMatchObject({
      decides: 'ban',
      loadFrom: end - 7 * DAY_MINUTES,
      ban: { order: { id: ban.order.id } },
    })
    expect(late.text).toContain('ends on 2025-08-31')
    const open = until(null)
    expect(open).toMatchObject({ decides: 'openBan', loadFrom: null })
    expect(open.text).toContain(ban.order.issuer)
  })

  it('does not heed a ban on some goods where nobody says what is loaded, nor a queue of other wheels', () => {
    const advice = advise({ on: '2025-06-03', equipment: 'truck' })
    expect(advice).toMatchObject({ queue: null, ban: null, decides: 'nothing' })
  })

  it('heeds a queue of trains or lorries where goods come by them, and one of ships where they come or go on by sea', () => {
    const { question, answer } = ask({ on: '2025-06-03', equipment: '40HC' })
    const [some] = ask({ on: '2025-06-03' }).answer.queues
    if (some === undefined) throw new Error('the queue of June 2025 is not known')
    const waits = (unit: StandingQueue['unit'], mode: Mode, towards: string | null = null) => {
      const queues = [{ ...some, place: 'KZ-KURYK', unit, towards, clears: JUNE + 60 * DAY_MINUTES }]
      return adviseBy({ question, answer: { ...answer, orders: [], queues } }, hours, mode).decides === 'queue'
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
    const { question, answer } = ask({ on: '2025-06-03', at: 'KZ-KURYK,KZ-KOSTANAY' })
    const searched: unknown[] = []
    const wayOf = (way: unknown) => {
      searched.push(way)
      return null
    }
    loadingFrom('KZ-KOSTANAY', question, answer, TODAY, { wayOf, named: (id) => id })
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
