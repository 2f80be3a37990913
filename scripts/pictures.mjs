// Takes the pictures of the page under docs/images anew, all from the running page: those of README, and a film strip of what
// it does, in docs/film.md.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './bootstrap.mjs'
import { withPage } from './page-session.mjs'

const WHEAT = '/?from=KZ-KOSTANAY&to=GE-POTI&equipment=wagon-hopper&units=30&tonnes=2000&goods=1001&ready=2030-02-01'
const CHOICE = '/?from=CN-XIAN&to=SE-KARLSHAMN&tonnes=18&ready=2030-02-01&avoid=RU&avoid=BY'
const DESK = { viewport: { width: 1440, height: 900 }, locale: 'en' }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: 'en' }
const PICTURES = [
  ['plan-light', { ...DESK, colorScheme: 'light' }],
  ['plan-dark', { ...DESK, colorScheme: 'dark' }],
  ['plan-phone', { ...PHONE, colorScheme: 'light' }],
]
const answered = (page) => page.locator('.cards > .card').first().waitFor()

/** The frames of the film, in order: name, what it shows, where, and what is pressed there. */
const FRAMES = [
  [
    'ask',
    'Ask: places in any script, goods in words, what to keep clear of',
    '/',
    (page) => page.locator('form').waitFor(),
  ],
  ['answers', 'Every way on one axis of time, with cost, CO₂e and warnings', CHOICE, answered],
  [
    'compare',
    'Two or three ways side by side',
    CHOICE,
    async (page) => {
      await answered(page)
      for (const i of [0, 1]) await page.locator('.cards > .card').nth(i).getByRole('checkbox').check()
      await page.locator('.compare-bar .button').click()
      await page.locator('.compare-table').first().waitFor()
    },
  ],
  [
    'timeline',
    'One way day by day, and where its uncertainty comes from',
    WHEAT,
    async (page) => {
      await answered(page)
      await page.locator('#plan-timeline').scrollIntoViewIfNeeded()
    },
  ],
  [
    'when',
    'The same question for every day of a year',
    `${WHEAT}&view=when`,
    (page) => page.locator('.when-advice').waitFor(),
  ],
  [
    'ruled-out',
    'Why not: what rules each other way out, on the map as well',
    `${CHOICE}&view=ruled-out`,
    (page) => page.locator('.ruled-out-way').first().waitFor(),
  ],
  [
    'moving',
    'The way through time, with its uncertainty as a cloud',
    WHEAT,
    async (page) => {
      await answered(page)
      await page.locator('.moving-play').click()
      await page.waitForTimeout(9000)
    },
  ],
  [
    'network',
    'The network behind it, and what of it is weak',
    '/network?table=handling&map=weak',
    (page) => page.locator('h1').waitFor(),
  ],
]

await withPage(async ({ address, browser }) => {
  const shoot = async (file, path, options, reach) => {
    const page = await browser.newPage(options)
    await page.goto(address + path)
    await reach(page)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(3000)
    await page.screenshot({ path: join(root, 'docs/images', file) })
    await page.close()
    console.log(`docs/images/${file}`)
  }
  for (const [name, options] of PICTURES) await shoot(`${name}.png`, CHOICE, options, answered)
  rmSync(join(root, 'docs/images/film'), { recursive: true, force: true })
  mkdirSync(join(root, 'docs/images/film'))
  const frame = { viewport: { width: 1280, height: 800 }, locale: 'en', colorScheme: 'light' }
  for (const [i, [name, , path, reach]] of FRAMES.entries())
    await shoot(`film/${i + 1}-${name}.png`, path, frame, reach)
  const strip = FRAMES.map(([name, says], i) => `## ${says}\n\n![${says}](images/film/${i + 1}-${name}.png)\n`)
  writeFileSync(
    join(root, 'docs/film.md'),
    `# The page in ${FRAMES.length} pictures\n\nTaken from the running page by \`node scripts/pictures.mjs\`.\n\n${strip.join('\n')}`,
  )
})
