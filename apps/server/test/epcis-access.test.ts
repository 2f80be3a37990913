import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EPCIS_PREFIX } from '@karavan/api'
import { lazyStorage } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, STRANGER } from '../src/access/actor.js'
import type { SignInPort } from '../src/access/sign-in-port.js'
import { HOST, NOTHING_TRACKED, served } from './served.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-epcis-access-'))
const storage = lazyStorage({ KARAVAN_DATA: home })
const unasked = () => Promise.reject(new Error('nobody signs in here'))

const member = (organisation: string, mayAdd = true): Actor => ({
  ...STRANGER,
  asker: { kind: 'member', partyIds: [organisation] },
  name: organisation,
  mayAdd,
})
const ACTORS: Readonly<Record<string, Actor>> = {
  stranger: STRANGER,
  ktz: member('ktz'),
  port: member('port'),
  reader: member('port', false),
}

/** Who asks is said by the header `as`. */
const signIn: SignInPort = {
  publicUrl: null,
  provider: null,
  takesForwarded: () => false,
  begin: unasked,
  csrfOf: () => null,
  end: unasked,
  actorOf: async ({ headers }) => ACTORS[String(headers['as'])] as Actor,
  stillOf: async ({ headers }) => ACTORS[String(headers['as'])] as Actor,
  rolesOn: async () => [],
  addressOf: () => '192.0.2.1',
  record: async () => {},
}

let app: FastifyInstance
beforeAll(async () => {
  const kept = async () => ({
    consignments: await storage.consignments(),
    events: await storage.events(),
    ledger: await storage.ledger(),
  })
  app = await served({ signIn, tracking: { ...NOTHING_TRACKED, made: () => true, kept } })
  await app.ready()
}, 120_000)
afterAll(async () => {
  await app.close()
  await storage.close()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

async function ask(who: string, method: 'GET' | 'POST' | 'DELETE', path: string, body?: object, more = {}) {
  const headers = {
    host: HOST,
    as: who,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...more,
  }
  const answer = await app.inject({
    method,
    url: EPCIS_PREFIX + path,
    headers,
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  return { status: answer.statusCode, headers: answer.headers, json: () => answer.json() }
}

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'
const documentOf = (...eventList: readonly object[]) => ({
  '@context': [CONTEXT],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-02T06:40:00Z',
  epcisBody: { eventList },
})
const seen = (thing: string, eventID: string, bizStep: string) => ({
  type: 'ObjectEvent',
  eventID,
  eventTime: '2026-11-02T06:00:00.000+05:00',
  eventTimeZoneOffset: '+05:00',
  epcList: [`urn:test:${thing}`],
  action: 'OBSERVE',
  bizStep,
})

describe('where people sign in', () => {
  const shared = seen('shared', 'urn:test:id:ktz', 'loading')
  let location: string
  beforeAll(async () => {
    const own = await ask('ktz', 'POST', '/capture', documentOf(shared, seen('ktz', 'urn:test:id:own', 'departing')))
    expect(own.status).toBe(202)
    location = String(own.headers['location']).slice(EPCIS_PREFIX.length)
    const other = await ask('port', 'POST', '/capture', documentOf({ ...shared, eventID: 'urn:test:id:port' }))
    expect(other.status).toBe(202)
  })

  const idsFor = async (who: string, path: string) => {
    const { eventList } = (await ask(who, 'GET', path)).json().epcisBody.queryResults.resultsBody
    return eventList.map(({ eventID }: { eventID: string }) => eventID).sort()
  }

  it('each organisation finds what it told, under its own ids', async () => {
    expect(await idsFor('ktz', '/events')).toEqual(['urn:test:id:ktz', 'urn:test:id:own'])
    for (const who of ['port', 'reader']) expect(await idsFor(who, '/events')).toEqual(['urn:test:id:port'])
    expect(await idsFor('port', '/epcs/urn:test:ktz/events')).toEqual([])
    expect((await ask('ktz', 'GET', '/epcs')).json().epc).toEqual(['urn:test:ktz', 'urn:test:shared'])
    const listed = await ask('port', 'GET', '/epcs?perPage=1')
    expect([listed.json().epc, listed.headers['link']]).toEqual([['urn:test:shared'], undefined])
    expect(await idsFor('port', '/events?EQ_eventID=urn:test:id:ktz')).toEqual([])
    expect((await ask('port', 'GET', '/events/urn:test:id:own')).status).toBe(404)
  })

  it('nobody finds what only another has told of one event, by fields that the hash leaves out', async () => {
    const told = (secret: string, bizStep = 'storing') => ({
      ...documentOf({
        ...seen('both', `urn:test:id:${secret}`, bizStep),
        'ex:note': secret,
        'ex:open': { 'ex:note': secret, 'ex:a': 'b' },
      }),
      '@context': [CONTEXT, { ex: 'urn:test:vocabulary:' }],
      'ex:ignoreFields': ['ex:note'],
    })
    const found = async (who: string, query: string) =>
      (await ask(who, 'GET', `/events?${query}`)).json().epcisBody.queryResults.resultsBody.eventList
    expect((await ask('ktz', 'POST', '/capture', told('price'))).status).toBe(202)
    expect(await found('ktz', 'EQ_bizStep=storing')).toMatchObject([
      { 'ex:note': 'price', 'ex:open': { 'ex:note': 'price' } },
    ])
    expect((await ask('port', 'POST', '/capture', told('other'))).status).toBe(202)
    for (const who of ['port', 'ktz']) {
      const events = await found(who, 'EQ_bizStep=storing')
      expect(events).toMatchObject([{ 'ex:open': { 'ex:a': 'b' } }])
      expect(JSON.stringify(events)).not.toContain('ex:note')
      expect(
        await found(who, `EQ_ex:note=price&@context=${encodeURIComponent('{"ex":"urn:test:vocabulary:"}')}`),
      ).toEqual([])
    }
  })

  it('each organisation sees its own captures, words and questions', async () => {
    expect((await ask('ktz', 'GET', location)).status).toBe(200)
    expect((await ask('port', 'GET', location)).status).toBe(404)
    expect((await ask('port', 'GET', '/capture')).json()).toHaveLength(2)
    expect((await ask('ktz', 'GET', '/bizSteps')).json().bizStep).toEqual(['departing', 'loading', 'storing'])
    expect((await ask('port', 'GET', '/bizSteps')).json().bizStep).toEqual(['loading', 'storing'])
    expect((await ask('ktz', 'POST', '/queries', { name: 'mine', query: {} })).status).toBe(201)
    expect((await ask('port', 'GET', '/queries')).json()).toEqual([])
    expect((await ask('port', 'DELETE', '/queries/mine')).status).toBe(404)
    expect((await ask('port', 'POST', '/queries', { name: 'mine', query: {} })).status).toBe(201)
  })

  it('nobody speaks for another organisation, and a reader for none', async () => {
    const body = documentOf(seen('x', 'urn:test:id:x', 'loading'))
    expect((await ask('port', 'POST', '/capture', body, { 'karavan-sender': 'ktz' })).status).toBe(400)
    expect((await ask('reader', 'POST', '/capture', body)).status).toBe(404)
    expect((await ask('stranger', 'POST', '/capture', body)).status).toBe(401)
    expect((await ask('stranger', 'GET', '/events')).status).toBe(401)
    expect(await idsFor('ktz', '/epcs/urn:test:x/events')).toEqual([])
  })
})
