import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.js'

let browser: Browser
let server: Server
let port: number

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.end('<!doctype html><h1>Aktau</h1>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await new Promise((resolve) => server.close(resolve))
})

it('reaches 127.0.0.1 and no named host', async () => {
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  expect(await page.textContent('h1')).toBe('Aktau')
  const reach = (url: string) =>
    page.evaluate(
      (target) =>
        fetch(target).then(
          () => 'reached',
          () => 'refused',
        ),
      url,
    )
  expect(await reach(`http://127.0.0.1:${port}/`)).toBe('reached')
  expect(await reach(`http://localhost:${port}/`)).toBe('refused')
})
