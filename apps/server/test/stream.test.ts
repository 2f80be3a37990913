import { mkdtempSync, rmSync } from 'node:fs'
import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { API_PREFIX } from '@karavan/api'
import { type Consignment, readConsignment } from '@karavan/model'
import { eventPlaces } from '@karavan/network'
import { lazyStorage, loadNetwork, type StoredPeople } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTracking, type RunningTracking } from '../src/consignments/tracking.js'
import { publicHosts } from '../src/guard.js'
import { readSignIn, type SignInSettings } from '../src/sign-in/settings.js'
import { createSignIn } from '../src/sign-in/sign-in.js'
import { served, UNCONDITIONAL } from './served.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-stream-'))
const storage = lazyStorage({ KARAVAN_DATA: home })
/** What another process has of the same database. */
const other = lazyStorage({ KARAVAN_DATA: home })
const settings = readSignIn({ KARAVAN_PUBLIC_URL: 'https://karavan.example' }, '127.0.0.1') as SignInSettings
const now = () => Math.floor(Date.now() / 60_000)

let app: FastifyInstance
/** What is waited for before it is seen who asks. */
let lookedUp = async (): Promise<void> => {}
let tracking: RunningTracking
const tokens = new Map<string, { readonly id: string; readonly secret: string }>()

beforeAll(async () => {
  tracking = createTracking({
    storage,
    places: eventPlaces(loadNetwork(undefined).locations),
    now,
    inForce: UNCONDITIONAL,
    samples: null,
    failed: (error) => {
      throw error
    },
  })
  app = await served({
    now,
    tracking,
    signIn: createSignIn({
      settings,
      people: async () => {
        await lookedUp()
        return storage.people()
      },
      partiesOf: async (id) => (await storage.consignments()).parties(id),
      now,
    }),
    people: storage.people,
    hosts: () => publicHosts(settings.publicUrl as URL),
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const people = await storage.people()
  for (const id of ['mill', 'line', 'customs', 'rival']) {
    await people.organisations.add({ id, name: id })
    tokens.set(id, await added(people, id))
  }
}, 120_000)
afterAll(async () => {
  await tracking.stop()
  await app.close()
  await other.close()
  await storage.close()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

async function added({ tokens: kept }: StoredPeople, organisation: string) {
  const { token, secret } = await kept.add({ organisation, label: 'test', mayAdd: false, days: 1 })
  return { id: token.id, secret }
}

interface Told {
  readonly event: string
  readonly id: string | null
  readonly data: Readonly<Record<string, unknown>>
}

interface Listening {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly told: Told[]
  readonly isOver: () => boolean
  end(): void
}

const open: ClientRequest[] = []
afterEach(() => {
  for (const request of open.splice(0)) request.destroy()
})

function listen(who: string, more: Readonly<Record<string, string>> = {}): Promise<Listening> {
  const { port } = app.server.address() as AddressInfo
  const headers = { host: 'karavan.example', authorization: `Bearer ${tokens.get(who)?.secret}`, ...more }
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path: `${API_PREFIX}/stream`, headers }, (reply) => {
      const told: Told[] = []
      let [text, over] = ['', false]
      reply.setEncoding('utf8').on('data', (part: string) => {
        text += part
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) told.push(...toldIn(block))
      })
      reply.on('close', () => {
        over = true
      })
      reply.on('error', () => {})
      const { statusCode: status = 0, headers: answered } = reply
      resolve({ status, headers: answered, told, isOver: () => over, end: () => request.destroy() })
    })
    request.on('error', reject)
    open.push(request)
  })
}

function toldIn(block: string): Told[] {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  const event = fields.get('event')
  return event === undefined
    ? []
    : [{ event, id: fields.get('id') ?? null, data: JSON.parse(fields.get('data') ?? '{}') }]
}

const ids = ({ told }: Listening) => [
  ...new Set(told.flatMap(({ event, data }) => (event === 'change' ? String(data['consignmentId']) : []))),
]
const placeOf = ({ told }: Listening) => told.findLast(({ id }) => id !== null)?.id ?? ''

let count = 0
async function entered(...parties: readonly object[]): Promise<Consignment> {
  count += 1
  const consignment = readConsignment({
    consignmentId: `K-${count}`,
    parties,
    carrierAcceptanceLocation: 'KZ-ALMATY',
    consigneeReceiptLocation: 'GE-POTI',
    utilizedEquipment: [],
  })
  await (await other.consignments()).enter(consignment, { by: 'x', from: 'x', organisation: null }, null, 0)
  return consignment
}
const mill = { partyId: 'mill', role: 'consignor', name: 'Mill' }
const line = { partyId: 'line', role: 'carrier', name: 'Line' }
const customs = { partyId: 'customs', role: 'customsAuthority', name: 'Customs' }

describe('the stream of what changes', () => {
  it('tells what another process changed, that and nothing else', async () => {
    const mine = await listen('mill')
    expect([mine.status, mine.headers['content-type'], mine.headers['cache-control']]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      'no-store',
    ])
    const { consignmentId } = await entered(mill)
    await expect.poll(() => ids(mine), { timeout: 20_000 }).toContain(consignmentId)
    for (const { event, data } of mine.told) {
      expect(['change', 'place']).toContain(event)
      expect(Object.keys(data).sort()).toEqual(event === 'place' ? [] : ['consignmentId', 'kind'])
    }
  })

  it('tells only those who see the whole, and no authority, whose looks are recorded', async () => {
    const all = await Promise.all(['mill', 'line', 'customs', 'rival'].map((who) => listen(who)))
    const shared = await entered(mill, line, customs)
    const own = await entered({ ...mill, partyId: 'rival' })
    await expect.poll(() => all.map((one) => ids(one).length), { timeout: 20_000 }).toEqual([1, 0, 0, 1])
    expect(all.map(ids)).toEqual([[shared.consignmentId], [], [], [own.consignmentId]])
  })

  it('goes on where somebody stopped to listen, and says so where it does not know that place', async () => {
    const first = await listen('mill')
    await expect.poll(() => placeOf(first), { timeout: 20_000 }).not.toBe('')
    const place = placeOf(first)
    first.end()
    const { consignmentId } = await entered(mill)
    const again = await listen('mill', { 'last-event-id': place })
    await expect.poll(() => ids(again), { timeout: 20_000 }).toContain(consignmentId)
    const lost = await listen('mill', { 'last-event-id': '9999999999999999' })
    await expect.poll(() => lost.told.map(({ event }) => event), { timeout: 20_000 }).toContain('again')
  })

  it('is open to few at once for one, and is free again when they leave', async () => {
    const six = await Promise.all(Array.from({ length: 6 }, () => listen('mill')))
    expect(six.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect((await listen('mill')).status).toBe(503)
    expect((await listen('rival')).status).toBe(200)
    for (const one of six) one.end()
    await expect.poll(async () => (await listen('mill')).status, { timeout: 20_000 }).toBe(200)
  })

  it('holds nothing for those who leave while it is seen who they are', async () => {
    await entered(mill)
    const connections = () => new Promise<number>((resolve) => app.server.getConnections((_, count) => resolve(count)))
    await expect.poll(connections, { timeout: 20_000 }).toBe(0)
    let asked = 0
    let goOn = (): void => {}
    const gate = new Promise<void>((resolve) => {
      goOn = resolve
    })
    lookedUp = () => {
      asked += 1
      return gate
    }
    for (let i = 0; i < 6; i++) listen('line').catch(() => {})
    await expect.poll(() => asked, { timeout: 20_000 }).toBe(6)
    for (const request of open.splice(0)) request.destroy()
    await expect.poll(connections, { timeout: 20_000 }).toBe(0)
    lookedUp = async () => {}
    goOn()
    const six = await Promise.all(Array.from({ length: 6 }, () => listen('line')))
    expect(six.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
  })

  it('ends with the token by which somebody listens, before anything else is told', async () => {
    const people = await storage.people()
    tokens.set('guest', await added(people, 'mill'))
    const ended = await listen('guest')
    expect(ended.status).toBe(200)
    await people.tokens.revoke(tokens.get('guest')?.id ?? '')
    await entered(mill)
    await expect.poll(() => ended.isOver(), { timeout: 30_000 }).toBe(true)
    expect(ids(ended)).toEqual([])
    expect((await listen('guest')).status).toBe(401)
  })
})
