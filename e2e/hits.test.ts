import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { KURYK_BAN as BAN } from '../apps/server/test/kuryk-ban.js'
import { axeFindings } from './support/axe.js'
import { answered, cards, usePages } from './support/pages.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-hits-'))
const { open, address } = usePages({ KARAVAN_DATA: home })
afterAll(() => rmSync(home, { recursive: true, force: true }))

const QUESTION = '/?from=KZ-KOSTANAY&to=GE-POTI&equipment=wagon-hopper&units=30&goods=1001&avoid=RU&ready=2030-03-05'
it('an order that was entered stands on the card of the way that it stops, with what to do; a later day shows what it changes', async () => {
  const kept = await fetch(`${address()}/api/v1/conditions/entries?by=desk`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'orders', rows: [BAN] }),
  })
  expect(kept.status).toBe(201)
  const { page } = await open(QUESTION)
  await answered(page)
  const card = cards(page).filter({ hasText: 'Kuryk port: banned until 30 Apr' })
  await card.waitFor({ timeout: 30_000 })
  await card.locator('.card-choose').click()
  const hit = page.locator('.way-hits')
  await hit.getByText('KTZ, No 77').waitFor()
  expect(await hit.textContent()).toContain('Holds the goods at Kostanay with a chance of 100')
  expect(await axeFindings(page)).toEqual([])
  await hit.getByRole('button', { name: /^Ask for/ }).click()
  const change = page.locator('.date-change')
  await change.waitFor({ timeout: 30_000 })
  expect(await change.textContent()).toMatch(/Ready on \d+ \w+ 2030 rather than 5 Mar 2030/)
  expect(await change.textContent()).toContain('Half arrive by')
  expect(new URL(page.url()).searchParams.get('ready')).toBe('2030-05-01')

  const said = {
    ...{
      id: 'POTI-SHUT',
      place: 'GE-POTI',
      state: 'closed',
      reason: 'strike',
      since: '2030-03-01',
      said: '2030-03-01',
    },
    ...{ expected_until: '2031-03-01', by: 'port desk', source: 'a call', basis: 'quoted' },
  }
  const told = await fetch(`${address()}/api/v1/conditions/entries?by=desk`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'reports', rows: [said] }),
  })
  expect(told.status).toBe(201)
  await page.goBack()
  await cards(page).filter({ hasText: 'Poti port: said to be shut' }).first().waitFor({ timeout: 30_000 })
  await card.waitFor({ timeout: 30_000 })
  await page.getByRole('link', { name: 'Conditions', exact: true }).click()
  await page.getByRole('button', { name: 'Enter …' }).click()
  await page.getByRole('button', { name: 'Entered here' }).click()
  const line = page.locator('.entered > li', { hasText: BAN.title })
  await line.getByRole('button', { name: 'Withdraw' }).click()
  await line.getByRole('textbox').fill('lifted by phone')
  await line.getByRole('button', { name: 'Withdraw it' }).click()
  await page.locator('.entered > li', { hasText: BAN.id }).waitFor()
  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  await answered(page)
  await card.waitFor({ state: 'detached', timeout: 30_000 })
}, 120_000)
