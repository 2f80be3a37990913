import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { API_PREFIX, addressOf, createClient, PROBLEMS, ProblemError, problemOf, ROUTES } from '@karavan/api'
import { type ForecastSource, readOrders, registerOf } from '@karavan/conditions'
import { parseInstant, StructuredError } from '@karavan/core'
import { compileNetwork, readNetworkTables } from '@karavan/network'
import { HAND_OVER_FIELDS, PROFILE_FIELDS, QUESTION_FIELDS } from '@karavan/planner'
import { knownThresholds, loadFigures } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../src/app.js'
import type { Search, SearchTask } from '../src/search.js'
import { BUNDLED_FIGURES, NOTHING_SENT, NOTHING_TRACKED, readerOf } from './served.js'

const HOST = '127.0.0.1:8080'
const data = fileURLToPath(new URL('../../../packages/network/data/', import.meta.url))
const files = new Map(
  readdirSync(data)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => [name, readFileSync(join(data, name), 'utf8')]),
)
const tables = readNetworkTables(files, 'packages/network/data/')
const rows = new Map(Object.values(tables).flatMap((list) => list.map((row) => [`${row.file}:${row.line}`, row])))
const network = compileNetwork(tables)
const snapshot = { restrictions: [], closures: [], handlingOverrides: [], asOf: 0, version: 'test' }
const register = registerOf(
  readOrders(
    readFileSync(fileURLToPath(new URL('../../../packages/conditions/data/orders.csv', import.meta.url)), 'utf8'),
    'orders.csv',
  ),
)
const told = { reports: [], queues: [] }
const learnt = network.closures.map((process) => ({ process, months: [] }))
const world = {
  network,
  snapshot,
  register,
  told,
  closures: learnt,
  forecasts: [],
  isOwn: () => false,
  tables: () => tables,
  row: (place: string) => rows.get(place),
}

const refused = () => Promise.reject(new Error('nothing is entered here'))
const NOTHING_ENTERED = {
  made: () => false,
  enteredAt: () => new Map<string, number>(),
  add: refused,
  withdraw: refused,
  versions: refused,
  latest: refused,
  refresh: refused,
}

const asked: SearchTask[] = []
let reply: Awaited<ReturnType<Search['run']>> = { answer: '{"plans":[]}' }
const search: Search = {
  async run(task) {
    asked.push(task)
    return reply
  },
  take() {},
  async close() {},
}

/** A storm everywhere, until the end of the day. */
const forecasts: ForecastSource = {
  attribution: 'a met office',
  at: async (places) =>
    places.map(() => [
      {
        name: 'weather',
        fetched: parseInstant('2026-11-25T09:30Z'),
        fault: null,
        hours: Array.from({ length: 24 }, (_, hour) => ({
          at: parseInstant('2026-11-25') + hour * 60,
          gusts: [30],
          waves: [],
        })),
      },
    ]),
}

let now = parseInstant('2026-11-25T10:00Z')
let app: FastifyInstance
const OWN_ROW = 'my/thresholds.csv:2'

beforeAll(async () => {
  const page = mkdtempSync(join(tmpdir(), 'karavan-page-'))
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Karavan</title>')
  mkdirSync(join(page, 'assets'))
  writeFileSync(join(page, 'assets/main-a1B2c3D4.js'), 'export {}')
  app = await createApp({
    world: () => world,
    entries: NOTHING_ENTERED,
    figures: BUNDLED_FIGURES,
    search,
    now: () => now,
    forecasts,
    thresholds: knownThresholds({}, () => true),
    thresholdRows: new Map([[OWN_ROW, { file: 'my/thresholds.csv', line: 2, cells: { place: 'KZ-AKTAU' } }]]),
    version: '0.1.0',
    hosts: () => [HOST],
    signIn: null,
    people: refused,
    tracking: NOTHING_TRACKED,
    delivering: NOTHING_SENT,
    reader: readerOf(),
    page,
  })
})
afterAll(() => app.close())

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { host: HOST, ...headers } })
const post = (payload: unknown, headers: Record<string, string> = {}, path = '/plans') =>
  app.inject({
    method: 'POST',
    url: `${API_PREFIX}${path}`,
    headers: { host: HOST, 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

describe('every GET route without a question', () => {
  const addresses: Record<string, string> = {
    getLocations: '/locations?q=Aktau&limit=3',
    getLocation: '/locations/KZ-AKTAU',
    getNetworkMap: '/network/map',
    getServices: '/network/services',
    getLocationNames: '/locations/names?language=kk',
    getHandling: '/network/handling',
    getClosures: '/network/closures',
    getFacilities: '/network/facilities',
    getRestrictions: '/network/restrictions',
    getFigures: '/figures',
    getFigureChecks: '/figures/checks?words=Lithuania',
    getFigureTargets: '/figures/targets?words=Middle%20Corridor',
    getFiguresDerived: '/figures/derived?words=Kuryk',
    getFigure: `/figures/${loadFigures()[0]?.id}`,
    getTables: '/network/tables',
    getTable: '/network/tables/handling',
    getSourceRow: `/network/sources?row=${encodeURIComponent('packages/network/data/locations.csv:2')}`,
    getConditions: '/conditions?on=2025-06-10&at=Kuryk&goods=290243&equipment=wagon-tank',
    getOrderChain: '/conditions/orders/KTZ-2025-KURYK-06',
    getCalendar: '/conditions/places/KZ-KURYK/calendar?year=2025',
    getWeather: '/conditions/weather?at=Poti,Turkmenbashi',
    getEntries: '/conditions/entries',
    getEquipment: '/equipment',
    getGoods: '/goods?q=barley',
    getHealth: '/health',
  }
  const checked = ROUTES.filter(
    (route) =>
      route.method === 'GET' &&
      !('media' in route) &&
      !/Plans|HandOver|Profile|Reach|Match|EntryHistory|Session|Provider|MyData|People|Organisations|Tokens|Deeds|Epcis|Consignment|Visibility|Acceptance|Trusts|Mapping|Log|Subscription|Deliveries|Indicators|Messages|Reads/.test(
        route.id,
      ),
  )

  it.each(checked.map(({ id }) => [id]))('answers %s in the shape of the contract', async (id) => {
    const route = checked.find((one) => one.id === id)
    const response = await get(`${API_PREFIX}${addresses[id]}`)
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toContain('application/json')
    const schema = route?.answer as TSchema
    expect([...Value.Errors(schema, response.json())].slice(0, 3)).toEqual([])
  })
})

it('says how likely a port is to shut, and from what on, with the row that says so', async () => {
  const { places, withoutThreshold, ...rest } = (
    await get(`${API_PREFIX}/conditions/weather?at=Klaipeda,Turkmenbashi`)
  ).json()
  expect(rest).toEqual({ configured: true, asOf: parseInstant('2026-11-25T10:00Z'), attribution: 'a met office' })
  expect(withoutThreshold).toEqual(['TM-TURKMENBASHI'])
  expect(places).toHaveLength(1)
  expect(places[0].days).toMatchObject([{ day: parseInstant('2026-11-25'), hours: 14, by: 'gusts', greatest: 30 }])
  expect(places[0].days[0].chance).toBeGreaterThan(0.99)
  expect(places[0].threshold).toMatchObject({
    place: 'LT-KLAIPEDA',
    gusts: { value: 20, row: expect.stringMatching(/^packages\/conditions\/data\/thresholds\.csv:\d+$/) },
  })
})

it('gives the rows of thresholds of the asker, as those of the data', async () => {
  const response = await get(`${API_PREFIX}/network/sources?row=${encodeURIComponent(OWN_ROW)}`)
  expect([response.statusCode, response.json()]).toEqual([
    200,
    { file: 'my/thresholds.csv', line: 2, cells: { place: 'KZ-AKTAU' } },
  ])
})

describe('the figures of an article', () => {
  it('are read in a thread, by the day that was given', async () => {
    reply = { answer: '{"figures":[]}' }
    const answer = await post({ text: 'In 2024 4.5 million tons.', date: '2025-06-25' }, {}, '/figures/read')
    reply = { answer: '{"plans":[]}' }
    expect(answer.json()).toEqual({ figures: [] })
    expect(asked.at(-1)).toEqual({ kind: 'article', text: 'In 2024 4.5 million tons.', date: '2025-06-25' })
  })

  it.each([
    [{}, 'QUESTION_FIELD_MISSING'],
    [{ text: 7 }, 'QUESTION_VALUE_INVALID'],
    [{ text: 'a', date: '25.06.2025' }, 'QUESTION_VALUE_INVALID'],
    [{ text: 'a', day: '2025' }, 'QUESTION_FIELD_UNKNOWN'],
  ])('are not read of %o', async (body, code) => {
    const answer = await post(body, {}, '/figures/read')
    expect([answer.statusCode, answer.json().code]).toEqual([400, code])
  })
})

it('refuses a question about figures that it does not know', async () => {
  const codes = ['/figures?word=KTZ', `/figures/checks?words=${'x'.repeat(300)}`].map(async (path) => {
    const answer = await get(`${API_PREFIX}${path}`)
    return [answer.statusCode, answer.json().code]
  })
  expect(await Promise.all(codes)).toEqual([
    [400, 'QUESTION_FIELD_UNKNOWN'],
    [400, 'QUESTION_VALUE_INVALID'],
  ])
})

describe('from when to load', () => {
  it('is searched in a thread, with the question as it was read', async () => {
    reply = { answer: '{"loading":[]}' }
    const answer = await get(`${API_PREFIX}/conditions?at=Kuryk&from=Kostanay&equipment=wagon-hopper&goods=1001`)
    reply = { answer: '{"plans":[]}' }
    expect(answer.json()).toEqual({ loading: [] })
    const now = parseInstant('2026-11-25T10:00Z')
    expect(asked.at(-1)).toEqual({
      kind: 'loading',
      from: 'KZ-KOSTANAY',
      asked: { on: now, places: ['KZ-KURYK'], equipment: 'wagon-hopper', hs: '1001', from: 'KZ-KOSTANAY' },
      now,
    })
  })

  it('passes on why it could not be searched, and refuses a place that it does not know', async () => {
    reply = { problem: problemOf(new StructuredError({ code: 'SERVER_BUSY', retryable: true })) }
    const busy = await get(`${API_PREFIX}/conditions?at=Kuryk&from=Kostanay`)
    reply = { answer: '{"plans":[]}' }
    expect(busy.statusCode).toBe(503)
    const unknown = await get(`${API_PREFIX}/conditions?at=Kuryk&from=Nowhereville`)
    expect(unknown.json()).toMatchObject({ code: 'PLACE_UNKNOWN', pointer: '/from' })
  })
})

describe('browsing', () => {
  const json = async (path: string) => (await get(`${API_PREFIX}${path}`)).json()

  it('lists every row of handling and closures as it stands in its table', async () => {
    const { handling } = await json('/network/handling')
    expect(handling).toHaveLength(tables.handling.length)
    expect(handling).toContainEqual(
      expect.objectContaining({
        id: 'KZ-AKTAU/port/any/sea/out/12',
        placeName: 'Aktau port',
        month: 12,
        weakness: expect.stringMatching(/^(estimated|assumed|old)$/),
        provenance: expect.objectContaining({ row: expect.stringMatching(/handling\.csv:\d+$/) }),
      }),
    )
    const { closures } = await json('/network/closures')
    expect(closures).toHaveLength(tables.closures.length)
    expect(closures).toContainEqual(expect.objectContaining({ location: 'KZ-AKTAU', month: 1, share: 0.3 }))
  })

  it('is of the day on which it is asked for, not of that on which the server began', async () => {
    const today = now
    const first = await get(`${API_PREFIX}/network/handling`)
    expect((await get(`${API_PREFIX}/network/handling`)).headers.etag).toBe(first.headers.etag)
    now = parseInstant('2040-01-01')
    const later = await get(`${API_PREFIX}/network/handling`)
    now = today
    expect(later.headers.etag).not.toBe(first.headers.etag)
    const old = (answer: typeof first) =>
      answer.json().handling.filter(({ weakness }: { weakness: string }) => weakness === 'old').length
    expect(old(later)).toBeGreaterThan(old(first))
  })

  it('tells what has become of each restriction', async () => {
    const { at, restrictions } = await json('/network/restrictions')
    expect(at).toBe(parseInstant('2026-11-25'))
    expect(restrictions).toHaveLength(register.chains.orders.size)
    const states = restrictions.map(({ effect, state }: { effect: string; state: string }) => `${effect} ${state}`)
    expect(states).toContain('forbid inForce')
    expect(states).toContain('hold notInForce')
    const amended = restrictions.filter(({ amendedBy }: { amendedBy: string[] }) => amendedBy.length > 0)
    for (const { id, amendedBy } of amended) {
      for (const other of amendedBy)
        expect(restrictions).toContainEqual(expect.objectContaining({ id: other, amends: id }))
    }
  })

  it('names places in a language, and on the map in their own', async () => {
    const { names, languages } = await json('/locations/names?language=kk')
    expect(names).toMatchObject({ 'KZ-AKTAU': 'Ақтау порты', 'RU-MOSCOW': 'Мәскеу' })
    expect(names).not.toHaveProperty('GB-FELIXSTOWE')
    expect((await json('/locations/names?language=en')).names).toMatchObject({ 'GB-FELIXSTOWE': 'Felixstowe' })
    expect(languages).toEqual(expect.arrayContaining(['kk', 'lt', 'ru', 'zh-Hans']))
    const { features } = await json('/network/map')
    const at = (id: string) => features.find((feature: { id: string }) => feature.id === id).properties
    expect(at('GE-POTI')).toMatchObject({ localName: 'ფოთი', weakness: expect.any(String) })
    expect(at('DE-HAMBURG')).not.toHaveProperty('localName')
    expect((await get(`${API_PREFIX}/locations/names?language=<b>`)).statusCode).toBe(400)
    expect((await get(`${API_PREFIX}/locations/names`)).statusCode).toBe(400)
  })

  it('describes what a form for a better value needs', async () => {
    const { file, inQuestions, columns } = await json('/network/tables/handling')
    expect([file, inQuestions]).toEqual(['handling.csv', true])
    const column = (name: string) => columns.find((one: { name: string }) => one.name === name)
    expect(column('id')).toMatchObject({ isKey: true, editable: false })
    expect(column('place')).toMatchObject({ names: 'place', editable: false })
    expect(column('hours_p50')).toMatchObject({ kind: 'number', unit: 'h', required: true, editable: true })
    expect(column('basis')).toMatchObject({ kind: 'enum', values: expect.arrayContaining(['quoted']), required: true })
    const calls = await json('/network/tables/service_calls')
    expect(calls.columns.filter(({ isKey }: { isKey: boolean }) => isKey)).toHaveLength(2)
    expect((await json('/network/tables/locations')).inQuestions).toBe(false)
    expect((await get(`${API_PREFIX}/network/tables/prices`)).json().code).toBe('TABLE_NOT_FOUND')
  })

  it('hands out a table as it stands, once', async () => {
    const first = await get(`${API_PREFIX}/network/tables/handling.csv`)
    expect(first.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(first.headers['content-disposition']).toContain('handling.csv')
    expect(first.body).toBe(files.get('handling.csv'))
    const known = { 'if-none-match': String(first.headers['etag']) }
    expect((await get(`${API_PREFIX}/network/tables/handling.csv`, known)).statusCode).toBe(304)
  })

  it('hands out the timetable of today, whole or in part', async () => {
    const whole = await get(`${API_PREFIX}/network/gtfs`)
    expect(whole.headers['content-type']).toBe('application/zip')
    expect(whole.headers['content-disposition']).toContain('karavan-gtfs.zip')
    expect(whole.rawPayload.subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004'))
    const part = await get(`${API_PREFIX}/network/gtfs?country=GE`)
    expect(part.rawPayload.length).toBeLessThan(whole.rawPayload.length)
    expect(part.headers['etag']).not.toBe(whole.headers['etag'])
    for (const wrong of ['services=NO-SUCH', 'country=XX', 'operator=ADY'])
      expect((await get(`${API_PREFIX}/network/gtfs?${wrong}`)).statusCode).toBe(400)
  })

  it('hands out the rows of the asker as a folder', async () => {
    const cells = { id: 'KZ-AKTAU/port/any/sea/out/all', source: 'x', source_date: '2026', basis: 'quoted' }
    const overlay = [{ table: 'handling.csv', cells }]
    const folder = await post({ overlay }, {}, '/network/overlay')
    expect(folder.headers['content-type']).toBe('application/zip')
    expect(folder.headers['content-disposition']).toContain('karavan-overlay.zip')
    const late = [{ table: 'handling.csv', cells: { ...cells, hours_p50: 999 } }]
    expect((await post({ overlay: late }, {}, '/network/overlay')).json()).toMatchObject({
      code: 'OVERLAY_CELL_INVALID',
      pointer: '/overlay/0/cells/hours_min',
    })
    expect((await post({}, {}, '/network/overlay')).json().code).toBe('QUESTION_FIELD_MISSING')
    expect((await post({ overlay, from: 'x' }, {}, '/network/overlay')).json().code).toBe('QUESTION_FIELD_UNKNOWN')
  })
})

describe('questions', () => {
  it('takes one question by POST and by GET alike', async () => {
    asked.length = 0
    await post({ from: 'Kuryk', to: 'Klaipeda', wagons: 20, avoid: ['RU', 'BY'] })
    await get(`${API_PREFIX}/plans?from=Kuryk&to=Klaipeda&wagons=20&avoid=RU&avoid=BY`)
    expect(asked).toHaveLength(2)
    expect(asked[0]).toEqual(asked[1])
    expect(asked[0]).toMatchObject({
      kind: 'plan',
      query: { from: 'KZ-KURYK', to: 'LT-KLAIPEDA', cargo: { units: 20 } },
    })
  })

  it('takes the question backwards, by POST and by GET alike', async () => {
    asked.length = 0
    await get(`${API_PREFIX}/plans/latest-hand-over?from=Kuryk&to=Klaipeda&arriveBy=2027-03-01&chance=0.8`)
    await post({ from: 'Kuryk', to: 'Klaipeda', arriveBy: '2027-03-01', chance: 0.8 }, {}, '/plans/latest-hand-over')
    expect(asked[0]).toMatchObject({ kind: 'handOver', chance: 0.8, arriveBy: parseInstant('2027-03-01') })
    expect(asked[1]).toEqual(asked[0])
  })

  it('takes rows of the asker, and says so', async () => {
    asked.length = 0
    const cells = { id: 'KZ-AKTAU/port/any/sea/out/all', hours_p50: 30 }
    const overlay = [{ table: 'handling.csv', cells: { ...cells, source: 'x', source_date: '2026', basis: 'quoted' } }]
    await post({ from: 'Aktau', to: 'Poti', equipment: '40HC', tonnes: 10, ready: '2027-01-01', overlay })
    const text = encodeURIComponent(JSON.stringify(overlay))
    await get(`${API_PREFIX}/plans?from=Aktau&to=Poti&equipment=40HC&tonnes=10&ready=2027-01-01&overlay=${text}`)
    expect(asked[0]).toMatchObject({
      overlay: [{ table: 'handling.csv', cells: { hours_p50: '30' } }],
      notes: [
        {
          key: 'note.ownRows',
          values: { count: 1, rows: { items: ['handling.csv KZ-AKTAU/port/any/sea/out/all'] } },
        },
      ],
    })
    expect(asked[1]).toEqual(asked[0])
  })

  it('takes the question for many days, also when its deadline comes before the first', async () => {
    asked.length = 0
    await get(
      `${API_PREFIX}/plans/profile?from=Kuryk&to=Klaipeda&ready=2027-03-01&deadline=2027-02-01&days=31&within=30`,
    )
    await get(`${API_PREFIX}/plans/profile?from=Kuryk&to=Klaipeda&ready=2027-11-20`)
    expect(asked[0]).toMatchObject({
      kind: 'profile',
      query: { ready: parseInstant('2027-03-01'), deadline: parseInstant('2027-02-01') },
      span: { days: 31, within: 30 },
    })
    expect(asked[1]).toMatchObject({ span: { days: 365, within: null } })
  })

  it('describes the fields that are read, no more and no fewer', () => {
    const fields = (id: string) => {
      const route = ROUTES.find((one) => one.id === id)
      return Object.keys(route !== undefined && 'query' in route ? route.query : {}).sort()
    }
    expect(fields('getPlans')).toEqual([...QUESTION_FIELDS].sort())
    expect(fields('getProfile')).toEqual([...PROFILE_FIELDS].sort())
    expect(fields('getLatestHandOver')).toEqual([...QUESTION_FIELDS, ...HAND_OVER_FIELDS].sort())
  })

  it.each<[string, () => ReturnType<typeof get>, number, string]>([
    ['an unknown place', () => post({ from: 'Kurik', to: 'Klaipeda' }), 422, 'PLACE_UNKNOWN'],
    ['an injection', () => post({ from: "Kuryk'; DROP TABLE x;--", to: '<script>' }), 422, 'PLACE_UNKNOWN'],
    [
      'too many days',
      () => get(`${API_PREFIX}/plans/profile?from=Aktau&to=Poti&days=401`),
      400,
      'QUESTION_VALUE_INVALID',
    ],
    [
      'many days, exact',
      () => get(`${API_PREFIX}/plans/profile?from=Aktau&to=Poti&exact=true`),
      400,
      'QUESTION_FIELD_UNKNOWN',
    ],
    ['a date in the past', () => post({ from: 'Kuryk', to: 'Klaipeda', ready: '2021-01-01' }), 422, 'READY_IN_PAST'],
    ['the year 9999', () => post({ from: 'Kuryk', to: 'Klaipeda', ready: '9999-12-31' }), 400, 'INSTANT_INVALID'],
    ['a negative weight', () => post({ from: 'Kuryk', to: 'Klaipeda', tonnes: -1 }), 400, 'QUESTION_VALUE_INVALID'],
    ['NaN as JSON', () => post('{"from":"Kuryk","to":"Klaipeda","tonnes":NaN}'), 400, 'BODY_INVALID'],
    [
      'NaN in an address',
      () => get(`${API_PREFIX}/plans?from=Kuryk&to=Klaipeda&tonnes=NaN`),
      400,
      'QUESTION_VALUE_INVALID',
    ],
    [
      'a number beyond all numbers',
      () => post('{"from":"Kuryk","to":"Klaipeda","tonnes":1e999}'),
      400,
      'QUESTION_VALUE_INVALID',
    ],
    ['a poisoned prototype', () => post('{"__proto__":{"x":1},"from":"Kuryk"}'), 400, 'BODY_INVALID'],
    ['a list', () => post([]), 400, 'QUESTION_MALFORMED'],
    ['null', () => post('null'), 400, 'QUESTION_MALFORMED'],
    ['no body', () => post(''), 400, 'BODY_INVALID'],
    ['half a body', () => post('{"from":'), 400, 'BODY_INVALID'],
    ['10 MB', () => post({ from: 'x'.repeat(10 * 1024 * 1024) }), 413, 'BODY_TOO_LARGE'],
    [
      'a form',
      () => post('from=Kuryk', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    [
      'a row of its own without a source',
      () => post({ from: 'Kuryk', to: 'Klaipeda', overlay: [{ table: 'handling.csv', cells: { id: 'x' } }] }),
      422,
      'OVERLAY_CELL_INVALID',
    ],
    [
      'rows of its own that are no list',
      () => get(`${API_PREFIX}/plans?from=Kuryk&to=Klaipeda&overlay=x`),
      400,
      'OVERLAY_MALFORMED',
    ],
    ['a misspelt field', () => post({ from: 'Kuryk', too: 'Klaipeda' }), 400, 'QUESTION_FIELD_UNKNOWN'],
    [
      'one place twice',
      () => get(`${API_PREFIX}/plans?from=Kuryk&from=Aktau&to=Klaipeda`),
      400,
      'QUESTION_VALUE_INVALID',
    ],
    ['no place of this id', () => get(`${API_PREFIX}/locations/XX-NOWHERE`), 404, 'LOCATION_NOT_FOUND'],
    [
      'a path out of the data',
      () => get(`${API_PREFIX}/network/sources?row=../../../etc/passwd`),
      400,
      'SOURCE_ROW_INVALID',
    ],
    ['another file', () => get(`${API_PREFIX}/network/sources?row=/etc/x.csv:1`), 404, 'SOURCE_ROW_NOT_FOUND'],
    ['a limit of none', () => get(`${API_PREFIX}/locations?q=a&limit=0`), 400, 'QUESTION_VALUE_INVALID'],
    ['a route that is not there', () => get(`${API_PREFIX}/zzz`), 404, 'ROUTE_NOT_FOUND'],
    ['a file out of the page', () => get('/..%2f..%2fpackage.json'), 404, 'ROUTE_NOT_FOUND'],
    ['a broken escape', () => get('/%zz'), 400, 'REQUEST_INVALID'],
    [
      'DELETE',
      () => app.inject({ method: 'DELETE', url: `${API_PREFIX}/health`, headers: { host: HOST } }),
      405,
      'METHOD_NOT_ALLOWED',
    ],
  ])('answers %s with a problem', async (_what, ask, status, code) => {
    const response = await ask()
    expect(response.headers['content-type']).toContain('application/problem+json')
    const problem = response.json()
    expect(problem).toMatchObject({ status, code, type: `/docs#${code}` })
    expect(response.statusCode).toBe(status)
    expect(problem.detail).not.toMatch(/\n|node_modules|\.ts:|\.js:/)
    expect(response.body.length).toBeLessThan(4000)
  })

  it('names the candidates where a code means several places', async () => {
    const [code] = [...network.locations.values()]
      .flatMap(({ codes }) => codes)
      .filter(({ code: one }, _i, all) => all.filter((other) => other.code === one).length > 1)
    if (code === undefined) return
    const response = await post({ from: code.code, to: 'Klaipeda' })
    expect(response.statusCode).toBe(409)
    expect(response.json().candidates.length).toBeGreaterThan(1)
  })

  it('says when to come back if it is busy', async () => {
    reply = { problem: problemOf(new StructuredError({ code: 'SERVER_BUSY', retryable: true })) }
    const response = await post({ from: 'Kuryk', to: 'Klaipeda' })
    reply = { answer: '{"plans":[]}' }
    expect(response.statusCode).toBe(503)
    expect(response.headers['retry-after']).toBe('5')
    expect(response.headers['cache-control']).toBe('no-store')
    expect(response.json().instance).toBe(`${API_PREFIX}/plans`)
  })
})

describe('who may ask', () => {
  it.each<[string, Record<string, string>, number, string]>([
    ['another host', { host: 'karavan.example' }, 421, 'HOST_REFUSED'],
    ['a rebound name', { host: 'evil.example:8080' }, 421, 'HOST_REFUSED'],
    ['another port', { host: '127.0.0.1:80' }, 421, 'HOST_REFUSED'],
    ['another origin', { origin: 'https://evil.example' }, 403, 'ORIGIN_REFUSED'],
    ['an opaque origin', { origin: 'null' }, 403, 'ORIGIN_REFUSED'],
    ['another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403, 'ORIGIN_REFUSED'],
    ['a proxy', { 'x-forwarded-for': '10.0.0.1' }, 403, 'FORWARDED_REFUSED'],
    ['a standard proxy', { forwarded: 'for=10.0.0.1' }, 403, 'FORWARDED_REFUSED'],
  ])('refuses %s', async (_who, headers, status, code) => {
    for (const url of [`${API_PREFIX}/health`, '/', '/openapi.json']) {
      const response = await get(url, headers)
      expect([response.statusCode, response.json().code]).toEqual([status, code])
    }
  })

  it('answers its own page, with headers that bind it', async () => {
    const response = await get(`${API_PREFIX}/health`, { origin: `http://${HOST}` })
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-security-policy']).toContain("worker-src 'self' blob:")
    expect(response.headers['x-content-type-options']).toBe('nosniff')
    expect(response.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('pages', () => {
  it('serves the page for each of its parts', async () => {
    const [index, network] = [await get('/'), await get('/network?table=handling')]
    expect(network.statusCode).toBe(200)
    expect(network.body).toBe(index.body)
    expect(network.headers['cache-control']).toBe('no-cache')
  })

  it('serves the page fresh and its hashed parts for ever', async () => {
    const index = await get('/')
    expect([index.headers['content-type'], index.headers['cache-control']]).toEqual([
      'text/html; charset=utf-8',
      'no-cache',
    ])
    const script = await get('/assets/main-a1B2c3D4.js')
    expect(script.headers['content-type']).toContain('javascript')
    expect(script.headers['cache-control']).toContain('immutable')
  })

  it('sends the map once', async () => {
    const first = await get(`${API_PREFIX}/network/map`)
    const again = await get(`${API_PREFIX}/network/map`, { 'if-none-match': String(first.headers['etag']) })
    expect(again.statusCode).toBe(304)
    expect(first.json().features.length).toBe(network.links.length + network.locations.size)
  })

  it('describes itself in OpenAPI 3.1, every reference resolving', async () => {
    const document = (await get('/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    const references = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? []
    expect(references.length).toBeGreaterThan(20)
    for (const reference of references)
      expect(document.components.schemas).toHaveProperty(reference.split('/')[3] ?? '')
    expect(Object.keys(document.paths)).toHaveLength(new Set(ROUTES.map(addressOf)).size)
  })

  it('has docs to read, with every route and problem, and no script', async () => {
    const { body, headers } = await get('/docs')
    expect(headers['content-type']).toContain('text/html')
    for (const { id } of ROUTES) expect(body).toContain(`id="${id}"`)
    for (const code of Object.keys(PROBLEMS)) expect(body).toContain(`id="${code}"`)
    expect(body).not.toMatch(/<script|style=|https?:\/\//)
    const anchors = [...body.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor)
    for (const anchor of anchors) expect(body).toContain(`id="${anchor}"`)
  })
})

describe('the typed client', () => {
  const client = createClient(
    async (url: string, request: { method: string; headers: Record<string, string>; body?: string | Uint8Array }) => {
      const response = await app.inject({
        method: request.method as 'GET',
        url,
        headers: { host: HOST, ...request.headers },
        ...(request.body === undefined
          ? {}
          : { payload: typeof request.body === 'string' ? request.body : Buffer.from(request.body) }),
      })
      return { ok: response.statusCode < 300, status: response.statusCode, text: async () => response.body }
    },
  )

  it('asks and gets answers', async () => {
    expect((await client.plans({ from: 'Kuryk', to: 'Klaipeda' })).plans).toEqual([])
    expect((await client.locations('ფოთი')).locations[0]?.id).toBe('GE-POTI')
    expect((await client.location('GE-POTI')).country).toBe('GE')
    expect((await client.goods('barley', 'lt')).goods.map(({ hs, text }) => `${hs} ${text}`)).toEqual([
      '1003 miežiai',
      '10 grūdai',
    ])
    expect((await client.equipment()).equipment).toHaveLength(13)
    expect((await client.health()).status).toBe('ok')
  })

  it('throws the problem', async () => {
    await expect(client.plans({ from: 'Kurik', to: 'Klaipeda' })).rejects.toBeInstanceOf(ProblemError)
    await expect(client.plans({ from: 'Kurik', to: 'Klaipeda' })).rejects.toMatchObject({
      problem: { code: 'PLACE_UNKNOWN' },
    })
  })
})

it('lets go of a search when the client closes the connection', async () => {
  let gone: AbortSignal | undefined
  const dropped = new Promise<void>((resolve) => {
    search.run = (_task, signal) => {
      gone = signal
      return new Promise((done) => {
        signal?.addEventListener('abort', () => {
          done({ dropped: true })
          resolve()
        })
        client.abort()
      })
    }
  })
  const client = new AbortController()
  const own = await createApp({
    world: () => world,
    entries: NOTHING_ENTERED,
    figures: BUNDLED_FIGURES,
    search,
    now: () => parseInstant('2026-11-25T10:00Z'),
    forecasts: null,
    thresholds: [],
    thresholdRows: new Map(),
    version: '0.1.0',
    hosts: () => [new URL(address).host],
    signIn: null,
    people: refused,
    tracking: NOTHING_TRACKED,
    delivering: NOTHING_SENT,
    reader: readerOf(),
  })
  const address = await own.listen({ host: '127.0.0.1', port: 0 })
  const asking = fetch(`${address}${API_PREFIX}/plans?from=Aktau&to=Poti`, { signal: client.signal })
  await expect(asking).rejects.toThrow()
  await dropped
  expect(gone?.aborted).toBe(true)
  await own.close()
})
