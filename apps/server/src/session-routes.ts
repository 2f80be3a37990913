import { API_PREFIX, type Done, type PersonalDataAnswer, type SessionAnswer } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import type { Person } from '@karavan/storage'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { unknownRoute } from './access/not-there.js'
import type { SignInPort } from './access/sign-in-port.js'
import { fieldsOf, textOf } from './bodies.js'
import type { RouteParts } from './route-parts.js'
import { cookieOf } from './sign-in/cookie.js'
import type { Provider } from './sign-in/provider.js'

/** Longest login, name or password that is read; what may stand in them is told where they are kept. */
const LONGEST = 300
const OIDC_SECONDS = 600
/** Of who is erased no address is kept. */
const NOWHERE = { about: '', consignmentId: null, address: null } as const

/** Adds the routes by which people sign in and out, and see or erase what is kept about them. */
export function addSessionRoutes(app: FastifyInstance, { signIn, people }: RouteParts): void {
  const needed = (): SignInPort => {
    if (signIn === null) throw signInOff()
    return signIn
  }
  const begun = async (person: Person, request: FastifyRequest, reply: FastifyReply): Promise<SessionAnswer> => {
    const csrf = await needed().begin(person, request, reply)
    reply.code(201)
    return { signIn: true, provider: needed().provider?.name ?? null, person, csrf }
  }

  app.get(`${API_PREFIX}/session`, (request, reply): SessionAnswer => {
    reply.header('cache-control', 'no-store')
    const { person = null } = request.actor
    const csrf = person === null ? null : (signIn?.csrfOf(request) ?? null)
    return { signIn: signIn !== null, provider: signIn?.provider?.name ?? null, person, csrf }
  })

  app.post(`${API_PREFIX}/session`, async (request, reply): Promise<SessionAnswer> => {
    const { addressOf } = needed()
    const fields = fieldsOf(request.body, ['login', 'password'])
    const [login, password] = [textOf(fields.login, 'login', LONGEST), textOf(fields.password, 'password', LONGEST)]
    const { tries, persons } = await people()
    await tries.claim(login, addressOf(request))
    const person = await persons.byPassword(login, password)
    if (person === null) throw signInFailed()
    await tries.forgive(login, addressOf(request))
    return begun(person, request, reply)
  })

  app.delete(`${API_PREFIX}/session`, async (request, reply): Promise<Done> => {
    await needed().end(request, reply)
    return { done: true }
  })

  app.post(`${API_PREFIX}/session/setup`, async (request, reply): Promise<SessionAnswer> => {
    needed()
    const fields = fieldsOf(request.body, ['link', 'login', 'name', 'organisation', 'password'])
    const text = (name: keyof typeof fields) => textOf(fields[name], name, LONGEST)
    const typed = { login: text('login'), password: text('password'), organisation: text('organisation') }
    const name = fields.name === undefined ? {} : { name: text('name') }
    const person = await (await people()).setUp(text('link'), { ...typed, ...name })
    if (person === null) throw setupLinkInvalid()
    return begun(person, request, reply)
  })

  app.put(`${API_PREFIX}/me/password`, async (request, reply): Promise<Done> => {
    const { id, login } = asked(request)
    const { addressOf, end, record } = needed()
    const fields = fieldsOf(request.body, ['current', 'password'])
    const password = textOf(fields.password, 'password', LONGEST)
    const { tries, persons } = await people()
    await tries.claim(login, addressOf(request))
    const isTheirs = (await persons.byPassword(login, textOf(fields.current, 'current', LONGEST))) !== null
    if (!isTheirs) throw signInFailed()
    await tries.forgive(login, addressOf(request))
    await persons.setPassword({ id }, password)
    await end(request, reply)
    await record({ actor: request.actor, what: 'putMyPassword', about: '', params: null, from: addressOf(request) })
    return { done: true }
  })

  const cookie = cookieOf('karavan-oidc', signIn?.publicUrl?.protocol === 'https:')
  const provider = (): Provider => {
    const connected = needed().provider
    if (connected === null) throw signInOff()
    return connected
  }
  const origin = (request: FastifyRequest) => `http://${request.headers.host ?? ''}`
  app.get(`${API_PREFIX}/session/oidc`, async (request, reply) => {
    const { url, state } = await provider().start(origin(request))
    cookie.set(reply, state, OIDC_SECONDS)
    return reply.header('cache-control', 'no-store').redirect(url.href)
  })
  app.get(`${API_PREFIX}/session/oidc/callback`, async (request, reply) => {
    const search = request.url.slice(request.url.indexOf('?') + 1)
    reply.header('cache-control', 'no-store')
    try {
      const person = await provider().finish(origin(request), `?${search}`, cookie.read(request))
      await needed().begin(person, request, reply)
      return reply.redirect('/')
    } catch (error) {
      // Who comes back from a provider looks at a page.
      if (error instanceof StructuredError && error.code === 'OIDC_FAILED') return reply.redirect('/sign-in?refused')
      throw error
    }
  })

  app.get(`${API_PREFIX}/me/data`, async (request): Promise<PersonalDataAnswer> => {
    const { person, sessions, deeds } = await (await people()).dataOf(asked(request).id)
    return {
      person: { ...person, addedAt: person.addedAt.toISOString() },
      sessions: sessions.map(({ begunAt, seenAt, endedAt, address }) => ({
        begunAt: begunAt.toISOString(),
        seenAt: seenAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
        address,
      })),
      deeds: deeds.map(({ doneAt, ...deed }) => ({ ...deed, doneAt: doneAt.toISOString() })),
    }
  })
  app.delete(`${API_PREFIX}/me/data`, async (request, reply): Promise<Done> => {
    const { id, organisation } = asked(request)
    const { persons, deeds } = await people()
    await persons.remove({ id })
    const who = { actorKind: 'person', actorId: id, organisation: organisation.id } as const
    await deeds.record({ ...who, what: 'deleteMyData', ...NOWHERE })
    await needed().end(request, reply)
    return { done: true }
  })
}

/** Who asks, where it is a person. */
function asked(request: FastifyRequest): Person {
  if (request.actor.asker.kind === 'operator') throw signInOff()
  if (request.actor.person === null) throw unknownRoute(request)
  return request.actor.person
}

function signInOff(): StructuredError {
  return new StructuredError({
    code: 'SIGN_IN_OFF',
    expected: 'a server at which people sign in so',
    remediation: 'go on: whoever uses this machine may do everything. docs/sign-in.md says how to let others in',
  })
}

function signInFailed(): StructuredError {
  return new StructuredError({
    code: 'SIGN_IN_FAILED',
    expected: 'the login of somebody who was added, and their password',
    remediation: 'check both; an administrator gives a new password: karavan people password LOGIN',
  })
}

function setupLinkInvalid(): StructuredError {
  return new StructuredError({
    code: 'SETUP_LINK_INVALID',
    expected: 'a link that was not used, while there is nobody who may sign in',
    remediation: 'use karavan people add on the machine of the server, or start the server again',
  })
}
