import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './run.js'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'karavan-cli-subscription-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const { DATABASE_URL: _, ...environment } = process.env
const karavan = (line: string) =>
  run(main, ['subscription', ...line.split(' ')], { env: { ...environment, KARAVAN_DATA: home } })

describe('karavan subscription', { timeout: 120_000 }, () => {
  it('has none at first, and makes no database to say so', async () => {
    expect(await karavan('list')).toEqual({ code: 0, out: 'Nobody subscribes yet.\n', err: '' })
  })

  it('adds one with a secret that is shown once, shows and ends it', async () => {
    const added = await karavan('add http://127.0.0.1:9/x --kinds gap,event')
    expect(added.out).toMatch(
      /^Added [0-9a-f-]{36}: http:\/\/127.0.0.1:9\/x {2}operator {2}all consignments {2}event,gap/,
    )
    expect(added.out).toMatch(/\nwhsec_[A-Za-z0-9+/]{43}=\n/)
    const [one] = JSON.parse((await karavan('list --json')).out).subscriptions
    expect(one).toMatchObject({ kinds: ['event', 'gap'], state: 'active', waiting: 0 })
    expect((await karavan(`show ${one.id}`)).out).toMatch(/active since \d{4}-.*\n0 waiting, 0 given up\n$/)
    expect((await karavan(`deliveries ${one.id} --state dead`)).out).toBe('There are none.\n')
    expect((await karavan(`resend ${one.id}`)).out).toMatch(/^Brought back 0/)
    expect((await karavan(`remove ${one.id}`)).out).toContain(`Ended ${one.id}`)
    expect((await karavan('list')).out).toBe('Nobody subscribes yet.\n')
  })

  it('is told of estimates that moved as far as is said', async () => {
    await karavan('add http://127.0.0.1:9/x --kinds estimate --moved-hours 6 --moved-chance 0.2')
    const [{ id, moved }] = JSON.parse((await karavan('list --json')).out).subscriptions
    expect(moved).toEqual({ minutes: 360, chance: 0.2 })
    expect((await karavan(`show ${id}`)).out).toContain('moved by 6 h, or the chance of missing the time crossed 0.2')
    await karavan(`remove ${id}`)
  })

  it('says what is wrong', async () => {
    const code = async (line: string) => {
      const { code: exit, out, err } = await karavan(`${line} --json`)
      return [exit, out === '' ? err : JSON.parse(out).problem.code]
    }
    expect(await code('add ftp://a')).toEqual([2, 'RECEIVER_INVALID'])
    expect(await code('add http://a.example/ --organisation mill')).toEqual([2, 'RECEIVER_INVALID'])
    expect(await code('add https://a.example/ --organisation mill')).toEqual([2, 'ORGANISATION_UNKNOWN'])
    expect(await code('add https://a.example/ --consignment K-9')).toEqual([2, 'CONSIGNMENT_NOT_FOUND'])
    expect(await code('add https://a.example/ --kinds ping')).toEqual([2, expect.stringContaining('--kinds')])
    expect(await code('add https://a.example/ --moved-hours 0')).toEqual([2, expect.stringContaining('--moved-hours')])
    expect(await code('add https://a.example/ --moved-chance 1')).toEqual([
      2,
      expect.stringContaining('--moved-chance'),
    ])
    expect(await code('show x')).toEqual([2, 'SUBSCRIPTION_NOT_FOUND'])
    expect(await code('resend x')).toEqual([2, 'SUBSCRIPTION_NOT_FOUND'])
    expect(await code('deliveries x --state lost')).toEqual([2, expect.stringContaining('--state')])
    expect(await code('remove')).toEqual([2, expect.stringContaining('one subscription')])
  })
})
