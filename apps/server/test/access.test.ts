import type { Asker, Standing } from '@karavan/access'
import { API_PREFIX, CONSIGNMENT_PART, EPCIS_PREFIX, ROUTES, type Route, type RouteAccess } from '@karavan/api'
import { ACCESS_ACTIONS, ACCESS_RESOURCES, ACCESS_ROLES, type AccessRole } from '@karavan/model'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, STRANGER } from '../src/access/actor.js'
import { enforceAccess } from '../src/access/enforce.js'
import { addressOf, declareAccess } from '../src/access/route-access.js'
import type { Deed, SignInPort } from '../src/access/sign-in-port.js'
import { HOST, served } from './served.js'

/** Written out by hand: rows by role and part, a letter for each action that is allowed. */
const RIGHTS: Readonly<Record<Exclude<AccessRole, 'operator'>, string>> = {
  owner: 'consignment:race plan:race story:r progress:r reports:ra messages:re documents:race visibility:race',
  agent: 'consignment:r plan: story:r progress:r reports:ra messages: documents:ra visibility:',
  carrier: 'consignment:r plan: story:r progress:r reports:ra messages:r documents:r visibility:',
  port: 'consignment:r plan: story:r progress:r reports:ra messages:r documents:r visibility:',
  authority: 'consignment:r plan: story:r progress:r reports:ra messages:r documents:r visibility:r',
  guest: 'consignment: plan: story: progress:r reports: messages: documents: visibility:',
}

/** Written out by hand: who may use what is not about one consignment. */
const GENERAL: Readonly<Record<Extract<RouteAccess, string>, readonly string[]>> = {
  public: ['stranger', 'link', 'reader', 'member', 'administrator'],
  'signed-in': ['reader', 'member', 'administrator'],
  contributor: ['member', 'administrator'],
  administrator: ['administrator'],
}

const actor = (asker: Asker, more: Partial<Actor> = {}): Actor => {
  return { ...STRANGER, asker, name: 'somebody', ...more }
}
const MEMBER = { kind: 'member', partyIds: ['org'] } as const
const ACTORS: Readonly<Record<string, Actor>> = {
  stranger: actor({ kind: 'stranger' }),
  link: actor({ kind: 'link', linkId: 'l' }),
  reader: actor(MEMBER),
  member: actor(MEMBER, { mayAdd: true }),
  administrator: actor(MEMBER, { mayAdd: true, mayAdminister: true }),
}

/** Who asks is said by the header `as`, and what they are to the consignment by `role`. */
let role: AccessRole | null = null
let deeds: Deed[] = []
const unasked = () => Promise.reject(new Error('nobody signs in here'))
const signIn: SignInPort = {
  publicUrl: null,
  provider: null,
  takesForwarded: () => false,
  begin: unasked,
  csrfOf: () => null,
  end: unasked,
  actorOf: async ({ headers }) => ACTORS[String(headers['as'])] as Actor,
  stillOf: async ({ headers }) => ACTORS[String(headers['as'])] as Actor,
  rolesOn: async (): Promise<readonly Standing[]> => (role === null ? [] : [{ role, legs: [], locations: [] }]),
  addressOf: () => '192.0.2.1',
  record: async (deed) => {
    deeds.push(deed)
  },
}

/** What a server answers to who is let in, before anything is done. */
const LET_IN = 299
function letIn(app: FastifyInstance): void {
  app.addHook('preParsing', async ({ is404 }, reply) => {
    if (!is404) return reply.code(LET_IN).send()
  })
}

async function ask(app: FastifyInstance, who: string, method: string, url: string, as: AccessRole | null = null) {
  role = as
  deeds = []
  const answer = await app.inject({ method: method as 'GET', url, headers: { host: HOST, as: who } })
  return { status: answer.statusCode, body: answer.body }
}

const filled = (url: string) => url.replaceAll(/:\w+/g, 'X-1')

const isRightOn = (access: RouteAccess): access is Exclude<RouteAccess, string> => typeof access === 'object'

function mayByHand(as: AccessRole | null, { action, part }: Exclude<RouteAccess, string>): boolean {
  if (as === null || as === 'operator') return false
  const cell = RIGHTS[as].split(' ').find((one) => one.startsWith(`${part}:`)) ?? ''
  return cell.slice(part.length + 1).includes({ read: 'r', add: 'a', change: 'c', erase: 'e' }[action])
}

/** Holds each route to the tables above, for everybody. */
async function holds(app: FastifyInstance): Promise<void> {
  for (const { method, url, access } of app.listedRoutes()) {
    const address = filled(url)
    for (const who of Object.keys(ACTORS)) {
      if (!isRightOn(access)) {
        const { status } = await ask(app, who, method, address)
        const expected = GENERAL[access].includes(who) ? LET_IN : GENERAL['signed-in'].includes(who) ? 404 : 401
        expect([method, url, who, status]).toEqual([method, url, who, expected])
        continue
      }
      const nobody = await ask(app, who, method, address)
      expect([url, who, nobody.status]).toEqual([url, who, who === 'stranger' ? 401 : 404])
      for (const as of who === 'stranger' ? [] : ACCESS_ROLES.filter((one) => one !== 'operator')) {
        const { status, body } = await ask(app, who, method, address, as)
        const isTooMuch = access.action !== 'read' && !ACTORS[who]?.mayAdd
        const may = mayByHand(as, access) && !isTooMuch
        expect([method, url, who, as, status]).toEqual([method, url, who, as, may ? LET_IN : 404])
        if (!may) expect(body).toBe(nobody.body)
      }
    }
  }
}

describe('the server', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = await served({ signIn })
    letIn(app)
    await app.ready()
  })
  afterAll(() => app.close())

  it('lists every route of the contract', () => {
    const isOfContract = (url: string) => [API_PREFIX, EPCIS_PREFIX].some((prefix) => url.startsWith(prefix))
    const listed = app.listedRoutes().filter(({ method, url }) => method !== 'HEAD' && isOfContract(url))
    // One handler serves a table and its text.
    const promised = ROUTES.map((route) => `${route.method} ${addressOf(route).replace(/(:\w+)\.csv$/, '$1')}`)
    expect(new Set(listed.map(({ method, url }) => `${method} ${url}`))).toEqual(new Set(promised))
  })

  it('lets in whom the tables let in, on every route that it lists', () => holds(app), 60_000)

  it('lets readers read figures, and only who may add keep and withdraw them', async () => {
    const mayPost: Readonly<Record<string, readonly string[]>> = {
      '/figures': ['member', 'administrator'],
      '/figures/X-1/withdrawal': ['member', 'administrator'],
      '/figures/preview': ['reader', 'member', 'administrator'],
      '/figures/read': ['reader', 'member', 'administrator'],
    }
    const posts = (ROUTES as readonly Route[]).filter(
      ({ method, path }) => method === 'POST' && path.startsWith('/figures'),
    )
    expect(posts.map((route) => filled(addressOf(route).slice(API_PREFIX.length))).toSorted()).toEqual(
      Object.keys(mayPost).toSorted(),
    )
    for (const [path, may] of Object.entries(mayPost))
      for (const who of Object.keys(ACTORS)) {
        const { status } = await ask(app, who, 'POST', `${API_PREFIX}${path}`)
        const isSignedIn = GENERAL['signed-in'].includes(who)
        expect([path, who, status]).toEqual([path, who, may.includes(who) ? LET_IN : isSignedIn ? 404 : 401])
      }
  })

  it('names the consignment in the path of each route that asks for a right on one', () => {
    for (const { access, path } of ROUTES as readonly Route[])
      if (isRightOn(access)) expect(path).toContain(`{${CONSIGNMENT_PART}}`)
  })

  it('answers what somebody may not use as what is not there', async () => {
    const none = `${API_PREFIX}/none`
    const closed = (ROUTES as readonly Route[]).filter(({ access }) => access === 'administrator')
    expect(closed).not.toEqual([])
    for (const route of closed) {
      const url = filled(addressOf(route))
      for (const method of [route.method, 'PATCH']) {
        const [there, not] = [await ask(app, 'member', method, url), await ask(app, 'member', method, none)]
        expect(there.status).toBe(404)
        expect(there.body.replaceAll(url, none)).toBe(not.body)
      }
    }
  })
})

describe('a route', () => {
  it('without a declared access keeps the server from starting', async () => {
    const bare = fastify()
    declareAccess(bare)
    bare.get('/bare', () => 'open')
    await expect(bare.ready()).rejects.toThrow('GET /bare declares no access')
    const whole = await served({})
    whole.get('/api/v1/forgotten', () => 'open')
    await expect(whole.ready()).rejects.toThrow('declares no access')
  })

  it('about a consignment is held to role, action and part', async () => {
    const app = fastify()
    app.decorate('listedRoutes', declareAccess(app))
    enforceAccess(app, signIn)
    app.setErrorHandler((error: Error & { code: string }, _request, reply) =>
      reply.code(error.code === 'SIGN_IN_REQUIRED' ? 401 : 404).send({ code: error.code, message: error.message }),
    )
    for (const action of ACCESS_ACTIONS)
      for (const part of ACCESS_RESOURCES)
        app.route({
          method: action === 'read' ? 'GET' : 'POST',
          url: `/${action}/${part}/:consignmentId`,
          config: { access: { action, part } },
          handler: () => 'done',
        })
    letIn(app)
    await app.ready()
    expect(app.listedRoutes().filter(({ method }) => method !== 'HEAD')).toHaveLength(32)
    await holds(app)
    await app.close()
  }, 60_000)
})

describe('what is told of', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = fastify()
    declareAccess(app)
    enforceAccess(app, signIn)
    const story = { access: { action: 'read', part: 'story' } } as const
    app.get('/story/:consignmentId', { config: story }, (request) => request.scope)
    app.post('/reports/:consignmentId', { config: { access: { action: 'add', part: 'reports' } } }, () => 'kept')
    app.post('/broken', { config: { access: 'contributor' } }, (_request, reply) => reply.code(422).send())
    await app.ready()
  })
  afterAll(() => app.close())

  it('is each look of an authority, before it sees anything, and of nobody else', async () => {
    await ask(app, 'member', 'GET', '/story/K-1?x=1', 'authority')
    expect(deeds).toEqual([
      {
        actor: ACTORS['member'],
        what: 'GET /story/:consignmentId',
        about: '/story/K-1',
        params: { consignmentId: 'K-1' },
        from: '192.0.2.1',
      },
    ])
    await ask(app, 'member', 'GET', '/story/K-1', 'owner')
    expect(deeds).toEqual([])
  })

  it('is each change that was made, and none that was not', async () => {
    await ask(app, 'member', 'POST', '/reports/K-1', 'carrier')
    expect(deeds).toHaveLength(1)
    await ask(app, 'member', 'POST', '/reports/K-1', 'guest')
    await ask(app, 'member', 'POST', '/broken')
    expect(deeds).toEqual([])
  })

  it('is known to the route: what part of the consignment somebody is concerned with', async () => {
    expect((await ask(app, 'member', 'GET', '/story/K-1', 'owner')).body).toBe('all')
  })
})

it('lets the one user of a machine do everything', async () => {
  const app = await served({ signIn: null })
  letIn(app)
  await app.ready()
  for (const { method, url } of app.listedRoutes())
    expect([url, (await ask(app, 'nobody', method, filled(url))).status]).toEqual([url, LET_IN])
  await app.close()
})
