import type { Mark } from '@karavan/core'
import { foldText, isCapital, type Span, type Stretch, Tokens } from '@karavan/core'
import { type DateMention, datesOf } from './dates.js'
import { type GazetteerPlace, type IssuerName, type Lookup, namesIn } from './gazetteer.js'
import { SIGNALS, type Signal } from './signals.js'

/** Names of so few letters are met only as they stand: their cases would mean other words. */
const SHORT_NAME = 4

/** A text with everything marked in it that is known by itself: dates, places, issuers, and words of the trade. */
export class Page {
  readonly tokens: Tokens
  readonly dates: readonly DateMention[]
  readonly places: readonly Mark<GazetteerPlace>[]
  readonly issuers: readonly Mark<IssuerName>[]
  /** Countries that the text names. */
  readonly countries: ReadonlySet<string>
  private readonly dated: readonly (DateMention | undefined)[]
  private readonly signals: readonly (Mark<Signal> | undefined)[]
  private readonly placed: readonly (Mark<GazetteerPlace> | undefined)[]
  private readonly issued: readonly (Mark<IssuerName> | undefined)[]
  private readonly sentenceOf: readonly number[]

  constructor(
    text: string,
    readonly lookup: Lookup,
  ) {
    const tokens = new Tokens(text)
    this.tokens = tokens
    this.dates = datesOf(tokens)
    this.dated = spread(this.dates, tokens.length)
    const isFree = (i: number) => this.dated[i] === undefined
    this.signals = spread(SIGNALS.scan(tokens, isFree), tokens.length)
    this.places = lookup.places.scan(tokens, isFree).filter((mark) =>
      this.isName(
        mark,
        mark.values.flatMap(({ names }) => names.flatMap(namesIn)),
      ),
    )
    this.placed = spread(this.places, tokens.length)
    this.issuers = lookup.issuers.scan(tokens, isFree).filter(
      (mark) =>
        isAdjective(mark) ||
        this.isName(
          mark,
          mark.values.flatMap(({ issuer }) => issuer.names),
        ),
    )
    this.issued = spread(this.issuers, tokens.length)
    this.countries = new Set(this.issuers.flatMap(({ values }) => values.flatMap(({ issuer }) => issuer.country ?? [])))
    this.sentenceOf = tokens.sentences.flatMap(({ first, last }, i) => Array<number>(last - first + 1).fill(i))
  }

  /** Whether a token belongs to a phrase with this meaning. */
  has(i: number, signal: Signal): boolean {
    return this.signalAt(i)?.values.includes(signal) ?? false
  }

  signalAt(i: number): Mark<Signal> | undefined {
    this.tokens.at(i)
    return this.signals[i]
  }

  /** The first token within a stretch that has one of these meanings. */
  find({ first, last }: Stretch, ...signals: readonly Signal[]): number | undefined {
    for (let i = first; i <= last; i++) if (signals.some((signal) => this.has(i, signal))) return i
    return undefined
  }

  isDate(i: number): boolean {
    return this.dateAt(i) !== undefined
  }

  dateAt(i: number): DateMention | undefined {
    this.tokens.at(i)
    return this.dated[i]
  }

  /** A date within some tokens after one. */
  dateAfter(i: number, within: number): DateMention | undefined {
    for (let next = i + 1; next <= i + within; next++) {
      const date = this.dateAt(next)
      if (date !== undefined) return date
    }
    return undefined
  }

  placeAt(i: number): Mark<GazetteerPlace> | undefined {
    this.tokens.at(i)
    return this.placed[i]
  }

  /** Whether a place is named within a stretch. */
  placeIn({ first, last }: Stretch): boolean {
    for (let i = first; i <= last; i++) if (this.placeAt(i) !== undefined) return true
    return false
  }

  issuerAt(i: number): Mark<IssuerName> | undefined {
    this.tokens.at(i)
    return this.issued[i]
  }

  /** Whether the text speaks of ports or ships. */
  get isBySea(): boolean {
    this.bySea ??= /\b(?:port|ferr(?:y|ies)|vessel|ship)|порт|паром|судо|судн/i.test(this.tokens.text)
    return this.bySea
  }
  private bySea: boolean | undefined

  startsSentence(i: number): boolean {
    return i <= 0 || this.sentenceOf[i] !== this.sentenceOf[i - 1]
  }

  sentenceAt(i: number): Stretch {
    return this.tokens.sentences[this.sentenceOf[i] ?? 0] ?? { first: 0, last: 0 }
  }

  span(stretch: Stretch): Span {
    return this.tokens.span(stretch)
  }

  /** Whether a mark is a name: with a capital, and more like it than a word that only shares its stem. */
  private isName(mark: Stretch, names: readonly string[]): boolean {
    const token = this.tokens.at(mark.first)
    if (token === undefined || !this.hasCapital(mark)) return false
    if (mark.first < mark.last) return true
    return names.some((name) => {
      const folded = foldText(name)
      if (folded.length > SHORT_NAME) return token.folded.startsWith(folded.slice(0, -1))
      return token.folded === folded || isCaseOf(folded, token.folded)
    })
  }

  private hasCapital({ first, last }: Stretch): boolean {
    for (let i = first; i <= last; i++) {
      const token = this.tokens.at(i)
      if (token !== undefined && isCapital(token)) return true
    }
    return false
  }
}

function isAdjective(mark: Mark<IssuerName>): boolean {
  return mark.values.every(({ isAdjective }) => isAdjective)
}

/** `Алята`, `Алятом` of `Алят`: a short name that ends in a consonant, with an ending. */
function isCaseOf(name: string, word: string): boolean {
  return (
    name.length === SHORT_NAME &&
    /[бвгджзклмнпрстфхцчшщ]$/.test(name) &&
    /^(?:а|у|е|ом)$/.test(word.slice(name.length)) &&
    word.startsWith(name)
  )
}

/** For each token the mark that covers it. */
function spread<M extends Stretch>(marks: readonly M[], length: number): (M | undefined)[] {
  const by = Array<M | undefined>(length).fill(undefined)
  for (const mark of marks) by.fill(mark, mark.first, mark.last + 1)
  return by
}
