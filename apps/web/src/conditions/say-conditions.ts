import { type EpochMinutes, type Moment, momentSpan } from '@karavan/core'
import {
  type EffectiveOrder,
  type Order,
  type QueueCount,
  type Quota,
  relieves,
  type StandingOrder,
  type StandingQueue,
  type StatusReport,
} from '@karavan/model'
import { spanInWords, summaryOf, takenOverSaid } from '../network/say-entry.js'
import type { MessageKey } from '../words/catalogue.js'
import { dateOf } from '../words/date-of.js'
import type { Words } from '../words/words.js'
import { lastDayBefore } from './days.js'
import type { Register } from './register.js'

/** `No 1327`, or what it is called where no number is printed. */
export function orderName(
  { number, title }: { readonly number?: string; readonly title: string },
  words: Words,
): string {
  return number === undefined || number === '' ? title : words.say('conditions.number', { number })
}

/** What an order holds as in the one that it amends; empty where it says all itself. */
export function takenOverInWords(
  { order: { amends = '' }, takenOver }: EffectiveOrder,
  { orderOf }: Pick<Register, 'orderOf'>,
  words: Words,
): string {
  const amended = orderOf(amends)
  return takenOverSaid(takenOver, amended === undefined ? amends : orderName(amended, words), words)
}

interface Held {
  readonly from: EpochMinutes | null
  readonly until: EpochMinutes | null
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

/** How the last day of what eases another order is known, where it is not printed; empty where it is, or is not known. */
export function endInWords({ order, until }: Pick<StandingOrder, 'order' | 'until'>, { say }: Words): string {
  return until !== null && order.to === null && relieves(order) ? say('conditions.end.inferred') : ''
}

interface Relief extends Pick<Order, 'title'> {
  readonly number?: string
  readonly quota?: Quota | null
}

/** `No 1346 (36 wagons a day)`: what eases an order, with how much may pass by it. */
export function reliefInWords(relief: Relief, words: Words): string {
  const name = orderName(relief, words)
  return relief.quota
    ? words.say('conditions.relief.quota', { order: name, quota: quotaInWords(relief.quota, words) })
    : name
}

const QUOTAS: Readonly<Record<string, MessageKey>> = {
  wagons: 'conditions.quota.wagons',
  trains: 'conditions.quota.trains',
  trucks: 'conditions.quota.trucks',
  tonnes: 'conditions.quota.tonnes',
  containers: 'conditions.quota.containers',
  'train pairs': 'conditions.quota.trainPairs',
  TEU: 'conditions.quota.TEU',
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

/** `26 Nov 2026, 13:00 UTC+5` for a minute, as it was said; a day, month or year as far as it is known. */
export function momentInWords(moment: Moment, words: Words): string {
  const at = moment.includes('T') ? momentSpan(moment)?.from : undefined
  if (at === undefined) return dateOf(moment, words)
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):?(\d\d)$/.exec(moment) ?? []
  const [h, m] = [Number(hours), Number(minutes)]
  const ahead = (h * 60 + m) * (sign === '-' ? -1 : 1)
  const zone = ahead === 0 ? 'UTC' : `UTC${sign}${h}${m === 0 ? '' : `:${minutes}`}`
  return words.say('conditions.time', { time: words.deadline(at + ahead), zone })
}

/** `since 9 Nov 2021`, `9 Nov 2021 – 17 Nov 2025`, `since 26 Nov 2026, 13:00 UTC+5 · expected until 27 Nov 2026`. */
export function reportSpan({ since, until, expectedUntil }: StatusReport, words: Words): string {
  const [from, to] = [momentInWords(since, words), until === null ? null : momentInWords(until, words)]
  const span = spanInWords(from, to, words)
  if (to !== null || expectedUntil === null) return span
  return `${span} · ${words.say('conditions.expected', { time: momentInWords(expectedUntil, words) })}`
}

/** How old a word is on the day looked at; one that came later says so. @param said - day or minute of it */
export function ageInWords(ageDays: number, isLater: boolean, { say }: Words): string {
  return isLater ? say('conditions.age.later') : say('conditions.age', { count: ageDays })
}
