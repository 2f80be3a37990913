import type { Random } from '@karavan/core'
import type { SendOutcome } from '@karavan/model'
import { envelopeText } from './envelope.js'
import type { Outbox, Outgoing, Send } from './ports.js'
import { pauseAfter } from './schedule.js'
import { signedHeaders } from './signature.js'

export interface DelivererParts<Taken extends Outgoing> {
  /** Null where there is nothing yet that anything could wait in. */
  readonly outbox: () => Promise<Outbox<Taken> | null>
  readonly send: Send
  readonly random: Random
  /** Seconds since 1970. */
  readonly clock: () => number
  /** Told of what could not be asked of the outbox. */
  readonly failed: (error: unknown) => void
  /** Sends at once at most so many, and to one receiver. */
  readonly most?: number
  readonly perReceiver?: number
}

/** Sends what waits in an outbox. */
export interface Deliverer {
  /** Looks for what waits; done when nothing is being sent any more. */
  look(): Promise<void>
  /** Ends all that is being sent, which counts for no try. */
  stop(): Promise<void>
}

const [MOST, PER_RECEIVER] = [16, 4]

/**
 * Delivers at least once: what is taken and not told of is taken again, by whoever comes. A slow receiver holds up nobody else:
 * it has its own few places.
 */
export function createDeliverer<Taken extends Outgoing>({
  outbox,
  send,
  random,
  clock,
  failed,
  most = MOST,
  perReceiver = PER_RECEIVER,
}: DelivererParts<Taken>): Deliverer {
  const stopped = new AbortController()
  const running = new Set<Promise<void>>()
  const busy = new Map<string, number>()
  let filling: Promise<void> | null = null
  let again = false
  let settling: Promise<void> | null = null

  const deliver = async (box: Outbox<Taken>, taken: Taken): Promise<void> => {
    let outcome: SendOutcome
    try {
      outcome = await sent(taken, send, clock(), stopped.signal)
    } catch (error) {
      if (!stopped.signal.aborted) throw error
      return box.release(taken)
    }
    if (outcome.taken) return box.delivered(taken, outcome.status)
    return box.failed(taken, outcome.fault, pauseAfter(taken.tries + 1, outcome.retryAfter, random))
  }
  const begin = (box: Outbox<Taken>, taken: Taken): void => {
    const { host } = new URL(taken.address)
    busy.set(host, (busy.get(host) ?? 0) + 1)
    const work = deliver(box, taken)
      .catch(failed)
      .then(() => {
        running.delete(work)
        const left = (busy.get(host) ?? 1) - 1
        if (left === 0) busy.delete(host)
        else busy.set(host, left)
        return fill()
      })
    running.add(work)
  }
  const take = async (): Promise<void> => {
    do {
      again = false
      const free = most - running.size
      const box = stopped.signal.aborted || free === 0 ? null : await outbox()
      for (const taken of box === null ? [] : await box.take(free, perReceiver, busy))
        begin(box as Outbox<Taken>, taken)
    } while (again)
  }
  const fill = (): Promise<void> => {
    again = true
    filling ??= take()
      .catch(failed)
      .then(() => {
        filling = null
        return again ? fill() : undefined
      })
    return filling
  }
  const settle = async () => {
    while (running.size > 0 || filling !== null) await Promise.all([...running, filling])
  }
  return {
    look: () => {
      void fill()
      settling ??= settle().finally(() => {
        settling = null
      })
      return settling
    },
    stop: async () => {
      stopped.abort()
      await settle()
    },
  }
}

/** Signs and sends, once. */
export function sent(taken: Outgoing, send: Send, at: number, signal: AbortSignal): Promise<SendOutcome> {
  const text = envelopeText(taken)
  return send(new URL(taken.address), signedHeaders(taken.id, text, taken.secrets, at), text, {
    nth: taken.tries,
    signal,
  })
}
