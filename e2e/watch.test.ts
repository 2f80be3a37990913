import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { API_PREFIX, type ConsignmentsAnswer } from '@karavan/api'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { consigned, told } from './support/consigned.js'
import { sidewaysBy, usePages } from './support/pages.js'

const DATA = mkdtempSync(join(tmpdir(), 'karavan-watch-'))
const { open } = usePages({ KARAVAN_DATA: DATA })
afterAll(() => rmSync(DATA, { recursive: true, force: true, maxRetries: 5 }))

async function read<Answer>(page: Page, path: string): Promise<Answer> {
  return (await (await page.request.get(new URL(API_PREFIX + path, page.url()).href)).json()) as Answer
}

const AT_RISK = '/consignments?estimated=true&order=risk&limit=50'

describe('what is watched', () => {
  it('are the consignments that have not arrived, the likeliest to miss its time first', async () => {
    const { page } = await open('/watch')
    const [leg] = await consigned(page, { 'W-late': 'CSQU3054383' }, 40)
    await consigned(page, { 'W-new': 'MSKU9070323' }, 1)
    await told(page, 'W-late', 'departure', leg?.from, 2)
    await told(page, 'W-new', 'departure', leg?.from, 2)
    // The server tells by itself what was reported, and the page hears of it; samples are made meanwhile.
    const list = page.locator('main .watch-list[aria-busy="false"]')
    for (const id of ['W-late', 'W-new']) await list.getByRole('link', { name: id }).waitFor({ timeout: 90_000 })
    await expect
      .poll(
        async () => {
          const { consignments, renewing } = await read<ConsignmentsAnswer>(page, AT_RISK)
          const names = await list.locator('.watch-name a').allTextContents()
          return renewing === 0 && String(names) === String(consignments.map(({ consignmentId }) => consignmentId))
        },
        { timeout: 60_000 },
      )
      .toBe(true)
    const { consignments, total } = await read<ConsignmentsAnswer>(page, AT_RISK)
    const names = consignments.map(({ consignmentId }) => consignmentId)
    expect(names.indexOf('W-late')).toBeLessThan(names.indexOf('W-new'))
    const own = consignments.filter(({ sample }) => !sample).map(({ estimate }) => estimate?.due?.missing ?? -1)
    expect(own).toEqual(own.toSorted((a, b) => b - a))
    await page.getByText(`${total} are on the way or about to leave`).waitFor()
    expect(await list.locator('li', { hasText: 'W-late' }).textContent()).toContain('chance of missing its time')
    expect(await axeFindings(page)).toEqual([])
    await list.getByRole('link', { name: 'W-late' }).click()
    await page.locator('.story-row').first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/consignments/W-late')
  })

  it.each(['light', 'dark'] as const)('stand on a telephone, %s, without being cut off', async (colorScheme) => {
    const { page } = await open('/watch', { colorScheme, viewport: { width: 390, height: 844 } })
    await page.locator('main .watch-list[aria-busy="false"] li').first().waitFor({ timeout: 60_000 })
    await page.locator('.watch-silent .note').first().waitFor()
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
  })

  it('says so where nothing is on the way', async () => {
    const { page } = await open('/api/v1/health')
    await page.route('**/api/v1/consignments?*', (route) =>
      route.fulfill({ json: { consignments: [], total: 0, renewing: 0, coming: 0 } satisfies ConsignmentsAnswer }),
    )
    await page.goto(new URL('/watch', page.url()).href)
    await page.getByText('Nothing is on the way').waitFor()
    await page.getByText('None has gone silent.').waitFor()
  })
})
