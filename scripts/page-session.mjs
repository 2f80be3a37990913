import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { prepare, root } from './bootstrap.mjs'
import { findBrowser, installCommand } from './browser.mjs'

const LAUNCH = ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-background-networking']

/**
 * Builds what is out of date, starts the server on a free port and a browser without a graphics card, and hands both to
 * `use`; closes them whatever happens.
 * @param {(session: { address: string, browser: import('playwright-core').Browser }) => Promise<T>} use
 * @returns {Promise<T>}
 * @throws {Error} where there is no Chromium, or the server does not start
 * @template T
 */
export async function withPage(use) {
  await prepare({ say: (line) => console.error(line) })
  const executablePath = await findBrowser(root)
  if (executablePath === undefined) throw new Error(`No Chromium found. Install one: ${installCommand}`)
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
  try {
    return await use({ address, browser })
  } finally {
    await browser.close()
    server.removeAllListeners('exit')
    server.kill()
  }
}
