import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { API_PREFIX, ROUTES } from '@karavan/api'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KURYK_BAN as BAN } from './kuryk-ban.js'
import { addressOf, prepare, type Started, start } from './run-server.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-entries-'))
const servers: Started[] = []

async function serve(): Promise<Started> {
  const server = await start({ PORT: '0', KARAVAN_DATA: home })
  servers.push(server)
  return server
}

async function stop({ child }: Started, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill(signal)
  await ended
}

beforeAll(prepare, 180_000)
afterAll(async () => {
  await Promise.all(servers.map((server) => stop(server, 'SIGTERM')))
  rmSync(home, { recursive: true, force: true })
}, 60_000)

function asking(server: Started) {
  const address = addressOf(server)
  const ask = (path: string, init?: RequestInit) => fetch(`${address}${API_PREFIX}${path}`, init)
  return {
    ask,
    get: async (path: string) => (await ask(path)).json(),
    post: (path: string, body: unknown) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

const schemaOf = (id: string) => ROUTES.find((route) => route.id === id)?.answer as TSchema
const faults = (id: string, answer: unknown) => [...Value.Errors(schemaOf(id), answer)].slice(0, 3)

const QUESTION = 'from=Kostanay&to=Poti&equipment=wagon-hopper&wagons=30&goods=1001&avoid=RU&ready=2030-03-05'

describe('what people enter', () => {
  it('changes conditions and plans at once, and outlives a server that is killed', async () => {
    let server = await serve()
    let { get, post } = asking(server)
    const before = await get(`/plans?${QUESTION}`)
    expect(await get('/conditions/entries')).toEqual({ entries: [] })

    const would = await (
      await post('/conditions/match', {
        ...Object.fromEntries(new URLSearchParams(QUESTION)),
        wagons: 30,
        avoid: ['RU'],
        orders: [BAN],
      })
    ).json()
    expect(faults('postMatch', would)).toEqual([])
    const hit = would.plans[0].hits.find(({ orderId }: { orderId: string }) => orderId === BAN.id)
    expect(hit).toMatchObject({ verdict: 'banned', number: '77', location: 'KZ-KURYK' })
    expect(hit.advice).toContainEqual(expect.objectContaining({ kind: 'wait' }))

    const checked = await post('/conditions/entries?check=true', { kind: 'orders', rows: [BAN] })
    expect([checked.status, (await checked.json()).kept]).toEqual([200, false])
    expect(await get('/conditions/entries')).toEqual({ entries: [] })

    const kept = await post('/conditions/entries?by=desk', { kind: 'orders', rows: [BAN] })
    expect(kept.status).toBe(201)
    expect(await kept.json()).toEqual({ kept: true, orders: [BAN.id], reports: [], queues: [] })
    await stop(server, 'SIGKILL')

    server = await serve()
    ;({ get, post } = asking(server))
    const listed = await get('/conditions?on=2030-03-20&at=KZ-KURYK')
    expect(listed.orders.map(({ order }: { order: { id: string } }) => order.id)).toContain(BAN.id)
    const after = await get(`/plans?${QUESTION}`)
    expect(after.conditionsVersion).not.toBe(before.conditionsVersion)
    expect(before.plans[0].title).toContain('Kuryk')
    expect(after.plans[0].title).not.toContain('Kuryk')
    expect(after.plans[0].hours.p50).toBeGreaterThan(before.plans[0].hours.p50)
    const hits = await get(`/conditions/match?${QUESTION}`)
    expect(JSON.stringify(hits)).toContain(BAN.id)
    expect((await get('/health')).conditionsVersion).toBe(after.conditionsVersion)

    const corrected = await post('/conditions/entries?by=desk&why=misread', {
      kind: 'orders',
      rows: [{ ...BAN, to: '2030-03-31' }],
    })
    expect(corrected.status).toBe(201)
    const late = await post(`/conditions/entries/orders/${BAN.id}/withdrawal`, { why: 'seen as first', after: 1 })
    expect([late.status, (await late.json()).code]).toEqual([409, 'ENTRY_CHANGED'])
    const unsaid = await post(`/conditions/entries/orders/${BAN.id}/withdrawal`, { why: 'x', after: 'last' })
    expect((await unsaid.json()).code).toBe('QUESTION_VALUE_INVALID')
    const withdrawn = await post(`/conditions/entries/orders/${BAN.id}/withdrawal`, {
      why: 'lifted by phone',
      by: 'desk',
      after: 2,
    })
    expect(withdrawn.status).toBe(201)
    const { versions } = await get(`/conditions/entries/orders/${BAN.id}`)
    expect(faults('getEntryHistory', { versions })).toEqual([])
    expect(versions.map(({ version, why }: { version: number; why: string | null }) => [version, why])).toEqual([
      [1, null],
      [2, 'misread'],
      [3, 'lifted by phone'],
    ])
    expect((await get(`/plans?${QUESTION}`)).conditionsVersion).toBe(before.conditionsVersion)
    const named = await get(`/conditions/entries?id=${BAN.id}&limit=1`)
    expect(named.entries.map(({ id, version }: { id: string; version: number }) => [id, version])).toEqual([
      [BAN.id, 3],
    ])
    expect((await get('/conditions/entries?id=NONE')).entries).toEqual([])
    expect((await get('/conditions/entries?limit=501')).code).toBe('QUESTION_VALUE_INVALID')
    const again = await post(`/conditions/entries/orders/${BAN.id}/withdrawal`, { why: 'twice' })
    expect([again.status, (await again.json()).code]).toEqual([404, 'ENTRY_UNKNOWN'])
  }, 120_000)

  it('is taken as a table too, whole or not at all', async () => {
    const server = servers.at(-1) as Started
    const { ask, get } = asking(server)
    const csv = (text: string, query = '') =>
      ask(`/conditions/entries${query}`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: text })
    const header = 'id,place,date,unit,waiting,handled_per_day,by,source,basis\n'
    const good = 'COUNT-1,KZ-KURYK,2030-03-01,wagons,900,45,desk,a call,quoted\n'
    const bad = await csv(`${header}${good}COUNT-2,KZ-KURYK,2030-03-02,wagons,many,45,desk,a call,quoted\n`)
    expect([bad.status, (await bad.json()).pointer]).toEqual([422, 'body.csv:3'])
    expect((await get('/conditions?on=2030-03-02&at=KZ-KURYK')).queues).toEqual([])
    expect((await csv(`${header}${good}`)).status).toBe(201)
    const { queues } = await get('/conditions?on=2030-03-02&at=KZ-KURYK')
    expect(queues).toHaveLength(1)
    expect((await csv('x'.repeat(3_000_000))).status).toBe(413)
    const tooMany = await csv(`${header}${good.repeat(1_001)}`)
    expect([tooMany.status, (await tooMany.json()).received]).toEqual([413, '"1001 rows"'])
  })

  it('takes no other entry of the same id for a correction of this one', async () => {
    const { post } = asking(servers.at(-1) as Started)
    const enter = async (after: string, row: object) => {
      const answer = await post(`/conditions/entries?after=${after}`, { kind: 'orders', rows: [row] })
      return [answer.status, (await answer.json()).code]
    }
    const own = { ...BAN, id: 'TEST-2030-KURYK-02' }
    expect(await enter('0', own)).toEqual([201, undefined])
    expect(await enter('0', { ...own, title: 'Of another desk' })).toEqual([409, 'ENTRY_CHANGED'])
    expect(await enter('1', { ...own, title: 'Corrected' })).toEqual([201, undefined])
    expect(await enter('1', { ...own, title: 'Too late' })).toEqual([409, 'ENTRY_CHANGED'])
    expect(await enter('0', { ...own, id: 'KTZ-2025-KURYK-01' })).toEqual([409, 'ENTRY_CHANGED'])
    expect(await enter('latest', own)).toEqual([400, 'QUESTION_VALUE_INVALID'])
  })

  it('holds what an extension leaves unsaid as in the order that it amends: in the list, the register and the feeds', async () => {
    const { ask, get, post } = asking(servers.at(-1) as Started)
    const parent = { ...BAN, id: 'TEST-2030-KURYK-03', exceptions: 'seed of the ministry' }
    const own = {
      ...{ id: 'TEST-2030-KURYK-04', title: 'Ban prolonged', text: 'The ban goes on', action: 'extend' },
      ...{ amends: parent.id, from: '2030-05-01', to: '2030-05-31' },
      ...{ issuer: 'KTZ', effect: 'hold', applies_at: 'arrival', source: 'a telegram', basis: 'official' },
    }
    const kept = await post('/conditions/entries', { kind: 'orders', rows: [parent, own] })
    expect(kept.status).toBe(201)
    const taken = { takenOver: expect.arrayContaining(['places', 'goods', 'exceptions']) }
    const standing = (await get('/conditions?on=2030-05-10&at=Kuryk')).orders.find(
      ({ order }: { order: { id: string } }) => order.id === own.id,
    )
    expect(standing).toMatchObject({ order: { places: ['KZ-KURYK'], goods: ['1001'] }, ...taken })
    const register = await get('/network/restrictions')
    expect(faults('getRestrictions', register)).toEqual([])
    expect(register.restrictions.find(({ id }: { id: string }) => id === own.id)).toMatchObject({
      ...{ places: ['KZ-KURYK'], placeNames: ['Kuryk port'], goods: ['1001'], exceptions: [parent.exceptions] },
      ...taken,
    })
    const tagOf = async () => (await ask('/network/restrictions')).headers.get('etag')
    const tag = await tagOf()
    const reworded = { ...own, title: `${own.title} again` }
    expect((await post('/conditions/entries?why=a+word', { kind: 'orders', rows: [reworded] })).status).toBe(201)
    expect(await tagOf()).not.toBe(tag)
    expect(await tagOf()).toBe(await tagOf())
    const chain = await get(`/conditions/orders/${own.id}`)
    expect(faults('getOrderChain', chain)).toEqual([])
    expect(chain.orders.at(-1)).toMatchObject({ order: { places: ['KZ-KURYK'] }, ...taken })
    const { items } = await get('/conditions/feed.json?at=Kuryk')
    const item = items.find(({ title }: { title: string }) => title.startsWith(own.title))
    expect(item.content_text).toContain(`At Kuryk port (as in ${parent.id}). HS 1001 (as in ${parent.id}).`)
    expect(item.content_text).toContain('Except seed of the ministry')
  })

  it('is refused with the field that is wrong', async () => {
    const { post } = asking(servers.at(-1) as Started)
    const code = async (path: string, body: unknown) => {
      const answer = await (await post(path, body)).json()
      return [answer.status, answer.code, answer.pointer]
    }
    const enter = (row: object) => code('/conditions/entries', { kind: 'orders', rows: [row] })
    expect(await enter({ ...BAN, from: '31.03.2030' })).toEqual([422, 'ORDER_ROW_INVALID', '/rows/0/from'])
    for (const column of ['places', 'origin_places'])
      expect(await enter({ ...BAN, [column]: 'KZ-ATLANTIS' })).toEqual([
        422,
        'ENTRY_PLACE_UNKNOWN',
        `/rows/0/${column}`,
      ])
    expect(await enter({ ...BAN, form: '2030-03-01' })).toEqual([422, 'ENTRY_COLUMN_UNKNOWN', '/rows/0'])
    expect(await enter({ ...BAN, amends: BAN.id })).toEqual([422, 'ORDER_CHAIN_CIRCULAR', BAN.id])
    expect(await enter({ ...BAN, amends: 'NONE' })).toEqual([422, 'ORDER_PARENT_UNKNOWN', BAN.id])
    expect(await enter({ ...BAN, title: 'a\u0000b' })).toEqual([422, 'ENTRY_UNSTORABLE', undefined])
    expect(await code('/conditions/entries', { kind: 'laws', rows: [BAN] })).toEqual([
      400,
      'QUESTION_VALUE_INVALID',
      '/kind',
    ])
    expect(await code('/conditions/entries', { kind: 'orders', rows: [] })).toEqual([
      400,
      'QUESTION_VALUE_INVALID',
      '/rows',
    ])
    expect((await code('/conditions/entries', '[1'))[1]).toBe('BODY_INVALID')
    expect((await code('/conditions/read', { text: 'ж'.repeat(5_000_000) }))[1]).toBe('BODY_TOO_LARGE')
    expect((await code('/conditions/read', { text: 'ж'.repeat(300_000) }))[1]).toBe('READ_TEXT_TOO_LONG')
  })
})

describe('the text of an order', () => {
  it('is proposed by column, with the words behind each', async () => {
    const text = 'KTZ bans the loading of grain to Kuryk port by rail from 3 June 2030 to 30 June 2030.'
    const answer = await (await asking(servers.at(-1) as Started).post('/conditions/read', { text })).json()
    expect(faults('postReading', answer)).toEqual([])
    expect(answer).toMatchObject({ isOrder: true, cells: { action: 'ban', places: 'KZ-KURYK', to: '2030-06-30' } })
    expect(answer.spans.to.map(({ start, end }: { start: number; end: number }) => text.slice(start, end))).toEqual([
      '30 June 2030',
    ])
  })
})

describe('the feeds', () => {
  it('tell of what comes with the project and of what was entered, for one place or all', async () => {
    const { ask, get } = asking(servers.at(-1) as Started)
    const atom = await ask('/conditions/feed.atom')
    expect(atom.headers.get('content-type')).toContain('application/atom+xml')
    const xml = await atom.text()
    expect(xml.match(/<entry>/g)).toHaveLength(100)
    expect(
      (await ask('/conditions/feed.atom', { headers: { 'if-none-match': atom.headers.get('etag') ?? '' } })).status,
    ).toBe(304)
    const feed = await get('/conditions/feed.json?at=Kuryk')
    expect(feed.items.length).toBeGreaterThan(8)
    const dates = feed.items.map(({ date_modified }: { date_modified: string }) => date_modified)
    expect(dates).toEqual([...dates].sort().reverse())
    expect(feed.items[0].url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/conditions\?/)
    expect(new Set(feed.items.map(({ id }: { id: string }) => id)).size).toBe(feed.items.length)
    const entitled = (title: RegExp) => feed.items.find((item: { title: string }) => title.test(item.title))
    expect(entitled(/No\. 1346\)$/).content_text).toContain(
      'In force from 2025-06-05 (inferred) to 2025-06-30 (inferred).',
    )
    expect(entitled(/^Kuryk port: queue of wagons/)).toMatchObject({ tags: ['queue', 'wagons'] })
  })
})
