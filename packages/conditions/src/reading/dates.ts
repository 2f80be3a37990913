import { type Stretch, type Tokens, wordsOf } from '@karavan/core'
import { findDates } from './date-ranges.js'
import { type DateRole, roleOf } from './date-roles.js'
import { type Found, FULL_YEAR, type Parts, SAME_MONTH, YEAR_WORDS } from './written-dates.js'

/** A date as it stands in a text. */
export interface DateMention extends Stretch {
  readonly role: DateRole
  /** YYYY-MM-DD, or YYYY-MM where no day is said; null where it lacks something. */
  readonly value: string | null
  /** Why it has no value: its year is not known, or its month has no such day; else null. */
  readonly lacks: 'year' | 'day' | null
  /** Where the range that it ends begins; else its own first token. */
  readonly opens: number
  /** Every stretch that the value rests on, its own first. */
  readonly rests: readonly Stretch[]
  /** Whether the year is that of another date. */
  readonly isInferred: boolean
}

const YEAR_LEADS = wordsOf('in of year в')
/** Month of a bare year, with which every day lies in that year. */
const MIDDLE_OF_YEAR = 6
/** Any year in which February has all its days. */
const LEAP_YEAR = 2024

/** Every date of a text, in its order, with the year that it or another date prints. */
export function datesOf(tokens: Tokens): readonly DateMention[] {
  const all = findDates(tokens)
  const found = all.filter((date) => !isNightEnd(tokens, date))
  for (const date of found) date.role = date.partner === undefined ? roleOf(tokens, date) : date.role
  const anchors = found.filter(({ day, year }) => day !== null && year !== null)
  const printed = anchors.length > 0 ? () => undefined : bareYears(tokens)
  const main = anchors.find(({ role }) => role === 'issued' || role === 'dateline')
  let nearest: Found | undefined
  return found.map((date) => {
    if (date.year !== null) nearest = date.day === null ? nearest : date
    return mentionOf(date, main ?? nearest ?? anchors[0] ?? printed(date))
  })
}

/** For each sentence without a date in full the year that it prints alone, as in `the last quarter of 2025`. */
function bareYears(tokens: Tokens): (date: Stretch) => Found | undefined {
  const years = tokens.sentences.map(({ first, last }) => {
    for (let i = first; i <= last; i++) {
      const text = tokens.at(i)?.text ?? ''
      const isYear = YEAR_LEADS.has(tokens.at(i - 1)?.folded ?? '') || YEAR_WORDS.has(tokens.at(i + 1)?.folded ?? '')
      if (FULL_YEAR.test(text) && isYear) return bareYear(i, Number(text))
    }
    return undefined
  })
  let at = 0
  return ({ first }) => {
    while (at < tokens.sentences.length - 1 && (tokens.sentences[at]?.last ?? 0) < first) at++
    return years[at]
  }
}

function bareYear(i: number, year: number): Found {
  return { first: i, last: i, day: null, month: MIDDLE_OF_YEAR, year, role: 'on' }
}

function mentionOf(found: Found, anchor: Found | undefined): DateMention {
  const mention = datedOf(found, anchor)
  if (mention.value !== null) return { ...mention, lacks: null }
  const isOfMonth = found.month === SAME_MONTH || written(found, found.year ?? LEAP_YEAR) !== null
  return { ...mention, lacks: isOfMonth ? 'year' : 'day' }
}

function datedOf(found: Found, anchor: Found | undefined): Omit<DateMention, 'lacks'> {
  const date = found.month === SAME_MONTH && anchor !== undefined ? { ...found, month: anchor.month } : found
  const { first, last, role, partner } = date
  const own = { first, last, opens: partner !== undefined && partner.first < first ? partner.first : first }
  const shared = partner?.year ?? null
  if (date.year !== null) {
    const rests =
      partner !== undefined && partner.first > last && isBare(date)
        ? [stretchOf(own), stretchOf(partner)]
        : [stretchOf(own)]
    return { ...own, role, value: written(date, date.year), rests, isInferred: false }
  }
  if (partner !== undefined && shared !== null) {
    const starts = partner.first > last
    const crosses = starts ? date.month > partner.month : date.month < partner.month
    const year = crosses ? shared + (starts ? -1 : 1) : shared
    return { ...own, role, value: written(date, year), rests: [stretchOf(own), stretchOf(partner)], isInferred: false }
  }
  const rests = partner !== undefined && isBare(date) ? [stretchOf(own), stretchOf(partner)] : [stretchOf(own)]
  if (anchor === undefined || anchor.year === null || date.month === SAME_MONTH)
    return { ...own, role, value: null, rests, isInferred: false }
  const year = nearestYear(date, anchor, anchor.year)
  return { ...own, role, value: written(date, year), rests: [...rests, stretchOf(anchor)], isInferred: true }
}

/** The second day of `the night of 12–13 December`: no end of a term. */
function isNightEnd(tokens: Tokens, { role, partner }: Found): boolean {
  if (role !== 'to' || partner === undefined) return false
  return [1, 2, 3].some((back) => tokens.is(partner.first - back, 'night', 'ночь', 'overnight'))
}

/** Whether only the day of a range's start is printed. */
function isBare({ first, last }: Stretch): boolean {
  return first === last
}

function stretchOf({ first, last }: Stretch): Stretch {
  return { first, last }
}

/** The year in which a date lies within half a year of another; a term ends after it starts. */
function nearestYear({ month, role }: Found, anchor: Found, year: number): number {
  if (anchor.role === 'to' && role !== 'to') return month > anchor.month ? year - 1 : year
  if (anchor.role === 'from' && role === 'to') return month < anchor.month ? year + 1 : year
  if (month - anchor.month > 6) return year - 1
  return anchor.month - month > 6 ? year + 1 : year
}

function written({ day, month }: Parts, year: number): string | null {
  const start = `${year}-${String(month).padStart(2, '0')}`
  if (day === null) return start
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const number = day === 'last' ? last : day
  return number > last ? null : `${start}-${String(number).padStart(2, '0')}`
}
