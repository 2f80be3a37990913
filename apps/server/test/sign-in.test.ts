import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { API_PREFIX, ROUTES, type SessionAnswer } from '@karavan/api'
import { lazyStorage, type StoredPeople } from '@karavan/storage'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicHosts } from '../src/guard.js'
import { readSignIn, type SignInSettings } from '../src/sign-in/settings.js'
import { setupLink } from '../src/sign-in/setup-link.js'
import { createSignIn } from '../src/sign-in/sign-in.js'
import { served } from './served.js'

const ORIGIN = 'https://karavan.example'
const PASSWORD = 'twelve letters and more'
const home = mkdtempSync(join(tmpdir(), 'karavan-sign-in-'))
const storage = lazyStorage({ KARAVAN_DATA: home })
const settings = readSignIn({ KARAVAN_PUBLIC_URL: ORIGIN, KARAVAN_PROXY: '127.0.0.1' }, '127.0.0.1') as SignInSettings

let app: FastifyInstance
let people: StoredPeople
beforeAll(async () => {
  people = await storage.people()
  const parts = { settings, people: storage.people, partiesOf: async () => [], now: () => 0 }
  app = await served({
    signIn: createSignIn(parts),
    people: storage.people,
    hosts: () => publicHosts(settings.publicUrl as URL),
  })
  await app.ready()
  await people.organisations.add({ id: 'ktz', name: 'KTZ Express' })
}, 120_000)
afterAll(async () => {
  await app.close()
  await storage.close()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

/** Where a request comes from, through the proxy. */
let from = '192.0.2.1'
async function ask(method: string, path: string, body?: unknown, headers: Record<string, string | undefined> = {}) {
  const given = Object.entries({ host: 'karavan.example', 'x-forwarded-for': from, ...headers })
  const answer = await app.inject({
    method: method as 'GET',
    url: `${API_PREFIX}${path}`,
    headers: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    ...(body === undefined ? {} : { payload: body }),
  } as InjectOptions)
  return { status: answer.statusCode, json: () => answer.json(), headers: answer.headers, text: answer.body }
}

const faults = (id: string, answer: unknown) =>
  [...Value.Errors(ROUTES.find((route) => route.id === id)?.answer as TSchema, answer)].slice(0, 3)

/** A browser that keeps its cookie and sends what the page sends. */
async function signedIn(login: string, password = PASSWORD) {
  const answer = await ask('POST', '/session', { login, password }, { origin: ORIGIN })
  expect(answer.status).toBe(201)
  const session: SessionAnswer = answer.json()
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  const sent = { cookie, origin: ORIGIN, 'karavan-csrf': session.csrf ?? '' }
  return {
    session,
    cookie,
    ask: (method: string, path: string, body?: unknown, more: Record<string, string | undefined> = {}) =>
      ask(method, path, body, { ...sent, ...more }),
  }
}

describe('a server at which people sign in', () => {
  it('shows nothing but the page and its own state to strangers', async () => {
    const plans = await ask('GET', '/plans?from=Aktau&to=Poti')
    expect([plans.status, plans.json().code]).toEqual([401, 'SIGN_IN_REQUIRED'])
    expect((await ask('GET', '/health')).status).toBe(200)
    expect((await ask('GET', '/session')).json()).toEqual({ signIn: true, provider: null, person: null, csrf: null })
  })

  it('lets the first administrator in by a link that is good once', async () => {
    const link = await setupLink(people, ORIGIN)
    expect(link).toMatch(/^https:\/\/karavan\.example\/sign-in#setup=[\w-]{43}$/)
    const body = { link: link?.split('=')[1], login: 'Boss', organisation: 'ktz', password: PASSWORD }
    const short = await ask('POST', '/session/setup', { ...body, password: 'short' }, { origin: ORIGIN })
    expect([short.status, short.json().code]).toEqual([422, 'PEOPLE_VALUE_INVALID'])
    const answer = await ask('POST', '/session/setup', body, { origin: ORIGIN })
    expect(answer.status).toBe(201)
    expect(faults('postSetup', answer.json())).toEqual([])
    expect(answer.json().person).toMatchObject({
      login: 'boss',
      administers: true,
      organisation: { name: 'KTZ Express' },
    })
    const again = await ask('POST', '/session/setup', { ...body, login: 'thief' }, { origin: ORIGIN })
    expect([again.status, again.json().code]).toEqual([403, 'SETUP_LINK_INVALID'])
    expect(await setupLink(people, ORIGIN)).toBeNull()
  })

  it('keeps a session in a cookie that no script reads and no other site sets', async () => {
    const answer = await ask('POST', '/session', { login: 'boss', password: PASSWORD }, { origin: ORIGIN })
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-karavan=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800; Secure$/,
    )
    const cookie = String(answer.headers['set-cookie']).split(';')[0]
    const session = (await ask('GET', '/session', undefined, { cookie })).json()
    expect(faults('getSession', session)).toEqual([])
    expect(session).toEqual(answer.json())
    expect((await ask('GET', '/equipment', undefined, { cookie })).status).toBe(200)
    expect((await ask('GET', '/equipment', undefined, { cookie: cookie?.replace('__Host-', '') })).status).toBe(401)
  })

  it('takes changes of a session only from its own page', async () => {
    const { ask: send } = await signedIn('boss')
    const body = { id: 'port', name: 'Port of Aktau' }
    const codes = []
    for (const missing of [{ 'karavan-csrf': undefined }, { 'karavan-csrf': 'x'.repeat(43) }, { origin: undefined }])
      codes.push((await send('POST', '/organisations', body, missing)).json().code)
    expect(codes).toEqual(['CSRF_REFUSED', 'CSRF_REFUSED', 'CSRF_REFUSED'])
    const foreign = await send('POST', '/organisations', body, { origin: 'https://evil.example' })
    expect([foreign.status, foreign.json().code]).toEqual([403, 'ORIGIN_REFUSED'])
    const plain = await send('POST', '/organisations', body, { origin: 'http://karavan.example' })
    expect(plain.json().code).toBe('ORIGIN_REFUSED')
    const kept = await send('POST', '/organisations', body)
    expect([kept.status, faults('postOrganisation', kept.json())]).toEqual([201, []])
  })

  it('tells nobody whether a login exists, and makes who fails wait', async () => {
    from = '192.0.2.66'
    const wrong = async (login: string) => {
      const answer = await ask('POST', '/session', { login, password: 'wrong password!' }, { origin: ORIGIN })
      return answer
    }
    expect((await wrong('boss')).text).toBe((await wrong('nobody')).text)
    await Promise.all(Array.from({ length: 8 }, () => wrong('boss')))
    const fail = () =>
      people.tries.claim('boss', '198.51.100.7').then(
        () => 0,
        ({ retryAfter }) => retryAfter,
      )
    for (let wait = 0; wait < 3; wait = await fail()) await new Promise((resolve) => setTimeout(resolve, 200))
    const refused = await wrong('boss')
    await people.tries.forgive('boss', '192.0.2.66')
    expect(refused.json().code).toBe('SIGN_IN_TOO_OFTEN')
    const told = Number(refused.headers['retry-after'])
    expect([2, 3, 4]).toContain(told)
    expect(refused.json()).toMatchObject({ retryAfter: told, expected: `a pause of ${told} s` })
    from = '192.0.2.1'
  }, 30_000)

  it('is administered by administrators alone, and to others that is not there', async () => {
    const boss = await signedIn('boss')
    const added = await boss.ask('POST', '/people', { login: 'ann', organisation: 'port', password: PASSWORD })
    expect([added.status, faults('postPerson', added.json())]).toEqual([201, []])
    const ann = await signedIn('ann')
    const closed = ROUTES.filter(({ access }) => access === 'administrator')
    expect(closed.length).toBeGreaterThan(8)
    for (const { method, path } of closed) {
      const answer = await ann.ask(method, path.replaceAll(/\{\w+\}/g, 'boss'))
      expect([path, answer.status, answer.json().code]).toEqual([path, 404, 'ROUTE_NOT_FOUND'])
    }
    for (const [id, path] of [
      ['getPeople', '/people'],
      ['getOrganisations', '/organisations'],
      ['getTokens', '/tokens'],
      ['getDeeds', '/deeds?limit=5'],
    ] as const)
      expect([id, faults(id, (await boss.ask('GET', path)).json())]).toEqual([id, []])
    const { id } = added.json()
    const changed = await boss.ask('PUT', `/people/${id}/password`, { password: `${PASSWORD}!` })
    expect(changed.json()).toEqual({ done: true })
    expect((await ann.ask('GET', '/equipment')).status).toBe(401)
    await signedIn('ann', `${PASSWORD}!`)
    const deeds = (await boss.ask('GET', '/deeds')).json().deeds
    expect(deeds[1]).toMatchObject({
      ...{ actorKind: 'person', actorId: boss.session.person?.id, what: 'putPassword' },
      ...{ about: `${API_PREFIX}/people/${id}/password`, address: '192.0.2.1' },
    })
  }, 30_000)

  it('lets programs in by a token, as far as it goes', async () => {
    const boss = await signedIn('boss')
    const make = async (mayAdd: boolean) => {
      const answer = await boss.ask('POST', '/tokens', { label: 'EDI', organisation: 'port', mayAdd, days: 30 })
      expect([answer.status, faults('postToken', answer.json())]).toEqual([201, []])
      return answer.json()
    }
    const [reading, adding] = [await make(false), await make(true)]
    const by = (secret: string, method: string, path: string, body?: unknown) =>
      ask(method, path, body, { authorization: `Bearer ${secret}` })
    expect((await by(reading.secret, 'GET', '/equipment')).status).toBe(200)
    const entry = [`/conditions/entries`, { kind: 'orders', rows: [] }] as const
    expect((await by(reading.secret, 'POST', ...entry)).json().code).toBe('ROUTE_NOT_FOUND')
    expect((await by(adding.secret, 'POST', ...entry)).json().code).toBe('QUESTION_VALUE_INVALID')
    expect((await by(adding.secret, 'GET', '/people')).json().code).toBe('ROUTE_NOT_FOUND')
    expect((await by(adding.secret, 'GET', '/me/data')).json().code).toBe('ROUTE_NOT_FOUND')
    expect((await by(`${adding.secret}x`, 'GET', '/equipment')).status).toBe(401)
    expect((await boss.ask('DELETE', `/tokens/${adding.token.id}`)).json()).toEqual({ done: true })
    expect((await by(adding.secret, 'GET', '/equipment')).status).toBe(401)
  })

  it('signs out', async () => {
    const { cookie, ask: send } = await signedIn('boss')
    const out = await send('DELETE', '/session')
    expect(out.json()).toEqual({ done: true })
    expect(String(out.headers['set-cookie'])).toContain('Max-Age=0')
    expect((await ask('GET', '/equipment', undefined, { cookie })).status).toBe(401)
  })

  it('lets people choose another password, by the one that they have', async () => {
    const { ask: send } = await signedIn('ann', `${PASSWORD}!`)
    const change = (current: string, password: string) => send('PUT', '/me/password', { current, password })
    expect((await change('a wrong one', `${PASSWORD}?`)).json().code).toBe('SIGN_IN_FAILED')
    expect((await change(`${PASSWORD}!`, 'short')).json().code).toBe('PEOPLE_VALUE_INVALID')
    expect((await change(`${PASSWORD}!`, `${PASSWORD}?`)).json()).toEqual({ done: true })
    expect((await send('GET', '/equipment')).status).toBe(401)
    const again = await signedIn('ann', `${PASSWORD}?`)
    expect((await again.ask('PUT', '/me/password', { current: `${PASSWORD}?`, password: `${PASSWORD}!` })).status).toBe(
      200,
    )
  }, 30_000)

  it('gives people their own data, and erases them', async () => {
    const { session, ask: send } = await signedIn('ann', `${PASSWORD}!`)
    const data = (await send('GET', '/me/data')).json()
    expect(faults('getMyData', data)).toEqual([])
    expect(data.sessions.at(-1)).toMatchObject({ address: '192.0.2.1' })
    expect((await send('DELETE', '/me/data')).json()).toEqual({ done: true })
    const gone = await ask('POST', '/session', { login: 'ann', password: `${PASSWORD}!` }, { origin: ORIGIN })
    expect(gone.json().code).toBe('SIGN_IN_FAILED')
    const left = await people.deeds.list({ actorId: session.person?.id ?? '' }, 50)
    expect(left.map(({ what }) => what)).toContain('deleteMyData')
    expect(left.every(({ address }) => address === null)).toBe(true)
  })

  it('believes the proxy that it knows, and no other', async () => {
    const last = async (forwarded: string) => {
      from = forwarded
      await signedIn('boss')
      from = '192.0.2.1'
      return (await people.deeds.list({}, 1))[0]?.address
    }
    expect(await last('203.0.113.9')).toBe('203.0.113.9')
    expect(await last('1.1.1.1, 203.0.113.9')).toBe('203.0.113.9')
    expect(await last('203.0.113.9, 127.0.0.1')).toBe('203.0.113.9')
    const straight = await app.inject({
      url: `${API_PREFIX}/health`,
      remoteAddress: '198.51.100.7',
      headers: { host: 'karavan.example', 'x-forwarded-for': '203.0.113.9' },
    })
    expect(straight.json().code).toBe('FORWARDED_REFUSED')
    expect((await ask('GET', '/health', undefined, { host: '127.0.0.1:8080' })).json().code).toBe('HOST_REFUSED')
    expect((await ask('GET', '/health', undefined, { host: 'karavan.example:443' })).status).toBe(200)
  })
})

describe('a server without sign-in', () => {
  it('says so', async () => {
    const alone = await served({ people: storage.people })
    const headers = { host: '127.0.0.1:8080' }
    const state = await alone.inject({ url: `${API_PREFIX}/session`, headers })
    expect(state.json()).toEqual({ signIn: false, provider: null, person: null, csrf: null })
    const payload = { login: 'boss', password: PASSWORD }
    const answer = await alone.inject({ method: 'POST', url: `${API_PREFIX}/session`, headers, payload })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'SIGN_IN_OFF'])
    expect((await alone.inject({ url: `${API_PREFIX}/me/data`, headers })).json().code).toBe('SIGN_IN_OFF')
    expect((await alone.inject({ url: `${API_PREFIX}/people`, headers })).json().people).toHaveLength(1)
    await alone.close()
  })
})
