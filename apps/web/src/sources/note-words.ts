import { english } from '../words/catalogue/en/index.js'
import { isMessage, type MessageKey } from '../words/catalogue.js'
import type { Said } from '../words/said.js'
import { ENGLISH, type Words } from '../words/words.js'

/** A sentence that notes are made of by rule: always the same but for its figures. */
interface Rule {
  readonly key: MessageKey
  readonly pattern: RegExp
}

const RULES: readonly Rule[] = Object.keys(english).flatMap((key) =>
  key.startsWith('note.') && isMessage(key) ? { key, pattern: patternOf(english[key]) } : [],
)

/**
 * The note of a row in the words of the reader, where all its sentences are made by rule; else as the data have it, in
 * English.
 */
export function noteSaid(note: string, words: Words): Said {
  if (words.language === 'en') return { text: note }
  const sentences = note.split(/(?<=\.) (?=[A-Z\d])/).map((sentence) => sentenceSaid(sentence, words))
  const isWhole = sentences.every((sentence) => sentence !== null)
  return isWhole ? { text: sentences.join(' ') } : { text: note, lang: 'en' }
}

/** Null for a sentence that is no rule's, or that the language has no words of its own for. */
function sentenceSaid(sentence: string, { say, typedAs }: Words): string | null {
  const core = sentence.replace(/\.$/, '')
  for (const { key, pattern } of RULES) {
    const match = pattern.exec(core)
    if (match === null) continue
    const figures = Object.entries(match.groups ?? {})
    const values = Object.fromEntries(figures.map(([name, figure]) => [name, figure.split('-').map(typedAs).join('–')]))
    const said = say(key, values)
    return said === ENGLISH.say(key, values) ? null : said + sentence.slice(core.length)
  }
  return null
}

/** What a sentence of the catalogue matches: its places stand for figures, or for a span of them. */
function patternOf(sentence: string): RegExp {
  const source = sentence
    .replace(/[.*+?^$()[\]\\|]/g, '\\$&')
    .replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>\\d[\\d.]*(?:-\\d[\\d.]*)?)`)
  return new RegExp(`^${source}$`)
}
