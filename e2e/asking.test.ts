import type { Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answered, cards, usePages } from './support/pages.js'

const ASKED =
  '/?from=KZ-KURYK&to=LT-KLAIPEDA&equipment=wagon-open&units=20&tonnes=1300&goods=2530&ready=2030-02-01&deadline=2030-03-10'
const SEVERAL = '/?from=CN-XIAN&to=SE-KARLSHAMN&tonnes=18&ready=2030-02-01&avoid=RU&avoid=BY'

const { address, open } = usePages()

const asked = (page: Page) => new URL(page.url()).searchParams
const question = (page: Page) => page.getByRole('region', { name: 'The question' })

/** Lets the first question wait until `release`; all later ones pass. */
async function holdFirst(page: Page): Promise<{ reached: Promise<void>; release: () => Promise<void> }> {
  let held: Route | undefined
  let reach: () => void = () => undefined
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  await page.route('**/api/v1/plans', async (route) => {
    if (held !== undefined) return route.continue()
    held = route
    reach()
  })
  const release = async () => {
    const answer = await held?.fetch()
    await held?.fulfill(answer === undefined ? {} : { response: answer }).catch(() => undefined)
  }
  return { reached, release }
}

describe('what is typed', () => {
  it('is asked as it stands, where the list still belongs to what was typed before', async () => {
    const one = await open('/?to=GE-POTI')
    one.allowRefusals = true
    const { page } = one
    const from = page.getByRole('combobox', { name: 'From' })
    await from.focus()
    await page.keyboard.type('Al')
    await page.getByRole('option', { name: /Alat/ }).first().waitFor()
    await page.route('**/api/v1/locations?q=Alt*', () => undefined)
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
    await page.route('**/api/v1/goods?q=100*', () => undefined)
    await page.keyboard.type('03')
    await page.keyboard.press('Enter')
    await answered(page)
    expect(asked(page).get('goods')).toBe('1003')
  })
})

describe('the question that was asked', () => {
  it('stays in the address while another one is written', async () => {
    const { page } = await open(SEVERAL)
    await answered(page)
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByRole('combobox', { name: 'From' }).fill('Almaty')
    await cards(page).nth(1).getByRole('button').first().click()
    expect(asked(page).get('from')).toBe('CN-XIAN')
    await page.getByRole('button', { name: 'Cost', exact: true }).click()
    expect(asked(page).get('from')).toBe('CN-XIAN')
    expect(asked(page).get('sort')).toBe('cost')
    expect(await page.getByRole('combobox', { name: 'From' }).inputValue()).toBe('Almaty')
    await page.getByRole('button', { name: 'Find the ways' }).click()
    await answered(page)
    expect(asked(page).get('from')).toBe('Almaty')
    expect(asked(page).get('plan')).toBeNull()
    expect(asked(page).get('sort')).toBe('cost')
  })

  it('is the one that the nearest question changes', async () => {
    const { page } = await open(
      '/?from=KZ-KURYK&to=LT-KLAIPEDA&equipment=wagon-open&ready=2030-02-01&avoid=RU&avoid=AZ&avoid=TM&avoid=IR&avoid=UZ',
    )
    await page.getByRole('heading', { name: 'No way is left' }).waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByRole('combobox', { name: 'From' }).fill('Almaty')
    await page.locator('.nearest button').first().click()
    await answered(page)
    expect(asked(page).get('from')).toBe('KZ-KURYK')
  })

  it('is the one that is asked again', async () => {
    const one = await open('/')
    one.allowRefusals = true
    const { page } = one
    await page.route('**/api/v1/plans', (route) => route.abort())
    await page.getByRole('button', { name: /Kostanay → Poti/ }).click()
    await page.getByRole('alert').waitFor()
    await page.unroute('**/api/v1/plans')
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByRole('combobox', { name: 'From' }).fill('Almaty')
    await page.getByRole('button', { name: 'Ask again' }).click()
    await answered(page)
    expect(asked(page).get('from')).toBe('KZ-KOSTANAY')
    expect(await question(page).textContent()).toContain('Kostanay')
  })
})

describe('a refusal', () => {
  it('names what is not known once, and is not asked again as it is', async () => {
    const one = await open('/?from=Klaipda&to=GE-POTI&ready=2030-02-01')
    one.allowRefusals = true
    const refusal = one.page.getByRole('alert')
    await refusal.waitFor()
    expect((await refusal.textContent())?.match(/did you mean/gi)).toHaveLength(1)
    expect(await refusal.textContent()).toContain('“Klaipda”')
    expect(await refusal.getByRole('button', { name: 'Ask again' }).count()).toBe(0)
    await refusal.getByRole('button', { name: 'Change the question' }).click()
    expect(await one.page.getByRole('combobox', { name: 'From' }).inputValue()).toBe('Klaipda')
    await one.page.getByRole('combobox', { name: 'From' }).fill('Aktau')
    await one.page.getByRole('button', { name: 'Leave as it was' }).click()
    expect(await question(one.page).textContent()).toContain('Klaipda')
  })

  it('says once why a way is ruled out that the question itself avoids', async () => {
    const { page } = await open(`${SEVERAL}&view=ruled-out`)
    await answered(page)
    const avoided = page.locator('.ruled-out-way').filter({ hasText: 'The question avoids Russia' })
    await avoided.waitFor()
    expect(await avoided.count()).toBe(1)
    expect(await avoided.textContent()).not.toContain('Back if')
  })
})

describe('a day', () => {
  it('that has passed in an old link is asked for tomorrow with one press', async () => {
    const one = await open('/?from=KZ-KURYK&to=LT-KLAIPEDA&equipment=wagon-open&units=20&ready=2024-02-01')
    one.allowRefusals = true
    const { page } = one
    const refusal = page.getByRole('alert')
    await refusal.waitFor()
    expect(await refusal.textContent()).toContain('1 Feb 2024')
    expect(await refusal.textContent()).not.toMatch(/history|T00:00Z/)
    await refusal.getByRole('button', { name: 'Ask for tomorrow' }).click()
    await answered(page)
    expect(Date.parse(asked(page).get('ready') ?? '')).toBeGreaterThan(Date.now())
    expect([asked(page).get('from'), asked(page).get('units')]).toEqual(['KZ-KURYK', '20'])
  })

  it('that has passed takes a deadline with it that has passed as well', async () => {
    const one = await open('/?from=KZ-KURYK&to=LT-KLAIPEDA&equipment=wagon-open&ready=2024-02-01&deadline=2024-03-01')
    one.allowRefusals = true
    const { page } = one
    await page.getByRole('button', { name: 'Ask for tomorrow, without the deadline' }).click()
    await answered(page)
    expect(asked(page).get('deadline')).toBeNull()
  })

  it('is a deadline until its end', async () => {
    const { page } = await open(ASKED.replace('deadline=2030-03-10', 'deadline=2030-02-01'))
    await answered(page)
    expect(await question(page).textContent()).toContain('by the end of 1 Feb 2030')
    await page.getByRole('button', { name: 'Change' }).click()
    const deadline = page.getByLabel(/^Deadline/)
    expect(await deadline.inputValue()).toBe('1 Feb 2030')
    await page.getByLabel('Goods ready').fill('2 Feb 2030')
    await page.getByText('The deadline is before the goods are ready.').waitFor()
    await page.getByLabel('Goods ready').fill('')
    await page.getByText('The deadline is before the goods are ready.').waitFor({ state: 'detached' })
  })

  it('is taken as people type it, and shown as their language writes it', async () => {
    const { page } = await open(ASKED)
    await answered(page)
    await page.getByRole('button', { name: 'Change' }).click()
    const ready = page.getByLabel('Goods ready')
    for (const typed of ['2030-02-03', '3.2.2030', 'feb 3, 2030']) {
      await ready.fill(typed)
      expect(await ready.inputValue()).toBe(typed)
      await ready.blur()
      expect(await ready.inputValue()).toBe('3 Feb 2030')
    }
    await ready.press('ArrowUp')
    expect(await ready.inputValue()).toBe('4 Feb 2030')
    await ready.fill('next week')
    await ready.blur()
    await page.getByText('“next week” is no day').waitFor()
    await ready.fill('5 feb 2030')
    await ready.press('Enter')
    await answered(page)
    expect(asked(page).get('ready')).toBe('2030-02-05')
  })
})

describe('an answer', () => {
  it('never comes to a question that has been replaced', async () => {
    const { page } = await open('/')
    const { reached, release } = await holdFirst(page)
    await page.getByRole('button', { name: /Kuryk → Klaipėda/ }).click()
    await reached
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByRole('combobox', { name: 'From' }).fill('Kostanay')
    await page
      .getByRole('option', { name: /Kostanay/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Find the ways' }).click()
    await answered(page)
    const titles = await cards(page).getByRole('heading').allTextContents()
    await release()
    await page.waitForLoadState('networkidle')
    expect(await cards(page).getByRole('heading').allTextContents()).toEqual(titles)
    expect(await question(page).textContent()).toContain('Kostanay')
    expect(asked(page).get('from')).toBe('KZ-KOSTANAY')
  })

  it('never comes to a page that was left with Back, and comes after Forward', async () => {
    const { page } = await open('/')
    const { reached, release } = await holdFirst(page)
    await page.getByRole('button', { name: /Kuryk → Klaipėda/ }).click()
    await reached
    await page.goBack()
    await page.getByRole('heading', { name: 'When will it really arrive?' }).waitFor()
    await release()
    await page.waitForLoadState('networkidle')
    expect(await cards(page).count()).toBe(0)
    await page.goForward()
    await answered(page)
    expect(await question(page).textContent()).toContain('Kuryk')
  })

  it('takes its sources with it when another question is opened with Back', async () => {
    const { page } = await open('/')
    await page.getByRole('button', { name: /Kuryk → Klaipėda/ }).click()
    await answered(page)
    await page.locator('.gantt-number .sourced').first().click()
    await page.getByRole('dialog').waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'When will it really arrive?' }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})

it('ships the licence texts of what the page is made of', async () => {
  const { page } = await open('/')
  const href = await page.getByRole('link', { name: 'Licences' }).getAttribute('href')
  const text = await (await page.request.get(address() + href)).text()
  for (const name of ['maplibre-gl', 'react-dom', 'd3-geo', '@fontsource/noto-sans-sc', 'earcut'])
    expect(text).toContain(name)
  expect(text).toContain('SIL OPEN FONT LICENSE')
})
