import { type MatchAnswer, message } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { hitsOf } from './hits-of.js'

const hit = (orderId: string) => ({ orderId }) as MatchAnswer['plans'][number]['hits'][number]
const way = (planId: string, ...orders: string[]) => ({
  planId,
  wayId: planId,
  title: planId,
  told: { title: message('text', { text: planId }) },
  hits: orders.map(hit),
  places: [],
  queues: [],
})

describe('the ways that orders hit', () => {
  it('are told with the hits of those orders alone, the others apart', () => {
    const { hit: hurt, spared } = hitsOf({ plans: [way('a', 'X'), way('b', 'Y', 'X'), way('c', 'Z'), way('d')] }, [
      'Y',
      'Z',
    ])
    expect(hurt.map(({ planId, hits }) => [planId, hits.map(({ orderId }) => orderId)])).toEqual([
      ['b', ['Y']],
      ['c', ['Z']],
    ])
    expect(spared.map(({ planId }) => planId)).toEqual(['a', 'd'])
  })
})
