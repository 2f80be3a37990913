import type { MatchAnswer } from '@karavan/model'

type Way = MatchAnswer['plans'][number]

/** Ways that some orders hit, with those hits alone, and ways that they leave alone; each in the order of the answer. */
export function hitsOf({ plans }: Pick<MatchAnswer, 'plans'>, orders: readonly string[]) {
  const ways = plans.map((way): Way => ({ ...way, hits: way.hits.filter(({ orderId }) => orders.includes(orderId)) }))
  return { hit: ways.filter(({ hits }) => hits.length > 0), spared: ways.filter(({ hits }) => hits.length === 0) }
}
