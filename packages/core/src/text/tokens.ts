import { StructuredError } from '../errors.js'
import { foldText } from '../fold.js'
import { stem } from './stem.js'

/** Where something stands in a text: UTF-16 offsets, the end not included. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'mark'
  /** As it stands in the text. */
  readonly text: string
  /** Folded, for comparison; a mark as it stands. */
  readonly folded: string
  readonly stem: string
}

/** Tokens from `first` up to and with `last`. */
export interface Stretch {
  readonly first: number
  readonly last: number
}

/** Longest text that is read, characters. */
export const LONGEST_TEXT = 200_000

/** Words after which a point ends no sentence. */
const ABBREVIATED = new Set(
  'no nos st art cl ext tel vs e g approx ca incl mln bln bn mn ст п пп пр тыс млн млрд мес тел т ж д др им ул jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
)
const LOOKALIKES = new Map(
  [...'aceopxykhmtbABCEHKMOPTX'].map((latin, i) => [latin, 'асеорхукнмтвАВСЕНКМОРТХ'.charAt(i)]),
)

/**
 * A text cut once into words, numbers and marks, and these into sentences.
 * @throws {StructuredError} READ_TEXT_TOO_LONG
 */
export class Tokens {
  readonly sentences: readonly Stretch[]
  /** How many tokens have been looked at: the work done on this text. */
  looks = 0
  private readonly list: readonly Token[]

  constructor(readonly text: string) {
    if (text.length > LONGEST_TEXT)
      throw new StructuredError({
        code: 'READ_TEXT_TOO_LONG',
        received: `${text.length} characters`,
        expected: `${LONGEST_TEXT} characters at most`,
        remediation: 'cut the text to the order or the news item itself',
      })
    this.list = cut(text)
    this.sentences = this.parted()
  }

  get length(): number {
    return this.list.length
  }

  at(i: number): Token | undefined {
    this.looks++
    return this.list[i]
  }

  span({ first, last }: Stretch): Span {
    return { start: this.list[first]?.start ?? 0, end: this.list[last]?.end ?? 0 }
  }

  words(stretch: Stretch): string {
    const { start, end } = this.span(stretch)
    return this.text.slice(start, end)
  }

  /** Whether the token is one of these marks or folded words. */
  is(i: number, ...choices: readonly string[]): boolean {
    const token = this.at(i)
    return token !== undefined && choices.includes(token.folded)
  }

  /** Whether no blank parts a token from the one before it. */
  touches(i: number): boolean {
    return this.list[i - 1]?.end === this.list[i]?.start
  }

  private parted(): Stretch[] {
    const found: Stretch[] = []
    let first = 0
    for (let i = 0; i < this.list.length; i++) {
      if (!this.endsSentence(i)) continue
      found.push({ first, last: i })
      first = i + 1
    }
    return first < this.list.length ? [...found, { first, last: this.list.length - 1 }] : found
  }

  private endsSentence(i: number): boolean {
    const [token, next] = [this.at(i), this.at(i + 1)]
    if (token === undefined || next === undefined) return false
    // Most words stand a blank apart from the next: nothing ends there.
    if (token.kind !== 'mark' && next.start - token.end < 2 && this.text.charCodeAt(token.end) !== LINE_END)
      return false
    const gap = this.text.slice(token.end, Math.min(next.start, token.end + 40))
    if (/\n[^\S\n]*\n/.test(gap)) return true
    const startsLine = gap.includes('\n')
    if (startsLine && (/^[-–—•*]$/.test(next.text) || isCapital(next))) return !/^[,–—-]$/.test(token.text)
    if (token.text === ';' || token.text === '!' || token.text === '?') return true
    if (token.text !== '.' || gap === '') return false
    const before = this.at(i - 1)
    const isInitial = before?.kind === 'word' && before.text.length === 1 && isCapital(before)
    if (before !== undefined && (ABBREVIATED.has(before.folded) || isInitial)) return false
    // "(in 2024 г. – 358)" goes on; "… he said. – Now all is well" does not.
    const said = /^[–—-]$/.test(next.text) && !startsLine ? this.at(i + 2) : next
    return said === next ? next.kind !== 'word' || isCapital(next) : said?.kind === 'word' && isCapital(said)
  }
}

/** Every token of a stretch. */
export function* steps({ first, last }: Stretch): Generator<number> {
  for (let i = first; i <= last; i++) yield i
}

/** The words of a list that blanks part. */
export function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/** Whether a word starts with a capital letter. */
export function isCapital({ text }: Token): boolean {
  return /^\p{Lu}/u.test(text)
}

function cut(text: string): Token[] {
  const known = new Map<string, Pick<Token, 'folded' | 'stem'>>()
  const tokens: Token[] = []
  let end = 0
  for (let start = 0; start < text.length; start = end) {
    const sort = sortAt(text, start)
    end = start + widthAt(text, start)
    if (sort === 'blank') continue
    if (sort !== 'mark') while (end < text.length && sortAt(text, end) === sort) end += widthAt(text, end)
    const written = text.slice(start, end)
    if (sort !== 'word') {
      tokens.push({ start, end, text: written, kind: sort, folded: written, stem: written })
      continue
    }
    const forms = known.get(written) ?? formsOf(written)
    known.set(written, forms)
    tokens.push({ start, end, text: written, kind: 'word', folded: forms.folded, stem: forms.stem })
  }
  return tokens
}

type Sort = Token['kind'] | 'blank'

/** The sorts of code units that were met; those of a pair are not kept. */
const sorts = new Map<number, Sort>()

function sortAt(text: string, at: number): Sort {
  const unit = text.charCodeAt(at)
  const width = widthAt(text, at)
  if (width > 1) return sortOf(text.slice(at, at + width))
  const known = sorts.get(unit)
  if (known !== undefined) return known
  const sort = sortOf(text.charAt(at))
  sorts.set(unit, sort)
  return sort
}

function sortOf(letter: string): Sort {
  if (/^\s/u.test(letter)) return 'blank'
  if (/^[\p{L}\p{M}]/u.test(letter)) return 'word'
  return /^\p{Nd}/u.test(letter) ? 'number' : 'mark'
}

/** A letter beyond the basic plane takes two code units. */
function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const next = unit >= 0xd800 && unit <= 0xdbff ? text.charCodeAt(at + 1) : 0
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1
}

const LINE_END = 10

function formsOf(word: string): Pick<Token, 'folded' | 'stem'> {
  const folded = foldText(inOneScript(word))
  return { folded, stem: stem(folded) }
}

/** A Cyrillic word in which Latin letters were typed for the like-looking Cyrillic ones. */
function inOneScript(word: string): string {
  if (!/\p{Script=Cyrillic}/u.test(word) || !/\p{Script=Latin}/u.test(word)) return word
  return Array.from(word, (letter) => LOOKALIKES.get(letter) ?? letter).join('')
}
