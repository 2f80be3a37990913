import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { answered, sidewaysBy, usePages } from './support/pages.js'

const DATA = mkdtempSync(join(tmpdir(), 'karavan-consignments-'))
const { open } = usePages({ KARAVAN_DATA: DATA })
afterAll(() => rmSync(DATA, { recursive: true, force: true, maxRetries: 5 }))

const REPORT = fileURLToPath(
  new URL('../packages/exchange/test/wagon-report/in/wheat-kostanay-aktau.csv', import.meta.url),
)
const DAY_MS = 86_400_000
const READY = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10)
const QUESTION = `from=KZ-AKTAU&to=GE-POTI&equipment=40HC&goods=1001&ready=${READY}`

const line = (page: Page, id: string) => page.locator(`.consignment[data-key="${id}"]`)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Makes the first plan a consignment, with a box in it. */
async function made(page: Page, id: string): Promise<void> {
  await page.goto(new URL(`/?${QUESTION}`, page.url()).href)
  await answered(page)
  if (await page.locator('.plan-pane').isHidden()) await page.locator('.card button').first().click()
  await page.getByRole('link', { name: 'Make it a consignment' }).click()
  await page.locator('.consignment-plan').waitFor()
  await page.locator('#consignment-id').fill(id)
  await page.locator('#consignment-equipment-0-number').fill('CSQU3054383')
  await press(page, 'Enter the consignment')
  await page.locator('.story-row').first().waitFor()
}

/** Reports the first milestone as having happened an hour ago, or as told. */
async function reported(page: Page, sender: string, hoursAgo: number): Promise<void> {
  await press(page, 'Report a milestone')
  await page.locator('#report-which').selectOption({ index: 0 })
  await page
    .locator('#report-at')
    .fill(new Date(Date.now() - hoursAgo * 3_600_000).toISOString().slice(0, 16).concat('Z'))
  await page.locator('#report-sender').selectOption({ label: sender })
  const read = page.waitForResponse((answer) => answer.url().endsWith('/story') && answer.ok())
  await press(page, 'Report it')
  await read
  await page.locator('.story-row').first().waitFor()
}

describe('consignments', () => {
  it('are made of a plan, reported of, and listed by how late they are', async () => {
    const { page } = await open('/consignments')
    await page.goto(new URL('/consignments?q=nothing-like-it', page.url()).href)
    await page.getByText('No consignment is like this.').waitFor()
    await made(page, 'K 1')
    expect(new URL(page.url()).pathname).toBe('/consignments/K%201')

    await press(page, 'Change it')
    await page.getByRole('button', { name: 'Add a party' }).click()
    await page.locator('#consignment-parties-0-name').fill('Mill')
    await page.locator('#consignment-equipment-0-number').fill('CSQU3054384')
    expect(await page.locator('#consignment-equipment-0-number-fault').textContent()).toContain('should be 3')
    expect(await page.locator('.enter-buttons .button').isDisabled()).toBe(true)
    await page.locator('#consignment-equipment-0-number').fill('CSQU3054383')
    await page.locator('#consignment-why').fill('the shipper was missing')
    await page.locator('.enter-buttons .button').click()
    await page.getByText('Mill').first().waitFor()

    await reported(page, 'Mill', 2)
    await reported(page, 'I do', 1)
    const first = page.locator('button.story-row').first()
    await first.click()
    const words = page.locator('.story-words:not([hidden])')
    await words.locator('tbody tr').nth(1).waitFor()
    expect(await words.locator('tr[data-taken="true"]').count()).toBe(1)
    expect(await axeFindings(page)).toEqual([])

    await press(page, 'Arrival')
    await page.getByText('By the plan nine in ten are there by').waitFor()
    expect(await page.locator('.arrival-days dd').count()).toBe(3)
    expect(await page.locator('.moved-band').getAttribute('d')).toMatch(/^M/)
    expect(await axeFindings(page)).toEqual([])
    await press(page, 'Messages')
    await page.getByRole('button', { name: 'Open it as it came' }).first().click()
    expect(await page.locator('.consignment-raw').textContent()).toContain('EPCISDocument')
    await press(page, 'History')
    await page.getByText('the shipper was missing').waitFor()
    await page.reload()
    await page.getByText('the shipper was missing').waitFor()
    expect(await line(page, 'K 1').getAttribute('aria-current')).toBe('true')
    await page.goBack()
    expect(page.url()).toContain('/consignments')
  })

  it('take reports of others: shown with their faults by line, then kept, and known when they come again', async () => {
    const { page } = await open('/consignments/import')
    const take = () => page.setInputFiles('input[type="file"]', REPORT)
    await take()
    const file = page.locator('.import-file')
    await file.locator('tbody tr').first().waitFor()
    expect(await file.locator('.consignment-points[data-wrong="true"] li').allTextContents()).toEqual([
      expect.stringContaining('Line 13'),
      expect.stringContaining('Line 14'),
    ])
    expect(await file.locator('.import-mapping summary').textContent()).toContain('as their headers say')
    expect(await axeFindings(page)).toEqual([])
    await file.getByRole('button', { name: 'Keep what is sound' }).click()
    await file.getByText('6 events are new').waitFor()
    await take()
    await page.locator('.import-file').nth(1).getByRole('button', { name: 'Keep what is sound' }).click()
    await page.getByText('This file was received before').waitFor()
  })

  it('read a table of unknown headers once somebody says what they are', async () => {
    const { page } = await open('/consignments/import', { viewport: { width: 360, height: 740 } })
    const unknown = `станция ${'очень '.repeat(40)}далеко`
    await page.setInputFiles('input[type="file"]', {
      name: 'odd.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Единица ПС;Когда было;Где сейчас\n60635208;20.11.2026 14:05;${unknown}\n`),
    })
    const file = page.locator('.import-file')
    await file.getByText('say below which header is which').waitFor()
    await file.getByLabel('Единица ПС').selectOption('wagon')
    await file.getByLabel('Когда было').selectOption('operationDate')
    await file.getByLabel('Где сейчас').selectOption('stationName')
    expect(await file.getByRole('button', { name: 'Keep them for' }).count()).toBe(0)
    await file.getByRole('button', { name: 'Read with these columns' }).click()
    await file.getByText('60635208').waitFor()
    expect(await sidewaysBy(page)).toBe(0)
    expect(await axeFindings(page)).toEqual([])
  })

  it.each(['light', 'dark'] as const)('stand on a telephone, %s, without being cut off', async (colorScheme) => {
    const { page } = await open('/api/v1/health', {
      colorScheme,
      viewport: { width: 360, height: 740 },
      reducedMotion: 'reduce',
    })
    const id = `narrow ${colorScheme}`
    await made(page, id)
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
    await press(page, 'Back to the list')
    await line(page, id).waitFor()
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
  })
})
