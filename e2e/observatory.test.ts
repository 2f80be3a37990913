import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { sidewaysBy, usePages } from './support/pages.js'
import { ARTICLE, CORRIDOR_TONNES } from './support/states.js'

const DATA = mkdtempSync(join(tmpdir(), 'karavan-observatory-'))
const { open } = usePages({ KARAVAN_DATA: DATA })
afterAll(() => rmSync(DATA, { recursive: true, force: true, maxRetries: 5 }))

const SERIES = `/observatory?series=${CORRIDOR_TONNES}`
const lines = (page: Page) => page.locator('.series-line')
const marks = (page: Page) => page.locator('.figure-mark')

describe('the observatory', () => {
  it('finds series by their words in any language, and tells how many', async () => {
    const { page } = await open('/observatory', { locale: 'ru' })
    await lines(page).first().waitFor()
    const all = await lines(page).count()
    expect(all).toBeGreaterThan(300)
    expect(await page.getByRole('status').first().textContent()).toContain(`${all} `)
    await page.getByRole('searchbox').fill('kuryk перевалка')
    await expect.poll(() => lines(page).count()).toBeLessThan(30)
    for (const title of await page.locator('.series-name').allTextContents()) expect(title).toMatch(/Курык.*перевалка/)
    await page.getByRole('searchbox').fill('nothing like it')
    await page.locator('.conditions-none').waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('nothing like it')
  })

  it('opens the origin of every point, by keys as well', async () => {
    const { page } = await open('/observatory?q=Middle+Corridor+carried')
    await lines(page).first().waitFor()
    await page.locator(`[data-name="${CORRIDOR_TONNES}"]`).click()
    await marks(page).first().waitFor()
    const drawn = await marks(page).count()
    expect(drawn).toBeGreaterThan(30)
    expect(await page.locator('.figure-table tbody tr').count()).toBeGreaterThan(drawn)
    expect(await page.locator('.figure-chart .figure-apart').count()).toBeGreaterThan(0)
    expect(await page.locator('.figure-chart .figure-ahead').count()).toBeGreaterThan(0)
    await page.getByText('Not in the chart:').waitFor()

    await page.locator('.figure-mark[tabindex="0"]').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    const third = await marks(page).nth(2).getAttribute('data-figure')
    await page.keyboard.press('Enter')
    await page.locator('.figure-origin').waitFor()
    expect(new URL(page.url()).searchParams.get('figure')).toBe(third)
    expect(await marks(page).nth(2).getAttribute('aria-pressed')).toBe('true')
    expect(await axeFindings(page)).toEqual([])

    await page.reload()
    const origin = page.locator('.figure-origin')
    await origin.waitFor()
    await origin.getByRole('link').or(origin.locator('dd').first()).first().waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['name']))
      .toBe(CORRIDOR_TONNES)
  })

  it('opens a figure that the address names beside another series where it stands', async () => {
    const { page } = await open('/observatory')
    const answer = await page.request.get(new URL('/api/v1/figures', page.url()).href)
    const { series } = (await answer.json()) as { series: { name: string; figures: { id: string }[] }[] }
    const [other] = series.filter(({ name }) => name !== CORRIDOR_TONNES)
    const id = other?.figures[0]?.id ?? ''
    await page.goto(new URL(`${SERIES}&figure=${encodeURIComponent(id)}`, page.url()).href)
    await page.getByRole('region', { name: 'This figure is not among those shown here' }).waitFor()
    expect(await page.getByText('This figure was withdrawn').count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Open the series it belongs to' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('series')).toBe(other?.name)
    await page.locator('.figure-table [aria-pressed="true"], .figure-origin').first().waitFor()
    expect(new URL(page.url()).searchParams.get('figure')).toBe(id)
    expect(await page.getByText('This figure is not among those shown here').count()).toBe(0)
  })

  it('opens the point that is nearest to a press', async () => {
    const { page } = await open(SERIES)
    await marks(page).first().waitFor()
    const seen = page.locator('.figure-mark[data-under="false"]')
    for (const i of [0, 7, 20]) {
      const box = await seen.nth(i).locator('.figure-shape').boundingBox()
      if (box === null) throw new Error('a mark that is not drawn')
      const wanted = await seen.nth(i).getAttribute('data-figure')
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
      await expect.poll(() => new URL(page.url()).searchParams.get('figure')).toBe(wanted)
    }
  })

  it('counts marks that there is no room for, and opens them press by press', async () => {
    const { page } = await open(SERIES, { viewport: { width: 390, height: 844 } })
    await marks(page).first().waitFor()
    const under = page.locator('.figure-mark[data-under="true"]')
    const count = await under.count()
    expect(count).toBeGreaterThan(0)
    const piles = await page.locator('.figure-chart g > .figure-count').allTextContents()
    expect(piles.length).toBeGreaterThan(1)
    const hidden = await under.first().getAttribute('data-figure')
    const shape = page.locator(`[data-figure="${hidden}"] .figure-shape`)
    const opened = new Set<string | null>()
    for (let i = 0; i < 4; i += 1) {
      await shape.scrollIntoViewIfNeeded()
      const at = await shape.boundingBox()
      if (at === null) throw new Error('a mark that has no place')
      await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2)
      opened.add(new URL(page.url()).searchParams.get('figure'))
    }
    expect(opened).toContain(hidden)
    expect(opened.size).toBeGreaterThan(1)
  })

  it('works out growth, and across definitions only where that is asked for', async () => {
    const { page } = await open(SERIES)
    const derived = page.getByRole('region', { name: 'Worked out from these figures' }).first()
    await derived.locator('tbody tr').first().waitFor()
    const rows = await derived.locator('tbody tr').count()
    expect(await derived.getByText('across definitions').count()).toBe(0)
    await derived.getByRole('checkbox').check()
    await derived.getByText('across definitions').first().waitFor()
    expect(await derived.locator('tbody tr').count()).toBeGreaterThan(0)
    expect(rows).toBeGreaterThan(3)
  })

  it('takes a picture along with its sources inside, and the figures as tables', async () => {
    const { page } = await open(SERIES)
    await marks(page).first().waitFor()
    const saved = async (name: string) => {
      const waiting = page.waitForEvent('download')
      await page.locator('.figure-saving').getByText(name, { exact: true }).click()
      const download = await waiting
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
    }
    const svg = await saved('SVG')
    expect(svg.name).toMatch(/^karavan-middle-corridor.*\.svg$/)
    const text = svg.bytes.toString('utf8')
    for (const part of ['Middle Corridor (TITR): carried', 'Sources: ', 'World Bank (2023)', 'Karavan observatory, '])
      expect(text).toContain(part)
    expect(text).not.toMatch(/class=|var\(|tabindex/)
    const png = await saved('PNG')
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(800)
    const csv = await saved('CSV')
    expect(csv.bytes.toString('utf8').split('\n')[0]).toMatch(/^id,measure,subject/)
    expect(csv.bytes.toString('utf8').trim().split('\n').length).toBe(
      (await page.locator('.figure-table tbody tr').count()) + 1,
    )
    expect((await saved('SDMX-CSV')).bytes.toString('utf8')).toMatch(/^STRUCTURE,/)
    expect(JSON.parse((await saved('JSON')).bytes.toString('utf8')).length).toBeGreaterThan(30)
  })

  it('shows what claims come to, where sources disagree, and what came of targets', async () => {
    const { page } = await open('/observatory?view=claims')
    const borne = page.getByRole('region', { name: 'Claims that their own figures do not bear out' })
    const claim = borne.locator('.claim-line', { hasText: 'Lithuania → …, by road, 2024' })
    await claim.waitFor()
    expect(await claim.textContent()).toMatch(/more than 3 times.*worked out: 2.97 times/)
    await page.getByRole('region', { name: 'Sources that disagree' }).locator('.claim-line').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await claim.getByRole('button').click()
    await page.locator('.figure-origin').waitFor()

    await page.getByRole('button', { name: 'Targets' }).click()
    await page.getByRole('searchbox').fill('TITR')
    const aim = page.locator('.target-said', { hasText: '10 million t' }).first()
    await aim.waitFor()
    expect(await aim.textContent()).toMatch(/by 2030.*said by.*needs .* % a year/)
    expect(await axeFindings(page)).toEqual([])
  })

  it('reads an article, lets it be corrected, and keeps what is accepted', async () => {
    const opened = await open('/observatory?view=article')
    const { page } = opened
    opened.allowRefusals = true
    await page.locator('#article-text').fill(ARTICLE)
    await page.getByRole('button', { name: 'Read the figures' }).click()
    const figures = page.locator('.article-figure')
    await figures.first().waitFor()
    const count = await figures.count()
    expect(count).toBeGreaterThanOrEqual(3)
    expect((await page.locator('.article-text mark').allTextContents()).join()).not.toContain('417')
    expect((await page.locator('.article-text').textContent()) ?? '').toBe(ARTICLE)
    const first = figures.first()
    expect(await first.textContent()).toMatch(/1.9 million t · 2024 · observed/)
    await first.getByRole('button', { name: 'Correct' }).click()
    await first.getByLabel('Value').fill('much')
    await first.getByText('“much” is no number').waitFor()
    await first.getByLabel('Value').fill('1,950,000')
    expect(await axeFindings(page)).toEqual([])
    await first.getByLabel('How it is compared').selectOption({ label: 'so much more or less' })
    await first.getByLabel('How much (a fall').fill('-8.3')
    await first.getByLabel('Against: first day').fill('2023-01-01')
    await first.getByLabel('Against: last day').fill('2023-12-31')
    expect(await first.textContent()).toContain('8.3 % less than 2023')
    await first.getByLabel('Carried by').selectOption({ label: 'by sea' })
    await page.getByText(`${count} figures proposed, 0 accepted`).waitFor()
    await page.getByRole('button', { name: 'Accept all' }).click()
    await figures.last().getByRole('button', { name: 'Leave out' }).click()
    await page.getByText(`${count} figures proposed, ${count - 1} accepted`).waitFor()

    const keep = page.getByRole('button', { name: 'Keep the accepted ones' })
    expect(await keep.isDisabled()).toBe(true)
    await page.locator('#article-source').fill('https://example.org/aktau')

    // Something that only the server can tell: it marks the card and the part of it.
    const second = figures.nth(1)
    await second.getByRole('button', { name: 'Correct' }).click()
    const where = await second.getByLabel('Where').inputValue()
    await second.getByLabel('Where').fill('Nowhere')
    await second.getByRole('button', { name: 'Done' }).click()
    await keep.click()
    await page.getByText('Nothing was kept: 1 figure is refused.').waitFor({ timeout: 60_000 })
    await second.getByText('“Nowhere” is not taken').waitFor()
    expect(await page.locator('.article-figure[data-refused="true"]').count()).toBe(1)
    expect(await second.getByLabel('Where').evaluate((cell) => cell === document.activeElement)).toBe(true)
    expect(await axeFindings(page)).toEqual([])
    await second.getByLabel('Where').fill(where)
    expect(await page.locator('.article-figure[data-refused="true"]').count()).toBe(0)
    await keep.click()
    await page.getByText(`${count - 1} figures kept.`).waitFor({ timeout: 60_000 })
    await keep.click()
    await page.getByText(`0 figures kept, ${count - 1} known before.`).waitFor()

    await page.goto(new URL('/observatory?q=Aktau+handled+dry', page.url()).href)
    await lines(page).first().click()
    await page.locator('.figure-table tbody tr', { hasText: '1.95 million' }).getByRole('button').click()
    expect(await page.locator('.figure-origin').textContent()).toMatch(/1.9 million tons.*example.org/s)

    // Kept by mistake: it is withdrawn with a reason, and its history can still be seen.
    await page.locator('.figure-origin').getByRole('button', { name: 'Withdraw' }).click()
    await page.getByRole('button', { name: 'Withdraw it' }).click()
    await page.getByText('This is needed.').waitFor()
    await page.getByLabel('Why it is withdrawn').fill('read twice')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Withdraw it' }).click()
    const gone = page.getByRole('region', { name: 'This figure was withdrawn' })
    await gone.getByText('read twice').waitFor()
    await expect.poll(() => gone.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await page.locator('.figure-table tbody tr', { hasText: '1.95 million' }).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
  })

  it("takes in a stranger's table by a mapping, and says what is refused", async () => {
    const { page } = await open('/observatory?view=table')
    const text = 'Port;2023;2024\nKZ-AKTAU;5,1;6,2\nKZ-KURYK;x;1,9\n'
    await page
      .locator('#table-file')
      .setInputFiles({ name: 'ports.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') })
    await page.getByRole('heading', { name: /^0 figures, \d cells refused/ }).waitFor()
    await page.getByText('Columns headed by a time hold the values: 2023, 2024.').waitFor()
    await page.locator('#table-where').selectOption({ label: 'column “Port”' })
    for (const [part, value] of [
      ['measure', 'handling'],
      ['status', 'observed'],
      ['unit', 'thousand tons'],
      ['source', 'https://example.org/ports'],
    ] as const) {
      await page.locator(`#table-${part}`).selectOption('fixed')
      const own = page.locator('.field', { has: page.locator(`#table-${part}`) }).locator('[aria-label]')
      await (part === 'measure' || part === 'status' ? own.selectOption(value) : own.fill(value))
    }
    await page.getByRole('heading', { name: '3 figures, 1 cell refused' }).waitFor()
    await page.getByText('Line 3, 2023: received x; expected:').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Keep 3 figures' }).click()
    await page.getByText('3 figures kept.').waitFor({ timeout: 60_000 })
    await page.goto(new URL('/observatory?q=Kuryk+handled', page.url()).href)
    await page.getByText('1,900 t, 2024').first().waitFor()
  })

  it.each(['light', 'dark'] as const)('stands on a telephone, %s, without being cut off', async (colorScheme) => {
    const { page } = await open('/observatory', { colorScheme, viewport: { width: 390, height: 844 } })
    await lines(page).first().waitFor()
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    await lines(page).first().click()
    await marks(page).first().waitFor()
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Back to the list' }).click()
    await lines(page).first().waitFor()
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('series-line')
    for (const view of ['Claims checked', 'Targets', 'Read an article', 'Take in a table']) {
      await page.getByRole('button', { name: view }).click()
      await page.locator('.claim-line, .target-line, .article-form').first().waitFor()
      expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    }
  })
})
