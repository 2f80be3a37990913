import type { OrderAction } from '@karavan/model'
import { cargoOf } from './cargo.js'
import type { DateMention, DateRole } from './dates.js'
import { type Gazetteer, lookupOf } from './gazetteer.js'
import { issuerOf } from './issuer.js'
import { type NumberMention, numbersOf } from './order-numbers.js'
import { Page } from './page.js'
import type { Proposal, ProposedFields, Said, SaidDate } from './proposal.js'
import type { QuotaMention } from './quota.js'
import { scopeOf } from './scope.js'
import { type Account, type Act, accountOf, type Statement } from './statements.js'
import { tailsOf } from './tails.js'
import type { Stretch } from './tokens.js'

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
  private readonly open: string[] = []
  private readonly reasons: Stretch[] = []
  private readonly exceptions: Stretch[] = []
  private readonly explanations: Stretch[] = []
  private readonly about: readonly Statement[]

  constructor(
    private readonly page: Page,
    private readonly account: Account,
  ) {
    this.about = account.about
    for (const statement of [...account.about, ...account.rest]) this.cutTails(statement)
  }

  read(): { readonly fields: ProposedFields; readonly open: readonly string[] } {
    const { page, about } = this
    const { main } = this.account
    if (main === null) return { fields: NOTHING, open: [] }
    const isLeftOut = (i: number) => this.leftOut.has(i)
    const quota = main.quota ?? about.find((statement) => statement.quota !== null)?.quota ?? null
    const cargo = cargoOf(page, about, isLeftOut, quota)
    const named = scopeOf(page, about, isLeftOut, cargo.starts)
    const scope = named.places.length > 0 ? named : { ...named, places: this.placesBeside(isLeftOut) }
    const numbers = this.numbers()
    const [from, to] = [this.date('from'), this.date('to')]
    this.open.push(...scope.open)
    if (cargo.hasManyModes) this.open.push('several modes of transport are named')
    this.tellOthers()
    const issuer = issuerOf(page, about, this.account.rest, isLeftOut)
    const reason = this.reasons[0] ?? this.explanations[0]
    const fields: ProposedFields = {
      action: actionOf(page, main.act, quota),
      issuer,
      number: this.said(numbers.own),
      amendsNumber: this.said(numbers.amended),
      issuedOn: this.date('issued'),
      from,
      to,
      places: scope.places,
      direction: scope.direction,
      origins: scope.origins,
      goods: cargo.goods,
      equipment: cargo.equipment,
      mode: cargo.mode ?? (cargo.hasManyModes ? null : railOf(page, issuer)),
      quota: quota === null ? null : { value: quota.value, spans: [page.span(quota)] },
      exceptions: this.exceptions.map((stretch) => this.words(stretch)),
      reason: reason === undefined ? null : this.words(reason),
    }
    return { fields, open: [...new Set(this.open)] }
  }

  /** Sets apart what a sentence says of reasons and exceptions; of sentences beside the order only those count that say nothing else. */
  private cutTails(statement: Statement): void {
    const { reasons, exceptions, explanations } = tailsOf(this.page, statement)
    const isOfEarlier = this.account.main?.act.action === 'lift' && this.page.find(statement, 'begun') !== undefined
    if (!statement.isPast && !isOfEarlier) this.reasons.push(...reasons)
    if (this.account.main?.act.action !== 'exception' && !statement.isPast) this.exceptions.push(...exceptions)
    if (!statement.isPast) this.explanations.push(...explanations)
    for (const { first, last } of [...reasons, ...exceptions, ...explanations])
      for (let i = first; i <= last; i++) this.leftOut.add(i)
  }

  private numbers(): { readonly own: NumberMention | null; readonly amended: NumberMention | null } {
    const { page } = this
    const isAbout = memberOf(this.about)
    const isRest = memberOf(this.account.rest)
    const mentions = numbersOf(page)
    const pick = (of: NumberMention['of']) =>
      mentions.find((number) => number.of === of && isAbout(number.first)) ??
      mentions.find((number) => number.of === of && isRest(number.first)) ??
      null
    const own = pick('own')
    const amended = pick('amended') ?? (own === null ? null : this.otherNumber(mentions, own))
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
    for (const statement of [...this.about, ...this.account.rest.filter((one) => role === 'issued' && !one.isPast)]) {
      const date = statement.dates.find((one) => !this.leftOut.has(one.first) && this.roleIn(statement, one) === role)
      if (date === undefined) continue
      if (date.value === null) this.open.push(`the year is not printed: ${this.page.tokens.words(date)}`)
      const spans = date.rests.map((stretch) => this.page.span(stretch))
      return { value: date.value, spans, ...(date.isInferred && date.value !== null ? { inferred: true } : {}) }
    }
    if (role === 'to' && main !== null) this.askForEnd()
    return null
  }

  private askForEnd(): void {
    const action = this.account.main?.act.action
    if (action === 'ban' || action === 'restriction' || action === 'extend')
      this.open.push('the last day in force is not printed')
  }

  /** What a date is in its sentence; null where it belongs to what is changed. */
  private roleIn(statement: Statement, date: DateMention): DateRole | null {
    const { page } = this
    const action = this.account.main?.act.action
    if (isOfEarlier(page, statement, date, action !== 'ban')) return null
    if (date.role !== 'on') return date.role
    return roleOfDay(page, statement, date)
  }

  /** Places named only beside the order, where it names none itself. */
  private placesBeside(isLeftOut: (i: number) => boolean): readonly Said<string>[] {
    const beside = this.account.rest.filter(({ isPast }) => !isPast)
    return scopeOf(this.page, beside, isLeftOut, new Set()).places
  }

  private tellOthers(): void {
    for (const { first, last, act } of this.account.others.slice(0, MOST_OTHERS)) {
      const words = this.page.tokens.words({ first, last })
      this.open.push(
        `the text also tells of another order (${act.action}): ${words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE - 1)}…` : words}`,
      )
    }
  }

  private said(number: NumberMention | null): Said<string> | null {
    return number === null ? null : { value: number.value, spans: [this.page.span(number)] }
  }

  private words(stretch: Stretch): Said<string> {
    return { value: this.page.tokens.words(stretch), spans: [this.page.span(stretch)] }
  }
}

/** A railway's order is about rail. */
function railOf({ lookup }: Page, issuer: Said<string> | null): Said<'rail'> | null {
  if (issuer === null || !lookup.railways.has(issuer.value)) return null
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

const EARLIER_WINDOW = 10

/** Whether a date tells when something began or ran that the order changes. */
function isOfEarlier(page: Page, { first }: Statement, date: DateMention, changes: boolean): boolean {
  for (let i = date.opens - 1; i >= Math.max(first, date.opens - EARLIER_WINDOW); i--) {
    if (page.has(i, 'past')) return true
    if (changes && page.has(i, 'begun') && !page.has(i, 'sign')) return true
    if (page.has(i, 'prolong') || page.has(i, 'free') || page.has(i, 'decree')) return false
  }
  return false
}

const VERB_WINDOW = 20

/** A day without a cue: of issue where the nearest verb signs, the first in force where it stops or frees. */
function roleOfDay(page: Page, { first, last, act }: Statement, date: DateMention): DateRole | null {
  const before = { first: Math.max(first, date.first - 3), last: date.first - 1 }
  if (page.find(before, 'tell') !== undefined) return null
  const distance = (i: number) => (i < date.first ? date.first - i : i - date.last)
  const near: number[] = []
  for (let i = Math.max(first, date.first - VERB_WINDOW); i <= Math.min(last, date.last + VERB_WINDOW); i++)
    near.push(i)
  const nearest = (holds: (i: number) => boolean) => Math.min(...near.filter(holds).map(distance))
  const signs = nearest((i) => page.has(i, 'sign'))
  const acts = nearest((i) => act !== null && i >= act.words.first && i <= act.words.last)
  const starts = nearest((i) => page.has(i, 'inForce'))
  if (signs < Math.min(acts, starts)) return 'issued'
  if (starts < Number.POSITIVE_INFINITY) return 'from'
  const begins = act?.action === 'lift' || act?.action === 'ban' || act?.action === 'restriction'
  return begins && acts < Number.POSITIVE_INFINITY ? 'from' : null
}
