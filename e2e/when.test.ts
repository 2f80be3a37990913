import { describe, expect, it } from 'vitest'
import { usePages } from './support/pages.js'

const ASKED = '/?from=KZ-KURYK&to=LT-KLAIPEDA&equipment=wagon-open&units=20&ready=2030-01-15&view=when'

const { open } = usePages()

describe('the year of hand-overs', () => {
  it('has twelve months, and asks the server nothing for another measure, span or order', async () => {
    const { page } = await open(ASKED)
    await page.locator('.when-advice').waitFor({ timeout: 60_000 })
    expect(await page.locator('.months tbody tr').count()).toBe(12)
    expect(await page.locator('.months tbody th').first().textContent()).toBe('Jan 2030Jan 2031')
    let asked = 0
    page.on('request', (request) => {
      if (request.url().includes('/plans/profile')) asked += 1
    })
    await page.getByRole('button', { name: /^Within/ }).click()
    const chances = page.locator('.months .month-mean')
    const before = await chances.allTextContents()
    await page.locator('.when-within input').fill('60')
    await expect.poll(() => chances.allTextContents()).not.toEqual(before)
    expect(asked).toBe(0)
  })
})
