import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { sidewaysBy, usePages } from './support/pages.js'

const DATA = mkdtempSync(join(tmpdir(), 'karavan-other-ways-'))
const { open } = usePages({ KARAVAN_DATA: DATA })
afterAll(() => rmSync(DATA, { recursive: true, force: true, maxRetries: 5 }))

const DAY_MS = 86_400_000
const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const QUESTION = { from: 'KZ-ALMATY', to: 'GE-POTI', equipment: '40HC', teu: 2, avoid: ['RU', 'TM'] }
const ENTERED = {
  consignmentId: 'K-1',
  parties: [{ partyId: 'ktz', role: 'carrier', name: 'KTZ', legs: [0] }],
  carrierAcceptanceLocation: 'KZ-ALMATY',
  consigneeReceiptLocation: 'GE-POTI',
  utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: 'CSQU3054383' } }],
  deliverBy: Math.floor(Date.now() / 60_000) + 25 * 1440,
}
const SHUT = {
  id: 'TEST-AKTAU-SHUT',
  number: '78',
  issuer: 'AMP',
  title: 'Aktau shut',
  action: 'ban',
  effect: 'hold',
  applies_at: 'departure',
  issued_on: day(-1),
  from: day(-1),
  to: day(30),
  places: 'KZ-AKTAU',
  modes: 'feeder rail_ferry ro_ro sea_bulk',
  text: 'Nothing sails from Aktau',
  source: 'a telegram',
  basis: 'official',
}

/** A consignment on its way to Aktau, which shuts before it comes there. */
async function onItsWay(page: Page): Promise<void> {
  const post = async (path: string, data: unknown) => {
    const answer = await page.request.post(new URL(`/api/v1${path}`, page.url()).href, { data, timeout: 0 })
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer.json()
  }
  const question = { ...QUESTION, ready: day(-3), history: true }
  const { plans } = await post('/plans', question)
  const { planId } = plans.find(({ legs }: { legs: { from: string }[] }) => legs[1]?.from === 'KZ-AKTAU')
  await post('/consignments', { consignment: ENTERED, choose: { question, planId } })
  const at = new Date(Date.now() - 2 * DAY_MS).toISOString()
  await post('/consignments/K-1/milestones', { milestone: 'departure', place: 'KZ-ALMATY', at, sender: 'ktz' })
  await post('/conditions/entries', { kind: 'orders', rows: [SHUT] })
}

describe('other ways of a consignment', () => {
  it('are looked for, seen beside the plan in force, and one is taken', async () => {
    const { page } = await open('/consignments', { viewport: { width: 360, height: 740 } })
    await onItsWay(page)
    await page.goto(new URL('/consignments/K-1', page.url()).href)
    await press(page, 'Arrival')
    await page.getByText('What can be done').waitFor()
    await press(page, 'Look for other ways')
    await page.getByText('Another way can be taken at').waitFor({ timeout: 120_000 })
    const way = page.locator('.way').filter({ hasText: 'Kuryk' }).first()
    await way.waitFor()
    expect(await page.locator('.way .strip-beside').count()).toBe((await page.locator('.way').count()) - 1)
    expect(await page.locator('.way').first().textContent()).toContain('The plan in force')
    expect(await way.textContent()).toContain('sooner')
    expect(await sidewaysBy(page)).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeFindings(page)).toEqual([])

    await way.getByRole('button', { name: 'Take this way' }).click()
    const take = way.getByRole('button', { name: 'Take it', exact: true })
    expect(await take.isDisabled()).toBe(true)
    await way.getByLabel('Why another way is taken').fill('Aktau is shut')
    expect(await axeFindings(page)).toEqual([])
    await take.click()
    await page.getByRole('button', { name: 'Look for other ways' }).waitFor()
    await press(page, 'Timeline')
    await page.locator('.story-row').filter({ hasText: 'Kuryk' }).first().waitFor()
    await press(page, 'History')
    await page.getByText('Aktau is shut').waitFor()
  })
})
