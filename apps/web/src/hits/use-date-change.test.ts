import type { PlanAnswer } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { changeBetween } from './use-date-change.js'

const DAY = 1440

/** An answer whose only way takes so many days, cites some orders and is held by others. */
function answer(
  ready: number,
  days: number | null,
  orders: readonly string[],
  held: readonly string[] = [],
): PlanAnswer {
  const flags = orders.map((id) => ({
    told: { text: { key: 'flag.rule', values: { title: { kind: 'rule', id, part: 'title', text: id } } } },
  }))
  const stages = held.map((id) => ({
    kind: 'hold',
    told: { label: { key: 'text', values: { text: { kind: 'rule', id, part: 'title', text: id } } } },
  }))
  const plans = days === null ? [] : [{ hours: { p50: days * 24 }, flags, stages }]
  return { query: { ready: ready * DAY }, plans } as unknown as PlanAnswer
}

describe('what another day changes', () => {
  it('is nothing where the day is the same', () => {
    expect(changeBetween(answer(10, 5, ['A']), answer(10, 6, []))).toBeNull()
  })

  it('names the orders that are met no longer, and those that are met now', () => {
    const change = changeBetween(answer(10, 30, ['A', 'B'], ['D']), answer(40, 12, ['B', 'C']))
    expect(change?.gone.map(({ id }) => id)).toEqual(['A', 'D'])
    expect(change?.come.map(({ id }) => id)).toEqual(['C'])
    expect(change?.half).toEqual({ before: 40 * DAY, after: 52 * DAY })
  })

  it('compares no arrival with a question that has no way', () => {
    expect(changeBetween(answer(10, null, []), answer(40, 12, []))?.half).toBeNull()
  })
})
