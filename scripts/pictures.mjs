// Takes the pictures of the page under docs/images anew: a question of the README in both themes, and on a phone.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { prepare, root } from './bootstrap.mjs'
import { findBrowser, installCommand } from './browser.mjs'

const QUESTION = '/?from=CN-XIAN&to=SE-KARLSHAMN&tonnes=18&ready=2026-12-01&avoid=RU&avoid=BY'
const DESK = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }
const PICTURES = [
  ['plan-light', { ...DESK, colorScheme: 'light' }],
  ['plan-dark', { ...DESK, colorScheme: 'dark' }],
  ['plan-phone', { ...PHONE, colorScheme: 'light' }],
]
const LAUNCH = ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-background-networking']

await prepare()
const executablePath = await findBrowser(root)
if (executablePath === undefined) {
  console.error(`No Chromium found. Install one: ${installCommand}`)
  process.exit(1)
}
const server = spawn(process.execPath, [join(root, 'apps/server/dist/main.js')], {
  env: { ...process.env, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const address = await new Promise((resolve, reject) => {
  server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  server.stdout.on('data', (text) => {
    const found = /^(http:\/\/\S+)/m.exec(String(text))
    if (found) resolve(found[1])
  })
})
const browser = await chromium.launch({ executablePath, args: LAUNCH })
for (const [name, options] of PICTURES) {
  const page = await browser.newPage(options)
  await page.goto(address + QUESTION)
  await page.getByText('The chosen way').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(3000)
  await page.screenshot({ path: join(root, `docs/images/${name}.png`) })
  await page.close()
  console.log(`docs/images/${name}.png`)
}
await browser.close()
server.removeAllListeners('exit')
server.kill()
