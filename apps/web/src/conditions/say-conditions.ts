import type { EpochMinutes } from '@karavan/core'
import type { QueueCount, Quota, StandingOrder, StandingQueue, StatusReport } from '@karavan/model'
import { spanInWords, summaryOf } from '../network/say-entry.js'
import type { MessageKey } from '../words/catalogue.js'
import { dateOf } from '../words/date-of.js'
import type { Words } from '../words/words.js'
import { lastDayBefore } from './days.js'

/** `No 1327`, or what it is called where no number is printed. */
export function orderName(
  { number, title }: { readonly number?: string; readonly title: string },
  words: Words,
): string {
  return number === undefined || number === '' ? title : words.say('conditions.number', { number })
}

interface Held {
  readonly from: EpochMinutes | null
  readonly until: EpochMinutes | null
}

/** From when to when an order holds as a whole; where no text covers the day, from when to when that is so. */
export function windowOf(standing: StandingOrder, known: Held | undefined): Held {
  return known === undefined || standing.state === 'notCovered' ? standing : known
}

/** From when to when an order stands as it does; the last day is named. */
export function standingInWords({ from, until }: Held, words: Words): string {
  const last = until === null ? null : words.longDate(lastDayBefore(until))
  return spanInWords(from === null ? null : words.longDate(from), last, words)
}

/** How the first day is known, where it is not printed; empty where it is. */
export function startInWords({ start }: Pick<StandingOrder, 'start'>, { say }: Words): string {
  return start === 'printed' ? '' : say(`conditions.start.${start}`)
}

const QUOTAS: Readonly<Record<string, MessageKey>> = {
  wagons: 'conditions.quota.wagons',
  trains: 'conditions.quota.trains',
  trucks: 'conditions.quota.trucks',
  tonnes: 'conditions.quota.tonnes',
}

/** `36 wagons a day`. */
export function quotaInWords({ value, unit }: Quota, { say, number }: Words): string {
  const key = QUOTAS[unit]
  return key === undefined
    ? say('conditions.quota.other', { value: number(value), unit })
    : say(key, { count: value, text: number(value) })
}

/** `over 1,000 wagons`; null where only the rate is told. */
export function countInWords({ waiting, atLeast, unit }: QueueCount, { say, number }: Words): string | null {
  if (waiting === null) return null
  const text = say(`conditions.waiting.${unit}`, { count: waiting, text: number(waiting) })
  return atLeast ? say('conditions.waiting.over', { text }) : text
}

/** `10–22 days, most likely 16`. */
export function waitInWords({ hours }: StandingQueue, words: Words): string {
  return words.spread(summaryOf(hours))
}

/** `since 9 Nov 2021`, `9 Nov 2021 – 17 Nov 2025`. */
export function reportSpan({ since, until }: StatusReport, words: Words): string {
  return spanInWords(dateOf(since, words), until === null ? null : dateOf(until, words), words)
}

/** How old a word is on the day looked at; one that came later says so. @param said - day or minute of it */
export function ageInWords(ageDays: number, isLater: boolean, { say }: Words): string {
  return isLater ? say('conditions.age.later') : say('conditions.age', { count: ageDays })
}
