import {
  isArgumentElement,
  isPluralElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser'
import { message, TEMPLATES, type MessageKey as ToldKey } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { english } from './catalogue/en/index.js'
import { type MessageKey, vouchedShare } from './catalogue.js'
import { LANGUAGES, loadTranslation } from './languages.js'
import { createWords } from './words.js'

const KEYS = Object.keys(english) as MessageKey[]
const TOLD = Object.keys(TEMPLATES) as ToldKey[]

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
    const { page, told } = await loadTranslation(language)
    expect(Object.keys(page).sort()).toEqual([...KEYS].sort())
    expect(Object.keys(told).sort()).toEqual([...TOLD].sort())
    const all = [
      ...KEYS.map((key) => ({ key, own: page[key], english: english[key] })),
      ...TOLD.map((key) => ({ key, own: told[key], english: TEMPLATES[key] })),
    ]
    for (const { key, own, english } of all) {
      const text = typeof own === 'string' ? own : own.draft
      if (text !== '') expect({ key, open: openPlaces(text) }).toEqual({ key, open: openPlaces(english) })
    }
  })

  it('show English where nobody vouches for them, and are counted', async () => {
    const translation = await loadTranslation(language)
    const words = createWords(language, translation)
    const drafts = KEYS.filter((key) => typeof translation.page[key] !== 'string')
    const toldDrafts = TOLD.filter((key) => typeof translation.told[key] !== 'string')
    const share = 1 - (drafts.length + toldDrafts.length) / (KEYS.length + TOLD.length)
    expect(vouchedShare(translation)).toBeCloseTo(share)
    console.log(`${language}: ${Math.round(share * 100)} % of ${KEYS.length + TOLD.length} sentences vouched for`)
    for (const key of drafts.filter((key) => openPlaces(english[key]).length === 0)) {
      expect(words.say(key)).toBe(english[key])
    }
  })

  it('say what an answer says, with the names of the language', async () => {
    const words = createWords(language, await loadTranslation(language), new Map([['KZ-AKTAU', 'Aqtau here']]))
    const place = { kind: 'place', id: 'KZ-AKTAU', name: 'Aktau' } as const
    expect(words.tell(message('stage.customs', { place }))).toContain('Aqtau here')
    const said = words.tell(message('nearest.avoid', { country: { kind: 'country', code: 'RU' } }))
    expect(said).toContain(words.country('RU'))
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
