import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { answered, cards, sidewaysBy, usePages } from './support/pages.js'

/** Two ways, one of them by the ferry from Kuryk, both with a chance to miss the deadline. */
const ASKED = '/?from=KZ-KOSTANAY&to=GE-POTI&equipment=wagon-covered&units=30&ready=2030-02-01&deadline=2030-02-22'
const LONG = '/?from=CN-XIAN&to=SE-KARLSHAMN&tonnes=18&ready=2030-02-01&avoid=RU&avoid=BY'

const { open } = usePages()

/** Opens the plan by the ferry. */
async function byFerry(page: Page): Promise<void> {
  await answered(page)
  await cards(page).filter({ hasText: 'Kuryk' }).first().getByRole('button').first().click()
  await page.locator('.gantt-step').first().waitFor()
}

const quantiles = async (page: Page) =>
  (await page.locator('.quantiles dd').allTextContents()).map((text) => text.replace(/^\w+ /, ''))

describe('the view of one plan', () => {
  it('ends its timeline on the days of the arrival, worked out from the stages', async () => {
    const { page } = await open(ASKED)
    await byFerry(page)
    const [p10, p50, p90] = await quantiles(page)
    const last = page.locator('.gantt-leg .bar').last()
    expect(await last.getAttribute('aria-label')).toContain(
      `done by ${p10} in one of ten, by ${p50} in half, by ${p90} in nine of ten`,
    )
    expect(await page.locator('.step-waiting').count()).toBeGreaterThan(0)
    expect(await page.locator('.step-closure').count()).toBeGreaterThan(0)
    expect(await page.locator('.gantt-deadline').count()).toBe(1)
  })

  it('holds a step on the map when it is pressed, by keyboard too', async () => {
    const { page } = await open(ASKED)
    await byFerry(page)
    const asked = page.waitForRequest(/\/locations\/KZ-KURYK$/)
    const step = page.locator('.step-waiting .gantt-look').first()
    await step.focus()
    await page.keyboard.press('Enter')
    await asked
    expect(await step.getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('Enter')
    expect(await step.getAttribute('aria-pressed')).toBe('false')
  })

  it('shares all of the days between half and nine in ten out among the steps', async () => {
    const { page } = await open(ASKED)
    await byFerry(page)
    await page.locator('.uncertainty .more summary').click()
    const parts = await page.locator('.part-days').allTextContents()
    const days = parts.map((text) => /^([\d.]+) of ([\d.]+) days$/.exec(text)?.slice(1).map(Number) ?? [])
    const sum = days.reduce((total, [part = 0]) => total + part, 0)
    expect(Math.abs(sum - (days[0]?.[1] ?? 0))).toBeLessThan(0.05 * (parts.length + 1))
  })

  it('asks again with the goods ready earlier, which makes the deadline likelier', async () => {
    const { page } = await open(ASKED)
    await byFerry(page)
    const chance = async () => Number((await page.locator('.headline dd').first().textContent())?.match(/\d+/)?.[0])
    const before = await chance()
    const lever = page.locator('.lever', { hasText: 'Be ready' }).last()
    const promised = Number((await lever.textContent())?.match(/(\d+)\s%/)?.[1])
    await lever.click()
    await page.waitForURL(/ready=2030-01/)
    await byFerry(page)
    expect(promised).toBeGreaterThan(before)
    expect(Math.abs((await chance()) - promised)).toBeLessThanOrEqual(1)
  })

  it('tells how late the goods may be handed over for a chance, and asks for that day', async () => {
    const { page } = await open(ASKED)
    await byFerry(page)
    const row = page.locator('.latest tbody tr', { hasText: '80\u00a0%' })
    await row.locator('td').first().locator('.latest-day').click()
    await page.waitForURL(/ready=(?!2030-02-01)/)
    await byFerry(page)
    await page.locator('.latest').waitFor()
    const chance = Number((await page.locator('.headline dd').first().textContent())?.match(/\d+/)?.[0])
    expect(chance).toBeGreaterThanOrEqual(80)
    expect(await row.locator('.latest-asked').count()).toBeGreaterThan(0)
  })

  it('says without a deadline what is needed to tell how late is late, and asks with one', async () => {
    const { page } = await open(ASKED.replace('&deadline=2030-02-22', ''))
    await byFerry(page)
    await page.locator('.help-deadline button').click()
    await page.waitForURL(/deadline=2030-/)
    await page.locator('.latest').waitFor()
  })

  it('stays short and whole on a phone', async () => {
    const { page } = await open(LONG, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    await answered(page)
    await cards(page).first().getByRole('button').first().tap()
    await page.locator('.costs').waitFor()
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    const height = async (part: string) => (await page.locator(part).boundingBox())?.height ?? 0
    expect((await height('.costs')) + (await height('.emissions'))).toBeLessThan(2 * 740)
    await page.getByRole('button', { name: 'Show every step' }).tap()
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
  })
})

describe('a better value', () => {
  it('is laid over a row with its source, shown, carried by the link, and taken back', async () => {
    const { page } = await open(ASKED)
    await byFerry(page)
    const before = await quantiles(page)
    await page.locator('.step-handling .gantt-number .sourced').nth(1).click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('button', { name: 'I know a better value' }).click()
    await panel.locator('.better-reach li').first().waitFor({ timeout: 30_000 })
    expect(await panel.locator('.better-reach').innerText()).toMatch(/changes:\s+\d+ (place|link|service)s?:/)
    expect(await axeFindings(page)).toEqual([])
    await panel.getByLabel('half within').fill('150')
    await panel.getByLabel('nine in ten within').fill('160')
    await panel.getByRole('button', { name: 'Plan with it' }).click()
    await panel.getByRole('alert').filter({ hasText: 'Say where the value comes from' }).waitFor()
    await panel.getByLabel('Who says so').fill('Port of Kuryk, by mail')
    await panel.getByRole('button', { name: 'Plan with it' }).click()
    await panel.waitFor({ state: 'detached' })

    await page.locator('.own-change').waitFor({ timeout: 30_000 })
    expect(await page.locator('.own-change').textContent()).toContain(`${before[1]} → `)
    expect(await page.locator('.card-chosen').textContent()).toContain('Kuryk')
    const after = await quantiles(page)
    expect(after[1]).not.toBe(before[1])

    const { page: other } = await open(new URL(page.url()).pathname + new URL(page.url()).search)
    await answered(other)
    expect(await other.locator('.ask-pane .own-strip summary').textContent()).toContain(
      '1 value of the sender of this link',
    )
    await cards(other).filter({ hasText: 'Kuryk' }).first().getByRole('button').first().click()
    expect(await quantiles(other)).toEqual(after)

    await page.locator('.ask-pane .own-strip summary').click()
    const saved = page.waitForEvent('download')
    await page.locator('.ask-pane').getByRole('button', { name: 'Download as a folder' }).click()
    expect((await saved).suggestedFilename()).toBe('karavan-overlay.zip')
    await page.locator('.ask-pane').getByRole('button', { name: 'Remove all' }).click()
    await page.locator('.ask-pane .own-strip').waitFor({ state: 'detached' })
    await page.locator('.ask-pane .renewing').waitFor({ state: 'detached' })
    await byFerry(page)
    expect(await quantiles(page)).toEqual(before)
    expect(new URL(page.url()).searchParams.has('own')).toBe(false)
  })

  it('that no network can be made of is refused before it is taken', async () => {
    const one = await open(ASKED)
    one.allowRefusals = true
    const { page } = one
    await byFerry(page)
    await page.locator('.step-handling .gantt-number .sourced').nth(1).click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('button', { name: 'I know a better value' }).click()
    await panel.getByLabel('half within').fill('99999')
    await panel.getByLabel('Who says so').focus()
    await panel.locator('.better-cells .fault').filter({ hasText: 'The times of the row must not fall' }).waitFor()
    await panel.getByLabel('Who says so').fill('nobody')
    await panel.getByRole('button', { name: 'Plan with it' }).click()
    await panel.getByRole('alert').waitFor()
    expect(await page.locator('.own-strip').count()).toBe(0)
  })
})
