import { readFileSync } from 'node:fs'
import type { PlanAnswer } from '@karavan/model'
import type { Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { answered, usePages } from './support/pages.js'
import { KURYK_KLAIPEDA, XIAN_KARLSHAMN } from './support/states.js'

const { open } = usePages()

async function openTake(page: Page): Promise<void> {
  await answered(page)
  await page.locator('.take-open').click()
  await page.locator('.take[open]').waitFor()
}

/** Presses a form of the menu and reads the file that comes. @param place - of the form in the menu, from 0 */
async function take(page: Page, place: number): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.take-files button').nth(place).click(),
  ])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

async function textOf(pdf: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
  return text.replace(/\s+/g, ' ')
}

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('an answer is taken away', () => {
  it('as PDF with all its figures and sources, in the language of the reader', async () => {
    const locale = 'ru'
    const { page } = await open(XIAN_KARLSHAMN, { locale })
    await page.locator('.cards .card-choose').first().click()
    const planId = new URL(page.url()).searchParams.get('plan')
    await openTake(page)
    const pdf = await take(page, 0)
    const json = await take(page, 5)
    expect(pdf.name).toBe('karavan-xian-karlshamn-2030-02-01.pdf')
    const text = await textOf(pdf.bytes)
    const answer = JSON.parse(json.bytes.toString('utf8')) as PlanAnswer
    const plan = answer.plans.find((one) => one.planId === planId)
    expect(plan).toBeDefined()
    for (const { from, to, distanceKm } of plan?.legs ?? []) {
      expect(from).not.toBe(to)
      const km = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
      expect(text).toContain(spaced(km.format(distanceKm.value)))
    }
    const cited = new Set([
      ...(plan?.legs ?? []).flatMap(({ sources }) => sources),
      ...(plan?.cost.lines ?? []).map(({ source }) => source),
      ...(plan?.co2eLines ?? []).map(({ source }) => source),
    ])
    for (const { source } of cited) {
      const shown = source
        .replace(/^https?:\/\/(www\.)?|\/$/g, '')
        .replace(/^own knowledge$/, 'собственные знания')
        .replace(/^common geography$/, 'общеизвестная география')
        .replace(/^computed from /, 'вычислено из: ')
      expect(text.replaceAll(' ', '')).toContain(shown.replaceAll(' ', ''))
    }
    expect(text).toContain(answer.networkVersion)
    expect(text).toContain('Natural Earth')
    expect(text).not.toContain('\ufffd')
  })

  it('as a picture that is not blank, and as tables', async () => {
    const { page } = await open(KURYK_KLAIPEDA)
    await openTake(page)
    const png = await take(page, 1)
    expect(png.name).toMatch(/^karavan-kuryk-klaipeda-2030-02-01\.png$/)
    const { width, height, colours } = await page.evaluate(
      coloursOf,
      `data:image/png;base64,${png.bytes.toString('base64')}`,
    )
    expect(width).toBe(2400)
    expect(height).toBeGreaterThan(2400)
    for (const colour of ['#ffffff', '#f5f4ee', '#cadde7', '#8a1c52', '#b84a12', '#13211f'])
      expect(colours).toContain(colour)

    const svg = (await take(page, 2)).bytes.toString('utf8')
    expect(svg).toContain('data:font/ttf;base64,')
    const legs = (await take(page, 3)).bytes.toString('utf8').split('\r\n')
    expect(legs[0]).toContain('plan_id,plan,leg,mode')
    expect(legs[1]).toContain('KZ-KURYK')
    const days = (await take(page, 4)).bytes.toString('utf8').trim().split('\r\n')
    expect(Number(days.at(-1)?.split(',').at(-1))).toBeCloseTo(1, 2)
    await page
      .getByRole('status')
      .filter({ hasText: days.length > 0 ? 'arrival-by-day.csv' : '' })
      .waitFor()
  })

  it('for all ways at once, and for those that are compared', async () => {
    const { page } = await open(XIAN_KARLSHAMN)
    await openTake(page)
    await page.getByRole('radio', { name: /^All/ }).check()
    const all = await take(page, 0)
    expect(all.name).toBe('karavan-xian-karlshamn-2030-02-01-all-ways.pdf')
    const text = await textOf(all.bytes)
    for (const card of await page.locator('.cards .card-choose').allTextContents()) expect(text).toContain(spaced(card))
  })

  it('as a link, which stands to be copied by hand where the clipboard is refused', async () => {
    const { page } = await open(KURYK_KLAIPEDA, { permissions: ['clipboard-read', 'clipboard-write'] })
    await openTake(page)
    const copy = page.getByRole('button', { name: 'Copy' })
    await copy.click()
    await page.getByText('The link is copied.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: () => Promise.reject(new Error('refused')) },
      })
    })
    await copy.click()
    await page.getByText('copy it by hand').waitFor()
    expect(await page.evaluate(() => String(getSelection()))).toContain('from=KZ-KURYK')
  })

  it('with the keyboard alone, and says so where a file cannot be made', async () => {
    const one = await open(KURYK_KLAIPEDA, { viewport: { width: 360, height: 740 } })
    one.allowRefusals = true
    const { page } = one
    await answered(page)
    await page.locator('.cards .card-choose').first().click()
    await page.route('**/*.woff', (route) => route.fulfill({ status: 404 }))
    await page.locator('.take-open').focus()
    await page.keyboard.press('Enter')
    expect(await axeFindings(page)).toEqual([])
    await page.locator('.take-files button').first().focus()
    await page.keyboard.press('Enter')
    await page.getByText('The file was not made: PDF.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await page.locator('.take[open]').count()).toBe(0)
    expect(await page.locator('.take-open').evaluate((button) => button === document.activeElement)).toBe(true)
  })
})

/** Size of a picture, and the colours that cover more than a few dots of it. */
async function coloursOf(address: string) {
  const image = new Image()
  image.src = address
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width
  canvas.height = image.height
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  const counts = new Map<number, number>()
  for (let i = 0; i < data.length; i += 4) {
    const colour = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const colours = [...counts]
    .filter(([, count]) => count > 500)
    .map(([colour]) => `#${colour.toString(16).padStart(6, '0')}`)
  return { width: image.width, height: image.height, colours }
}
