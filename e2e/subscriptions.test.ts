import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeliveriesAnswer } from '@karavan/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { consigned, told } from './support/consigned.js'
import { sidewaysBy, usePages } from './support/pages.js'

const DATA = mkdtempSync(join(tmpdir(), 'karavan-subscriptions-'))
const { open } = usePages({ KARAVAN_DATA: DATA })
afterAll(() => rmSync(DATA, { recursive: true, force: true, maxRetries: 5 }))

/** A receiver that answers as it is told to, with words that want to be more than text. */
let receiver: Server
let answers = 200
const taken: string[] = []
const receiverAt = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`

beforeAll(async () => {
  receiver = createServer((request, response) => {
    taken.push(String(request.headers['webhook-id']))
    response.writeHead(answers, { 'content-type': 'text/html' }).end('<script>alert(1)</script>')
  })
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
})
afterAll(() => new Promise((done) => receiver.close(done)))

describe('the page of subscriptions', () => {
  it('says what they are for where there is none, and is reached from what is watched', async () => {
    const { page } = await open('/watch')
    await page.getByRole('link', { name: 'Be told by webhook' }).click()
    await page.getByText('There is no subscription').waitFor()
    expect(new URL(page.url()).pathname).toBe('/watch/subscriptions')
    expect(await page.title()).toBe('Being told by webhook · Karavan')
    const docs = await page.getByRole('link', { name: 'How it is sent and checked' }).getAttribute('href')
    const [path = '', operation] = docs?.split('#') ?? []
    expect(await (await page.request.get(new URL(path, page.url()).href)).text()).toContain(`id="${operation}"`)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: 'Back to what is watched' }).click()
    await page.getByRole('heading', { name: 'Consignments at risk' }).waitFor()
    expect(await page.title()).toBe('Watch · Karavan')
  })

  it('subscribes, shows the secret once, tries, pauses and ends', async () => {
    const opened = await open('/watch/subscriptions')
    const { page } = opened
    const form = page.locator('.subscription-new')
    await form.getByRole('button', { name: 'Subscribe' }).click()
    await form.getByText('Enter the address of your program').waitFor()
    opened.allowRefusals = true
    await form.getByLabel('Address that it is sent to').fill('ftp://nowhere')
    await form.getByRole('button', { name: 'Subscribe' }).click()
    await form.locator('#subscription-address-fault').waitFor()
    await form.getByLabel('Address that it is sent to').fill(receiverAt())
    await form.getByLabel('Words about events').uncheck()
    await form.getByLabel('Hours that it moved').fill('6')
    await form.getByRole('button', { name: 'Subscribe' }).click()
    const secret = page.locator('.subscription-secret')
    expect(await secret.getByLabel('Secret, shown this once').inputValue()).toMatch(/^whsec_/)
    expect(await axeFindings(page)).toEqual([])
    await secret.getByRole('button', { name: 'I have kept it' }).click()
    expect(await secret.count()).toBe(0)
    const card = page.locator('article.subscription')
    await card.getByText('Active').waitFor()
    await card.getByText('All consignments').waitFor()
    expect(await card.textContent()).not.toContain('Words about events')
    await card.getByRole('button', { name: 'Try it' }).click()
    await card.getByText('The receiver took it, and answered 200.').waitFor()
    await card
      .getByText('An estimate is told where it moved by 6 h, or the chance of being late crossed 50 %.')
      .waitFor()
    await card.getByRole('button', { name: 'When estimates are told' }).click()
    await card.getByLabel('Chance of being late, %').fill('120')
    await card.getByRole('button', { name: 'Keep it' }).click()
    await card.getByText('Enter a number above 0 and below 100.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await card.getByLabel('Chance of being late, %').fill('20')
    await card.getByRole('button', { name: 'Keep it' }).click()
    await card.getByText('crossed 20 %').waitFor()
    answers = 418
    await card.getByRole('button', { name: 'Try it' }).click()
    await card.getByText('The receiver did not take it. It answered 418.').waitFor()
    answers = 200
    await card.getByRole('button', { name: 'Pause' }).click()
    await card.getByText('Paused by you').waitFor()
    await card.getByRole('button', { name: 'Go on' }).click()
    await card.getByText('Active').waitFor()
    await card.getByRole('button', { name: 'End', exact: true }).click()
    await card.getByRole('button', { name: 'End it' }).click()
    await page.getByText('There is no subscription').waitFor()
  })

  it('tells what was delivered of one consignment', async () => {
    const { page } = await open('/watch/subscriptions')
    const [leg] = await consigned(page, { 'S-1': 'CSQU3054383' }, 1)
    await page.getByLabel('Address that it is sent to').fill(receiverAt())
    await page.getByLabel('Of which consignments').selectOption('one')
    await page.getByLabel('Number of the consignment').fill('S-1')
    await page.locator('.subscription-new').getByRole('button', { name: 'Subscribe' }).click()
    await page.getByRole('button', { name: 'I have kept it' }).click()
    const before = taken.length
    await told(page, 'S-1', 'departure', leg?.from, 2)
    await expect.poll(() => taken.length, { timeout: 30_000 }).toBeGreaterThan(before)
    const card = page.locator('article.subscription')
    await card.getByRole('link', { name: 'Consignment S-1' }).waitFor()
    await card.getByRole('button', { name: 'What was sent' }).click()
    const delivery = card.locator('.delivery').filter({ hasText: 'Milestones' }).first()
    await delivery.waitFor()
    await delivery.getByText('What is told').click()
    await delivery.getByText('"departure"').waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it.each(['light', 'dark'] as const)(
    'shows what was given up as text alone, and sends it again, %s on a telephone',
    async (colorScheme) => {
      const { page } = await open('/api/v1/health', { colorScheme, viewport: { width: 390, height: 844 } })
      const hostile = '<img src=x onerror="document.title=1">'
      const delivery: DeliveriesAnswer['deliveries'][number] = {
        id: 'd1',
        kind: 'gap',
        consignmentId: hostile,
        sequence: 3,
        at: '2026-11-27T01:12:00.000Z',
        state: 'dead',
        isBehind: false,
        tries: 10,
        triedAt: '2026-11-27T02:12:00.000Z',
        dueAt: null,
        fault: { what: 'redirect', status: 302 },
        endedAt: null,
        body: { text: hostile },
      }
      await page.goto(new URL('/watch/subscriptions', page.url()).href)
      await page.getByLabel('Address that it is sent to').fill(receiverAt())
      await page.locator('.subscription-new').getByRole('button', { name: 'Subscribe' }).click()
      await page.getByRole('button', { name: 'I have kept it' }).click()
      await page.route('**/deliveries*', (route) => route.fulfill({ json: { deliveries: [delivery] } }))
      const asked: unknown[] = []
      await page.route('**/deliveries/resend', (route) => {
        asked.push(route.request().postDataJSON())
        return route.fulfill({ json: { resent: 1, hurried: 0 } })
      })
      const card = page.locator('article.subscription').first()
      await card.getByRole('button', { name: 'What was sent' }).click()
      await card.getByText(`No. 3 of ${hostile}`).waitFor()
      await card.getByText('The receiver sent on to another address, which is not followed. It answered 302.').waitFor()
      await card.getByText('What is told').click()
      await card.getByRole('button', { name: 'Send again', exact: true }).click()
      await card.getByText('1 is sent again.').waitFor()
      expect(asked).toEqual([{ ids: ['d1'] }])
      expect(await page.locator('img[src="x"]').count()).toBe(0)
      expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
      expect(await axeFindings(page)).toEqual([])
    },
  )
})
