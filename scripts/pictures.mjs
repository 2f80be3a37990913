// Takes the pictures of the page under docs/images anew, all from the running page.
import { join } from 'node:path'
import { root } from './bootstrap.mjs'
import { withPage } from './page-session.mjs'

const QUESTION = '/?from=CN-XIAN&to=SE-KARLSHAMN&tonnes=18&ready=2026-12-01&avoid=RU&avoid=BY'
const DESK = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }
const PICTURES = [
  ['plan-light', { ...DESK, colorScheme: 'light' }],
  ['plan-dark', { ...DESK, colorScheme: 'dark' }],
  ['plan-phone', { ...PHONE, colorScheme: 'light' }],
]

await withPage(async ({ address, browser }) => {
  for (const [name, options] of PICTURES) {
    const page = await browser.newPage({ ...options, locale: 'en' })
    await page.goto(address + QUESTION)
    await page.locator('.cards > .card').first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(3000)
    await page.screenshot({ path: join(root, `docs/images/${name}.png`) })
    await page.close()
    console.log(`docs/images/${name}.png`)
  }
})
