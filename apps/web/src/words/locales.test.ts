import { afterEach, describe, expect, it, vi } from 'vitest'
import { COUNTRIES } from '../flags/flags.js'
import { countryNames, localeOf } from './locales.js'

afterEach(() => vi.unstubAllGlobals())

describe('Kazakh in a browser that has none', () => {
  it('names every country of the network', () => {
    for (const code of COUNTRIES) expect(countryNames('kk')(code)).toMatch(/^[\p{Script=Cyrillic} -]+$/u)
  })

  it('writes dates and numbers in Russian', () => {
    expect(localeOf('kk')).toBe('kk')
    class Bare {
      of = () => undefined
    }
    vi.stubGlobal('Intl', { ...Intl, DisplayNames: Bare })
    expect(localeOf('kk')).toBe('ru')
    expect(countryNames('kk')('RU')).toBe('Ресей')
    expect(countryNames('kk')('XX')).toBe('XX')
  })
})
