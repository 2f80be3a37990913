import {
  isArgumentElement,
  isPluralElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { english } from './catalogue/en/index.js'
import { type MessageKey, vouchedShare } from './catalogue.js'
import { LANGUAGES, loadTranslation } from './languages.js'
import { createWords } from './words.js'

const KEYS = Object.keys(english) as MessageKey[]

/** Names of the places that a sentence leaves open. */
function openPlaces(text: string): string[] {
  const names = new Set<string>()
  const walk = (elements: readonly MessageFormatElement[]) => {
    for (const element of elements) {
      if ('value' in element && !isLiteral(element)) names.add(element.value)
      if (isPluralElement(element)) for (const option of Object.values(element.options)) walk(option.value)
    }
  }
  walk(parse(text))
  return [...names].sort()
}

function isLiteral(element: MessageFormatElement): boolean {
  return !isArgumentElement(element) && !isPluralElement(element)
}

describe.each(LANGUAGES)('the sentences in %s', (language) => {
  it('are those of English, with the same open places', async () => {
    const translation = await loadTranslation(language)
    expect(Object.keys(translation).sort()).toEqual([...KEYS].sort())
    for (const key of KEYS) {
      const entry = translation[key]
      const text = typeof entry === 'string' ? entry : entry.draft
      expect({ key, open: openPlaces(text) }).toEqual({ key, open: openPlaces(english[key]) })
    }
  })

  it('show English where nobody vouches for them, and are counted', async () => {
    const translation = await loadTranslation(language)
    const words = createWords(language, translation)
    const drafts = KEYS.filter((key) => typeof translation[key] !== 'string')
    for (const key of drafts) expect(words.isBorrowed(key)).toBe(true)
    expect(vouchedShare(translation)).toBeCloseTo(1 - drafts.length / KEYS.length)
    const plain = drafts.find((key) => openPlaces(english[key]).length === 0)
    if (plain) expect(words.say(plain)).toBe(english[plain])
  })

  it('count in the forms of the language', async () => {
    const words = createWords(language, await loadTranslation(language))
    const said = [1, 3, 25].map((n) => words.units('wagon-open', n))
    expect(said).toEqual(
      {
        en: ['1 wagon', '3 wagons', '25 wagons'],
        ru: ['1 вагон', '3 вагона', '25 вагонов'],
        kk: ['1 вагон', '3 вагон', '25 вагон'],
        lt: ['1 vagonas', '3 vagonai', '25 vagonai'],
      }[language],
    )
  })
})
