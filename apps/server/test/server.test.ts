import { request } from 'node:http'
import { connect } from 'node:net'
import { API_PREFIX, ROUTES } from '@karavan/api'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, prepare, type Started, start } from './run-server.js'

let server: Started
let address: string
beforeAll(async () => {
  await prepare()
  server = await start({ PORT: '0' })
  address = addressOf(server)
}, 180_000)
afterAll(() => server?.child.kill('SIGKILL'))

const api = (path: string, init?: RequestInit) => fetch(`${address}${API_PREFIX}${path}`, init)
const schemaOf = (id: string) => ROUTES.find((route) => route.id === id)?.answer as TSchema

describe('the server', () => {
  it('prints its address last', () => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(server.out.trim().split('\n').length).toBeGreaterThan(1)
  })

  it('answers for many days in the shape of the contract, as the plans of a day do, part by part', async () => {
    const question = 'from=Kostanay&to=Poti&equipment=wagon-hopper&wagons=30'
    const months = await Promise.all(
      ['2030-09-01', '2030-10-01'].map((ready) =>
        api(`/plans/profile?${question}&ready=${ready}&days=30&within=40`).then((response) => response.json()),
      ),
    )
    for (const month of months) expect([...Value.Errors(schemaOf('getProfile'), month)].slice(0, 3)).toEqual([])
    const [day] = months[1].days
    const { plans } = await (await api(`/plans?${question}&ready=2030-10-01`)).json()
    expect(day.quickest).toBe(plans[0].wayId)
    const at = months[1].ways.findIndex(({ wayId }: { wayId: string }) => wayId === day.quickest)
    expect(day.promises[at].hours).toEqual(plans[0].hours)
  })

  it('says from when to load, in the shape of the contract', async () => {
    const answer = await (await api('/conditions?at=Kuryk&from=Kostanay&equipment=wagon-hopper&goods=1001')).json()
    expect([...Value.Errors(schemaOf('getConditions'), answer)].slice(0, 3)).toEqual([])
    expect(answer.loading).toMatchObject([{ place: 'KZ-KURYK', equipment: 'wagon-hopper' }])
    expect(answer.loading[0].hours.p50).toBeGreaterThan(24)
    const placeless = await (await api('/conditions?from=Kostanay')).json()
    expect(placeless).toMatchObject({ code: 'QUESTION_VALUE_INVALID', pointer: '/at' })
  })

  it('answers a plan in the shape of the contract, by POST and GET alike', async () => {
    const question = {
      from: 'Kuryk',
      to: 'Klaipeda',
      wagons: 20,
      ready: '2030-01-02',
      avoid: ['BY'],
      deadline: '2030-03-01',
    }
    const posted = await api('/plans', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
    })
    expect(posted.status).toBe(200)
    const answer = await posted.json()
    expect([...Value.Errors(schemaOf('postPlans'), answer)].slice(0, 3)).toEqual([])
    expect(answer.plans.length).toBeGreaterThan(0)
    const got = await api('/plans?from=Kuryk&to=Klaipeda&wagons=20&ready=2030-01-02&avoid=BY&deadline=2030-03-01')
    expect(await got.json()).toEqual(answer)
  })

  it('opens the source of a number', async () => {
    const answer = await (await api('/plans?from=Aktau&to=Poti&ready=2030-01-02')).json()
    const rows: string[] = answer.plans[0].legs.flatMap((leg: { sources: { row?: string }[] }) =>
      leg.sources.flatMap(({ row }) => (row === undefined ? [] : [row])),
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      const found = await api(`/network/sources?row=${encodeURIComponent(row)}`)
      expect(found.status, row).toBe(200)
      expect((await found.json()).cells.source).toBeTruthy()
    }
  })

  it('plans with a row of the asker, tells whose it is, and keeps to our own otherwise', async () => {
    const ask = async (overlay?: unknown) => {
      const found = await api('/plans', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ from: 'Aktau', to: 'Poti', equipment: '40HC', ready: '2030-06-01', limit: 1, overlay }),
      })
      return [found.status, await found.json()] as const
    }
    const cells = { id: 'KZ-AKTAU/port/any/sea/out/all', source: 'the port, by mail', source_date: '2026-11-20' }
    const quoted = [{ table: 'handling.csv', cells: { ...cells, basis: 'quoted', hours_p50: 34 } }]
    const [, ours] = await ask()
    const [status, theirs] = await ask(quoted)
    expect(status).toBe(200)
    expect(theirs.networkVersion).not.toBe(ours.networkVersion)
    expect(theirs.dataAsOf).toBe(ours.dataAsOf)
    expect(theirs.citation).toMatch(/, with 1 own value$/)
    expect(theirs.plans[0].hours.mean).toBeGreaterThan(ours.plans[0].hours.mean)
    expect(theirs.plans[0].legs[0].sources).toContainEqual(
      expect.objectContaining({ row: 'your values:1', source: 'the port, by mail', basis: 'quoted' }),
    )
    expect(await ask()).toEqual([200, ours])
    const [refused, problem] = await ask([{ ...quoted[0], cells: { ...quoted[0]?.cells, hours_p50: 600 } }])
    expect([refused, problem.code, problem.pointer]).toEqual([
      422,
      'OVERLAY_CELL_INVALID',
      '/overlay/0/cells/hours_min',
    ])
  }, 30_000)

  it('tells how much a better value of a row would change', async () => {
    const found = await api(`/network/reach?row=${encodeURIComponent('packages/network/data/parameters.csv:3')}`)
    const reach = await found.json()
    expect([...Value.Errors(schemaOf('getReach'), reach)].slice(0, 3)).toEqual([])
    expect(reach.links.count).toBeGreaterThan(reach.links.first.length)
    const month = await api(`/network/reach?row=${encodeURIComponent('packages/network/data/closures.csv:2')}`)
    expect((await month.json()).places).toMatchObject({ count: 1, first: [{ id: 'KZ-AKTAU' }] })
    expect((await api('/network/reach?row=packages/network/data/parameters.csv:99999')).status).toBe(404)
  }, 60_000)

  it('finds the latest hand-over', async () => {
    const found = await api(
      '/plans/latest-hand-over?from=Kuryk&to=Klaipeda&wagons=5&ready=2030-01-02&arriveBy=2030-04-01&chance=0.8',
    )
    const answer = await found.json()
    expect([...Value.Errors(schemaOf('getLatestHandOver'), answer)].slice(0, 3)).toEqual([])
    expect(answer.ready).toBeGreaterThan(answer.query.ready)
  })

  it('stays up and quick while it refuses and searches', async () => {
    const searches = Array.from({ length: 30 }, (_, i) =>
      api(`/plans?from=Xian&to=Karlshamn&ready=2030-01-${String(i + 1).padStart(2, '0')}`),
    )
    const before = performance.now()
    expect((await api('/health')).status).toBe(200)
    expect(performance.now() - before).toBeLessThan(3000)
    const statuses = (await Promise.all(searches)).map((response) => response.status)
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
    const refused = await api('/plans?from=Xian&to=Karlshamn&ready=2021-01-01')
    expect(refused.status).toBe(422)
  }, 120_000)

  it('refuses 10 MB without reading them, and lives', async () => {
    const refused = await api('/plans', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"from":"${'x'.repeat(10 * 1024 * 1024)}"}`,
    }).then(
      (response) => response.status,
      () => 'closed',
    )
    expect([413, 'closed']).toContain(refused)
    expect((await api('/health')).status).toBe(200)
  })

  it('answers what is no HTTP with a problem', async () => {
    const { hostname, port } = new URL(address)
    const text = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write('KARAVAN?\r\n\r\n'))
      let received = ''
      socket.setEncoding('utf8').on('data', (part: string) => {
        received += part
      })
      socket.on('close', () => resolve(received))
    })
    expect(text).toMatch(/^HTTP\/1\.1 400/)
    expect(text).toContain('REQUEST_INVALID')
  })

  it('says that its port is taken, and which to try', async () => {
    const { port } = new URL(address)
    const second = await start({ PORT: port })
    expect(second.code).toBe(1)
    expect(second.err).toMatch(/is taken by another program[\s\S]*PORT=/)
    expect(second.err).not.toMatch(/\n {4}at /)
  })

  it.skipIf(process.platform !== 'linux').each([['127.0.0.2'], ['localhost']])(
    'can be asked at the address that it prints with HOST=%s',
    async (host) => {
      const own = await start({ PORT: '0', HOST: host })
      const printed = own.out.trim().split('\n').at(-1) ?? ''
      expect(printed).toContain(`http://${host}:`)
      const statuses = await Promise.all(
        [{}, { origin: printed }, { host: '127.0.0.3' }].map(
          (headers) =>
            new Promise((resolve, reject) => {
              request(`${printed}${API_PREFIX}/health`, { headers }, (answer) => {
                answer.resume()
                resolve(answer.statusCode)
              })
                .on('error', reject)
                .end()
            }),
        ),
      )
      own.child.kill('SIGKILL')
      expect(statuses).toEqual([200, 200, 421])
    },
  )

  it.each([
    [{ HOST: '127.0.0.256' }, /expected an address of this machine/],
    [{ HOST: '0.0.0.0' }, /KARAVAN_PUBLIC_URL=https/],
    [{ HOST: '192.0.2.1' }, /KARAVAN_PUBLIC_URL=https/],
    [{ PORT: 'http' }, /PORT is "http"/],
    [{ PORT: '70000' }, /expected a number/],
  ])('does not start with %j', async (environment, message) => {
    const refused = await start({ PORT: '0', ...environment })
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(message)
  })

  it.each([
    [['--networ', 'x'], '"--networ"'],
    [['--network'], '"--network"'],
    [['--network='], '"--network="'],
    [['--no-samples=1'], '"--no-samples=1"'],
    [['8081'], '"8081"'],
    [['-p', '8081'], '"-p"'],
  ])('says what it was asked with %j and what it takes instead', async (args, received) => {
    const refused = await start({ PORT: '0' }, args)
    expect([refused.code, refused.out]).toEqual([2, ''])
    expect(refused.err).toContain(`Received ${received}; expected nothing, --network DIR`)
    expect(refused.err).toMatch(/^[^\n]*PORT=8081 npm start\n$/)
  })

  it('stops when told, at once', async () => {
    const own = await start({ PORT: '0' })
    const before = performance.now()
    const ended = new Promise<number | null>((resolve) => own.child.on('close', resolve))
    own.child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(performance.now() - before).toBeLessThan(6000)
  })
})
