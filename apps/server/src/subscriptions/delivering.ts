import { randomInt, randomUUID } from 'node:crypto'
import { StructuredError } from '@karavan/core'
import { createDeliverer, createSend, sent } from '@karavan/delivery'
import type { SendOutcome } from '@karavan/model'
import type { Storage, StoredSubscriptions, Subscription } from '@karavan/storage'
import type { ReceiverSettings } from './settings.js'

/** How often what other processes have put into the outbox is looked for, ms. */
const LOOK_EVERY = 1_000
/** How often what was delivered long ago is forgotten, ms. */
const SWEEP_EVERY = 3_600_000
/** Pings that are sent at once. */
const MOST_PINGS = 4
const FINENESS = 2 ** 32

/** Subscriptions, as the routes use them. */
export interface Delivering {
  /** Whether http may be used: where one user serves himself. */
  readonly plain: boolean
  /** Whether there is a database; where not, `kept` makes one. */
  made(): boolean
  kept(): Promise<StoredSubscriptions>
  /** Sends soon what waits. */
  due(): void
  /** Sends a ping, once. @throws {StructuredError} SERVER_BUSY */
  ping(subscription: Pick<Subscription, 'id' | 'address'>): Promise<SendOutcome>
}

/** Delivering that sends by itself what waits. */
interface RunningDelivering extends Delivering {
  stop(): Promise<void>
}

interface DeliveringParts {
  readonly storage: Pick<Storage, 'made' | 'subscriptions'>
  readonly receivers: ReceiverSettings
  /** Of the program. */
  readonly version: string
  /** Told of what could not be asked of the outbox. */
  readonly failed: (error: unknown) => void
}

export function createDelivering({ storage, receivers, version, failed }: DeliveringParts): RunningDelivering {
  const { own: plain, networks: allowed } = receivers
  const send = createSend({ rules: { internal: plain, allowed }, plain, agent: `Karavan/${version}` })
  const clock = () => Math.floor(Date.now() / 1000)
  const deliverer = createDeliverer({
    outbox: async () => (storage.made() ? storage.subscriptions() : null),
    send,
    random: () => randomInt(FINENESS) / FINENESS,
    clock,
    failed,
  })
  const due = () => void deliverer.look().catch(failed)
  const sweep = async () => {
    if (storage.made()) await (await storage.subscriptions()).sweep()
  }
  const timers = [setInterval(due, LOOK_EVERY), setInterval(() => void sweep().catch(failed), SWEEP_EVERY)]
  for (const timer of timers) timer.unref()
  const stopped = new AbortController()
  let pings = 0
  return {
    plain,
    made: () => storage.made(),
    kept: () => storage.subscriptions(),
    due,
    ping: async ({ id, address }) => {
      if (pings >= MOST_PINGS) throw busy()
      pings += 1
      try {
        const secrets = await (await storage.subscriptions()).secrets(id)
        const about = { kind: 'ping', consignmentId: null, sequence: 0, tries: 0 } as const
        const ping = { ...about, id: randomUUID(), address, secrets, at: new Date(clock() * 1000), body: {} }
        return await sent(ping, send, clock(), stopped.signal)
      } finally {
        pings -= 1
      }
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      stopped.abort()
      await deliverer.stop()
    },
  }
}

function busy(): StructuredError {
  return new StructuredError({
    code: 'SERVER_BUSY',
    received: 'one ping more',
    expected: `at most ${MOST_PINGS} pings at once`,
    remediation: 'ask again in some seconds',
    retryable: true,
    retryAfter: 5,
  })
}
