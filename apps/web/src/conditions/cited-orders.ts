import type { Message } from '@karavan/model'

/** Ids of the orders whose words stand in a sentence of an answer, each once. */
export function citedOrders({ values }: Message): readonly string[] {
  const ids = Object.values(values).flatMap((value) =>
    typeof value === 'object' && value.kind === 'rule' ? [value.id] : [],
  )
  return [...new Set(ids)]
}
