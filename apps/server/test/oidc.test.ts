import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { API_PREFIX } from '@karavan/api'
import { lazyStorage, type StoredPeople } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readSignIn, type SignInSettings } from '../src/sign-in/settings.js'
import { createSignIn } from '../src/sign-in/sign-in.js'
import { CLIENT, type Says, startProvider } from './provider.js'
import { HOST, served } from './served.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-oidc-'))
const storage = lazyStorage({ KARAVAN_DATA: home })
let says: Says
let provider: Awaited<ReturnType<typeof startProvider>>
let app: FastifyInstance
let people: StoredPeople

beforeAll(async () => {
  provider = await startProvider(() => says)
  people = await storage.people()
  const settings = readSignIn(
    {
      KARAVAN_SIGN_IN: 'required',
      KARAVAN_OIDC_ISSUER: provider.issuer,
      KARAVAN_OIDC_CLIENT_ID: CLIENT.id,
      KARAVAN_OIDC_CLIENT_SECRET: CLIENT.secret,
      KARAVAN_OIDC_NAME: 'The ministry',
    },
    '127.0.0.1',
  ) as SignInSettings
  const parts = { settings, people: storage.people, partiesOf: async () => [], now: () => 0 }
  app = await served({ signIn: createSignIn(parts), people: storage.people })
  await app.ready()
  await people.organisations.add({ id: 'gov', name: 'Ministry' })
  const somebody = { organisation: 'gov', administers: false, password: null }
  await people.persons.add({ login: 'ann@gov.example', ...somebody })
  await people.persons.add({ login: 'ben@gov.example', ...somebody })
}, 120_000)
afterAll(async () => {
  await app.close()
  await provider.stop()
  await storage.close()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

const get = (path: string, cookie?: string) =>
  app.inject({ url: path, headers: { host: HOST, ...(cookie === undefined ? {} : { cookie }) } })
const cookiesOf = (headers: Readonly<Record<string, unknown>>) =>
  [headers['set-cookie']].flat().map((one) => String(one).split(';')[0] ?? '')

/** Goes to the provider. @returns where it sends the browser back to, and what the browser brings */
async function begin() {
  const start = await get(`${API_PREFIX}/session/oidc`)
  expect(start.statusCode).toBe(302)
  const there = await fetch(String(start.headers.location), { redirect: 'manual' })
  const back = new URL(there.headers.get('location') ?? '')
  return { back, cookie: cookiesOf(start.headers)[0] ?? '', start }
}

async function signIn(as: Says) {
  says = as
  const { back, cookie } = await begin()
  return get(`${back.pathname}${back.search}`, cookie)
}

async function refused(as: Says): Promise<void> {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const answer = await signIn(as)
  told.mockRestore()
  expectRefused(answer)
}

function expectRefused({ statusCode, headers }: Awaited<ReturnType<typeof get>>): void {
  expect([statusCode, headers.location, headers['set-cookie']]).toEqual([302, '/sign-in?refused', undefined])
}

const ANN = { sub: '1', email: 'ann@gov.example', emailVerified: true } as const

describe('a provider of OpenID Connect', () => {
  it('is offered by name', async () => {
    expect((await get(`${API_PREFIX}/session`)).json()).toMatchObject({ signIn: true, provider: 'The ministry' })
  })

  it('is asked with PKCE, state and nonce', async () => {
    says = ANN
    const { start } = await begin()
    const asked = new URL(String(start.headers.location)).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `http://${HOST}${API_PREFIX}/session/oidc/callback`,
      client_id: CLIENT.id,
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(40)
    expect(String(start.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=600/)
  })

  it('lets in who was added here, and knows them again by their number', async () => {
    const answer = await signIn(ANN)
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/'])
    const session = cookiesOf(answer.headers).find((one) => one.startsWith('karavan='))
    expect((await get(`${API_PREFIX}/session`, session)).json().person).toMatchObject({ login: 'ann@gov.example' })
    const renamed = await signIn({ sub: '1', email: 'ann.new@gov.example', emailVerified: true })
    expect(renamed.statusCode).toBe(302)
  })

  it.each(['signature', 'nonce', 'audience', 'issuer', 'none', 'expired'] as const)(
    'is not believed where it lies: %s',
    (lie) => refused({ ...ANN, lie }),
  )

  it('lets nobody in who was not added, or whose address it has not checked, or who took the address of another', async () => {
    await refused({ sub: '9', email: 'nobody@gov.example', emailVerified: true })
    await refused({ sub: '3', email: 'ben@gov.example', emailVerified: false })
    await refused({ sub: '3' })
    await refused({ sub: '4', email: 'ann@gov.example', emailVerified: true })
  })

  it('takes an answer once, from the browser that asked', async () => {
    says = ANN
    const { back, cookie } = await begin()
    const path = `${back.pathname}${back.search}`
    expectRefused(await get(path))
    const other = await begin()
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    expectRefused(await get(path, other.cookie))
    told.mockRestore()
    expect((await get(path, cookie)).headers.location).toBe('/')
    expectRefused(await get(path, cookie))
  })
})
