import { describe, expect, it } from 'vitest'
import { answered, cards, mapDrawn, sidewaysBy, usePages } from './support/pages.js'

const ASKED =
  '/?from=KZ-KURYK&to=LT-KLAIPEDA&equipment=wagon-open&units=20&tonnes=1300&goods=2530&ready=2030-02-01&deadline=2030-03-10'
const SEVERAL = '/?from=CN-XIAN&to=SE-KARLSHAMN&tonnes=18&ready=2030-02-01&avoid=RU&avoid=BY'

const { address, open } = usePages()

describe('the page', () => {
  it('is asked with the keyboard alone, in any script, and shows where a number comes from', async () => {
    const { page } = await open('/')
    await page.getByRole('combobox', { name: 'From' }).focus()
    await page.keyboard.type('Құрық')
    await page.getByRole('option', { name: /Kuryk/ }).first().waitFor()
    await page.keyboard.press('Enter')
    expect(await page.getByRole('combobox', { name: 'From' }).inputValue()).toContain('Kuryk')
    await page.getByRole('combobox', { name: 'To' }).focus()
    await page.keyboard.type('ფოთი')
    await page.getByRole('option', { name: /Poti/ }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByLabel('In what').selectOption('wagon-covered')
    await page.getByRole('button', { name: 'Find the ways' }).focus()
    await page.keyboard.press('Enter')
    await answered(page)
    expect(new URL(page.url()).searchParams.get('from')).toBe('KZ-KURYK')
    expect(new URL(page.url()).searchParams.get('to')).toBe('GE-POTI')

    const number = page.locator('.gantt-number .sourced').first()
    await number.focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog')
    await panel.waitFor()
    expect(await panel.locator('.source').count()).toBeGreaterThan(0)
    await panel.locator('.cells dd').first().waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    expect(await number.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('compares the ways on one axis and keeps the question on reload', async () => {
    const { page } = await open(SEVERAL)
    await answered(page)
    expect(await cards(page).count()).toBeGreaterThanOrEqual(2)
    expect(await page.locator('.cards .strip').count()).toBe(await cards(page).count())
    expect(await cards(page).first().locator('.strip').getAttribute('aria-label')).toMatch(/P10 .*P50 .*P90/)
    const medians = await page.locator('.cards .facts > :first-child .fact-more').allTextContents()
    expect(medians.length).toBe(await cards(page).count())

    await page.getByRole('button', { name: 'Cost', exact: true }).click()
    expect(await cards(page).first().locator('.best').allTextContents()).toContain('cheapest')
    await cards(page).nth(1).getByRole('button').first().click()
    const title = await page.locator('#detail-title').textContent()
    const address = page.url()
    expect(address).toContain('sort=cost')
    await page.reload()
    await answered(page)
    expect(page.url()).toBe(address)
    expect(await page.locator('#detail-title').textContent()).toBe(title)
    expect(await page.locator('.card-chosen').count()).toBe(1)
  })

  it('goes back to the page before the question, and forth to the answer', async () => {
    const { page } = await open('/')
    await page.getByRole('button', { name: /Kuryk → Klaipėda/ }).click()
    await answered(page)
    await page.goBack()
    await page.getByRole('heading', { name: 'When will it really arrive?' }).waitFor()
    await page.goForward()
    await answered(page)
  })

  it.each(['light', 'dark'] as const)(
    'draws the map and the answers in the %s theme with the network cut',
    async (colorScheme) => {
      const { page } = await open(ASKED, { colorScheme })
      await answered(page)
      await mapDrawn(page)
      expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
      const shade = await page.evaluate(
        () => getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)?.map(Number) ?? [],
      )
      expect((shade[0] ?? 0) > 128).toBe(colorScheme === 'light')
      await page.getByRole('button', { name: colorScheme === 'light' ? 'Dark' : 'Light', exact: true }).click()
      const switched = await page.evaluate(
        () => getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)?.map(Number) ?? [],
      )
      expect((switched[0] ?? 0) > 128).toBe(colorScheme !== 'light')
    },
  )

  it('fits a phone of 390 pixels, from the question to the panel', async () => {
    const { page } = await open('/', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: /Kuryk → Klaipėda/ }).tap()
    await answered(page)
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
    await cards(page).first().getByRole('button').first().tap()
    await page.locator('.gantt-number .sourced').first().tap()
    await page.getByRole('dialog').waitFor()
    expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
  })

  it('says what is wrong with a place and offers what was meant', async () => {
    const one = await open('/?from=Klaipda&to=GE-POTI&ready=2030-02-01')
    one.allowRefusals = true
    const { page } = one
    const refusal = page.getByRole('alert')
    await refusal.waitFor()
    await refusal.getByRole('button', { name: /Klaip/ }).first().click()
    await answered(page)
    expect(new URL(page.url()).searchParams.get('from')).toMatch(/LT-KLAIPEDA/)
  })

  it('tells when the server is gone, and asks again', async () => {
    const one = await open('/')
    one.allowRefusals = true
    const { page } = one
    await page.route('**/api/v1/plans', (route) => route.abort())
    await page.getByRole('button', { name: /Kostanay → Poti/ }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('npm start')
    await page.unroute('**/api/v1/plans')
    await page.getByRole('button', { name: 'Ask again' }).click()
    await answered(page)
  })

  it('shows why no way is left, and the nearest question as a button', async () => {
    const { page } = await open(
      '/?from=KZ-KURYK&to=LT-KLAIPEDA&equipment=wagon-open&ready=2030-02-01&avoid=RU&avoid=AZ&avoid=TM&avoid=IR&avoid=UZ',
    )
    await page.getByRole('heading', { name: 'No way is left' }).waitFor({ timeout: 30_000 })
    await page.locator('.ruled-out-way').first().waitFor()
    await page.locator('.nearest button').first().click()
    await answered(page)
  })

  it('draws a plain map where the browser has no WebGL', async () => {
    const { page } = await open('/')
    await page.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        if (kind.startsWith('webgl')) return null
        return Reflect.apply(original, this, [kind, ...rest])
      } as typeof original
    })
    await page.goto(address() + ASKED)
    await answered(page)
    await page.locator('.map-drawing .draw-course').first().waitFor()
    expect(await page.locator('.map-drawing .draw-land').count()).toBeGreaterThan(50)
  })
})
