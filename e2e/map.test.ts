import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answered, mapDrawn, usePages } from './support/pages.js'
import { KURYK_KLAIPEDA } from './support/states.js'
import { withoutWebGl } from './support/without-webgl.js'

const { address, open } = usePages()

const slider = (page: Page) => page.locator('.player').getByRole('slider')

/** Share of the points of the cloud's canvas that are painted. */
const painted = (page: Page) =>
  page.locator('canvas.map-cloud').evaluate((canvas: HTMLCanvasElement) => {
    const points = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let count = 0
    for (let i = 3; i < points.length; i += 4) if ((points[i] ?? 0) > 0) count++
    return count / (points.length / 4)
  })

describe('the map', () => {
  it('follows the chosen way through time by the keyboard, without starting by itself for who wants little motion', async () => {
    const { page } = await open(KURYK_KLAIPEDA, { reducedMotion: 'reduce' })
    await answered(page)
    await mapDrawn(page)
    await page.getByRole('button', { name: 'Watch the way through time' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.player-run:focus').waitFor()
    expect(await page.locator('.player-run').getAttribute('aria-label')).toBe('Play')
    expect(await slider(page).getAttribute('aria-valuetext')).toMatch(/1 Feb 2030.*100.%: being handled, Kuryk port/)
    expect(await painted(page)).toBeGreaterThan(0)
    await slider(page).focus()
    await page.keyboard.press('ArrowRight')
    expect(Number(await slider(page).inputValue())).toBe(Date.UTC(2030, 1, 1, 6) / 60_000)
    await page.keyboard.press('End')
    await page
      .locator('.player-arrived')
      .filter({ hasText: /9[89].%|100.%/ })
      .waitFor()
    await page.getByRole('button', { name: 'Close' }).press('Enter')
    await page.locator('.moving-play:focus').waitFor()
    expect(await page.locator('canvas.map-cloud').count()).toBe(0)
  })

  it('plays, and pauses where it stands', async () => {
    const { page } = await open(KURYK_KLAIPEDA, { reducedMotion: 'no-preference' })
    await answered(page)
    await mapDrawn(page)
    await page.getByRole('button', { name: 'Watch the way through time' }).click()
    await page.locator('.player-date').filter({ hasText: 'day 3' }).waitFor()
    await page.getByRole('button', { name: 'Pause' }).click()
    const stood = await slider(page).inputValue()
    await page.waitForTimeout(400)
    expect(await slider(page).inputValue()).toBe(stood)
  })

  it('changes its words with the language, and moves as a plain drawing too', async () => {
    const { page } = await open('/api/v1/health', { reducedMotion: 'reduce' })
    await page.addInitScript(withoutWebGl)
    await page.goto(address() + KURYK_KLAIPEDA)
    await answered(page)
    await page.locator('.draw-label', { hasText: 'Kazakhstan' }).waitFor()
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ru')
    await page.locator('.draw-label', { hasText: 'Казахстан' }).waitFor()
    await page.getByRole('button', { name: 'Показать путь во времени' }).click()
    const dots = page.locator('.draw-dots')
    const first = await dots.getAttribute('d')
    await slider(page).press('PageUp')
    await expect.poll(() => dots.getAttribute('d')).not.toBe(first)
  })
})
