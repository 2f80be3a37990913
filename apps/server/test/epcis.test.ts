import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { EPCIS_PREFIX, ROUTES } from '@karavan/api'
import { type ReadEvent, readEpcis, recordKey } from '@karavan/exchange'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, prepare, type Started, start } from './run-server.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-epcis-'))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const samples = join(process.env['KARAVAN_SAMPLES'] ?? '', 'standards')
const hasSamples = process.env['KARAVAN_SAMPLES'] !== undefined && existsSync(join(samples, 'epcis-2.0'))
const servers: Started[] = []
let [here, there] = ['', '']

beforeAll(async () => {
  await prepare()
  for (let i = 0; i < 2; i += 1) servers.push(await start({ PORT: '0', KARAVAN_DATA: home }))
  ;[here = '', there = ''] = servers.map((server) => addressOf(server) + EPCIS_PREFIX)
}, 180_000)
afterAll(async () => {
  for (const { child } of servers) {
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    await ended
  }
  rmSync(home, { recursive: true, force: true })
}, 60_000)

const LD = { 'content-type': 'application/ld+json' }
const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'

function seen(name: string, i: number, more: object = {}): object {
  return {
    type: 'ObjectEvent',
    eventTime: `2026-11-${String(1 + (i % 28)).padStart(2, '0')}T06:00:00.000+05:00`,
    eventTimeZoneOffset: '+05:00',
    epcList: [`urn:test:${name}:${i}`],
    action: 'OBSERVE',
    bizStep: 'departing',
    readPoint: { id: 'urn:karavan:location:KZ-AKTAU' },
    ...more,
  }
}

function documentOf(events: readonly object[], bound: object = {}): string {
  return JSON.stringify({
    '@context': [CONTEXT, bound],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-11-02T06:40:00Z',
    epcisBody: { eventList: events },
  })
}

const many = (name: string, count: number, from = 0) => Array.from({ length: count }, (_, i) => seen(name, from + i))

function capture(body: string | Uint8Array, headers: Record<string, string> = {}, at = here): Promise<Response> {
  return fetch(`${at}/capture`, { method: 'POST', headers: { ...LD, ...headers }, body: body as BodyInit })
}

/** What a body of a size is answered by its head alone: a server that refuses it reads no more, and may close while it is sent. */
async function announced(size: number) {
  const asked = request(`${here}/capture`, { method: 'POST', headers: { ...LD, 'content-length': String(size) } })
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve).once('error', reject).flushHeaders()
  })
  const { code } = JSON.parse(await text(answer))
  asked.on('error', () => {}).destroy()
  return { status: answer.statusCode, limit: answer.headers['gs1-epcis-capture-limit'], code }
}

async function told(answer: Response) {
  return {
    status: answer.status,
    ...((await answer.json()) as { code: string; pointer: string; faults?: { pointer: string }[] }),
  }
}

const nextOf = (answer: Response) => /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null

/** Every page of a question. */
async function pages(path: string, at = here): Promise<readonly Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = []
  for (let next: string | null = `${EPCIS_PREFIX}${path}`; next !== null; ) {
    const answer: Response = await fetch(new URL(next, at))
    expect(answer.status).toBe(200)
    found.push(...eventsIn(await answer.json()))
    next = nextOf(answer)
  }
  return found
}

// biome-ignore lint/suspicious/noExplicitAny: an answer whose shape is held against its schema elsewhere
const eventsIn = (answer: any) => answer.epcisBody.queryResults.resultsBody.eventList as Record<string, unknown>[]
const thingsIn = (events: readonly Record<string, unknown>[]) => events.flatMap(({ epcList }) => epcList as string[])
const byName = (name: string) => `/events?MATCH_anyEPC=${encodeURIComponent(name)}`
const keyOf = (event: ReadEvent) => JSON.stringify(recordKey(event, sha256))
const faults = (id: string, answer: unknown) =>
  [...Value.Errors(ROUTES.find((route) => route.id === id)?.answer as TSchema, answer)].slice(0, 3)

describe('capture', () => {
  it('takes a document, says what became of it, and gives its events with when they were recorded', async () => {
    const extended = seen('first', 2, { 'rail:mass': { 'rail:value': 1 }, eventID: 'urn:test:id:2' })
    const text = documentOf([seen('first', 1), extended], { rail: 'urn:rail:', unused: 'urn:unused:' })
    const answer = await capture(text.replace('"rail:value":1', '"rail:value":1.10'))
    expect([answer.status, await answer.text()]).toEqual([202, ''])
    expect(answer.headers.get('gs1-epcis-capture-file-size-limit')).toBe('33554432')
    const job = await fetch(new URL(answer.headers.get('location') ?? '', here))
    expect(job.headers.get('gs1-capture-error-behaviour')).toBe('rollback')
    const became = await job.json()
    expect(became).toMatchObject({ running: false, success: true, captureErrorBehaviour: 'rollback', errors: [] })
    expect(faults('getEpcisCapture', became)).toEqual([])

    const found = await fetch(here + byName('urn:test:first:2'))
    const body = await found.text()
    expect(body).toContain('"rail:value":1.10')
    expect(faults('getEpcisEvents', JSON.parse(body))).toEqual([])
    const [event] = eventsIn(JSON.parse(body))
    expect(event).toMatchObject({ '@context': [{ rail: 'urn:rail:' }], eventID: 'urn:test:id:2' })
    expect(event?.['recordTime']).toMatch(/Z$/)
    const [plain] = eventsIn(await (await fetch(here + byName('urn:test:first:1'))).json())
    expect(plain?.['eventID']).toMatch(/^ni:\/\/\/sha-256;/)
    expect(plain).not.toHaveProperty('@context')
    const known = await fetch(`${here}/events/${encodeURIComponent(String(plain?.['eventID']))}`)
    expect(eventsIn(await known.json())).toEqual([plain])
  })

  it('refuses what breaks rules with the path of each fault, and keeps none of it', async () => {
    const broken = seen('broken', 2, { eventTime: 'noon', action: 'LOOK' })
    const text = documentOf([seen('broken', 1), broken])
    const refused = await told(await capture(text))
    expect([refused.status, refused.code]).toEqual([422, 'EPCIS_INVALID'])
    const paths = refused.faults?.map(({ pointer }) => pointer)
    expect(paths).toEqual(expect.arrayContaining(['/epcisBody/eventList/1/eventTime', '/epcisBody/eventList/1/action']))
    expect(await pages(byName('urn:test:broken:1'))).toEqual([])

    const part = await capture(text, { 'gs1-capture-error-behaviour': 'proceed' })
    expect(part.status).toBe(202)
    const job = await (await fetch(new URL(part.headers.get('location') ?? '', here))).json()
    expect(job).toMatchObject({ success: false, captureErrorBehaviour: 'proceed' })
    expect(job.errors[0].pointer).toContain('/epcisBody/eventList/1')
    expect(await pages(byName('urn:test:broken:1'))).toHaveLength(1)
  })

  it('says what it cannot read', async () => {
    const code = async (answer: Promise<Response>) => {
      const { status, code, pointer } = await told(await answer)
      return [status, code, pointer]
    }
    expect(await code(capture('{"type":'))).toEqual([400, 'EPCIS_MALFORMED', '1:9'])
    expect(await code(capture(''))).toEqual([400, 'BODY_INVALID', undefined])
    expect(await code(capture('UNB+UNOA:1'))).toEqual([400, 'EPCIS_MALFORMED', '1:1'])
    expect(await code(capture('x', { 'content-type': 'text/csv' }))).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED', undefined])
    expect(await code(capture(JSON.stringify({ '@context': CONTEXT, ...seen('bare', 1) })))).toEqual([
      422,
      'EPCIS_INVALID',
      '/type',
    ])
    expect(await code(capture(documentOf([]), { 'gs1-capture-error-behaviour': 'later' }))).toEqual([
      400,
      'QUESTION_VALUE_INVALID',
      '/GS1-Capture-Error-Behaviour',
    ])
    const large = await announced(32 * 1024 * 1024 + 1)
    expect([large.status, large.limit, large.code]).toEqual([413, '*', 'BODY_TOO_LARGE'])
  })

  it('takes as much as it says', async () => {
    const padding = 32 * 1024 * 1024 - documentOf([seen('large', 1, { 'rail:text': '' })], { rail: 'urn:rail:' }).length
    const text = documentOf([seen('large', 1, { 'rail:text': 'x'.repeat(padding) })], { rail: 'urn:rail:' })
    expect(Buffer.byteLength(text)).toBe(32 * 1024 * 1024)
    expect((await capture(text)).status).toBe(202)
    const [event] = await pages(byName('urn:test:large:1'))
    expect(event?.['rail:text']).toHaveLength(padding)
  }, 60_000)

  it('takes one event, and says where it is found', async () => {
    const event = { '@context': [CONTEXT, { rail: 'urn:rail:' }], ...seen('single', 1, { 'rail:train': '7' }) }
    const answer = await fetch(`${here}/events`, { method: 'POST', headers: LD, body: JSON.stringify(event) })
    expect(answer.status).toBe(201)
    const kept = await answer.json()
    expect(kept).toMatchObject({ ...event, eventID: expect.stringMatching(/^ni:/) })
    const found = await fetch(new URL(answer.headers.get('location') ?? '', here))
    expect(eventsIn(await found.json())).toEqual([kept])
    const refused = await fetch(`${here}/events`, { method: 'POST', headers: LD, body: documentOf([event]) })
    expect(await told(refused)).toMatchObject({ status: 422, pointer: '/type' })
  })

  it('keeps one file that two servers are given at once, each event once', async () => {
    const text = documentOf(many('both', 60))
    const answers = await Promise.all([here, there, here, there].map((at) => capture(text, {}, at)))
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202])
    for (const at of [here, there])
      expect(thingsIn(await pages('/events?perPage=500', at)).filter((name) => name.includes(':both:'))).toHaveLength(
        60,
      )
  })

  it('keeps nothing of a client that goes away half-way, and once what comes again', async () => {
    const text = documentOf(many('gone', 5))
    const { hostname, port, host } = new URL(here)
    const send = (body: string) =>
      new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () => {
          const head = `POST ${EPCIS_PREFIX}/capture HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n`
          socket.write(head + body, () => {
            socket.destroy()
            resolve()
          })
        })
      })
    await send(text.slice(0, text.length / 2))
    expect((await capture(documentOf(many('after', 1)))).status).toBe(202)
    expect(await pages(byName('urn:test:gone:1'))).toEqual([])
    await send(text)
    expect((await capture(text)).status).toBe(202)
    for (let i = 0; i < 5; i += 1) expect(await pages(byName(`urn:test:gone:${i}`))).toHaveLength(1)
  })
})

describe('a question', () => {
  it('is answered by pages that hold each event once while others capture', async () => {
    await capture(documentOf(many('paged', 90)))
    let busy = true
    const others = (async () => {
      for (let i = 0; busy; i += 1) await capture(documentOf(many('late', 3, i * 3)), {}, i % 2 ? here : there)
    })()
    for (const order of ['DESC', 'ASC']) {
      const question = `/events?perPage=7&EQ_bizStep=departing&orderBy=eventTime&orderDirection=${order}`
      const found = thingsIn(await pages(question)).filter((name) => name.includes(':paged:'))
      expect([...found].sort()).toEqual(
        many('paged', 90)
          .map((_, i) => `urn:test:paged:${i}`)
          .sort(),
      )
    }
    busy = false
    await others
  }, 60_000)

  it('ends where it is told to, and refuses more than it allows', async () => {
    const limited = await pages('/events?perPage=7&eventCountLimit=20&orderBy=eventTime')
    expect(limited).toHaveLength(20)
    const answer = await told(await fetch(`${here}/events?maxEventCount=5`))
    expect([answer.status, answer.code]).toEqual([413, 'QUERY_TOO_LARGE'])
    const code = async (path: string, headers = {}) => (await told(await fetch(here + path, { headers }))).code
    expect(await code('/events?EQ_color=red')).toBe('QUERY_PARAMETER_UNKNOWN')
    expect(await code('/events?nextPageToken=abc')).toBe('QUERY_PARAMETER_INVALID')
    expect(await code('/events/urn:test:none')).toBe('EVENT_UNKNOWN')
    expect(await code('/events/nonsense')).toBe('EVENT_UNKNOWN')
    expect(await code('/capture/none')).toBe('CAPTURE_UNKNOWN')
    expect(await code('/events', { 'gs1-epc-format': 'Always_EPC_URN' })).toBe('ANSWER_UNACCEPTABLE')
    expect(await code('/events', { accept: 'text/html' })).toBe('ANSWER_UNACCEPTABLE')
  })

  it('gives an event, the declaration that it is wrong and its correction, each by its id', async () => {
    const wrong = seen('wrong', 1, { eventID: 'urn:test:id:wrong' })
    const right = seen('wrong', 1, { eventID: 'urn:test:id:right', bizStep: 'arriving' })
    const errorDeclaration = {
      declarationTime: '2026-11-03T00:00:00Z',
      reason: 'incorrect_data',
      correctiveEventIDs: ['urn:test:id:right'],
    }
    await capture(documentOf([wrong]))
    await capture(documentOf([{ ...wrong, errorDeclaration }, right]))
    const both = await pages('/events/urn:test:id:wrong')
    expect(both.map((event) => 'errorDeclaration' in event)).toEqual([false, true])
    expect(await pages('/events?EQ_correctiveEventID=urn:test:id:right')).toHaveLength(1)
    expect(await pages('/events?EXISTS_errorDeclaration=true')).toHaveLength(1)
    expect(await pages('/events/urn:test:id:right')).toMatchObject([{ bizStep: 'arriving' }])
  })

  it('finds an event by the id of each who told it', async () => {
    await capture(documentOf([seen('told', 1, { eventID: 'urn:test:id:ours' })]))
    await capture(documentOf([seen('told', 1, { eventID: 'urn:test:id:theirs' })]), { 'karavan-sender': 'port' })
    for (const id of ['urn:test:id:ours', 'urn:test:id:theirs'])
      expect(await pages(`/events?EQ_eventID=${id}`)).toMatchObject([{ eventID: id, epcList: ['urn:test:told:1'] }])
  })
})

describe('the addresses', () => {
  it('list the things of events in one spelling each, page by page', async () => {
    const wide = 'urn:epc:id:sscc:4012345.0000000111'
    await capture(
      documentOf([
        seen('of-all', 1, { epcList: [wide, 'urn:test:of-all:1'] }),
        {
          type: 'AggregationEvent',
          eventTime: '2026-11-02T06:40:00Z',
          eventTimeZoneOffset: '+00:00',
          action: 'ADD',
          parentID: 'urn:test:of-all:parent',
          childEPCs: ['https://id.gs1.org/00/040123450000001112', 'urn:test:of-all:2'],
          bizTransactionList: [{ type: 'po', bizTransaction: 'urn:test:of-all:paper' }],
          sourceList: [{ type: 'possessing_party', source: 'urn:test:of-all:party' }],
        },
      ]),
    )
    const listed: string[] = []
    let next: string | null = `${here}/epcs?perPage=2`
    while (next !== null) {
      const answer: Response = await fetch(next)
      const page = (await answer.json()).epc
      expect(page.length).toBeLessThanOrEqual(2)
      listed.push(...page)
      const link = nextOf(answer)
      next = link === null ? null : String(new URL(link, here))
    }
    expect(listed).toEqual([...new Set(listed)].sort())
    expect(listed.filter((thing) => /of-all|000000111/.test(thing))).toEqual([
      'https://id.gs1.org/00/040123450000001112',
      'urn:test:of-all:1',
      'urn:test:of-all:2',
      'urn:test:of-all:parent',
    ])
  })

  it('list events by a word of theirs, and the words', async () => {
    const place = 'urn:epc:id:sgln:4012345.00005.0'
    await capture(documentOf([seen('listed', 1, { readPoint: { id: place }, disposition: 'in_transit' })]))
    const canonical = 'https://id.gs1.org/414/4012345000054'
    expect((await (await fetch(`${here}/readPoints`)).json()).readPoint).toContain(canonical)
    for (const id of [place, canonical]) {
      const listed = await pages(`/readPoints/${encodeURIComponent(id)}/events`)
      expect(thingsIn(listed)).toEqual(['urn:test:listed:1'])
    }
    expect((await pages('/dispositions/in_transit/events')).length).toBe(1)
    expect(thingsIn(await pages('/epcs/urn:test:listed:1/events'))).toEqual(['urn:test:listed:1'])
    expect((await pages('/eventTypes/TransformationEvent/events')).length).toBe(0)
    const first = await fetch(`${here}/bizSteps?perPage=1`)
    const second = await fetch(new URL(nextOf(first) ?? '', here))
    expect([(await first.json()).bizStep, (await second.json()).bizStep]).toEqual([['arriving'], ['departing']])
    expect(nextOf(second)).toBeNull()
    expect(await (await fetch(`${here}/bizSteps/departing`)).json()).toEqual(['events'])
    expect((await told(await fetch(`${here}/bizSteps/departing/events?EQ_bizStep=arriving`))).code).toBe(
      'QUERY_PARAMETER_INVALID',
    )
  })

  it('say what they can do, and answer to HEAD', async () => {
    for (const { path } of ROUTES.filter(({ method }) => method === 'OPTIONS')) {
      const answer = await fetch(here + path.replaceAll(/\{\w+\}/g, 'x'), { method: 'OPTIONS' })
      expect([path, answer.status, answer.headers.get('gs1-epcis-max')]).toEqual([path, 204, '2.0'])
      expect(answer.headers.get('allow')).toContain('OPTIONS')
    }
    expect((await fetch(`${here}/events`, { method: 'HEAD' })).status).toBe(200)
    const not = await fetch(`${here}/events`, { method: 'DELETE' })
    expect([not.status, not.headers.get('allow')]).toEqual([405, 'POST, GET, OPTIONS'])
  })

  it('keep questions under names', async () => {
    const post = (body: unknown) =>
      fetch(`${here}/queries`, { method: 'POST', headers: LD, body: JSON.stringify(body) })
    const query = { eventType: ['ObjectEvent'], MATCH_anyEPC: ['urn:test:first:1'], 'EQ_rail:train': 7 }
    expect((await post({ name: 'mine', query: { ...query, EQ_color: 'red' } })).status).toBe(400)
    const made = await post({ name: 'mine', query: { eventType: ['ObjectEvent'], MATCH_anyEPC: ['urn:test:first:1'] } })
    expect([made.status, made.headers.get('location')]).toEqual([201, '/epcis/queries/mine'])
    expect((await told(await post({ name: 'mine', query: {} }))).code).toBe('QUERY_NAME_TAKEN')
    expect(faults('getEpcisQueries', await (await fetch(`${here}/queries`)).json())).toEqual([])
    const answer = await (await fetch(`${here}/queries/mine/events`)).json()
    expect(answer.epcisBody.queryResults.queryName).toBe('mine')
    expect(eventsIn(answer)).toHaveLength(1)
    const later = await fetch(`${here}/queries/mine/subscriptions`, { method: 'POST', headers: LD, body: '{}' })
    expect((await told(later)).code).toBe('NOT_IMPLEMENTED')
    expect((await fetch(`${here}/queries/mine`, { method: 'DELETE' })).status).toBe(204)
    expect((await told(await fetch(`${here}/queries/mine`))).code).toBe('QUERY_NAME_UNKNOWN')
  })
})

const published = hasSamples
  ? ['epcis-2.0/examples', 'epcis-event-hash/vectors'].flatMap((folder) =>
      readdirSync(join(samples, folder))
        .filter((name) => /\.(?:jsonld|xml)$/.test(name))
        .map((name) => [`${folder}/${name}`] as const),
    )
  : []

if (!hasSamples) it.skip('published samples: KARAVAN_SAMPLES=FOLDER npm test, where FOLDER has standards/')
else
  describe('published samples', () => {
    const told = new Set<string>()
    it.each(published)('go in and come out with nothing lost: %s', async (name) => {
      const bytes = readFileSync(join(samples, name))
      const type = name.endsWith('.xml') ? 'application/xml' : 'application/ld+json'
      expect((await capture(bytes, { 'content-type': type })).status).toBe(202)
      for (const sent of readEpcis(bytes).events) {
        const key = recordKey(sent, sha256)
        const answer = await fetch(`${here}/events/${encodeURIComponent(key.contentHash)}`)
        const found = readEpcis(await answer.text()).events.map((event) => ({ ...event, ignored: sent.ignored }))
        const same = found.find((event) => keyOf(event) === JSON.stringify(key))
        expect(same).toBeDefined()
        if (told.has(JSON.stringify(key))) continue
        told.add(JSON.stringify(key))
        expect(bare(same?.event)).toEqual(bare(sent.event))
      }
    })
  })

/** What a repository gives anew left out. */
function bare(event: object | undefined): object {
  const { eventID, recordTime, '@context': context, ...rest } = event as Record<string, unknown>
  return rest
}
