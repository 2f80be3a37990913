import { afterEach, describe, expect, it, vi } from 'vitest'
import { COUNTRIES } from '../flags/flags.js'
import type { DateParts } from './kazakh-dates.js'
import { loadTranslation } from './languages.js'
import { countryNames, datesIn, localeOf } from './locales.js'
import { createWords } from './words.js'

class Bare {
  of = () => undefined
}

afterEach(() => vi.unstubAllGlobals())

describe('Kazakh in a browser that has none', () => {
  it('names every country of the network', () => {
    for (const code of COUNTRIES) expect(countryNames('kk')(code)).toMatch(/^[\p{Script=Cyrillic} -]+$/u)
  })

  const SHAPES: readonly DateParts[] = [
    { weekday: 'short', day: 'numeric', month: 'short' },
    { day: 'numeric', month: 'short' },
    { day: 'numeric', month: 'short', year: 'numeric' },
    { month: 'short' },
    { month: 'long' },
    { month: 'short', year: 'numeric' },
    { month: 'long', year: 'numeric' },
    { weekday: 'short' },
    { weekday: 'long' },
  ]

  it.each(SHAPES)('writes dates as one that has it: %j', (shape) => {
    const brought = datesIn('kk', shape)
    vi.stubGlobal('Intl', Object.create(Intl, { DisplayNames: { value: Bare } }))
    const own = datesIn('kk', shape)
    for (let day = 0; day < 400; day++) {
      const at = Date.UTC(2026, 0, 1 + day)
      expect(own(at)).toBe(brought(at).replaceAll('\u00a0', ' '))
    }
  })

  it('says dates of the page in Kazakh', async () => {
    vi.stubGlobal('Intl', Object.create(Intl, { DisplayNames: { value: Bare } }))
    const words = createWords('kk', await loadTranslation('kk'))
    expect(words.longDate(Date.UTC(2026, 10, 26) / 60_000)).toBe('2026 ж. 26 қар.')
  })

  it('writes numbers as in Russian', () => {
    expect(localeOf('kk')).toBe('kk')
    vi.stubGlobal('Intl', Object.create(Intl, { DisplayNames: { value: Bare } }))
    expect(localeOf('kk')).toBe('ru')
    expect(countryNames('kk')('RU')).toBe('Ресей')
    expect(countryNames('kk')('XX')).toBe('XX')
  })
})
