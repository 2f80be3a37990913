import { type Message, message } from './messages/index.js'

/** The data that an answer is made of. */
export interface Edition {
  readonly networkVersion: string
  readonly conditionsVersion: string
  /** Newest source date in the network, without the values of the asker's own. */
  readonly dataAsOf: string
  /** Rows of the asker's own that were laid over it. */
  readonly ownValues: number
}

/** How to cite an answer. */
export function citationOf({ networkVersion, conditionsVersion, dataAsOf, ownValues }: Edition): Message {
  const data = {
    network: networkVersion,
    conditions: conditionsVersion,
    date: { kind: 'date', date: dataAsOf },
  } as const
  return ownValues === 0 ? message('citation', data) : message('citation.own', { ...data, count: ownValues })
}
