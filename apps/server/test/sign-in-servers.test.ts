import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { API_PREFIX } from '@karavan/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, prepare, type Started, start } from './run-server.js'

const PASSWORD = 'twelve letters and more'
const home = mkdtempSync(join(tmpdir(), 'karavan-sign-in-servers-'))
const servers: Started[] = []
async function serve(settings: Record<string, string>): Promise<Started> {
  const server = await start({ PORT: '0', KARAVAN_DATA: home, ...settings })
  servers.push(server)
  return server
}
beforeAll(prepare, 180_000)
afterAll(async () => {
  for (const { child } of servers) {
    const ended = new Promise((resolve) => child.once('close', resolve))
    if (child.exitCode === null && child.kill('SIGTERM')) await ended
  }
  rmSync(home, { recursive: true, force: true })
}, 60_000)

const send = (server: Started, path: string, body: unknown) =>
  fetch(`${addressOf(server)}${API_PREFIX}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: addressOf(server) },
    body: JSON.stringify(body),
  })
const statusAs = (server: Started, name: string, path: string) =>
  new Promise((resolve, reject) => {
    request(`${addressOf(server)}${path}`, { headers: { host: name } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })

describe('servers at which people sign in', { timeout: 120_000 }, () => {
  it('let in the first administrator by a link, and share people, sessions and failures', async () => {
    const [one, two] = [await serve({ KARAVAN_SIGN_IN: 'required' }), await serve({ KARAVAN_SIGN_IN: 'required' })]
    const link = /\/sign-in#setup=([\w-]+)/.exec(one.out)?.[1]
    const first = { link, login: 'boss', organisation: 'ktz', password: PASSWORD }
    const added = await send(two, '/session/setup', first)
    expect(added.status).toBe(201)
    const cookie = String(added.headers.get('set-cookie')).split(';')[0] ?? ''
    const mine = await fetch(`${addressOf(one)}${API_PREFIX}/session`, { headers: { cookie } })
    expect((await mine.json()).person).toMatchObject({ login: 'boss', administers: true })
    const tries = Array.from({ length: 16 }, (_, i) =>
      send(i % 2 === 0 ? one : two, '/session', { login: 'boss', password: 'wrong' }),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(10)
    expect(statuses).toContain(429)
    const third = await serve({ KARAVAN_SIGN_IN: 'required' })
    expect(third.out).not.toContain('setup=')
  })

  it('are found under the public name, and no other', async () => {
    const server = await serve({ KARAVAN_PUBLIC_URL: 'https://karavan.example' })
    expect(server.out).toContain('People find it at https://karavan.example\n')
    const health = `${API_PREFIX}/health`
    expect(await statusAs(server, 'karavan.example', health)).toBe(200)
    expect(await statusAs(server, 'karavan.example', `${API_PREFIX}/equipment`)).toBe(401)
    expect(await statusAs(server, new URL(addressOf(server)).host, health)).toBe(421)
  })
})
