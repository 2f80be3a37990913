import { describe, expect, it } from 'vitest'
import { usePages } from './support/pages.js'
import { likeness } from './support/pictures.js'
import { PICTURE_DAY, STATES } from './support/states.js'
import { withoutWebGl } from './support/without-webgl.js'

const { open, address } = usePages()

const SIZES = {
  wide: { width: 1440, height: 900 },
  middle: { width: 768, height: 1024 },
  narrow: { width: 360, height: 740 },
}
const LANGUAGES = ['en', 'ru', 'lt', 'kk'] as const

/** Each state at each size; theme and language change from one to the next, so that all come up with all. */
const PICTURES = STATES.filter(({ changesDaily }) => !changesDaily).flatMap((state, i) =>
  (Object.keys(SIZES) as (keyof typeof SIZES)[]).map((size, j) => ({
    ...state,
    size,
    theme: (i + j) % 2 === 0 ? ('light' as const) : ('dark' as const),
    language: j === 0 ? ('en' as const) : (LANGUAGES[(i + j) % LANGUAGES.length] ?? 'en'),
  })),
)

describe('the page looks as committed', () => {
  it.each(PICTURES)(
    '$name, $size, $theme, $language',
    async ({ name, path, reach, refuses, size, theme, language }) => {
      const one = await open('/api/v1/health', {
        viewport: SIZES[size],
        colorScheme: theme,
        locale: language,
        reducedMotion: 'reduce',
        timezoneId: 'UTC',
      })
      one.allowRefusals = refuses ?? false
      const { page } = one
      await page.clock.setFixedTime(PICTURE_DAY)
      // Drawn as SVG, the map is the same on every machine; with WebGL it is not.
      await page.addInitScript(withoutWebGl)
      await page.goto(address() + path)
      await reach(page)
      for (const unfinished of ['.map-waiting', '.opening'])
        await page.locator(unfinished).first().waitFor({ state: 'detached', timeout: 60_000 })
      await page.waitForLoadState('networkidle')
      await page.evaluate(() => document.fonts.ready)
      expect(await likeness(page, `${name}-${size}-${theme}-${language}`)).toMatchObject({ alike: true })
    },
  )
})
