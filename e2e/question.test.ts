import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answered, sidewaysBy, usePages } from './support/pages.js'

const { open } = usePages()

const asked = (page: Page) => new URL(page.url()).searchParams
const field = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })
/** What the open list offers; the selects have options of their own. */
const options = (page: Page) => page.getByRole('listbox').getByRole('option')
const note = (page: Page) => page.locator('.options-note, .options-none')

async function type(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text)
  await options(page).first().waitFor()
}

describe('a place', () => {
  it('is found by a code or by another name, with its flag, and is offered again the next time', async () => {
    const { page } = await open('/')
    await type(page, 'From', 'KZKUR')
    expect(await options(page).first().locator('img.flag').count()).toBe(1)
    expect(await options(page).first().textContent()).toMatch(/KZKUR.*seaport, Kazakhstan/)
    await page.keyboard.press('Tab')
    expect(await field(page, 'From').inputValue()).toContain('Kuryk')
    await page.getByRole('button', { name: /Kuryk.*favourite/ }).press('Enter')

    await page.reload()
    await field(page, 'To').focus()
    expect(await page.getByRole('group', { name: 'Favourites' }).getByRole('option').textContent()).toContain('Kuryk')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Delete')
    await options(page).first().waitFor({ state: 'detached' })
  })

  it('that nobody knows is told so once, and leaves the next field in sight', async () => {
    const { page } = await open('/', { viewport: { width: 360, height: 740 } })
    const unknown = page.locator(':is(.options-none, .options-note, .fault)', {
      hasText: 'No place is known as “Qwxz”',
    })
    await field(page, 'From').fill('Qwxz')
    await unknown.waitFor()
    await field(page, 'To').click()
    await page.locator('#question-from-fault').waitFor()
    expect(await unknown.count()).toBe(1)
    await field(page, 'From').click()
    await note(page).filter({ hasText: 'Qwxz' }).waitFor()
    expect(await unknown.count()).toBe(1)
  })

  it('is guessed at, and what is typed stays where nobody chooses', async () => {
    const { page } = await open('/')
    await type(page, 'From', 'Klaipda')
    expect(await note(page).textContent()).toContain('“Klaipda”')
    await page.keyboard.press('Tab')
    expect(await field(page, 'From').inputValue()).toBe('Klaipda')
    await field(page, 'From').focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(await field(page, 'From').inputValue()).toBe('')
  })
})

describe('goods', () => {
  it('are found by words of any language, heading before chapter', async () => {
    const { page } = await open('/')
    await type(page, 'Goods', 'ячмень')
    expect(await options(page).allTextContents()).toEqual([
      expect.stringMatching(/^1003barley/),
      expect.stringMatching(/^10cereals/),
    ])
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await field(page, 'Goods').inputValue()).toBe('1003 barley')
  })

  it('that nobody knows lead to the chapters', async () => {
    const { page } = await open('/')
    await type(page, 'Goods', 'xyzzy')
    expect(await options(page).count()).toBe(96)
    expect(await note(page).textContent()).toContain('Leave the field empty')
  })
})

describe('the faults', () => {
  it('are told all at once, each at its field, and the first takes the focus', async () => {
    const { page } = await open('/')
    await page.getByLabel('Tonnes of goods').fill('50')
    expect(await page.locator('.fault').allTextContents()).toEqual([expect.stringContaining('at most 28.6 t')])
    await page.getByRole('button', { name: 'Take 2 boxes' }).click()
    expect(await page.getByLabel('Boxes').inputValue()).toBe('2')

    await field(page, 'Keep clear of').fill('Atlantis')
    await note(page).filter({ hasText: 'Nothing that could be avoided' }).waitFor()
    await page.keyboard.press('Enter')
    expect(await page.getByRole('alert').textContent()).toBe('To put right first: From, To, Keep clear of.')
    expect(await field(page, 'From').evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await field(page, 'From').getAttribute('aria-describedby')).not.toBeNull()
  })
})

describe('what is typed into a field', () => {
  const faults = (page: Page) => page.locator('.fault').allTextContents()

  it('is told when the field is left, where it cannot be asked, and stays as it is', async () => {
    const { page } = await open('/')
    await page.getByLabel('Tonnes of goods').fill('heavy')
    expect(await faults(page)).toEqual([])
    await page.keyboard.press('Tab')
    expect(await faults(page)).toEqual([expect.stringContaining('number of tonnes')])
    await page.getByLabel('Tonnes of goods').fill('')
    for (const units of ['0', '-5', '99999', '']) {
      await page.getByLabel('Boxes').fill(units)
      await page.keyboard.press('Tab')
      expect(await faults(page)).toEqual(['A whole number from 1 to 9,999 is needed. '])
      expect(await page.getByLabel('Boxes').inputValue()).toBe(units)
      expect(await page.getByLabel('Boxes').getAttribute('aria-describedby')).toBe('question-units-fault')
    }
    await page.getByLabel('Boxes').fill('3')
    expect(await faults(page)).toEqual([])
  })

  it('is told where it names no place, with the one that may have been meant', async () => {
    const { page } = await open('/')
    await type(page, 'From', 'Klaipda')
    await page.keyboard.press('Tab')
    await page.getByText('“Klaipda” is no place that is known').waitFor()
    await page.getByRole('button', { name: 'Take Klaip' }).click()
    expect(await field(page, 'From').inputValue()).toMatch(/^Klaip/)
    expect(await faults(page)).toEqual([])
  })

  it('has its weight at the weight, read by the marks of the language, and says where it may be meant otherwise', async () => {
    const { page } = await open('/?equipment=wagon-open&units=30')
    const weight = page.getByLabel('Tonnes of goods')
    await weight.fill('1,300')
    await page.getByText('1,300 is read as 1,300 t.').waitFor()
    await page.getByRole('button', { name: 'I mean 1.3 t' }).click()
    expect(await weight.inputValue()).toBe('1.3')
    await weight.fill('9000')
    const [under, at] = await Promise.all([page.locator('.fault').boundingBox(), weight.boundingBox()])
    const right = (box: typeof at) => (box?.x ?? 0) + (box?.width ?? 0)
    expect(Math.abs(right(under) - right(at))).toBeLessThan(2)

    const { page: russian } = await open('/?equipment=wagon-open&units=30', { locale: 'ru' })
    await russian.getByLabel('Тонн груза').fill('1,300')
    await russian.getByText('1,300 прочитано как 1,3 т.').waitFor()
  })
})

describe('what is kept clear of', () => {
  it('is chosen by name and shown by name', async () => {
    const { page } = await open('/?from=KZ-KOSTANAY&to=GE-POTI&equipment=wagon-hopper&ready=2030-02-01')
    await answered(page)
    await page.getByRole('button', { name: 'Change' }).click()
    for (const text of ['Uzbek', 'ro-ro', 'Batumi']) {
      await type(page, 'Keep clear of', text)
      await page.keyboard.press('Enter')
    }
    await page.getByRole('button', { name: 'Russia', exact: true }).click()
    await page.getByRole('button', { name: 'Find the ways' }).click()
    await page.getByRole('region', { name: 'The question' }).waitFor()
    expect(asked(page).getAll('avoid')).toEqual(['UZ', 'ro_ro', 'GE-BATUMI', 'RU'])
    const line = page.getByRole('region', { name: 'The question' })
    expect(await line.textContent()).toMatch(/without Uzbekistan, Ro-ro ferry, Batumi.*, Russia/)
  })
})

describe('what is typed', () => {
  it('outlives a reload, and asks nothing by itself', async () => {
    const { page } = await open('/?from=KZ-KOSTANAY&to=GE-POTI&equipment=wagon-hopper&ready=2030-02-01')
    await answered(page)
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByLabel('Tonnes of goods').fill('13')
    await field(page, 'Keep clear of').fill('Uzb')
    await page.reload()
    await answered(page)
    expect(await page.getByLabel('Tonnes of goods').inputValue()).toBe('13')
    expect(await field(page, 'Keep clear of').inputValue()).toBe('Uzb')
    expect(asked(page).get('tonnes')).toBeNull()
    await page.getByRole('button', { name: 'Leave as it was' }).click()
    await page.reload()
    await answered(page)
    expect(await page.getByLabel('Tonnes of goods').count()).toBe(0)
  })
})

it.each(['ru', 'lt', 'kk'])('fits a phone in %s, with every target large enough', async (locale) => {
  const { page } = await open('/', { viewport: { width: 360, height: 740 }, locale, hasTouch: true, isMobile: true })
  await page.locator('.question').waitFor()
  expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
  const small = await page.locator('.question').evaluate((form) =>
    [...form.querySelectorAll('button, input:not([type=checkbox]):not([aria-hidden]), select')].flatMap((control) => {
      const { width, height } = control.getBoundingClientRect()
      return control.className === 'term' || (width >= 24 && height >= 24) ? [] : [control.outerHTML]
    }),
  )
  expect(small).toEqual([])
})
