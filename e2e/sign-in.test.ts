import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { sidewaysBy, usePages } from './support/pages.js'

const PASSWORD = 'twelve letters and more'
const home = mkdtempSync(join(tmpdir(), 'karavan-sign-in-page-'))
const { open, printed } = usePages({ KARAVAN_SIGN_IN: 'required', KARAVAN_DATA: home })
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('a server at which people sign in', { timeout: 120_000 }, () => {
  it('adds the first administrator by the link that it printed', async () => {
    const path = /\/sign-in#setup=[\w-]+/.exec(printed())?.[0] ?? ''
    const opened = await open(path, { viewport: { width: 360, height: 740 } })
    const { page } = opened
    await page.getByRole('heading', { name: 'The first administrator' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await sidewaysBy(page)).toBe(0)
    await page.getByLabel('Short name of the organisation').fill('ktz')
    await page.getByLabel('Login').fill('aigerim')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Add and sign in' }).click()
    await page.getByText('aigerim, ktz').waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
    expect(await axeFindings(page)).toEqual([])
    expect(await sidewaysBy(page)).toBe(0)
    expect(await page.evaluate(() => document.cookie)).toBe('')
  })

  it('shows the form in place of any part, in any language, and the part after it', async () => {
    const opened = await open('/network?q=aktau')
    opened.allowRefusals = true
    const { page } = opened
    await page.getByRole('heading', { name: 'Sign in to Karavan' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.getByLabel('Language').selectOption('ru')
    await page.getByRole('heading', { name: 'Вход в Karavan' }).waitFor()
    await page.getByLabel('Логин').fill('aigerim')
    await page.getByLabel('Пароль').fill('a wrong password')
    await page.getByRole('button', { name: 'Войти' }).click()
    await page.getByText('Логин или пароль неверен').waitFor()
    await page.getByLabel('Пароль').fill(PASSWORD)
    await page.getByRole('button', { name: 'Войти' }).click()
    await page.getByText('aigerim, ktz').waitFor()
    expect(page.url()).toContain('/network?q=aktau')
    await page.getByRole('button', { name: 'Выйти' }).click()
    await page.getByRole('heading', { name: 'Вход в Karavan' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Вход в Karavan' }).waitFor()
  })

  it('shows the form where the session has ended meanwhile', async () => {
    const opened = await open('/')
    opened.allowRefusals = true
    const { page } = opened
    await page.getByLabel('Login').fill('aigerim')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('aigerim, ktz').waitFor()
    await page.context().clearCookies()
    await page.getByRole('link', { name: 'Network' }).click()
    await page.getByRole('heading', { name: 'Sign in to Karavan' }).waitFor()
  })

  it('lets people choose another password, and asks for it at once', async () => {
    const opened = await open('/')
    opened.allowRefusals = true
    const { page } = opened
    const signIn = async (password: string) => {
      await page.getByLabel('Login').fill('aigerim')
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
    }
    await signIn(PASSWORD)
    await page.getByRole('button', { name: 'Change password' }).click()
    const dialog = page.getByRole('dialog')
    const change = async (current: string, again: string) => {
      await dialog.getByLabel('Password until now').fill(current)
      await dialog.getByLabel('New password', { exact: true }).fill(`${PASSWORD}!`)
      await dialog.getByLabel('New password again').fill(again)
      await dialog.getByRole('button', { name: 'Change it' }).click()
    }
    await change(PASSWORD, PASSWORD)
    await dialog.getByText('The two are not the same').waitFor()
    await change('not my own password', `${PASSWORD}!`)
    await dialog.getByText('That is not your password until now').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await change(PASSWORD, `${PASSWORD}!`)
    await page.getByText('The password is changed').waitFor()
    await signIn(`${PASSWORD}!`)
    await page.getByText('aigerim, ktz').waitFor()
  })

  it('shows a guest what happens to one consignment, by the link alone, until it is taken back', async () => {
    const opened = await open('/consignments/new')
    opened.allowRefusals = true
    const { page } = opened
    await page.getByLabel('Login').fill('aigerim')
    await page.getByLabel('Password').fill(`${PASSWORD}!`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    for (const [end, name] of [
      ['from', 'Aktau'],
      ['to', 'Poti'],
    ] as const) {
      await page.locator(`#consignment-${end}`).fill(name)
      await page.getByRole('listbox').getByRole('option').first().click()
    }
    await page.locator('#consignment-id').fill('ktz:K-1')
    await page.getByRole('button', { name: 'Add a party' }).click()
    await page.locator('#consignment-parties-0-name').fill('ktz')
    await page.getByRole('button', { name: 'Enter the consignment' }).click()
    await page.getByRole('button', { name: 'Who may see it' }).click()
    await page.getByText('A guest, by a link').click()
    await page.getByRole('button', { name: 'Make a link' }).click()
    const link = new URL(await page.locator('.seen-link input').inputValue())

    const guest = await open(link.pathname + link.hash)
    guest.allowRefusals = true
    await guest.page.getByText('Nothing has been reported yet').waitFor()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('Nobody besides the parties was named').waitFor()
    await guest.page.reload()
    await guest.page.getByText('This link does not hold').waitFor()
  })
  it('asks whether one stands by a consignment that others entered', async () => {
    const opened = await open('/')
    opened.allowRefusals = true
    const { page } = opened
    await page.getByLabel('Login').fill('aigerim')
    await page.getByLabel('Password').fill(`${PASSWORD}!`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('aigerim, ktz').waitFor()
    const secret = await page.evaluate(async () => {
      const { csrf } = await (await fetch('/api/v1/session')).json()
      const send = async (path: string, body: object) => {
        const headers = { 'content-type': 'application/json', 'karavan-csrf': csrf }
        return (await fetch(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
      }
      await send('/organisations', { id: 'mill', name: 'Mill' })
      return (await send('/tokens', { label: 'test', organisation: 'mill', mayAdd: true })).secret
    })
    const consignment = {
      consignmentId: 'mill:K-1',
      carrierAcceptanceLocation: 'KZ-AKTAU',
      consigneeReceiptLocation: 'GE-POTI',
      parties: [
        { partyId: 'mill', role: 'consignor', name: 'Mill' },
        { partyId: 'ktz', role: 'carrier', name: 'KTZ' },
      ],
    }
    const entered = await fetch(new URL('/api/v1/consignments', page.url()), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ consignment }),
    })
    expect(entered.status).toBe(201)
    await page.goto(new URL('/consignments/mill:K-1?tab=seen', page.url()).href)
    await page.getByText('Your organisation is named in this consignment by others').waitFor()
    expect(await page.getByRole('button', { name: 'Change it' }).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Stand by it', exact: true }).click()
    await page.getByText('Stands by it: its words count.').waitFor()
    expect(await page.locator('.stand-by').count()).toBe(0)
    await page.getByRole('button', { name: 'Stand by it no longer' }).click()
    await page.getByText('Your organisation does not stand by this consignment').waitFor()
  })
})
