import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { API_PREFIX, type IndicatorsAnswer } from '@karavan/api'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { consigned, told } from './support/consigned.js'
import { sidewaysBy, usePages } from './support/pages.js'

const DATA = mkdtempSync(join(tmpdir(), 'karavan-segments-'))
const { open } = usePages({ KARAVAN_DATA: DATA })
afterAll(() => rmSync(DATA, { recursive: true, force: true, maxRetries: 5 }))

const BOXES = {
  'S-1': 'CSQU3054383',
  'S-2': 'MSKU9070323',
  'S-3': 'TGHU7599330',
  'S-4': 'TEMU0000011',
  'S-5': 'TEMU0000027',
  'S-6': 'TEMU0000032',
}
const IDS = Object.keys(BOXES)
const HOURS = [20, 24, 28, 32, 60, 40] as const
const DAY_HOURS = 24

/** Takes five consignments over the first leg some days ago, and a sixth two months before them. */
async function travelled(page: Page): Promise<void> {
  const [leg] = await consigned(page, BOXES, 100)
  for (const [i, id] of IDS.entries()) {
    const left = (i === 5 ? 75 : 10) * DAY_HOURS
    await told(page, id, 'departure', leg?.from, left)
    await told(page, id, 'arrival', leg?.to, left - (HOURS[i] ?? 0))
  }
  // The server tells by itself what was reported.
  const asked = new URL(`${API_PREFIX}/indicators?segment=section&measure=sectionHours`, page.url()).href
  await expect
    .poll(
      async () => {
        const { figures } = (await (await page.request.get(asked)).json()) as IndicatorsAnswer
        return figures.reduce((sum, { count }) => sum + count, 0)
      },
      { timeout: 60_000 },
    )
    .toBe(IDS.length)
}

describe('segments', () => {
  it('say why there are no figures, and how they come about', async () => {
    const { page } = await open('/segments', { viewport: { width: 390, height: 844 } })
    await page.getByText('Nothing is measured yet').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'How the figures come about' }).click()
    await page.getByText('Costs are those that events say were paid').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
  })

  it('show each measure by month, and what each month was measured of', async () => {
    const { page } = await open('/segments')
    await travelled(page)
    await page.reload()
    await page.getByRole('link', { name: 'Segments' }).waitFor()
    const legs = page.getByRole('region', { name: 'Legs' })
    const months = legs.locator('figure', { hasText: 'Time on the leg' }).locator('button.segment-month')
    await months.first().waitFor()
    expect(await months.count()).toBe(2)
    expect(await months.first().textContent()).toMatch(/1 consignment measured, 40 h/)
    const last = months.last()
    expect(await last.textContent()).toMatch(/5 consignments measured, median 28 h, eight in ten between/)
    expect([
      await months.first().locator('.segment-ring').count(),
      await last.locator('.segment-band').count(),
    ]).toEqual([1, 1])
    await legs
      .getByText('Cost of 20 t over 500 km: not measured in any month: no event tells what was paid (6)')
      .waitFor()
    expect(await axeFindings(page)).toEqual([])

    await page.getByLabel('Measure').selectOption('sectionHours')
    await page.getByLabel('Kind of segment').selectOption('section')
    await page.locator('.segments-list[aria-busy="false"]').waitFor()
    expect(new URL(page.url()).search).toBe('?kind=section&measure=sectionHours')
    await last.focus()
    await page.keyboard.press('Enter')
    const points = page.locator('.segment-points > li')
    await points.first().waitFor()
    expect(await points.count()).toBe(5)
    const point = points.filter({ hasText: 'S-5' })
    expect(await point.textContent()).toContain('60 h')
    await point.locator('summary').click()
    const hashes = await point.locator('code').allTextContents()
    expect(hashes).toHaveLength(2)
    for (const hash of hashes) expect(hash).toMatch(/^ni:\/\/\//)
    expect(await axeFindings(page)).toEqual([])

    await page.reload()
    await points.first().waitFor()
    expect(await last.getAttribute('aria-current')).toBe('true')
    await point.getByRole('link', { name: 'S-5' }).click()
    await page.locator('.story-row').first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/consignments/S-5')
    await page.goBack()
    await points.first().waitFor()
  })

  it.each(['light', 'dark'] as const)('stand on a telephone, %s, without being cut off', async (colorScheme) => {
    const { page } = await open('/segments', { colorScheme, viewport: { width: 390, height: 844 } })
    const month = page.locator('button.segment-month').first()
    await month.waitFor()
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
    await month.click()
    await page.locator('.segment-points').waitFor()
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Back to the list' }).click()
    await month.waitFor()
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('segment-month')
  })
})
