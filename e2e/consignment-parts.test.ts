import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { sidewaysBy, usePages } from './support/pages.js'

const DATA = mkdtempSync(join(tmpdir(), 'karavan-consignment-parts-'))
const { open, address } = usePages({ KARAVAN_DATA: DATA })
afterAll(() => rmSync(DATA, { recursive: true, force: true, maxRetries: 5 }))

const box = (equipmentId: string, value: string) => ({
  equipmentId,
  kind: '40HC',
  number: { scheme: 'container', value },
})

const post = (path: string, body: object) =>
  fetch(`${address()}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Enters a consignment of two boxes. */
async function entered(consignmentId: string): Promise<void> {
  const consignment = {
    consignmentId,
    carrierAcceptanceLocation: 'KZ-AKTAU',
    consigneeReceiptLocation: 'GE-POTI',
    parties: [{ partyId: 'mill', role: 'consignor', name: 'Mill' }],
    includedItems: [{ itemId: 'flour', description: 'Flour', hs: '1101' }],
    utilizedEquipment: [box('one', 'CSQU3054383'), box('two', 'MSKU9070323')],
  }
  expect((await post('/consignments', { consignment })).status).toBe(201)
}

async function reachable(path: string): Promise<Page> {
  const opened = await open(path)
  opened.allowRefusals = true
  return opened.page
}

const answer = async (path: string) => (await fetch(`${address()}/api/v1${path}`)).json()

describe('the form of a consignment', () => {
  it('takes packages, dangerous goods, seals and what is loaded on what, folded away at first', async () => {
    await entered('K-1')
    const page = await reachable('/consignments/K-1?do=change')
    const field = (name: string) => page.locator(`#consignment-${name}`)
    expect(await field('items-0-packages').isVisible()).toBe(false)
    await page.getByText('More: packages, dangerous goods').click()
    await field('items-0-packages').fill('480')
    await field('items-0-packageKind').fill('bg')
    await field('items-0-unNumber').fill('1830')
    await page.getByText('More: seals').first().click()
    await field('equipment-0-seals').fill('GE 1, GE 2')
    await page.getByText('More: what is loaded on what').click()
    await page.getByRole('button', { name: 'Add what is on what' }).click()
    await field('loadings-0-what').selectOption('Flour')
    await field('loadings-0-on').selectOption('CSQU 305438 3')
    await field('loadings-0-from').fill('26.11.2026 13:00 UTC')
    await field('why').fill('papers came')
    const send = page.locator('.enter-buttons .button')
    await send.click()
    expect(await page.locator('#consignment-items-0-hazardClass-fault').textContent()).toContain('needs its class')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('consignment-items-0-hazardClass')
    await field('items-0-hazardClass').fill('8')
    expect(await axeFindings(page)).toEqual([])
    await send.click()
    await page.locator('.consignment-views').waitFor()
    const { consignment } = await answer('/consignments/K-1')
    expect(consignment).toMatchObject({
      includedItems: [
        { packages: { quantity: 480, kind: 'BG' }, dangerousGoods: { unNumber: '1830', hazardClass: '8' } },
      ],
      utilizedEquipment: [{ seals: ['GE 1', 'GE 2'] }, { seals: [] }],
      loadings: [{ what: 'flour', on: 'one', from: Date.UTC(2026, 10, 26, 13) / 60_000, until: null }],
    })
  })

  it('shows what the server refuses at its field, until that is changed', async () => {
    await entered('K-2')
    const page = await reachable('/consignments/K-2?do=change')
    await page.getByRole('button', { name: 'Add a document' }).click()
    await page.getByRole('button', { name: 'Add a document' }).click()
    await page.locator('#consignment-documents-1-type').fill('invoice')
    await page.locator('#consignment-documents-1-number').fill('7')
    await page.locator('#consignment-why').fill('papers came')
    await page.locator('.enter-buttons .button').click()
    const issuer = page.locator('#consignment-documents-1-issuer')
    await page.locator('#consignment-documents-1-issuer-fault').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(await issuer.getAttribute('id'))
    expect(await page.locator('.enter-refused').textContent()).toContain('does not take 1 field')
    expect(await axeFindings(page)).toEqual([])
    await issuer.fill('Mill')
    await page.locator('#consignment-documents-1-issuer-fault').waitFor({ state: 'detached' })
    await page.locator('.enter-buttons .button').click()
    await page.locator('.consignment-views').waitFor()
  })
})

describe('a consignment', () => {
  it('is parted: a box goes on by itself as a consignment of its own', async () => {
    await entered('K-3')
    const page = await reachable('/consignments/K-3')
    await page.getByRole('button', { name: 'Part it' }).click()
    await page.getByLabel('MSKU 907032 3').check()
    await page.locator('[id$="-reason"]').fill('the ship had room for one')
    await page.locator('.enter-buttons .button').click()
    await page.getByRole('button', { name: 'Equipment', exact: true }).click()
    await page.getByText('MSKU 907032 3 went on as K-3-2').waitFor()
    await page.getByRole('link', { name: 'K-3-2' }).first().click()
    await page.getByRole('heading', { name: 'K-3-2' }).waitFor()
    const { consignment } = await answer('/consignments/K-3-2')
    expect(consignment).toMatchObject({
      utilizedEquipment: [{ equipmentId: 'two' }],
      partings: [{ kind: 'merge', other: 'K-3', what: ['two'] }],
    })
  })

  it('is opened to an organisation and to a guest, and shut again', async () => {
    await entered('K-4')
    const page = await reachable('/consignments/K-4?tab=seen')
    await page.getByText('Nobody signs in at this server').waitFor()
    await page.locator('#give-organisation').fill('ktz')
    const give = page.getByRole('button', { name: 'Let it see' })
    await give.click()
    await page.locator('#give-organisation-fault').waitFor()
    expect((await post('/organisations', { id: 'ktz', name: 'KTZ Express' })).status).toBe(201)
    await page.locator('#give-role').selectOption('port')
    await page.getByLabel('Aktau port').check()
    await give.click()
    const granted = page.locator('.seen-grant')
    await granted.getByText('Places: Aktau port').waitFor()

    await page.getByText('A guest, by a link').click()
    await page.getByRole('button', { name: 'Make a link' }).click()
    const link = await page.locator('.seen-link input').inputValue()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Take it back' }).first().click()
    await granted.nth(1).waitFor({ state: 'detached' })
    expect(await granted.textContent()).toContain('Whoever has the link')

    const guest = await open(new URL(link).pathname + new URL(link).hash, { viewport: { width: 360, height: 740 } })
    await guest.page.getByText('Nothing has been reported yet').waitFor()
    expect(await guest.page.getByRole('link').count()).toBe(0)
    expect(await axeFindings(guest.page)).toEqual([])
    expect(await sidewaysBy(guest.page)).toBe(0)
  })
})
