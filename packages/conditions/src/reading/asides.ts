import type { Stretch } from '@karavan/core'
import type { Act } from './acts.js'
import type { Page } from './page.js'
import type { Signal } from './signals.js'
import type { Statement } from './statements.js'
import { trimmed } from './tails.js'

/** What a sentence beside the order says of it: what may go all the same, or how things stand. */
export type Aside =
  | { readonly kind: 'exception'; readonly words: Stretch }
  | { readonly kind: 'circumstance'; readonly words: Stretch }

const NEAR = 3
/** So many words behind the verb belong to it: `is permitted`, `is still accepted there`. */
const LONGEST_REST = 1

/**
 * What a sentence that does nothing itself says of the order: an exception, as its subject, or the whole of it where more
 * than the verb follows, such as a condition; else a circumstance, which is a reason where the text gives no other.
 */
export function asideOf(page: Page, statement: Statement, main: Act): Aside | null {
  if (statement.act !== null || statement.isPast || page.tokens.is(statement.last, '?')) return null
  const said = main.action === 'lift' ? 'stillBound' : 'mayGo'
  const verb = inEarnest(page, statement, said)
  if (verb !== null && main.action !== 'exception')
    return { kind: 'exception', words: exceptedBy(page, statement, verb) }
  if (main.action === 'lift' || main.action === 'exception' || inEarnest(page, statement, 'trouble') === null)
    return null
  return { kind: 'circumstance', words: withoutTeller(page, statement) }
}

/** Where a signal stands first, neither denied nor doubted. */
function inEarnest(page: Page, { first, last }: Stretch, signal: Signal): Stretch | null {
  for (let i = first; i <= last; i++) {
    const mark = page.signalAt(i)
    if (mark === undefined || mark.first !== i || !mark.values.includes(signal)) continue
    const before = { first: Math.max(first, i - NEAR), last: i - 1 }
    if (page.find(before, 'negation', 'unsure') === undefined) return withNext(page, mark, signal)
  }
  return null
}

/** A phrase with those of the same meaning that follow it: `is let through` `as usual`. */
function withNext(page: Page, mark: Stretch, signal: Signal): Stretch {
  let { last } = mark
  while (page.has(last + 1, signal)) last++
  return { first: mark.first, last }
}

function exceptedBy(page: Page, statement: Stretch, verb: Stretch): Stretch {
  const { first, last } = withoutTeller(page, statement)
  const opens = page.tokens.is(first, 'для') ? first + 1 : first
  const subject = { first: opens, last: verb.first - 1 }
  const isShort = last - verb.last <= LONGEST_REST || page.has(verb.last + 1, 'measure')
  if (!isShort || subject.last < subject.first) return { first, last }
  const measure = page.find({ first: Math.max(opens, verb.first - 2), last: verb.first - 1 }, 'measure', 'softMeasure')
  return measure === undefined || measure <= opens ? subject : { first: opens, last: measure - 1 }
}

/** A sentence without who tells it, neither before it nor behind. */
function withoutTeller(page: Page, { first, last }: Stretch): Stretch {
  const { tokens } = page
  let start = first
  while (start < last && tokens.at(start)?.kind === 'mark' && !tokens.is(start, '«', '"', '“', '(')) start++
  let end = last
  for (let i = start; i <= last; i++) {
    if (!tokens.is(i, ',')) continue
    if (page.has(start, 'teller') && i - start < 8) {
      start = i + 1
      continue
    }
    if (page.find({ first: i + 1, last: Math.min(last, i + 5) }, 'tell', 'teller') === undefined) continue
    end = i - 1
    break
  }
  return trimmed(page, start, end)
}
