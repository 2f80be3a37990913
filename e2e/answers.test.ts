import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answered, cards, sidewaysBy, usePages } from './support/pages.js'
import { XIAN_KARLSHAMN } from './support/states.js'

const SEVERAL = `${XIAN_KARLSHAMN}&deadline=2030-03-20`

const { open } = usePages()

const asked = (page: Page) => new URL(page.url()).searchParams

async function chooseTwo(page: Page): Promise<void> {
  await cards(page).nth(0).getByRole('checkbox').check()
  await cards(page).nth(1).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Compare 2 ways' }).click()
  await page.getByRole('heading', { name: '2 ways side by side' }).waitFor()
}

describe('the answers', () => {
  it('stand under the days of one axis, with the likeliest to be in time marked', async () => {
    const { page } = await open(`${SEVERAL}&sort=reliability`)
    await answered(page)
    const axis = await page.locator('.axis').boundingBox()
    const strips = await Promise.all((await page.locator('.cards .strip').all()).map((strip) => strip.boundingBox()))
    for (const strip of strips) {
      expect(strip?.x).toBeCloseTo(axis?.x ?? 0, 0)
      expect(strip?.width).toBeCloseTo(axis?.width ?? 0, 0)
    }
    expect(await cards(page).first().locator('.best').allTextContents()).toContain('likeliest in time')
    const last = await cards(page).last().locator('.best').allTextContents()
    expect(last.join()).not.toMatch(/in time|predictable/)
  })

  it('are narrowed down, say how many are left, and keep that in the address', async () => {
    const { page } = await open(SEVERAL)
    await answered(page)
    const all = await cards(page).count()
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('button', { name: /^Without warnings/ }).click()
    const left = await cards(page).count()
    expect(left).toBeLessThan(all)
    expect(await cards(page).locator('.flag-chip').count()).toBe(0)
    await page.getByRole('heading', { name: `${left} of ${all} ways` }).waitFor()
    await page.reload()
    await answered(page)
    expect(await cards(page).count()).toBe(left)
  })

  it('never vanish without a word', async () => {
    const { page } = await open(`${SEVERAL}&in-time=100`)
    await page.getByRole('button', { name: /^Show all \d ways$/ }).click()
    await answered(page)
    expect(asked(page).has('in-time')).toBe(false)
  })
})

describe('ways side by side', () => {
  it('show who is ahead on the day that is read, by keyboard as well, and stay in the address', async () => {
    const { page } = await open(SEVERAL)
    await answered(page)
    await chooseTwo(page)
    const day = page.getByRole('slider')
    expect(await day.getAttribute('aria-valuetext')).toMatch(/20 Mar, day 47: A \d+.%, B \d+.%/)
    await day.focus()
    await page.keyboard.press('ArrowRight')
    expect(await day.getAttribute('aria-valuetext')).toMatch(/21 Mar, day 48/)
    expect(await page.locator('.compare-shared').count()).toBeGreaterThan(0)
    expect(await page.locator('#compare-figures + table .compare-best').count()).toBeGreaterThan(3)
    await page.reload()
    await page.getByRole('heading', { name: '2 ways side by side' }).waitFor()
    expect(asked(page).get('compare')?.split(',')).toHaveLength(2)
  })
})

describe('a way that was ruled out', () => {
  it('comes back where the question no longer rules it out', async () => {
    const { page } = await open(SEVERAL)
    await answered(page)
    await page.getByRole('button', { name: /ways were ruled out/ }).click()
    const russia = page.locator('.ruled-out-way').filter({ has: page.getByRole('heading', { name: 'Russia' }) })
    await russia.getByRole('button', { name: 'Ask without this' }).click()
    await answered(page)
    expect(asked(page).getAll('avoid')).toEqual(['BY'])
  })
})

it('fits a phone of 360 pixels in Russian, from the list to each view', async () => {
  const { page } = await open(SEVERAL, {
    viewport: { width: 360, height: 740 },
    locale: 'ru',
    isMobile: true,
    hasTouch: true,
  })
  await answered(page)
  expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
  await cards(page).nth(0).getByRole('checkbox').check()
  await cards(page).nth(1).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Сравнить 2 пути' }).click()
  await page.locator('.compare-table').first().waitFor()
  expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: 'Назад ко всем путям' }).click()
  await page.getByRole('button', { name: /путей отпали/ }).click()
  await page.locator('.ruled-out-way').first().waitFor()
  expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
})
