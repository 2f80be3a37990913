import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { root } from '../scripts/bootstrap.mjs'
import { withPage } from '../scripts/page-session.mjs'
import { summary } from './measure.mjs'

const QUESTION =
  '/?from=KZ-KURYK&to=LT-KLAIPEDA&equipment=wagon-open&units=20&tonnes=1300&goods=2530&ready=2030-02-01&deadline=2030-03-10'
const ROUNDS = 7
const SLOW = 4
const MOVING_SECONDS = 6
const WINDOW = { viewport: { width: 1440, height: 900 }, locale: 'en' }

/** How the page feels: the first plan on screen, the latency of interactions, the frames of the moving view. */
export async function run() {
  return withPage(async ({ address, browser }) => {
    const firstPlan = { plain: [], slow: [] }
    const interactions = { plain: [], slow: [] }
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [name, rate] of [
        ['plain', 1],
        ['slow', SLOW],
      ]) {
        const measured = await measureOnce(browser, address, rate)
        if (round === 0) continue
        firstPlan[name].push(measured.firstPlan)
        interactions[name].push(measured.interaction)
      }
    }
    return {
      browser: browser.version(),
      rounds: ROUNDS,
      slow: SLOW,
      scripts: scripts(),
      firstPlan: { plain: summary(firstPlan.plain), slow: summary(firstPlan.slow) },
      interactions: { plain: summary(interactions.plain), slow: summary(interactions.slow) },
      moving: await measureMoving(browser, address),
    }
  })
}

/** One visit with a cold cache: to the first card, then a walk through what people press. */
async function measureOnce(browser, address, rate) {
  const context = await browser.newContext(WINDOW)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate })
  await page.addInitScript(() => {
    window.longestInteraction = 0
    new PerformanceObserver((list) => {
      for (const { duration, interactionId } of list.getEntries())
        if (interactionId) window.longestInteraction = Math.max(window.longestInteraction, duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: true })
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.cards > .card:not(.ghost)')) return
      observer.disconnect()
      requestAnimationFrame(() => {
        window.firstPlanAt = performance.now()
      })
    }).observe(document, { childList: true, subtree: true })
  })
  await page.goto(address + QUESTION)
  await page.waitForFunction(() => window.firstPlanAt !== undefined, undefined, { timeout: 60_000 })
  const firstPlan = await page.evaluate(() => window.firstPlanAt)
  await page.waitForTimeout(1500)
  await walk(page)
  await page.waitForTimeout(300)
  const interaction = await page.evaluate(() => window.longestInteraction)
  await context.close()
  return { firstPlan, interaction }
}

/** What a visitor presses: another plan, another order, the views of the answer, the form and a name typed into it. */
async function walk(page) {
  const press = async (locator) => {
    if ((await locator.count()) === 0) return
    await locator.click()
    await page.waitForTimeout(250)
  }
  await press(page.locator('.card-choose').nth(1))
  await press(page.locator('.sorts button').nth(1))
  for (const i of [1, 2, 3, 0]) await press(page.locator('.views button').nth(i))
  await press(page.locator('.question-line .button-second').first())
  const from = page.getByRole('combobox').first()
  if ((await from.count()) === 0) return
  await from.click()
  await page.keyboard.type('aktau', { delay: 80 })
  await page.waitForTimeout(400)
}

/** Frames a second of the moving view, drawn without a graphics card. */
async function measureMoving(browser, address) {
  const context = await browser.newContext(WINDOW)
  const page = await context.newPage()
  await page.goto(address + QUESTION)
  await page.locator('.map-canvas[data-styled="true"]').waitFor({ timeout: 60_000 })
  await page.waitForTimeout(3000)
  const play = page.locator('.moving-play')
  if ((await play.count()) === 0) throw new Error('the moving view has no button to start it')
  await play.click()
  const gaps = await page.evaluate(
    (seconds) =>
      new Promise((resolve) => {
        const gaps = []
        let last = performance.now()
        const end = last + seconds * 1000
        const frame = (now) => {
          gaps.push(now - last)
          last = now
          if (now < end) requestAnimationFrame(frame)
          else resolve(gaps.slice(5))
        }
        requestAnimationFrame(frame)
      }),
    MOVING_SECONDS,
  )
  await context.close()
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const { p95 } = summary(gaps)
  return { frames: gaps.length, framesASecond: Math.round(1000 / mean), slowFramesASecond: Math.round(1000 / p95) }
}

/** Compressed sizes of what is delivered, kilobytes. */
function scripts() {
  const folder = `${root}/apps/web/dist/assets`
  const size = (name) => Math.round(gzipSync(readFileSync(`${folder}/${name}`)).length / 1000)
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /\.m?js$/.test(name))
      .map((name) => [name.replace(/-[\w-]{8}(?=\.)/, ''), size(name)])
      .sort(([, a], [, b]) => b - a),
  )
}
