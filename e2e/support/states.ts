import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { answered, cards } from './pages.js'

/** A state that the page can be in, and how to bring it there. */
export interface State {
  readonly name: string
  readonly path: string
  /** Waits until the state stands, after doing what leads to it. */
  readonly reach: (page: Page) => Promise<void>
  /** The server refuses something on the way, on purpose. */
  readonly refuses?: true
  /** It shows times of the day that it is looked at, and so looks otherwise each day: there is no picture of it. */
  readonly changesDaily?: true
}

/** The day that pictures are taken on, so that they show the same dates each time. */
export const PICTURE_DAY = new Date('2029-11-26T09:00:00Z')

export const KURYK_KLAIPEDA =
  '/?from=KZ-KURYK&to=LT-KLAIPEDA&equipment=wagon-open&units=20&tonnes=1300&goods=2530&ready=2030-02-01&deadline=2030-03-10'
export const XIAN_KARLSHAMN = '/?from=CN-XIAN&to=SE-KARLSHAMN&tonnes=18&ready=2030-02-01&avoid=RU&avoid=BY'

/** The order by which Kuryk was shut to rail freight in June 2025, on a day of it. */
export const KURYK_1327 = '/conditions?on=2025-06-10&order=KTZ-2025-KURYK-05'

/** A sample with two boxes, two voices and a plan. */
const SAMPLE = '/consignments/sample-xian-istanbul'

/** What stands in each tab of a consignment once it has been read. */
const TAB_BODIES = {
  story: '.story-row',
  equipment: '.consignment-pieces section',
  documents: '.conditions-none',
  messages: '.consignment-message',
  history: '.consignment-versions li',
  seen: '.consignment-seen li',
} as const

/** Lists no consignment beside a form: what samples there are changes from day to day. */
const NONE_LISTED = 'q=nothing-like-it'

const WAGON_REPORT = fileURLToPath(
  new URL('../../packages/exchange/test/wagon-report/in/wheat-kostanay-aktau.csv', import.meta.url),
)

/** All that is published of the corridor's tonnes. */
export const CORRIDOR_TONNES = '79dacf2ed84a1383'

/** A news item of our own, with a level, a growth, an aim and a number that is no figure. */
export const ARTICLE = [
  'AKTAU, 3 February 2025. The port handled 1.9 million tons of dry cargo in 2024, 12% more than a year earlier.',
  'Containers reached 51,000 TEU. By 2029 it is planned to handle 240,000 TEU a year.',
  'Order No. 417 sets the fees.',
].join('\n')

/** Opens a page anew once the sample is made: they are made one after another when they are first asked for. */
async function sampleMade(page: Page): Promise<void> {
  const asked = new URL(`/api/v1${SAMPLE}`, page.url()).href
  while (!(await page.request.get(asked)).ok()) await page.waitForTimeout(200)
  await page.reload()
}

/** @param body - what shows that the sample has been read */
async function sampleOpened(page: Page, body: string): Promise<void> {
  await sampleMade(page)
  await page.locator(body).first().waitFor({ timeout: 30_000 })
}

/** Waits for the answer, and opens the first way where the list covers it. */
async function planOpened(page: Page): Promise<void> {
  await answered(page)
  if (await page.locator('.plan-pane').isHidden()) await cards(page).first().getByRole('button').first().click()
  await page.locator('.detail').waitFor()
}

/** Every page and state that is looked at: by axe, and as a picture. */
export const STATES: readonly State[] = [
  { name: 'hello', path: '/', reach: (page) => page.getByRole('combobox').first().waitFor() },
  {
    name: 'faults',
    path: '/?from=KZ-KURYK&tonnes=50&avoid=KZ&avoid=ro_ro',
    reach: async (page) => {
      await page.locator('.question .button').click()
      await page.getByRole('alert').waitFor()
      // The first fault has the focus, and where it stands in view depends on what has come in by then.
      await page.evaluate(() => scrollTo(0, 0))
    },
  },
  {
    name: 'places-offered',
    path: '/',
    reach: async (page) => {
      await page.locator('#question-from').fill('Poti')
      await page.getByRole('listbox').getByRole('option').first().waitFor()
    },
  },
  { name: 'answers', path: KURYK_KLAIPEDA, reach: answered },
  { name: 'choice', path: XIAN_KARLSHAMN, reach: answered },
  {
    name: 'ruled-out',
    path: `${XIAN_KARLSHAMN}&view=ruled-out`,
    reach: (page) => page.locator('.ruled-out-way').first().waitFor({ timeout: 30_000 }),
  },
  {
    name: 'compare',
    path: XIAN_KARLSHAMN,
    reach: async (page) => {
      await answered(page)
      for (const i of [0, 1, 2]) await cards(page).nth(i).getByRole('checkbox').check()
      await page.locator('.compare-bar .button').click()
      await page.locator('.compare-table').first().waitFor()
    },
  },
  {
    name: 'when',
    path: `${KURYK_KLAIPEDA}&view=when`,
    reach: (page) => page.locator('.when-advice').waitFor({ timeout: 60_000 }),
  },
  {
    name: 'source',
    path: KURYK_KLAIPEDA,
    reach: async (page) => {
      await planOpened(page)
      await page.locator('.gantt-number .sourced').first().click()
      await page.locator('.panel .cells dd').first().waitFor()
      // The columns of the table, and with them its units, come after the row itself.
      await page
        .locator('.panel .cells dd', { hasText: /^\d+\s\D/ })
        .first()
        .waitFor()
    },
  },
  {
    name: 'take',
    path: XIAN_KARLSHAMN,
    reach: async (page) => {
      await planOpened(page)
      await page.locator('.take-open').click()
      await page.locator('.take-body').waitFor()
    },
  },
  {
    name: 'none-shown',
    path: `${XIAN_KARLSHAMN}&no=rail`,
    reach: (page) => page.locator('.answers .state').waitFor({ timeout: 30_000 }),
  },
  {
    name: 'moving',
    path: XIAN_KARLSHAMN,
    async reach(page) {
      await planOpened(page)
      await page.locator('.moving-play').click()
      await page.locator('.player').waitFor()
    },
  },
  {
    name: 'nothing',
    path: '/?from=KZ-KURYK&to=LT-KLAIPEDA&equipment=wagon-open&ready=2030-02-01&avoid=RU&avoid=AZ&avoid=TM&avoid=IR&avoid=UZ',
    reach: (page) => page.locator('.nearest button').first().waitFor({ timeout: 30_000 }),
  },
  {
    name: 'refused',
    path: '/?from=Klaipda&to=GE-POTI&ready=2030-02-01',
    reach: (page) => page.getByRole('alert').waitFor(),
    refuses: true,
  },
  {
    name: 'day-passed',
    path: '/?from=KZ-KURYK&to=LT-KLAIPEDA&equipment=wagon-open&ready=2024-02-01',
    reach: (page) => page.getByRole('alert').waitFor(),
    refuses: true,
  },
  {
    name: 'network',
    path: '/network?table=handling&country=KZ&map=weak',
    reach: (page) => page.locator('.listed').waitFor({ timeout: 30_000 }),
  },
  {
    name: 'network-place',
    path: '/network?row=KZ-AKTAU',
    reach: (page) => page.locator('.codes li').first().waitFor({ timeout: 30_000 }),
  },
  {
    name: 'network-order',
    path: '/network?table=restrictions&row=KTZ-2025-KURYK-03',
    reach: (page) => page.locator('.entry-group .order-bar').first().waitFor({ timeout: 30_000 }),
  },
  {
    name: 'conditions',
    path: '/conditions?on=2025-06-10&at=KZ-KURYK&goods=290243&equipment=wagon-tank',
    reach: (page) => page.locator('.condition').first().waitFor({ timeout: 30_000 }),
  },
  {
    name: 'conditions-none',
    path: '/conditions?on=2020-01-02&at=MN-ZAMYNUUD',
    reach: (page) => page.locator('.conditions-none').waitFor({ timeout: 30_000 }),
  },
  {
    name: 'conditions-order',
    path: KURYK_1327,
    reach: (page) => page.locator('.chain-row').first().waitFor({ timeout: 30_000 }),
  },
  {
    name: 'conditions-place',
    path: '/conditions?on=2022-05-06&place=KZ-KURYK',
    reach: (page) => page.locator('.month').first().waitFor({ timeout: 30_000 }),
  },
  {
    name: 'consignments',
    changesDaily: true,
    path: '/consignments',
    reach: (page) => sampleOpened(page, '.consignment'),
  },
  ...(['story', 'equipment', 'documents', 'messages', 'history', 'seen'] as const).map((tab) => ({
    name: `consignment-${tab}`,
    changesDaily: true as const,
    path: `${SAMPLE}?tab=${tab}`,
    reach: (page: Page) => sampleOpened(page, TAB_BODIES[tab]),
  })),
  {
    name: 'consignment-words',
    changesDaily: true,
    path: SAMPLE,
    async reach(page) {
      await sampleOpened(page, TAB_BODIES.story)
      await page.locator('button.story-row').first().click()
      await page.locator('.story-words:not([hidden]) tbody tr').first().waitFor()
    },
  },
  {
    name: 'consignment-change',
    changesDaily: true,
    path: `${SAMPLE}?do=change`,
    async reach(page) {
      await sampleOpened(page, '#consignment-why')
      const folded = page.locator('.enter-more:not([open]) > summary')
      while ((await folded.count()) > 0) await folded.first().click()
    },
  },
  {
    name: 'consignment-part',
    changesDaily: true,
    path: `${SAMPLE}?do=part`,
    async reach(page) {
      await sampleOpened(page, '.consignment-form .toggles')
      await page.locator('.enter-buttons .button').click()
      await page.locator('.fault').first().waitFor()
    },
  },
  {
    name: 'consignment-report',
    changesDaily: true,
    path: `${SAMPLE}?do=report`,
    async reach(page) {
      await sampleOpened(page, '#report-at')
      await page.locator('.enter-buttons .button').click()
      await page.locator('#report-at-fault').waitFor()
    },
  },
  {
    name: 'consignment-new',
    path: `/consignments/new?${NONE_LISTED}`,
    reach: (page) => page.locator('#consignment-id').waitFor(),
  },
  {
    name: 'consignments-import',
    path: `/consignments/import?${NONE_LISTED}`,
    async reach(page) {
      await page.setInputFiles('input[type="file"]', WAGON_REPORT)
      await page.locator('.import-file tbody tr').first().waitFor()
    },
  },
  {
    name: 'guest',
    changesDaily: true,
    path: '/guest/sample-xian-istanbul#shown-to-whoever-has-it',
    reach: (page) => sampleOpened(page, '.guest-milestones li'),
  },
  {
    name: 'observatory',
    // What came of targets changes with the day.
    changesDaily: true,
    path: '/observatory',
    reach: (page) => page.locator('.series-line').first().waitFor({ timeout: 30_000 }),
  },
  {
    name: 'observatory-series',
    path: `/observatory?q=TITR&series=${CORRIDOR_TONNES}`,
    reach: (page) => page.locator('.figure-mark').first().waitFor({ timeout: 30_000 }),
  },
  ...(['claims', 'targets'] as const).map((view) => ({
    name: `observatory-${view}`,
    changesDaily: true as const,
    path: `/observatory?view=${view}`,
    reach: (page: Page) =>
      page
        .locator(`.${view === 'claims' ? 'claim' : 'target'}-line`)
        .first()
        .waitFor(),
  })),
  {
    name: 'observatory-article',
    path: '/observatory?view=article',
    async reach(page) {
      await page.locator('#article-text').fill(ARTICLE)
      await page.locator('.article-form [type="submit"]').click()
      await page.locator('.article-figure').first().waitFor({ timeout: 30_000 })
      await page.locator('.article-acts .button-quiet').first().click()
    },
  },
]
