import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answered, cards, usePages } from './support/pages.js'

const ASKED = '/?from=KZ-KOSTANAY&to=GE-POTI&equipment=wagon-covered&units=30&ready=2030-02-01&deadline=2030-02-22'

const { open } = usePages()

const shown = (page: Page) => new URL(page.url()).searchParams
const outcome = (page: Page) => page.locator('[data-outcome]')
const view = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Views of the answer' }).getByRole('button', { name })

/** Counts the questions that the page asks. */
function questionsOf(page: Page): () => number {
  let count = 0
  page.on('request', (request) => {
    if (/\/plans$/.test(request.url())) count++
  })
  return () => count
}

describe('the way back', () => {
  it('leads through the views, and to former answers without asking again', async () => {
    const { page } = await open(ASKED)
    const questions = questionsOf(page)
    await answered(page)
    const titles = await cards(page).getByRole('heading').allTextContents()
    await view(page, /Ruled out/).click()
    await view(page, 'When to start').click()
    await page.goBack()
    expect(shown(page).get('view')).toBe('ruled-out')
    expect(await view(page, /Ruled out/).getAttribute('aria-current')).toBe('true')
    await page.goBack()
    expect(shown(page).get('view')).toBeNull()

    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByRole('textbox', { name: 'Wagons' }).fill('2')
    await page.getByRole('button', { name: 'Find the ways' }).click()
    await page.getByRole('region', { name: 'The question' }).filter({ hasText: '2 wagons' }).waitFor()
    await answered(page)
    const asked = questions()
    await page.goBack()
    await page.getByRole('region', { name: 'The question' }).filter({ hasText: '30 wagons' }).waitFor()
    expect(await cards(page).getByRole('heading').allTextContents()).toEqual(titles)
    await page.goForward()
    await page.getByRole('region', { name: 'The question' }).filter({ hasText: '2 wagons' }).waitFor()
    expect(await cards(page).count()).toBeGreaterThan(0)
    expect(questions()).toBe(asked)
  })
})

describe('the focus of whoever asks by keyboard', () => {
  it('goes to what came of it, and the number of ways is announced', async () => {
    const { page } = await open(ASKED)
    await answered(page)
    expect(await outcome(page).evaluate((heading) => heading === document.activeElement)).toBe(false)
    await page.getByRole('button', { name: 'Change' }).press('Enter')
    await page.getByRole('button', { name: 'Find the ways' }).press('Enter')
    await answered(page)
    expect(await outcome(page).evaluate((heading) => heading === document.activeElement)).toBe(true)
    const count = (await outcome(page).textContent()) ?? 'no heading'
    expect(count).toMatch(/^\d+ ways?$/)
    expect(await page.getByRole('status').filter({ hasText: count }).count()).toBe(1)
  })
})

describe('the former answer', () => {
  it('stays while one with a value of the asker’s own is worked out, and where that fails', async () => {
    const one = await open(ASKED)
    one.allowRefusals = true
    const { page } = one
    await answered(page)
    const titles = await cards(page).getByRole('heading').allTextContents()
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/api/v1/plans', async (route) => {
      await held
      await route.abort()
    })
    await cards(page).filter({ hasText: 'Kuryk' }).first().getByRole('button').first().click()
    await page.locator('.step-handling .gantt-number .sourced').nth(1).click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('button', { name: 'I know a better value' }).click()
    await panel.getByLabel('half within').fill('150')
    await panel.getByLabel('nine in ten within').fill('160')
    await panel.getByLabel('Who says so').fill('the port, by mail')
    await panel.getByRole('button', { name: 'Plan with it' }).click()
    await page.locator('main[aria-busy="true"]').waitFor()
    expect(await page.getByRole('status').filter({ hasText: 'this is the former one' }).count()).toBeGreaterThan(0)
    expect(await cards(page).getByRole('heading').allTextContents()).toEqual(titles)
    expect(await page.locator('.pane-body').count()).toBe(1)
    release()
    await page.getByRole('alert').filter({ hasText: 'The server cannot be reached' }).first().waitFor()
    expect(await cards(page).getByRole('heading').allTextContents()).toEqual(titles)
    await page.unroute('**/api/v1/plans')
    await page.locator('main').getByRole('button', { name: 'Ask again' }).click()
    await page.locator('.own-change').waitFor({ timeout: 30_000 })
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})
