import { english } from '../words/catalogue/en/index.js'
import { isMessage } from '../words/catalogue.js'
import type { Words } from '../words/words.js'

/** Kinds of words that the figures themselves bring along, in English. */
type Kind = 'subject' | 'whole' | 'producer' | 'scope' | 'goods'

/** A word of the figures in the language of the reader; one that the catalogue does not know is somebody's own, and is said as it is. */
export function dataWord(kind: Kind, word: string, { say }: Pick<Words, 'say'>): string | null {
  const key = `observatory.${kind}.${slugOf(word)}`
  return isMessage(key) ? say(key) : null
}

/** A subject in the language of the reader, as a whole or part by part ("Kaunas, rail and car ferry, rail wagons"); never half of it. */
export function subjectInWords(subject: string, words: Pick<Words, 'say'>): string {
  const parts = subjectParts(subject).map((part) => dataWord('subject', part, words))
  return parts.includes(null) ? subject : parts.join(', ')
}

/** The parts of a subject; a comma in brackets parts nothing. */
export function subjectParts(subject: string): readonly string[] {
  return subject.split(/, (?![^(]*\))/)
}

function slugOf(word: string): string {
  return word
    .toLowerCase()
    .replace(/[^\p{L}\d+]+/gu, '-')
    .replace(/^-|-$/g, '')
}

const GOODS = 'observatory.goods.'

/** The goods that figures have codes for, with their names. */
export function knownGoods({ say }: Pick<Words, 'say'>): readonly { readonly code: string; readonly name: string }[] {
  return Object.keys(english).flatMap((key) =>
    isMessage(key) && key.startsWith(GOODS) ? [{ code: key.slice(GOODS.length), name: say(key) }] : [],
  )
}
