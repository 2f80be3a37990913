import { seededRandom } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { createDeliverer } from '../src/deliverer.js'
import type { Send } from '../src/ports.js'
import { RETRY_PAUSES } from '../src/schedule.js'
import { heldFor, memoryOutbox } from './memory-outbox.js'
import { verify } from './standard-webhooks.js'

const AT = 1_795_000_000
const TAKEN = { taken: true, status: 204 } as const
const REFUSED = { taken: false, fault: { what: 'status', status: 500 }, retryAfter: null } as const
const settings = {
  random: () => 0.5,
  clock: () => AT,
  failed: (error: unknown) => {
    throw error
  },
}

/** A promise that is settled from outside. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((done) => {
    open = done
  })
  return { open: () => open(), opened }
}

describe('a deliverer', () => {
  it('sends the same signed bytes each time, under one id', async () => {
    const held = [heldFor('https://a.example/', 'K-1', 1)]
    const got: { body: string; headers: Readonly<Record<string, string>> }[] = []
    const send: Send = async (_address, headers, body) => {
      got.push({ body, headers })
      return got.length < 3 ? REFUSED : TAKEN
    }
    await createDeliverer({ outbox: async () => memoryOutbox(held), send, ...settings }).look()
    expect(got).toHaveLength(3)
    expect(new Set(got.map(({ body }) => body)).size).toBe(1)
    for (const { body, headers } of got) {
      expect(verify(headers, body, 'whsec_AAAA', AT)).toBe(true)
      expect(JSON.parse(body)).toEqual({
        id: headers['webhook-id'],
        kind: 'event',
        consignmentId: 'K-1',
        sequence: 1,
        at: '1970-01-01T00:00:00.000Z',
        body: { n: 1 },
      })
    }
    expect(held[0]).toMatchObject({ state: 'delivered', pauses: [5, 30] })
  })

  it('gives up behind the last pause, and sends nothing of that consignment before it was taken', async () => {
    const held = [1, 2].map((sequence) => heldFor('https://a.example/', 'K-1', sequence))
    const other = heldFor('https://a.example/', 'K-2', 1)
    const send: Send = async (_address, _headers, body) => (body.includes('K-1') ? REFUSED : TAKEN)
    await createDeliverer({ outbox: async () => memoryOutbox([...held, other]), send, ...settings }).look()
    expect(held.map(({ state }) => state)).toEqual(['dead', 'waiting'])
    expect(held[0]?.pauses).toEqual([...RETRY_PAUSES, null])
    expect(other.state).toBe('delivered')
  })

  it('holds up nobody for one slow receiver, who has a few places of his own', async () => {
    const slow = Array.from({ length: 20 }, (_, i) => heldFor('https://slow.example/', `S-${i}`, 1))
    const quick = Array.from({ length: 20 }, (_, i) => heldFor('https://quick.example/', `Q-${i}`, 1))
    const { open, opened } = gate()
    const atOnce = { now: 0, most: 0 }
    const allQuick = gate()
    let sentQuick = 0
    const send: Send = async ({ host }) => {
      if (host === 'quick.example') {
        sentQuick += 1
        if (sentQuick === quick.length) allQuick.open()
        return TAKEN
      }
      atOnce.now += 1
      atOnce.most = Math.max(atOnce.most, atOnce.now)
      await opened
      atOnce.now -= 1
      return TAKEN
    }
    const outbox = memoryOutbox([...slow, ...quick])
    const looked = createDeliverer({ outbox: async () => outbox, send, ...settings, most: 8, perReceiver: 3 }).look()
    await allQuick.opened
    expect(slow.some(({ state }) => state === 'delivered')).toBe(false)
    open()
    await looked
    expect(atOnce.most).toBe(3)
    expect([...slow, ...quick].every(({ state }) => state === 'delivered')).toBe(true)
  })

  it('is looked at as often as one likes while it sends, and finds what has come', async () => {
    const held = [heldFor('https://a.example/', 'K-1', 1)]
    const [begun, slow] = [gate(), gate()]
    const send: Send = async (_address, _headers, body) => {
      begun.open()
      if (body.includes('K-1')) await slow.opened
      return TAKEN
    }
    const deliverer = createDeliverer({ outbox: async () => memoryOutbox(held), send, ...settings })
    const looked = deliverer.look()
    await begun.opened
    held.push(heldFor('https://b.example/', 'K-2', 1))
    const looks = Array.from({ length: 50 }, () => deliverer.look())
    expect(new Set([looked, ...looks]).size).toBe(1)
    while (held[1]?.state !== 'delivered') await new Promise((done) => setImmediate(done))
    expect(held[0]?.state).toBe('taken')
    slow.open()
    await looked
    expect(held[0]?.state).toBe('delivered')
  })

  it('gives back what it was sending when it is stopped, as not tried', async () => {
    const held = Array.from({ length: 5 }, (_, i) => heldFor('https://a.example/', `K-${i}`, 1))
    const begun = gate()
    const send: Send = (_address, _headers, _body, { signal }) => {
      begun.open()
      return new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason)))
    }
    const deliverer = createDeliverer({ outbox: async () => memoryOutbox(held), send, ...settings })
    const looked = deliverer.look()
    await begun.opened
    await deliverer.stop()
    await looked
    expect(held.every(({ state, tries }) => state === 'waiting' && tries === 0)).toBe(true)
    await deliverer.look()
    expect(held.every(({ state }) => state === 'waiting')).toBe(true)
  })

  it('goes on after a fault of the outbox, and does nothing where there is none', async () => {
    const held = [heldFor('https://a.example/', 'K-1', 1)]
    const inner = memoryOutbox(held)
    const faults: unknown[] = []
    let asked = 0
    const outbox = async () => {
      asked += 1
      if (asked === 1) throw new Error('no database')
      return asked === 2 ? null : inner
    }
    const failed = (error: unknown) => void faults.push(error)
    const deliverer = createDeliverer({ outbox, send: async () => TAKEN, ...settings, failed })
    for (let i = 0; i < 3; i++) await deliverer.look()
    expect(faults).toEqual([new Error('no database')])
    expect(held[0]?.state).toBe('delivered')
  })

  it('sends all once and in order to receivers that fail at random', async () => {
    const random = seededRandom(7)
    const held = Array.from({ length: 60 }, (_, i) => heldFor(`https://r${i % 3}.example/`, `K-${i % 7}`, i))
    const got = new Map<string, number[]>()
    const send: Send = async (_address, _headers, body) => {
      await new Promise((done) => setImmediate(done))
      if (random() < 0.3) return REFUSED
      const { consignmentId, sequence } = JSON.parse(body)
      got.set(consignmentId, [...(got.get(consignmentId) ?? []), sequence])
      return TAKEN
    }
    await createDeliverer({ outbox: async () => memoryOutbox(held), send, ...settings, random }).look()
    expect(held.every(({ state }) => state === 'delivered')).toBe(true)
    for (const [stream, sequences] of got)
      expect(sequences).toEqual(held.filter((one) => one.stream === stream).map(({ sequence }) => sequence))
  })
})
