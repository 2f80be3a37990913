import { describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { usePages } from './support/pages.js'
import { STATES } from './support/states.js'

const { open } = usePages()

const WINDOWS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: 'light, narrow', colorScheme: 'light', viewport: { width: 360, height: 740 } },
] as const

describe.each(WINDOWS)('axe finds nothing at WCAG 2.2 AA, $name', ({ name: _, ...window }) => {
  it.each(STATES)('in the state $name', async ({ path, reach, refuses }) => {
    const one = await open(path, { ...window, reducedMotion: 'reduce' })
    one.allowRefusals = refuses ?? false
    await reach(one.page)
    expect(await axeFindings(one.page)).toEqual([])
  })
})
