import type { Language } from '../words/languages.js'

/** EUR-Lex codes of the languages of the page that are languages of the Union; English stands for the others. */
const OFFICIAL: Partial<Record<Language, { readonly short: string; readonly long: string }>> = {
  lt: { short: 'lt', long: 'lit' },
}
const ENGLISH = { short: 'en', long: 'eng' }

/**
 * Where a source is read: pages of the European Union in the language of the reader where it is one of the Union's, else in
 * English; any other address as it is. Null for a source that is no address.
 */
export function sourceAddress(source: string, language: Language): string | null {
  if (!/^https?:\/\//.test(source) || !URL.canParse(source)) return null
  const address = new URL(source)
  if (!/(^|\.)europa\.eu$/.test(address.hostname)) return source
  const { short, long } = OFFICIAL[language] ?? ENGLISH
  address.pathname = address.pathname
    .replace(/^(\/eli\/.+\/oj)(\/[a-z]{3})?$/, `$1/${long}`)
    .replace(/^\/legal-content\/[A-Z]{2}\//, `/legal-content/${short.toUpperCase()}/`)
  if (address.pathname.endsWith('_en')) {
    if (short === ENGLISH.short) address.searchParams.delete('prefLang')
    else address.searchParams.set('prefLang', short)
  }
  return address.href
}

/** An address as it is shown: without what every address has. */
export function shownAddress(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/, '')
}
