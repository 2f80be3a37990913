import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { answered, cards, sidewaysBy, usePages } from './support/pages.js'

const DATA = mkdtempSync(join(tmpdir(), 'karavan-entering-'))
const { open } = usePages({ KARAVAN_DATA: DATA })
afterAll(() => rmSync(DATA, { recursive: true, force: true, maxRetries: 5 }))

const DAY_MS = 86_400_000
const dayFromNow = (days: number) => new Date(Date.now() + days * DAY_MS)
const iso = (day: Date) => day.toISOString().slice(0, 10)
const inRussian = (day: Date) =>
  new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(day)
    .replace('г.', 'года')
const [FIRST, LAST, LATER] = [dayFromNow(3), dayFromNow(20), dayFromNow(24)]
const TEXT = `АО «НК «Қазақстан темір жолы»: с ${inRussian(FIRST)} по ${inRussian(LAST)} вводится запрет на приём к перевозке \
зерна через станцию Алтынколь в связи с большим скоплением вагонов.`
const QUESTION = `from=KZ-ALMATY&to=CN-XIAN&equipment=wagon-covered&units=10&goods=1001&ready=${iso(dayFromNow(5))}`

const field = (page: Page, column: string) => page.locator(`#enter-${column}`)
const behind = (page: Page, column: string) => page.locator(`#enter-${column}-behind`)
const kept = (page: Page) => page.locator('.kept p')
const enter = (page: Page) => page.locator('.enter-act .button')

/** Opens the plan. @returns the version of the conditions that it knows */
async function planned(page: Page): Promise<string> {
  const answer = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/v1/plans')
  await page.goto(new URL(`/?${QUESTION}`, page.url()).href)
  await answered(page)
  return (await (await answer).json()).conditionsVersion
}

describe('entering', () => {
  it('reads an order from its text, says what it would hit, keeps it for every plan, and takes it back', async () => {
    const { page } = await open('/api/v1/health')
    const before = await planned(page)
    await page
      .getByRole('link', { name: 'Conditions' })
      .or(page.getByRole('button', { name: 'Conditions' }))
      .first()
      .click()
    await page.getByRole('button', { name: 'Enter …' }).click()
    await page.locator('#enter-pasted').fill(TEXT)
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.locator('.read-text').waitFor()
    expect(await field(page, 'action').inputValue()).toBe('ban')
    expect(await field(page, 'from').inputValue()).toBe(iso(FIRST))
    expect(await behind(page, 'goods_hs').textContent()).toContain('зерна')
    await field(page, 'to').focus()
    expect(await page.locator('.read-text mark[data-pointed="true"]').allTextContents()).toEqual([inRussian(LAST)])

    await field(page, 'to').fill(iso(LATER))
    expect(await behind(page, 'to').textContent()).toContain('The text says:')
    await page.getByRole('button', { name: 'See what it hits' }).click()
    const hit = page.locator('.hit-ways > li').first()
    await hit.waitFor({ timeout: 30_000 })
    expect(await hit.textContent()).toMatch(/Banned.*Ban: Altynkol.*HS 10.*Met at Altynkol.*Its last day is/)

    await page.reload()
    await page.getByText('Looked at for your last question (Almaty').waitFor()
    expect(await field(page, 'to').inputValue()).toBe(iso(LATER))
    await enter(page).click()
    expect(await field(page, 'source').evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await page.locator('#enter-source-fault').textContent()).toBe('This is needed.')
    await field(page, 'source').fill('a notice on the wall')
    await page.locator('#enter-signed-by').fill('Desk')
    await enter(page).click()
    await kept(page).waitFor({ timeout: 20_000 })
    const id = (await kept(page).locator('code').textContent()) ?? ''
    expect(id).toMatch(/^KTZ-\d{4}-ALTYNKOL-\d\d$/)
    await page.locator('#detail-heading', { hasText: 'Ban: Altynkol' }).waitFor()
    await page.getByRole('button', { name: 'Amend this order' }).waitFor()

    expect(await planned(page)).not.toBe(before)
    await cards(page).filter({ hasText: 'Altynkol: banned until' }).waitFor()

    await page.goto(new URL('/conditions?enter=made', page.url()).href)
    const line = page.locator('.entered > li', { hasText: 'Ban: Altynkol' })
    await line.getByRole('button', { name: 'Withdraw' }).click()
    await line.getByRole('button', { name: 'Withdraw it' }).click()
    expect(await line.locator('.fault').textContent()).toBe('This is needed.')
    await line.getByRole('textbox').fill('it was only a rumour')
    await line.getByRole('button', { name: 'Withdraw it' }).click()
    const gone = page.locator('.entered > li', { hasText: id })
    await gone.getByText('History: 2 versions').click()
    await gone.locator('.versions', { hasText: 'it was only a rumour' }).waitFor()
    expect(await gone.locator('strong').first().textContent()).toBe('Ban: Altynkol')
  })

  it('enters a closure by the keyboard alone, and corrects it', async () => {
    const { page } = await open('/conditions')
    const keys = page.keyboard
    await page.getByRole('button', { name: 'Enter …' }).focus()
    await keys.press('Enter')
    await page.locator('#enter-pasted').waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: 'State of a place' }).focus()
    await keys.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'enter-place')
    await keys.type('kuryk port')
    await page.locator('#enter-place-list').getByRole('option').first().waitFor()
    await keys.press('Enter')
    // Past the star of the place to the state, which is shut unless something else is said, and to the reason.
    for (const _ of [1, 2, 3]) await keys.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('enter-reason')
    await keys.type('wind')
    await keys.press('Control+Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'enter-by')
    await keys.type('Port desk')
    await keys.press('Enter')
    await kept(page).waitFor({ timeout: 20_000 })
    await page.locator('#detail-heading', { hasText: 'Kuryk port' }).waitFor()
    const told = page.locator('.network-list .condition', { has: page.locator('[data-key="place:KZ-KURYK"]') })
    expect(await told.textContent()).toContain('wind')

    await page.getByRole('button', { name: 'Enter …' }).click()
    await page.getByRole('button', { name: 'Entered here' }).click()
    const line = page.locator('.entered > li', { hasText: 'Kuryk port: Shut' })
    await line.getByRole('button', { name: 'Correct' }).click()
    await page.getByRole('radio', { name: 'Limited' }).check()
    await enter(page).click()
    expect(await field(page, 'why').evaluate((one) => one === document.activeElement)).toBe(true)
    await keys.type('the ferry sails')
    await keys.press('Enter')
    await page.locator('.network-list .condition', { hasText: 'Limited' }).waitFor({ timeout: 30_000 })
    await page.goBack()
    await page.locator('.enter-form').waitFor()
  })

  it('makes the plan anew once it is entered, though the form was left', async () => {
    const { page } = await open('/api/v1/health')
    const before = await planned(page)
    await page.getByRole('link', { name: 'Conditions', exact: true }).click()
    await page.getByRole('button', { name: 'Enter …' }).click()
    await page.getByRole('button', { name: 'An order', exact: true }).click()
    await page.locator('#enter-pasted').fill(TEXT)
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.locator('.read-text').waitFor()
    await field(page, 'source').fill('a notice on the wall')
    const sent = page.waitForRequest((request) => /entries\?(?!.*check)/.test(request.url()))
    await page.route(/entries\?(?!.*check)/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      await route.continue()
    })
    await enter(page).click()
    await sent
    const anew = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/v1/plans')
    await page.getByRole('link', { name: 'Plan', exact: true }).click()
    expect((await (await anew).json()).conditionsVersion).not.toBe(before)
    await cards(page).filter({ hasText: 'Altynkol: banned until' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
  })

  it('reads a time as it is typed, and shows it with its zone', async () => {
    const { page } = await open('/conditions?enter=reports')
    await field(page, 'since').fill('26.11.2026 13:00 UTC+5')
    await page
      .locator('.enter-field', { has: field(page, 'since') })
      .getByText('26 Nov 2026, 13:00 UTC+5')
      .waitFor()
    await field(page, 'expected_until').fill('tomorrow or so')
    await enter(page).click()
    await page.locator('#enter-expected_until-fault').waitFor()
    expect(await page.locator('#enter-since-fault').count()).toBe(0)
  })

  it('shows all faults at their fields, and is open to everybody', async () => {
    const { page } = await open('/conditions?enter=queues')
    await field(page, 'place').waitFor({ timeout: 30_000 })
    await field(page, 'place').fill('somewhere')
    await field(page, 'date').fill('soon')
    await enter(page).click()
    const faults = await page.locator('.enter-form .fault').evaluateAll((all) => all.map(({ id }) => id))
    expect(faults).toEqual(['place', 'waiting', 'date', 'by'].map((column) => `enter-${column}-fault`))
    expect(await field(page, 'place').getAttribute('aria-describedby')).toContain('enter-place-fault')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'An order', exact: true }).click()
    await page.locator('.enter-more summary').click()
    expect(await axeFindings(page)).toEqual([])
    await page.goBack()
    await page.locator('.enter-form').waitFor({ state: 'detached' })
  })

  it('fits a phone in Russian', async () => {
    const { page } = await open('/conditions?enter=orders', { viewport: { width: 360, height: 740 }, locale: 'ru' })
    await field(page, 'action').waitFor({ timeout: 30_000 })
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    expect(await enter(page).isVisible()).toBe(true)
  })
})
