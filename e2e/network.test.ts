import { readFile } from 'node:fs/promises'
import { readTable } from '@karavan/core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answered, cards, sidewaysBy, usePages } from './support/pages.js'
import { KURYK_KLAIPEDA } from './support/states.js'
import { withoutWebGl } from './support/without-webgl.js'

const { open } = usePages()
const lines = (page: Page) => page.locator('.network-list .entries .entry')
const count = (page: Page) => page.locator('.listed [role="status"]').textContent()

async function listed(page: Page): Promise<void> {
  await lines(page).first().waitFor({ timeout: 30_000 })
}

async function saved(page: Page, button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

describe('the network', () => {
  it('is one step from the plan, and the way back finds the question as it was left', async () => {
    const { page } = await open(KURYK_KLAIPEDA)
    await answered(page)
    const asked = page.url()
    await page.getByRole('link', { name: 'Network' }).click()
    await listed(page)
    expect(new URL(page.url()).pathname).toBe('/network')
    expect(await page.getByRole('link', { name: 'Network' }).getAttribute('aria-current')).toBe('page')
    await page.goBack()
    await answered(page)
    expect(page.url()).toBe(asked)
    await page.goForward()
    await listed(page)
    await page.getByRole('link', { name: 'Plan', exact: true }).click()
    await answered(page)
    expect(page.url()).toBe(asked)
    expect(await cards(page).count()).toBeGreaterThan(0)
  })

  it('takes a better value into the question that was left', async () => {
    const { page } = await open(KURYK_KLAIPEDA)
    await answered(page)
    await page.getByRole('link', { name: 'Network' }).click()
    await page.getByRole('button', { name: /^Handling/ }).click()
    await page.getByRole('searchbox').fill('Kuryk outbound')
    await page.locator('.entry', { hasText: 'outbound' }).first().click()
    const browsed = page.url()
    await page.locator('.hours .sourced').first().click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('button', { name: 'I know a better value' }).click()
    await panel.getByLabel('half within').fill('70')
    await panel.getByLabel('Who says so').fill('Port of Kuryk, by mail')
    await panel.getByRole('button', { name: 'Plan with it' }).click()
    await page.locator('.own-strip').waitFor({ timeout: 30_000 })
    expect(page.url()).toBe(browsed)
    await panel.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Plan', exact: true }).click()
    await answered(page)
    const { searchParams } = new URL(page.url())
    expect(searchParams.get('from')).toBe('KZ-KURYK')
    expect(searchParams.get('own')).toContain('Port of Kuryk')
    expect(await page.locator('#answers .own-strip').textContent()).toContain('1 value')
  })

  it('is searched in any script and with the keyboard alone, down to the row of data', async () => {
    const { page } = await open('/network')
    await listed(page)
    await page.getByRole('button', { name: /^Handling/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('searchbox').focus()
    await page.keyboard.type('Ақтау')
    await page.locator('.entry-title', { hasText: 'Port dwell, Aktau port' }).first().waitFor()
    expect(await page.locator('.entry-title', { hasText: 'Dostyk' }).count()).toBe(0)
    await page.locator('.entry', { hasText: 'outbound' }).first().focus()
    await page.keyboard.press('Enter')
    const heading = page.getByRole('heading', { level: 2 })
    await heading.waitFor()
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.locator('.hours tbody tr').count()).toBeGreaterThan(1)

    const address = page.url()
    await page.reload()
    await listed(page)
    expect(page.url()).toBe(address)
    await page.locator('.hours .sourced').first().click()
    const panel = page.getByRole('dialog')
    await panel.locator('.cells dd').first().waitFor()
    expect(await panel.locator('.row summary').first().textContent()).toMatch(/handling\.csv:\d+/)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Close' }).click()
    expect(
      await page
        .locator('.entry', { hasText: 'outbound' })
        .first()
        .evaluate((e) => e === document.activeElement),
    ).toBe(true)
  })

  it('says what is weak, and shows it alone', async () => {
    const { page } = await open('/network?table=handling&map=weak')
    await listed(page)
    await page.locator('.weak-card li').first().waitFor()
    const whole = Number(await page.locator('.weak-levels button').first().locator('small').textContent())
    expect(await page.locator('.weak-card li').first().locator('small').textContent()).toBe(String(whole))
    await page.locator('.weak-levels button').first().click()
    expect(await count(page)).toContain(`${whole} rows of`)
    expect(new URL(page.url()).searchParams.get('weak')).toBe('assumed')
    expect(await page.locator('.weak-card p').textContent()).toContain('100')
  })

  it('opens what is pressed on the map', async () => {
    const { page } = await open('/api/v1/health')
    await page.addInitScript(withoutWebGl)
    await page.goto(new URL('/network?table=closures', page.url()).href)
    await listed(page)
    await page
      .locator('.map-drawing g', { has: page.locator('title', { hasText: /^Aktau port$/ }) })
      .dispatchEvent('click')
    await page.getByRole('heading', { level: 2, name: 'Aktau port' }).waitFor()
    await page.locator('.codes code', { hasText: 'KZAAU' }).waitFor()
    expect(await page.locator('.entry-group').count()).toBeGreaterThanOrEqual(4)
    expect(await page.locator('.draw-look').count()).toBe(1)
  })

  it('gives what is seen as CSV, JSON and GTFS', async () => {
    const { page } = await open('/network?table=services&q=kaunas')
    await listed(page)
    const csv = await saved(page, 'CSV')
    expect(csv.name).toMatch(/^karavan-services-\d{4}-\d\d-\d\d-[0-9a-f]+\.csv$/)
    const rows = readTable(csv.bytes.toString('utf8'), { file: csv.name, columns: ['service', 'source', 'basis'] })
    const services = new Set(rows.map(({ cells }) => cells['service']))
    expect(await count(page)).toContain(`${services.size} rows of`)
    const json = JSON.parse((await saved(page, 'JSON')).bytes.toString('utf8'))
    expect(json.services.map(({ id }: { id: string }) => id)).toEqual([...services])
    const feed = await saved(page, 'GTFS')
    expect(feed.name).toMatch(/^karavan-gtfs-.*\.zip$/)
    expect(feed.bytes.subarray(0, 2).toString()).toBe('PK')
  })

  it('shows how orders follow one another', async () => {
    const { page } = await open('/network?table=restrictions&row=KTZ-2025-KURYK-03')
    await listed(page)
    expect(await page.locator('.order-today').textContent()).toMatch(/^Not in force today 16 May 2025/)
    expect(await page.locator('.entry-group .order-bar').count()).toBe(6)
    expect(await page.locator('.order-text').getAttribute('lang')).toBeNull()
    const { page: russian } = await open(new URL(page.url()).pathname + new URL(page.url()).search, { locale: 'ru' })
    expect(await russian.locator('.order-text').textContent()).toContain('Все грузы и порожние вагоны')
    expect(await russian.locator('.order-text').getAttribute('lang')).toBeNull()
  })

  it('shows the list first on a phone, the map and a row in its place', async () => {
    const { page } = await open('/network', { viewport: { width: 360, height: 740 }, locale: 'ru' })
    await listed(page)
    expect(await page.locator('.map').isVisible()).toBe(false)
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Карта', exact: true }).click()
    expect(await page.locator('.map').isVisible()).toBe(true)
    expect(await lines(page).first().isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Назад к списку' }).click()
    await lines(page).first().click()
    await page.getByRole('heading', { level: 2 }).waitFor()
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    await page.goBack()
    expect(await lines(page).first().isVisible()).toBe(true)
  })

  it('says when it cannot be read, and reads again', async () => {
    const one = await open('/api/v1/health')
    one.allowRefusals = true
    const { page } = one
    await page.route('**/network/handling', (route) => route.fulfill({ status: 500, body: 'no' }))
    await page.goto(new URL('/network', page.url()).href)
    await page.getByRole('alert').waitFor()
    await page.unroute('**/network/handling')
    await page.getByRole('button', { name: 'Read again' }).click()
    await listed(page)
  })
})
