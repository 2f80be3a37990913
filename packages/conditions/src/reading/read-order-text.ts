import type { Stretch } from '@karavan/core'
import { message, type OrderAction } from '@karavan/model'
import { type Account, accountOf } from './account.js'
import type { Act } from './acts.js'
import { asideOf } from './asides.js'
import { type Cargo, cargoOf } from './cargo.js'
import { dateRoleIn } from './date-fields.js'
import { directionOfTraffic } from './direction.js'
import { type Gazetteer, lookupOf } from './gazetteer.js'
import { issuerOf } from './issuer.js'
import { type LengthMention, lastDayOf, lengthIn } from './lengths.js'
import { type NumberMention, numbersOf } from './order-numbers.js'
import { Page } from './page.js'
import type { Proposal, ProposedFields, ReadMode, Said, SaidDate, SaidException } from './proposal.js'
import { ACTION_NAMES, type OpenQuestion, openQuestion } from './questions.js'
import { type QuotaMention, quotaLeading } from './quota.js'
import { scopeOf } from './scope.js'
import type { Signal } from './signals.js'
import type { Statement } from './statements.js'
import { tailsOf } from './tails.js'
import { unknownPlacesOf } from './unknown-places.js'

const NOTHING: ProposedFields = {
  action: null,
  issuer: null,
  number: null,
  amendsNumber: null,
  issuedOn: null,
  from: null,
  to: null,
  places: [],
  direction: null,
  origins: [],
  goods: [],
  equipment: [],
  mode: null,
  quota: null,
  exceptions: [],
  reason: null,
}
/** A text is in both languages where each has this share of its letters. */
const SHARE_OF_BOTH = 0.25
/** How many other orders of a text are told. */
const MOST_OTHERS = 5
const LONGEST_QUOTE = 120
/** What is asked of a date that has no value. */
const LACKS = { year: 'read.yearNotPrinted', day: 'read.noSuchDay' } as const

/**
 * Reads the text of an order, or a news item that tells of one, in English or Russian. Only what the text says is
 * proposed, each with the words that say it; where it tells of several orders, the one it is about.
 * @throws {StructuredError} READ_TEXT_TOO_LONG
 */
export function readOrderText(text: string, gazetteer: Gazetteer): Proposal {
  return readPage(new Page(text, lookupOf(gazetteer)))
}

/** {@link readOrderText} of a page; its tokens then tell how much work it was. */
export function readPage(page: Page): Proposal {
  const account = accountOf(page)
  const language = languageOf(page.tokens.text)
  const { main } = account
  if (main === null) return { language, isOrder: null, fields: NOTHING, open: [] }
  const reader = new AccountReader(page, account)
  const { fields, open } = reader.read()
  return { language, isOrder: { value: true, spans: [page.span(main.act.words)] }, fields, open }
}

function languageOf(text: string): Proposal['language'] {
  const [cyrillic, latin] = [/\p{Script=Cyrillic}/gu, /\p{Script=Latin}/gu].map(
    (letters) => text.match(letters)?.length ?? 0,
  )
  const share = (cyrillic ?? 0) / Math.max(1, (cyrillic ?? 0) + (latin ?? 0))
  if (share >= SHARE_OF_BOTH && share <= 1 - SHARE_OF_BOTH) return 'mixed'
  return share > 0.5 ? 'ru' : 'en'
}

class AccountReader {
  private readonly leftOut = new Set<number>()
  private readonly open: OpenQuestion[] = []
  private readonly reasons: Stretch[] = []
  private readonly exceptions: Stretch[] = []
  private readonly explanations: Stretch[] = []
  /** Sentences that give a reason or an exception in a part of theirs. */
  private readonly told = new Set<Statement>()
  private readonly circumstances: Stretch[] = []
  private readonly about: readonly Statement[]
  private readonly numbers: { readonly own: NumberMention | null; readonly amended: NumberMention | null }

  constructor(
    private readonly page: Page,
    private readonly account: Account,
  ) {
    this.about = account.about
    this.numbers = this.numbersRead()
    for (const statement of [...account.about, ...account.rest]) this.cutTails(statement)
    for (const statement of account.rest) this.cutAside(statement)
  }

  read(): { readonly fields: ProposedFields; readonly open: readonly OpenQuestion[] } {
    const { page, about } = this
    const { main } = this.account
    if (main === null) return { fields: NOTHING, open: [] }
    const isLeftOut = (i: number) => this.leftOut.has(i)
    const quota = main.quota ?? about.find((statement) => statement.quota !== null)?.quota ?? null
    const cargo = cargoOf(page, about, isLeftOut, quota)
    const named = scopeOf(page, about, isLeftOut, cargo.starts)
    const scope = named.places.length > 0 ? named : { ...named, places: this.placesElsewhere(isLeftOut) }
    const { numbers } = this
    const from = this.date('from')
    const to = this.date('to') ?? this.end(from)
    this.checkTerm(from, to)
    this.open.push(...scope.open)
    for (const place of unknownPlacesOf(page)) this.ask('read.unknownPlace', place)
    if (cargo.hasManyModes) this.open.push(openQuestion(message('read.manyModes')))
    this.tellOthers()
    const issuer = issuerOf(page, about, this.account.rest, (i) => isLeftOut(i) || named.sources.has(i))
    const fields: ProposedFields = {
      action: actionOf(page, main.act, quota),
      issuer,
      number: this.said(numbers.own),
      amendsNumber: this.said(numbers.amended),
      issuedOn: this.date('issued'),
      from,
      to,
      places: scope.places,
      direction: this.direction(scope.direction, isLeftOut),
      origins: scope.origins.length > 0 ? scope.origins : this.ownGoods(issuer),
      goods: cargo.goods,
      equipment: cargo.equipment,
      mode: modeOf(page, cargo, issuer),
      quota: quota === null ? null : { value: quota.value, spans: [page.span(quota)] },
      exceptions: this.exceptions.map((stretch) => this.exception(stretch)),
      reason: this.reason(),
    }
    return { fields, open: [...new Map(this.open.map((question) => [question.text, question])).values()] }
  }

  /** Sets apart what a sentence says of reasons and exceptions; of sentences beside the order only those count that say nothing else. */
  private cutTails(statement: Statement): void {
    const { reasons, exceptions, explanations } = tailsOf(this.page, statement)
    if (reasons.length + exceptions.length > 0) this.told.add(statement)
    const isOfEarlier = this.account.main?.act.action === 'lift' && this.page.find(statement, 'begun') !== undefined
    if (!statement.isPast && !isOfEarlier) this.reasons.push(...reasons)
    if (this.account.main?.act.action !== 'exception' && !statement.isPast) this.exceptions.push(...exceptions)
    if (!statement.isPast) this.explanations.push(...explanations)
    for (const { first, last } of [...reasons, ...exceptions, ...explanations])
      for (let i = first; i <= last; i++) this.leftOut.add(i)
  }

  /** Takes a sentence beside the order for what it says of it. */
  private cutAside(statement: Statement): void {
    const main = this.account.main?.act
    const aside = main === undefined || this.told.has(statement) ? null : asideOf(this.page, statement, main)
    if (aside === null) return
    if (aside.kind === 'exception') this.exceptions.push(aside.words)
    else this.circumstances.push(aside.words)
    if (aside.kind === 'exception') for (let i = statement.first; i <= statement.last; i++) this.leftOut.add(i)
  }

  /** What is given as the reason; else how things stood, which is inferred to be it. */
  private reason(): Said<string> | null {
    const given = this.reasons[0] ?? this.explanations[0]
    if (given !== undefined) return this.words(given)
    const [circumstance] = this.circumstances
    return circumstance === undefined ? null : { ...this.words(circumstance), inferred: true }
  }

  private numbersRead(): { readonly own: NumberMention | null; readonly amended: NumberMention | null } {
    const { page } = this
    const isAbout = memberOf(this.about)
    const isRest = memberOf(this.account.rest)
    const mentions = numbersOf(page)
    const pick = (of: NumberMention['of']) =>
      mentions.find((number) => number.of === of && isAbout(number.first)) ??
      mentions.find((number) => number.of === of && isRest(number.first)) ??
      null
    const given = pick('own')
    const binds = this.account.main?.act.action === 'ban' || this.account.main?.act.action === 'quota'
    const own = given === null && binds ? pick('amended') : given
    const amended = (own === given ? pick('amended') : null) ?? (own === null ? null : this.otherNumber(mentions, own))
    return { own, amended: amended?.value === own?.value ? null : amended }
  }

  /** The number of another order that the text tells of, where it is the one that this one changes. */
  private otherNumber(mentions: readonly NumberMention[], own: NumberMention): NumberMention | null {
    const action = this.account.main?.act.action
    if (action === 'ban' || action === 'restriction') return null
    return mentions.find(({ value }) => value !== own.value) ?? null
  }

  /** The date with a role, from the main sentence before the others. */
  private date(role: 'from' | 'to' | 'issued'): SaidDate | null {
    const main = this.account.main
    const { own, amended } = this.numbers
    const beside = [...this.about, ...this.account.rest.filter((one) => role === 'issued' && !one.isPast)]
    const holds = beside.filter(({ dates }) => dates.some((one) => isBeside(one, own)))
    for (const statement of role === 'issued' ? [...holds, ...beside] : this.about) {
      const fits = statement.dates.filter(
        (one) =>
          !this.leftOut.has(one.first) &&
          main !== null &&
          !(role === 'issued' && isBeside(one, amended)) &&
          dateRoleIn(this.page, statement, one, main.act) === role,
      )
      const date = (role === 'issued' ? fits.find((one) => isBeside(one, own)) : undefined) ?? fits[0]
      if (date === undefined || (role === 'issued' && date.value !== null && !isDay(date.value))) continue
      if (date.lacks !== null) this.ask(LACKS[date.lacks], date)
      const spans = date.rests.map((stretch) => this.page.span(stretch))
      return { value: date.value, spans, ...(date.isInferred && date.value !== null ? { inferred: true } : {}) }
    }
    return null
  }

  /** The last day where a length is printed and the first day is known; else what is to be asked of the end. */
  private end(from: SaidDate | null): SaidDate | null {
    const length = this.length()
    if (length !== undefined && from !== null && from.value !== null && isDay(from.value))
      return { value: lastDayOf(from.value, length), spans: [this.page.span(length), ...from.spans], inferred: true }
    const openEnd = this.firstOf('openEnd')
    if (length !== undefined) this.ask('read.lengthFromUnknownDay', length)
    else if (openEnd !== undefined) this.ask('read.endOpen', openEnd)
    else if (this.bindsOn()) this.open.push(openQuestion(message('read.endNotPrinted')))
    return null
  }

  /** Asks about a last day that is printed before the first one. */
  private checkTerm(from: SaidDate | null, to: SaidDate | null): void {
    const [first, last] = [from?.value ?? null, to?.value ?? null]
    if (to === null || first === null || last === null || !isDay(first) || !isDay(last) || first <= last) return
    const told = { to: { kind: 'date', date: last }, from: { kind: 'date', date: first } } as const
    this.open.push(openQuestion(message('read.endBeforeStart', told), to.spans))
  }

  private length(): LengthMention | undefined {
    for (const statement of this.about) {
      const length = lengthIn(this.page, statement, (i) => this.leftOut.has(i))
      if (length !== undefined) return length
    }
    return undefined
  }

  private firstOf(signal: Signal): Stretch | undefined {
    for (const statement of this.about) {
      const at = this.page.find(statement, signal)
      if (at !== undefined) return this.page.signalAt(at)
    }
    return undefined
  }

  private bindsOn(): boolean {
    const action = this.account.main?.act.action
    return action === 'ban' || action === 'restriction' || action === 'extend'
  }

  private ask(
    key: (typeof LACKS)[keyof typeof LACKS] | 'read.endOpen' | 'read.lengthFromUnknownDay' | 'read.unknownPlace',
    words: Stretch,
  ): void {
    this.open.push(openQuestion(message(key, { words: this.page.tokens.words(words) }), [this.page.span(words)]))
  }

  /** That of the words with places; imports from a country come in all the same. */
  private direction(said: ProposedFields['direction'], isLeftOut: (i: number) => boolean): ProposedFields['direction'] {
    const ofTraffic = directionOfTraffic(this.page, this.about, isLeftOut)
    return said === null || (said.value === 'from' && ofTraffic?.value === 'to') ? ofTraffic : said
  }

  /** Where a state rules on exports, the goods are its own. */
  private ownGoods(issuer: Said<string> | null): readonly Said<string>[] {
    const state = issuer === null ? undefined : this.page.lookup.states.get(issuer.value)
    const outward = this.firstOf('outward')
    if (issuer === null || state === undefined || outward === undefined) return []
    return [{ value: state, spans: [this.page.span(outward), ...issuer.spans], inferred: true }]
  }

  /** Places named only beside the order, or in a reason that leads it, where it names none itself. */
  private placesElsewhere(isLeftOut: (i: number) => boolean): readonly Said<string>[] {
    const beside = this.account.rest.filter(({ isPast }) => !isPast)
    const { places } = scopeOf(this.page, beside, isLeftOut, new Set())
    const start = this.account.main?.act.words.first ?? 0
    const leading = this.reasons.filter(({ last }) => last < start)
    return places.length > 0 ? places : scopeOf(this.page, leading, () => false, new Set()).places
  }

  private tellOthers(): void {
    for (const { first, last, act } of this.account.others.slice(0, MOST_OTHERS)) {
      const words = shortened(this.page.tokens.words({ first, last }))
      this.open.push(
        openQuestion(
          message('read.otherOrder', { action: { kind: 'message', message: ACTION_NAMES[act.action] }, words }),
          [this.page.span({ first, last })],
        ),
      )
    }
  }

  private said(number: NumberMention | null): Said<string> | null {
    return number === null ? null : { value: number.value, spans: [this.page.span(number)] }
  }

  /** With so much a day, where it names neither goods nor places of its own. */
  private exception(stretch: Stretch): SaidException {
    const quota = quotaLeading(this.page, stretch)
    const isOfAll =
      quota !== undefined &&
      !this.page.placeIn(stretch) &&
      cargoOf(this.page, [stretch], () => false, quota).goods.length === 0
    return { ...this.words(stretch), ...(isOfAll ? { quota: quota.value } : {}) }
  }

  private words(stretch: Stretch): Said<string> {
    return { value: this.page.tokens.words(stretch), spans: [this.page.span(stretch)] }
  }
}

/** What is named; but a railway's order is about rail, though it be about wagons for a ferry. */
function modeOf({ lookup }: Page, { mode, hasManyModes }: Cargo, issuer: Said<string> | null): Said<ReadMode> | null {
  if (issuer === null || !lookup.railways.has(issuer.value) || mode?.value === 'road') return mode
  if (mode?.value === 'rail' || hasManyModes) return mode
  return { value: 'rail', spans: issuer.spans, inferred: true }
}

/** What limits to so many a day is a quota, wherever the number is said. */
function actionOf(page: Page, { action, words }: Act, quota: QuotaMention | null): Said<OrderAction> {
  const spans = [page.span(words)]
  if (action !== 'restriction' || quota === null) return { value: action, spans }
  return { value: 'quota', spans: [...spans, page.span(quota)] }
}

function memberOf(statements: readonly Statement[]): (i: number) => boolean {
  const members = new Set<number>()
  for (const { first, last } of statements) for (let i = first; i <= last; i++) members.add(i)
  return (i) => members.has(i)
}

function shortened(words: string): string {
  return words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE - 1)}…` : words
}

const BESIDE_NUMBER = 3

/** Whether a date stands with the number of an order: `№ 12 от 5 мая`, `5 May, No. 12`. */
function isBeside({ first, last }: Stretch, number: Stretch | null): boolean {
  if (number === null) return false
  const gap = first > number.last ? first - number.last : number.first - last
  return gap > 0 && gap <= BESIDE_NUMBER
}

/** Whether a date is told to the day. */
function isDay(date: string): boolean {
  return date.length === 'YYYY-MM-DD'.length
}
