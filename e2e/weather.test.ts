import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { sidewaysBy, usePages } from './support/pages.js'

/** Calm today, a storm from tomorrow on, at Aktau and Poti; nothing for the other ports. */
const forecasts = mkdtempSync(join(tmpdir(), 'karavan-weather-'))
const today = Math.floor(Date.now() / 86_400_000) * 86_400_000
const iso = (ms: number) => new Date(ms).toISOString()
const time = Array.from({ length: 96 }, (_, hour) => iso(today + hour * 3_600_000).slice(0, 16))
for (const place of ['KZ-AKTAU', 'GE-POTI']) {
  const json = {
    hourly_units: { wind_gusts_10m: 'm/s' },
    hourly: { time, wind_gusts_10m: time.map((_, hour) => (hour < 24 ? 3 : 29)) },
  }
  writeFileSync(join(forecasts, `${place}.json`), JSON.stringify(json))
}
const attribution = 'Weather by the met office of the test (https://met.example/)'
const { open } = usePages({ KARAVAN_WEATHER: forecasts, KARAVAN_WEATHER_ATTRIBUTION: attribution })
afterAll(() => rmSync(forecasts, { recursive: true, force: true }))

describe('a forecast that is connected', () => {
  it('shows the next days of a port with what shuts it, whose forecast it is and where the figure comes from', async () => {
    const { page } = await open('/conditions?place=GE-POTI', { viewport: { width: 360, height: 740 } })
    const section = page.locator('.next-days')
    await section.waitFor({ timeout: 30_000 })
    const days = section.locator('.storm-day')
    const chances = await days.locator('.storm-chance').allTextContents()
    expect(chances.map((text) => text.replaceAll('\u00a0', ' '))).toEqual(['< 1 %', '> 99 %', '> 99 %', '> 99 %'])
    expect(await days.nth(1).locator('.unseen').textContent()).toMatch(
      /shut with a chance of >\s99\s%, gusts 29\sm\/s$/,
    )
    expect(await section.getByRole('link', { name: 'met.example' }).getAttribute('href')).toBe('https://met.example/')
    expect(await section.textContent()).toContain('The forecast is less than an hour old.')
    expect(await sidewaysBy(page)).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await section.getByRole('button', { name: /gusts from 20/ }).click()
    const panel = page.getByRole('dialog')
    await panel.locator('.cells dd').first().waitFor()
    expect(await panel.locator('.row summary').first().textContent()).toMatch(/thresholds\.csv:\d+/)
  })

  it('names the ports that are likely to shut on a day within it, and on no other', async () => {
    const tomorrow = iso(today + 86_400_000).slice(0, 10)
    const { page } = await open(`/conditions?on=${tomorrow}`)
    const likely = page.locator('[data-key^="weather:"]')
    await likely.first().waitFor({ timeout: 30_000 })
    const keys = await likely.evaluateAll((lines) => lines.map((line) => line.getAttribute('data-key')).sort())
    expect(keys).toEqual(['weather:GE-POTI', 'weather:KZ-AKTAU'])
    await page.locator('.legend summary').click()
    const explained = page.locator('.legend li', { hasText: 'Likely to shut by forecast' })
    await explained.waitFor()
    await page.getByRole('button', { name: 'Today' }).click()
    await likely.first().waitFor({ state: 'detached' })
    await explained.waitFor({ state: 'detached' })
  })

  it('says where nothing is known: no forecast for a port, or nobody who says from what on it shuts', async () => {
    const { page } = await open('/conditions?place=LT-KLAIPEDA')
    await page.getByText('No forecast could be had for this port.').waitFor({ timeout: 30_000 })
    await page.goto(page.url().replace('LT-KLAIPEDA', 'TM-TURKMENBASHI'))
    await page.getByText(/^Nobody says from what wind or waves/).waitFor({ timeout: 30_000 })
  })
})
