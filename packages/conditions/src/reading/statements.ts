import type { Stretch } from '@karavan/core'
import { type Act, actOf } from './acts.js'
import type { DateMention } from './dates.js'
import type { Page } from './page.js'
import { type QuotaMention, quotasOf } from './quota.js'
import { signsOf } from './signs.js'

/** One sentence of a text, and what it does. */
export interface Statement extends Stretch {
  readonly act: Act | null
  /** Whether it tells of something before. */
  readonly isPast: boolean
  readonly dates: readonly DateMention[]
  readonly quota: QuotaMention | null
}

const PAST_WINDOW = 6

/** The sentences of a text in their order. */
export function statementsOf(page: Page): Statement[] {
  const quotas = new Map(quotasOf(page).map((quota) => [quota.first, quota]))
  return page.tokens.sentences.map((sentence) => {
    const dates = new Set<DateMention>()
    let quota: QuotaMention | null = null
    for (let i = sentence.first; i <= sentence.last; i++) {
      const date = page.dateAt(i)
      if (date !== undefined) dates.add(date)
      quota ??= quotas.get(i) ?? null
    }
    const known = { ...sentence, dates: [...dates], quota }
    const signs = signsOf(page, sentence)
    const act = actOf(page, known, signs)
    return { ...known, act, isPast: isPast(page, sentence, act) }
  })
}

function isPast(page: Page, sentence: Stretch, act: Act | null): boolean {
  const verb = act?.words.first ?? sentence.first
  const window = { first: Math.max(sentence.first, verb - PAST_WINDOW), last: Math.max(verb - 1, sentence.first) }
  const head = { first: sentence.first, last: Math.min(sentence.last, sentence.first + 2) }
  for (const stretch of [head, window]) {
    const at = page.find(stretch, 'past')
    if (at === undefined) continue
    const isOfObject = act !== null && act.action !== 'ban' && page.has(at + 1, 'begun')
    if (!isOfObject) return true
  }
  return false
}
