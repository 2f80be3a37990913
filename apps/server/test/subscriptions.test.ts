import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BlockList } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { API_PREFIX, ROUTES } from '@karavan/api'
import { eventPlaces } from '@karavan/network'
import { lazyStorage, loadNetwork } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTracking, type RunningTracking } from '../src/consignments/tracking.js'
import { publicHosts } from '../src/guard.js'
import { readSignIn, type SignInSettings } from '../src/sign-in/settings.js'
import { createSignIn } from '../src/sign-in/sign-in.js'
import { createDelivering } from '../src/subscriptions/delivering.js'
import { readReceivers } from '../src/subscriptions/settings.js'
import { HOST, served, UNCONDITIONAL } from './served.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-subscriptions-'))
const storage = lazyStorage({ KARAVAN_DATA: home })
const now = () => Math.floor(Date.now() / 60_000)
const failed = (error: unknown) => {
  throw error
}
const receivers = { own: true, networks: new BlockList() }

let tracking: RunningTracking
let delivering: ReturnType<typeof createDelivering>
let app: FastifyInstance
let receiver: Server
let address: string
const got: { id: string; agent: string; text: string }[] = []
let answer = 204

beforeAll(async () => {
  receiver = createServer((request, reply) => {
    let text = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    request.on('end', () => {
      const { 'webhook-id': id, 'user-agent': agent } = request.headers
      got.push({ id: String(id), agent: String(agent), text })
      reply.writeHead(answer).end()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((done) => receiver.once('listening', done))
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  const places = eventPlaces(loadNetwork(undefined).locations)
  tracking = createTracking({ storage, places, now, inForce: UNCONDITIONAL, samples: null, failed })
  delivering = createDelivering({ storage, receivers, version: '1.2.3', failed })
  app = await served({ now, tracking, delivering, people: storage.people })
}, 120_000)
afterAll(async () => {
  await tracking.stop()
  await delivering.stop()
  await app.close()
  await storage.close()
  receiver.close()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
async function ask(method: Method, path: string, body?: object) {
  const payload = body === undefined ? {} : { payload: body }
  const { statusCode, body: text } = await app.inject({
    method,
    url: `${API_PREFIX}${path}`,
    headers: { host: HOST },
    ...payload,
  })
  return { status: statusCode, body: JSON.parse(text) }
}
const faults = (id: string, told: unknown) => {
  const schema = ROUTES.find((route) => route.id === id)?.answer as TSchema
  return [...Value.Errors(schema, told)].slice(0, 3)
}
async function until<T>(question: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const told = await question()
    if (isSo(told)) return told
    await pause(50)
  }
}

const CONSIGNMENT = {
  consignmentId: 'K-1',
  parties: [{ partyId: 'mill', role: 'consignor', name: 'Mill' }],
  carrierAcceptanceLocation: 'KZ-ALMATY',
  consigneeReceiptLocation: 'GE-POTI',
  utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: 'CSQU3054383' } }],
}
const HEAD = '№ вагона;№ контейнера;Станция операции;Операция;Дата и время операции\n'
const report = (day: string) =>
  app.inject({
    method: 'POST',
    url: `${API_PREFIX}/reports?sender=ktz`,
    headers: { host: HOST, 'content-type': 'application/octet-stream' },
    payload: `${HEAD}60635208;CSQU3054383;Курык;ПРИБ;${day}.10.2026 08:00\n`,
  })

describe('subscriptions over HTTP', () => {
  let id: string

  it('are none, and no database is made to say so', async () => {
    expect(await ask('GET', '/subscriptions')).toEqual({ status: 200, body: { subscriptions: [] } })
    expect(storage.made()).toBe(false)
  })

  it('are added with a secret that is shown once, and tried by a ping', async () => {
    const made = await ask('POST', '/subscriptions', { address, kinds: ['gap', 'event'] })
    expect([made.status, faults('postSubscription', made.body)]).toEqual([201, []])
    expect(made.body.subscription).toMatchObject({
      owner: null,
      address,
      kinds: ['event', 'gap'],
      state: 'active',
      dead: 0,
    })
    expect(made.body.subscription.moved).toEqual({ minutes: 720, chance: 0.5 })
    id = made.body.subscription.id
    const one = await ask('GET', `/subscriptions/${id}`)
    expect([faults('getSubscription', one.body), JSON.stringify(one.body)]).toEqual([
      [],
      expect.not.stringContaining('whsec_'),
    ])
    const ping = await ask('POST', `/subscriptions/${id}/test`)
    expect(ping).toEqual({ status: 200, body: { taken: true, status: 204, fault: null } })
    expect(got).toMatchObject([{ agent: 'Karavan/1.2.3', text: expect.stringContaining('"kind":"ping"') }])
    answer = 302
    expect((await ask('POST', `/subscriptions/${id}/test`)).body).toEqual({
      taken: false,
      status: 302,
      fault: { what: 'redirect', status: 302 },
    })
    answer = 204
  })

  it('are told of what is reported', async () => {
    got.length = 0
    await ask('POST', '/consignments', { consignment: CONSIGNMENT })
    await report('01')
    await report('02')
    const deliveries = () => ask('GET', `/subscriptions/${id}/deliveries?state=delivered`)
    const told = await until(deliveries, ({ body }) => body.deliveries.length >= 2)
    expect(faults('getDeliveries', told.body)).toEqual([])
    const sent = got.map(({ text }) => JSON.parse(text))
    expect(sent.map(({ sequence }) => sequence)).toEqual(sent.map((_, i) => i + 1))
    expect(sent[0]).toMatchObject({ kind: 'event', consignmentId: 'K-1', body: { stands: true, sender: 'ktz' } })
    expect(told.body.deliveries.map((one: { id: string }) => one.id)).toContain(got[0]?.id)
  })

  it('fail, wait, are paused and go on', async () => {
    got.length = 0
    answer = 500
    await report('03')
    const failing = await until(
      () => ask('GET', `/subscriptions/${id}`),
      ({ body }) => body.state === 'failing',
    )
    expect(failing.body).toMatchObject({ fault: { what: 'status', status: 500 } })
    expect(failing.body.waiting).toBeGreaterThan(0)
    const paused = await ask('PUT', `/subscriptions/${id}`, { state: 'paused', kinds: ['event'] })
    const moved = await ask('PUT', `/subscriptions/${id}`, { moved: { minutes: 60 } })
    expect(moved.body.moved).toEqual({ minutes: 60, chance: 0.5 })
    for (const wrong of [{ minutes: 0 }, { chance: 1 }, { minutes: '60' }, 12])
      expect((await ask('PUT', `/subscriptions/${id}`, { moved: wrong })).status).toBe(400)
    expect(paused.body).toMatchObject({ state: 'paused', reason: 'byOwner', kinds: ['event'] })
    answer = 204
    expect((await ask('PUT', `/subscriptions/${id}`, { state: 'active' })).body).toMatchObject({ state: 'active' })
    const over = () => ask('GET', `/subscriptions/${id}`)
    await until(over, ({ body }) => body.waiting === 0)
    expect(got.filter((one) => one.id === got[0]?.id).length).toBeGreaterThan(1)
  })

  it('change their secret, resend what is dead, and end', async () => {
    const changed = await ask('POST', `/subscriptions/${id}/secret`)
    expect([changed.status, faults('postSubscriptionSecret', changed.body)]).toEqual([201, []])
    expect(changed.body.subscription.oldSecretUntil).not.toBeNull()
    expect(await ask('POST', `/subscriptions/${id}/deliveries/resend`, {})).toEqual({
      status: 200,
      body: { resent: 0, hurried: 0 },
    })
    const wrong = await ask('POST', `/subscriptions/${id}/deliveries/resend`, { ids: ['x'] })
    expect([wrong.status, wrong.body.code]).toEqual([409, 'DELIVERY_NOT_DEAD'])
    expect((await ask('DELETE', `/subscriptions/${id}`)).body).toEqual({ done: true })
    const gone = await ask('GET', `/subscriptions/${id}`)
    expect([gone.status, gone.body.code]).toEqual([404, 'SUBSCRIPTION_NOT_FOUND'])
  })

  it('say what is wrong', async () => {
    const code = async (body: object) => {
      const { status, body: told } = await ask('POST', '/subscriptions', body)
      return [status, told.code, told.pointer]
    }
    expect(await code({})).toEqual([400, 'QUESTION_FIELD_MISSING', '/address'])
    expect(await code({ address: 'ftp://a' })).toEqual([422, 'RECEIVER_INVALID', '/address'])
    expect(await code({ address, kinds: [] })).toEqual([400, 'QUESTION_VALUE_INVALID', '/kinds'])
    expect(await code({ address, kinds: ['ping'] })).toEqual([400, 'QUESTION_VALUE_INVALID', '/kinds'])
    expect(await code({ address, owner: 'mill' })).toEqual([400, 'QUESTION_FIELD_UNKNOWN', '/owner'])
    expect((await code({ address, consignmentId: 'K-9' })).slice(0, 2)).toEqual([404, 'CONSIGNMENT_NOT_FOUND'])
  })
})

describe('subscriptions where people sign in', () => {
  const settings = readSignIn({ KARAVAN_PUBLIC_URL: 'https://karavan.example' }, '127.0.0.1') as SignInSettings
  const tokens = new Map<string, string>()
  let shared: FastifyInstance
  let outside: ReturnType<typeof createDelivering>
  beforeAll(async () => {
    const outer = readReceivers({}, false)
    outside = createDelivering({ storage, receivers: outer, version: '1', failed })
    shared = await served({
      now,
      tracking,
      delivering: outside,
      people: storage.people,
      signIn: createSignIn({
        settings,
        people: storage.people,
        partiesOf: async (id) => (await storage.consignments()).parties(id),
        now,
      }),
      hosts: () => publicHosts(settings.publicUrl as URL),
    })
    const people = await storage.people()
    for (const id of ['mill', 'rival', 'customs']) {
      await people.organisations.add({ id, name: id })
      tokens.set(id, (await people.tokens.add({ organisation: id, label: 't', mayAdd: true, days: 1 })).secret)
    }
  })
  afterAll(async () => {
    await outside.stop()
    await shared.close()
  })
  const as = async (who: string, method: Method, path: string, body?: object) => {
    const headers = { host: 'karavan.example', authorization: `Bearer ${tokens.get(who)}` }
    const payload = body === undefined ? {} : { payload: body }
    const reply = await shared.inject({ method, url: `${API_PREFIX}${path}`, headers, ...payload })
    return { status: reply.statusCode, body: reply.json() }
  }

  it('belong to an organisation, and to others are not there', async () => {
    const own = await as('mill', 'POST', '/subscriptions', { address: 'https://127.0.0.1:1/x', consignmentId: 'K-1' })
    expect([own.status, own.body.subscription.owner]).toEqual([201, 'mill'])
    const { id } = own.body.subscription
    const other = await as('rival', 'POST', '/subscriptions', { address: 'https://127.0.0.1/', consignmentId: 'K-1' })
    expect([other.status, other.body.code]).toEqual([404, 'CONSIGNMENT_NOT_FOUND'])
    for (const [method, path] of [
      ['GET', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['POST', '/test'],
      ['POST', '/secret'],
      ['GET', '/deliveries'],
      ['POST', '/deliveries/resend'],
    ] as const) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : {}
      const { status, body: told } = await as('rival', method, `/subscriptions/${id}${path}`, body)
      expect([method, path, status, told.code]).toEqual([method, path, 404, 'SUBSCRIPTION_NOT_FOUND'])
    }
    expect((await as('rival', 'GET', '/subscriptions')).body).toEqual({ subscriptions: [] })
    expect((await as('mill', 'GET', '/subscriptions')).body.subscriptions).toHaveLength(1)
  })

  it('show an authority what waits while it may see it, and record that it looked', async () => {
    const parties = [
      { partyId: 'mill', role: 'consignor', name: 'Mill' },
      { partyId: 'customs', role: 'customsAuthority', name: 'Customs' },
    ]
    const entered = { ...CONSIGNMENT, consignmentId: 'mill:A-1', parties, utilizedEquipment: [] }
    expect((await as('mill', 'POST', '/consignments', { consignment: entered })).status).toBe(201)
    const made = await as('customs', 'POST', '/subscriptions', {
      address: 'https://127.0.0.1:1/x',
      consignmentId: 'mill:A-1',
    })
    expect(made.status).toBe(201)
    const { id } = made.body.subscription
    await as('customs', 'PUT', `/subscriptions/${id}`, { state: 'paused' })
    const told = { milestone: 'arrival', at: '2026-10-03T08:00+05:00', place: 'KZ-KURYK' }
    expect((await as('mill', 'POST', '/consignments/mill:A-1/milestones', told)).status).toBe(201)
    const bodies = async () => {
      const { deliveries } = (await as('customs', 'GET', `/subscriptions/${id}/deliveries`)).body
      return deliveries.map(({ body }: { body: unknown }) => body !== null)
    }
    const looks = async () => {
      const { reads } = (await as('mill', 'GET', '/consignments/mill:A-1/reads')).body
      return reads.filter(({ what }: { what: string }) => what === 'getDeliveries').length
    }
    await until(bodies, (shown) => shown.length > 0)
    expect([new Set(await bodies()), (await looks()) > 0]).toEqual([new Set([true]), true])
    const alone = { consignment: { ...entered, parties: parties.slice(0, 1) }, after: 1, why: 'x' }
    expect((await as('mill', 'PUT', '/consignments/mill:A-1', alone)).status).toBe(200)
    const before = await looks()
    expect([new Set(await bodies()), await looks()]).toEqual([new Set([false]), before])
  })

  it('call no machine of the house, and nobody without TLS', async () => {
    const [{ id }] = (await as('mill', 'GET', '/subscriptions')).body.subscriptions
    expect((await as('mill', 'POST', `/subscriptions/${id}/test`)).body).toMatchObject({
      taken: false,
      fault: { what: 'addressForbidden' },
    })
    const plain = await as('mill', 'POST', '/subscriptions', { address: 'http://hooks.example/' })
    expect([plain.status, plain.body.code]).toEqual([422, 'RECEIVER_INVALID'])
  })
})

describe('KARAVAN_WEBHOOK_NETWORKS', () => {
  it('names networks, and what is none ends the start', () => {
    const { networks } = readReceivers({ KARAVAN_WEBHOOK_NETWORKS: '10.0.0.0/8, fd00::/8' }, false)
    expect([networks.check('10.1.1.1'), networks.check('fd00::1', 'ipv6'), networks.check('11.0.0.1')]).toEqual([
      true,
      true,
      false,
    ])
    expect(() => readReceivers({ KARAVAN_WEBHOOK_NETWORKS: 'house' }, false)).toThrow('KARAVAN_WEBHOOK_NETWORKS')
  })
})
