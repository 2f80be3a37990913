import { heldInWords } from '@karavan/conditions'
import { type EpochMinutes, formatDate } from '@karavan/core'
import {
  ENGLISH,
  type Order,
  orderName,
  type QueueCount,
  type Quota,
  type StandingOrder,
  type StandingPlace,
  type StandingQueue,
  tell,
} from '@karavan/model'
import type { NameOf } from './render-plan.js'
import { type Terminal, wrap } from './terminal.js'

/** An order as it stands on a day, with what is taken out of it. @param orderOf - an order by its id */
export function orderLines(
  standing: StandingOrder,
  orderOf: (id: string) => Order | undefined,
  terminal: Terminal,
): string[] {
  const { order, takenOver, verdict, clause, changes, reliefs } = standing
  const indented = (text: string) => wrap(text, terminal.columns, '  ')
  return [
    `${terminal.bold(verdict)}  ${order.title}`,
    ...indented(`${tell(orderName(order), ENGLISH)} (${order.id}): ${clause}`),
    ...indented(`${standing.state} ${heldInWords(order, standing)}`),
    ...(changes === null ? [] : indented(`for this cargo until ${formatDate(changes - 1)}`)),
    ...(order.text === '' ? [] : indented(order.text)),
    ...exceptionLines(order, terminal),
    ...(takenOver.length === 0 ? [] : indented(`as in ${order.amends}: ${takenOver.join(', ')}`)),
    ...reliefs.flatMap((id) => reliefLines(id, orderOf(id), terminal)),
    ...indented(terminal.dim(sourceWords(order))),
  ]
}

/** What an order itself leaves free, by what passages are judged by and what not. */
export function exceptionLines({ clauses, exceptions }: Order, { columns }: Terminal): string[] {
  return [
    ...clauses.flatMap(({ text, quota }) => wrap(`except ${text}${quotaWords(quota)}`, columns, '  ')),
    ...exceptions.flatMap((text) => wrap(`except ${text} (not judged)`, columns, '  ')),
  ]
}

/** What another order takes out of one. */
export function reliefLines(id: string, relief: Order | undefined, { columns }: Terminal): string[] {
  const said = relief === undefined ? '' : `: ${relief.text || relief.title}${quotaWords(relief.quota)}`
  return wrap(`relieved by ${id}${said}`, columns, '  ')
}

/** Where something is told, when, and how well that is known. */
export function sourceWords({ source, sourceDate, basis }: Pick<Order, 'source' | 'sourceDate' | 'basis'>): string {
  return `${source}, ${sourceDate}, ${basis}`
}

/** How much may pass in a day, behind what it is about; nothing without a quota. */
export function quotaWords(quota: Quota | null | undefined): string {
  return quota == null ? '' : `, ${quota.value} ${quota.unit} a day`
}

/** What is said of a place on a day. */
export function placeLines(
  { place, state, report, ageDays, old }: StandingPlace,
  nameOf: NameOf,
  terminal: Terminal,
): string[] {
  const until = report.until ?? report.expectedUntil
  const span = `since ${report.since}${until === null ? '' : `, until ${until}`}`
  return [
    terminal.bold(`${nameOf(place)}: ${state}${report.reason === null ? '' : `, ${report.reason}`}`),
    ...wrap(`${span}; ${report.by}, ${days(ageDays)} ago${old ? ': old' : ''}`, terminal.columns, '  '),
  ]
}

/** What waits at a place on a day. */
export function queueLines(
  { place, unit, towards, hours, ageDays, clears, counts }: StandingQueue,
  on: EpochMinutes,
  nameOf: NameOf,
  terminal: Terminal,
): string[] {
  const [newest] = counts
  const told = newest === undefined ? '' : `${countedWords(newest.count)}, ${newest.perDay} handled a day; `
  const span = [hours.p10 ?? hours.min, hours.p50, hours.p90 ?? hours.max].map((value) => Math.round(value / 24))
  const gone =
    clears > on
      ? `gone by ${formatDate(clears)}`
      : `gone since ${formatDate(clears)}: the wait is for what may have joined`
  const text = `${told}${span.join(' / ')} days (P10 / P50 / P90); counted ${days(ageDays)} ago, ${gone}`
  return [
    terminal.bold(`${nameOf(place)}: ${unit} wait${towards === null ? '' : ` for ${towards}`}`),
    ...wrap(text, terminal.columns, '  '),
  ]
}

function countedWords({ waiting, atLeast }: Pick<QueueCount, 'waiting' | 'atLeast'>): string {
  return `${atLeast ? 'over ' : ''}${waiting} counted`
}

/** A count of a queue that plans do not use, and why. */
export function unratedLines(count: QueueCount, nameOf: NameOf, terminal: Terminal): string[] {
  const { place, unit, towards, date } = count
  const text = `${countedWords(count)} on ${date}; how many are handled a day is not known: plans do not use it`
  return [
    terminal.bold(`${nameOf(place)}: ${unit} wait${towards === null ? '' : ` for ${towards}`}`),
    ...wrap(text, terminal.columns, '  '),
  ]
}

export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
