import { TEMPLATES } from '@karavan/model'
import { english } from './catalogue/en/index.js'
import type { Translation } from './catalogue.js'

/** Languages of the page, as BCP 47 tags, in the order of the menu. */
export const LANGUAGES = ['en', 'ru', 'kk', 'lt'] as const

export type Language = (typeof LANGUAGES)[number]

/** What each language calls itself. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  ru: 'Русский',
  kk: 'Қазақша',
  lt: 'Lietuvių',
}

const LOADERS: Readonly<Record<Language, () => Promise<Translation>>> = {
  en: async () => ({ page: english, told: TEMPLATES }),
  ru: async () => (await import('./catalogue/ru/index.js')).translation,
  kk: async () => (await import('./catalogue/kk/index.js')).translation,
  lt: async () => (await import('./catalogue/lt/index.js')).translation,
}

/** Reads the sentences of a language; all but English come when they are first wanted. */
export function loadTranslation(language: Language): Promise<Translation> {
  return LOADERS[language]()
}

const KEY = 'karavan-language'

/** The language chosen on this machine, else the first of the browser's that the page speaks, else English. */
export function preferredLanguage(): Language {
  return [storedLanguage(), ...navigator.languages].map(spoken).find((found) => found !== undefined) ?? 'en'
}

/** Remembers the language where the browser allows. */
export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language)
  } catch {
    return
  }
}

function storedLanguage(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

function spoken(tag: string): Language | undefined {
  return LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language)
}
