import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { launchBrowser } from './browser.js'
import { type RunningServer, startServer } from './server.js'

interface Opened {
  readonly page: Page
  /** Errors of the console, faults of the page, and requests that left this machine. */
  readonly faults: string[]
  /** Where a test makes the server fail on purpose, its refusals are no faults. */
  allowRefusals: boolean
}

interface Pages {
  /** Address of the server, without a slash at the end. */
  readonly address: () => string
  /** What the server printed at its start. */
  readonly printed: () => string
  /** Opens a path of the server in a window of its own. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Opened>
}

/**
 * A browser and a server for the tests of one file; a test fails where a page of it logs an error or leaves this machine.
 * @param settings - variables of the server's environment
 */
export function usePages(settings: Readonly<Record<string, string>> = {}): Pages {
  let browser: Browser
  let server: RunningServer
  let opened: Opened[] = []

  beforeAll(async () => {
    ;[browser, server] = await Promise.all([launchBrowser(), startServer(settings)])
  })

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  beforeEach(() => {
    opened = []
  })

  afterEach(async () => {
    const faults = opened.flatMap((one) =>
      one.faults.filter((fault) => !(one.allowRefusals && /Failed to load resource/.test(fault))),
    )
    await Promise.all(opened.map(({ page }) => page.context().close()))
    expect(faults).toEqual([])
  })

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    const faults: string[] = []
    await context.route('**/*', (route) => {
      const { origin } = new URL(route.request().url())
      if (origin === server.address) return route.continue()
      faults.push(`left this machine: ${route.request().url()}`)
      return route.abort()
    })
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(error.message))
    const one = { page, faults, allowRefusals: false }
    opened.push(one)
    await page.goto(server.address + path)
    return one
  }

  return { address: () => server.address, printed: () => server.printed, open }
}

export const cards = (page: Page) => page.locator('.cards > .card')
export const sidewaysBy = (page: Page) =>
  page.evaluate(() => {
    // The window of a phone grows with what is too wide for it, the root element does not.
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })

export async function answered(page: Page): Promise<void> {
  await cards(page).first().waitFor({ timeout: 30_000 })
}

export async function mapDrawn(page: Page): Promise<void> {
  await page.locator('.map-canvas[data-styled="true"] canvas').waitFor({ timeout: 30_000 })
}
