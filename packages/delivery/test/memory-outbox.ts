import type { DeliveryFault } from '@karavan/model'
import type { Outbox, Outgoing } from '../src/ports.js'

/** Something in an outbox of this memory. */
export interface Held extends Outgoing {
  readonly stream: string
  state: 'waiting' | 'taken' | 'delivered' | 'dead'
  tries: number
  readonly pauses: (number | null)[]
  readonly faults: DeliveryFault[]
}

/** An outbox in memory, in which every pause is over at once. */
export function memoryOutbox(held: readonly Held[]): Outbox<Held> {
  const isFirst = ({ stream, sequence }: Held) =>
    !held.some((one) => one.stream === stream && one.sequence < sequence && one.state !== 'delivered')
  return {
    take: async (most, perReceiver, busy) => {
      const counts = new Map(busy)
      const taken = held.filter((one) => one.state === 'waiting' && isFirst(one))
      const chosen = taken.filter(({ address }) => {
        const { host } = new URL(address)
        const count = (counts.get(host) ?? 0) + 1
        if (count <= perReceiver) counts.set(host, count)
        return count <= perReceiver
      })
      for (const one of chosen.slice(0, most)) one.state = 'taken'
      return chosen.slice(0, most)
    },
    delivered: async (one) => {
      one.state = 'delivered'
      one.tries += 1
    },
    failed: async (one, fault, pause) => {
      one.faults.push(fault)
      one.pauses.push(pause)
      one.tries += 1
      one.state = pause === null ? 'dead' : 'waiting'
    },
    release: async (one) => {
      one.state = 'waiting'
    },
  }
}

export function heldFor(address: string, stream: string, sequence: number): Held {
  return {
    id: `${stream}-${sequence}`,
    stream,
    address,
    secrets: ['whsec_AAAA'],
    kind: 'event',
    consignmentId: stream,
    sequence,
    at: new Date(0),
    body: { n: sequence },
    state: 'waiting',
    tries: 0,
    pauses: [],
    faults: [],
  }
}
