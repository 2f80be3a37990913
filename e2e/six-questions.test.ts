import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answered, usePages } from './support/pages.js'

const { open } = usePages()

interface Asked {
  readonly from: string
  readonly to: string
  readonly equipment: string
  readonly units: string
  readonly tonnes: string
  readonly goods?: string
}

/** The six questions of README, as they are typed. */
const QUESTIONS: readonly Asked[] = [
  { from: 'Kuryk', to: 'Klaipėda', equipment: 'wagon-open', units: '20', tonnes: '1300', goods: '2530' },
  { from: 'Klaipėda', to: 'Almaty', equipment: 'truck', units: '1', tonnes: '20' },
  { from: 'Xi’an', to: 'Karlshamn', equipment: '40HC', units: '1', tonnes: '18' },
  { from: 'Костанай', to: 'ფოთი', equipment: 'wagon-hopper', units: '30', tonnes: '2000', goods: '1001' },
  { from: 'Алматы', to: '青岛', equipment: '20GP', units: '40', tonnes: '900', goods: '1003' },
  { from: 'Karaganda', to: 'Bandar Abbas', equipment: 'wagon-open', units: '15', tonnes: '1000', goods: '7208' },
]

describe('from typing to PDF, with the keyboard alone', () => {
  it.each(QUESTIONS)('$from – $to', async ({ from, to, equipment, units, tonnes, goods }) => {
    const { page } = await open('/')
    const type = async (field: string, text: string) => {
      await page.locator(`#question-${field}`).focus()
      await page.keyboard.type(text)
      await page.getByRole('listbox').getByRole('option').first().waitFor()
      await page.keyboard.press('Enter')
    }
    await type('from', from)
    await type('to', to)
    await page.getByLabel('In what').focus()
    await page.getByLabel('In what').selectOption(equipment)
    const count = page.locator('#question-units, input[type="number"]').first()
    await count.focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(units)
    await page.getByLabel('Tonnes of goods').focus()
    await page.keyboard.type(tonnes)
    if (goods) await type('goods', goods)
    await page.getByRole('button', { name: 'Find the ways' }).focus()
    await page.keyboard.press('Enter')
    await answered(page)
    expect(new URL(page.url()).searchParams.get('equipment') ?? '40HC').toBe(equipment)

    await page.locator('.take-open').focus()
    await page.keyboard.press('Enter')
    const pdf = page.locator('.take-body').getByRole('button', { name: /PDF/ }).first()
    await pdf.focus()
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    const bytes = readFileSync(await download.path())
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(bytes.length).toBeGreaterThan(20_000)
  })
})
