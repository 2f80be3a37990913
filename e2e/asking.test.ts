import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answered, usePages } from './support/pages.js'

const { open } = usePages()

const asked = (page: Page) => new URL(page.url()).searchParams
const question = (page: Page) => page.getByRole('region', { name: 'The question' })

describe('what is typed', () => {
  it('is asked as it stands, where the list still belongs to what was typed before', async () => {
    const one = await open('/?to=GE-POTI')
    one.allowRefusals = true
    const { page } = one
    const from = page.getByRole('combobox', { name: 'From' })
    await from.focus()
    await page.keyboard.type('Al')
    await page.getByRole('option', { name: /Alat/ }).first().waitFor()
    await page.keyboard.type('tynkol')
    await page.keyboard.press('Enter')
    await answered(page)
    expect(asked(page).get('from')).toBe('Altynkol')
    expect(await question(page).textContent()).toContain('Altynkol')
  })

  it('is not taken for other goods, where the list still belongs to what was typed before', async () => {
    const { page } = await open('/?from=KZ-ALMATY&to=GE-POTI')
    await page.getByRole('button', { name: 'Change' }).click()
    const field = page.getByRole('combobox', { name: 'Goods', exact: true })
    await field.focus()
    await page.keyboard.type('10')
    await page.getByRole('listbox', { name: 'Goods' }).getByRole('option').first().waitFor()
    await page.keyboard.type('03')
    await page.keyboard.press('Enter')
    await answered(page)
    expect(asked(page).get('goods')).toBe('1003')
  })
})
