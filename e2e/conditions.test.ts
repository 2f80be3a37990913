import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answered, sidewaysBy, usePages } from './support/pages.js'
import { KURYK_1327, XIAN_KARLSHAMN } from './support/states.js'
import { withoutWebGl } from './support/without-webgl.js'

const { open } = usePages()
const lines = (page: Page) => page.locator('.network-list .condition')
const heading = (page: Page) => page.getByRole('heading', { level: 2 })

async function listed(page: Page): Promise<void> {
  await lines(page).first().waitFor({ timeout: 30_000 })
}

describe('the conditions', () => {
  it('tell the story of Kuryk in 2025, from change to change', async () => {
    const { page } = await open('/conditions?on=2025-04-22&at=KZ-KURYK')
    await listed(page)
    const bans: string[] = []
    for (const day of ['2025-04-22', '2025-04-29', '2025-05-16', '2025-05-26', '2025-06-03']) {
      expect(new URL(page.url()).searchParams.get('on')).toBe(day)
      const inForce = page.locator('.conditions-all > section', { hasNotText: 'Beginning within 30 days' })
      const ban = inForce.locator('.condition-open[data-key^="KTZ-2025-KURYK"]')
      await page.locator('.conditions-all[aria-busy="false"]').waitFor()
      bans.push((await ban.getAttribute('data-key')) ?? '')
      await page.getByRole('button', { name: /^The change after/ }).click()
    }
    expect(bans).toEqual(['01', '02', '03', '04', '05'].map((number) => `KTZ-2025-KURYK-${number}`))
    expect(new URL(page.url()).searchParams.get('on')).toBe('2025-06-05')
    const eased = page.locator('.condition', { hasText: 'No 1327' })
    await eased.locator('.condition-eased', { hasText: 'No 1346' }).waitFor()
    expect(await eased.locator('.verdict').textContent()).toBe('Banned')
  })

  it('show the ban of a day with its exception, its chain of six and its source', async () => {
    const { page } = await open(KURYK_1327)
    const rows = page.locator('.chain-row')
    await rows.first().waitFor({ timeout: 30_000 })
    expect(await page.locator('.order-today strong').textContent()).toBe('In force on 10 Jun 2025')
    expect(await rows.count()).toBe(6)
    expect(await page.locator('.chain-row[aria-current="true"]').textContent()).toContain('No 1327')
    expect(await page.locator('[data-relief="true"]').textContent()).toContain('No 1346')
    expect(await page.locator('.condition [aria-current="true"]').textContent()).toContain('Eased by: No 1346')
    await page.locator('.order-origin .sourced').click()
    const panel = page.getByRole('dialog')
    await panel.locator('.cells dd').first().waitFor()
    expect(await panel.locator('.row summary').first().textContent()).toMatch(/orders\.csv:\d+/)
  })

  it('name the source of a line below its words', async () => {
    const { page } = await open('/conditions?on=2025-06-10')
    await listed(page)
    const covered = await lines(page).evaluateAll((all) =>
      all.flatMap((line) => {
        const source = line.querySelector(':scope > .condition-source')?.getBoundingClientRect().top
        const words = line.querySelector('.condition-open > :last-child')?.getBoundingClientRect().bottom
        return source !== undefined && words !== undefined && words > source + 1 ? [line.textContent] : []
      }),
    )
    expect(covered).toEqual([])
  })

  it('say what a cargo meets: whether paraxylene passes turns on its shipper, grain does not', async () => {
    const { page } = await open('/conditions?on=2025-06-10&at=KZ-KURYK&goods=290243&equipment=wagon-tank')
    await listed(page)
    const order = page.locator('.condition', { hasText: 'No 1327' })
    const paraxylene = await order.locator('.verdict').textContent()
    expect(await order.textContent()).toContain('an exception may apply')
    await page.goto(page.url().replace('290243', '1001').replace('wagon-tank', 'wagon-covered'))
    await listed(page)
    expect([paraxylene, await order.locator('.verdict').textContent()]).toEqual(['Unknown', 'Banned'])
  })

  it('are those of a place that the address names in any way, or say what names none', async () => {
    const opened = await open('/conditions?on=2025-06-10&at=kuryk')
    opened.allowRefusals = true
    const { page } = opened
    await page.waitForURL(/at=KZ-KURYK/)
    await listed(page)
    await page.locator('#conditions-at[value="Kuryk port"]').waitFor()
    await page.goto(page.url().replace('KZ-KURYK', 'Atlantis'))
    await page.locator('.asked-fields .fault', { hasText: '“Atlantis” is not a place' }).waitFor()
    expect(await page.locator('#conditions-at').inputValue()).toBe('Atlantis')
  })

  it('are walked with the keyboard alone: a line opens, and has the focus again when it is closed', async () => {
    const { page } = await open('/conditions?on=2025-06-10&at=KZ-KURYK')
    await listed(page)
    const line = page.locator('.condition-open[data-key="KTZ-2025-KURYK-05"]')
    await line.focus()
    await page.keyboard.press('Enter')
    await heading(page).filter({ hasText: 'Extend: Kuryk-Port' }).waitFor()
    const opened = page.locator('#detail-heading')
    expect(await opened.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await opened.waitFor({ state: 'detached' })
    expect(await line.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('show the year of a port: the days under an order, and how much of each month it is usually shut', async () => {
    const { page } = await open('/conditions?on=2025-06-10&place=KZ-KURYK')
    await page.locator('.month').first().waitFor({ timeout: 30_000 })
    expect(await page.locator('.year-months .day').count()).toBe(365)
    const june = page.getByRole('img', { name: /^June 2025/ })
    expect(await june.getAttribute('aria-label')).toContain('under an order: 30')
    expect(await june.locator('.day-order').count()).toBe(30)
    expect(await page.locator('.month-usual').count()).toBe(12)
    // The panes scroll, the page does not.
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
    await page.getByRole('button', { name: '2022', exact: true }).click()
    await page.getByRole('img', { name: /^May 2022/ }).waitFor()
    expect(await page.locator('.year-months .day-closed').count()).toBeGreaterThan(5)
  })

  it('say from when to load for a port, by which ban, with the queue behind it', async () => {
    const { page } = await open('/conditions?on=2025-06-10&place=KZ-KURYK&goods=1001&equipment=wagon-hopper')
    await page.locator('#loading-from').fill('Kostanay')
    await page.locator('#loading-from-list').getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    const said = page.locator('.loading-from [aria-busy="false"]')
    await said.waitFor({ timeout: 30_000 })
    expect(await said.textContent()).toContain('Load from 1 Jul 2025: the ban “Extend: Kuryk-Port (export, ferry)”')
    await said.locator('.order-link').waitFor()
  })

  it('open what is pressed on the map, drawn without WebGL too', async () => {
    const { page } = await open('/api/v1/health')
    await page.addInitScript(withoutWebGl)
    await page.goto(new URL('/conditions?on=2025-06-10', page.url()).href)
    await listed(page)
    await page
      .locator('.map-drawing g', { has: page.locator('title', { hasText: /^Kuryk port: Queue$/ }) })
      .dispatchEvent('click')
    await page.locator('#detail-heading', { hasText: 'Kuryk port' }).waitFor()
    expect(await lines(page).locator('[aria-current="true"]').first().textContent()).toContain('Queue')
  })

  it('are opened from a plan that cites an order, and lead back to its question', async () => {
    const { page } = await open(XIAN_KARLSHAMN.replace('&avoid=RU&avoid=BY', ''))
    await answered(page)
    await page.locator('.warnings .order-link').first().click()
    await page.locator('.order-today').waitFor({ timeout: 30_000 })
    expect(new URL(page.url()).pathname).toBe('/conditions')
    await page.goBack()
    await answered(page)
  })

  it('say that nothing is known, and when they cannot be read', async () => {
    const one = await open('/conditions?on=2020-01-02&at=MN-ZAMYNUUD')
    one.allowRefusals = true
    const { page } = one
    expect(await page.locator('.conditions-none').textContent()).toContain('Nothing of this kind')
    await page.route('**/api/v1/conditions?*', (route) => route.fulfill({ status: 500, body: 'no' }))
    await page.locator('.conditions-none').getByRole('button').click()
    await page.getByRole('alert').waitFor()
    await page.unroute('**/api/v1/conditions?*')
    await page.getByRole('button', { name: 'Read again' }).click()
    await page.locator('.conditions-group', { hasText: 'Beginning within 30 days' }).waitFor()
  })

  it('fit a phone in Russian, the list first', async () => {
    const { page } = await open('/conditions?on=2025-06-10', { viewport: { width: 360, height: 740 }, locale: 'ru' })
    await listed(page)
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    await lines(page).first().getByRole('button').first().click()
    await page.locator('.month').first().waitFor()
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Назад к списку' }).click()
    expect(await lines(page).first().isVisible()).toBe(true)
  })
})
