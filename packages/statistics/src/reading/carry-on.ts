import type { PartialDate } from '@karavan/core'
import type { FigurePeriod } from '@karavan/model'
import { type Lender, lendersOf, thingCounted } from './bare.js'
import type { Context, SubjectContext } from './context.js'
import type { Quantity } from './quantity.js'
import type { ReadFigure } from './read-figure.js'
import { isAhead } from './status.js'
import type { TimeSaid } from './time-said.js'

/** What a sentence has told. */
export interface Told {
  readonly times: readonly TimeSaid[]
  readonly quantities: readonly Quantity[]
  readonly figures: readonly ReadFigure[]
  /** The times of its figures, in their order. */
  readonly ofFigures: readonly TimeSaid[]
  readonly subject: SubjectContext
}

/** What the sentences behind may go on with. */
export function carryOn(text: string, told: Told, before: Context, published: PartialDate | null): Context {
  const { times, figures, quantities, subject } = told
  const main = mainTime(times, told.ofFigures)
  const leads =
    !isYetToCome(main, before.period, published) &&
    !tellsPlans(figures, before) &&
    leadsOn(text, main?.period ?? null, figures.length > 0, before.period)
  const leading = leads ? main : null
  const year = main?.period == null ? before.year : Number(main.period.end.slice(0, 4))
  return {
    subject,
    period: leading?.period ?? before.period,
    isAsked: main !== null && /\?\s*$/.test(text),
    ahead: null,
    planned: before.planned,
    quarter: lastOf(isQuarter, before.quarter, times, leading, before),
    month: lastOf(isMonth, before.month, times, leading, before),
    year: leads ? year : before.year,
    lenders: lentBy(text, quantities, before.lenders),
  }
}

/** Whether a sentence is of a time that lies ahead; a year that is not over is that of a plan, where months that are over were told of. */
function isYetToCome(main: TimeSaid | null, known: FigurePeriod | null, published: PartialDate | null): boolean {
  if (published === null || published === 'undated' || main?.period == null) return false
  const isOpen = known !== null && known.end <= published && main.period.kind === 'year'
  return (isOpen ? main.period.end : main.period.start) > published
}

/** Whether all that a sentence tells lies ahead: then what comes behind it is of the time before. */
function tellsPlans(figures: readonly ReadFigure[], { period }: Context): boolean {
  return period !== null && figures.length > 0 && figures.every(({ status }) => isAhead(status))
}

/** The time that a sentence is about: that of its first figure, or else the first it tells; a day is likely that of the text. */
function mainTime(times: readonly TimeSaid[], ofFigures: readonly TimeSaid[]): TimeSaid | null {
  const isTold = ({ role, period }: TimeSaid) => role === 'told' && period !== null
  const isSpan = ({ period }: TimeSaid) => period !== null && period.start !== period.end
  const told = times.filter(isTold)
  return ofFigures.filter(isTold).find(isSpan) ?? told.find(isSpan) ?? told[0] ?? null
}

const isQuarter = ({ kind }: FigurePeriod) => kind === 'quarter'
const isMonth = ({ start, end }: FigurePeriod) =>
  start.endsWith('-01') && start !== end && start.slice(0, 7) === end.slice(0, 7)

/** What "the quarter" or "the month" means: that which the text tells of, else one that was named first. */
function lastOf(
  is: (period: FigurePeriod) => boolean,
  known: FigurePeriod | null,
  times: readonly TimeSaid[],
  main: TimeSaid | null,
  context: Context,
): FigurePeriod | null {
  if (main?.period != null && is(main.period)) return main.period
  if (context.period !== null && is(context.period)) return context.period
  return times.find(({ role, period }) => role === 'told' && period !== null && is(period))?.period ?? known
}

/** Those whose unit the next sentence may leave out: the thing that was asked for, or the figures that were told. */
function lentBy(text: string, quantities: readonly Quantity[], before: readonly Lender[]): readonly Lender[] {
  const asked = /\?\s*$/.test(text) ? thingCounted(text) : null
  if (asked !== null) return [asked]
  const told = lendersOf(quantities)
  return told.length > 0 ? told : before
}

/**
 * Whether what comes after a sentence is of its time: where it told figures or opens a list, or nothing was known of the time before.
 * What it tells of an earlier time is said in passing, and a date of one day is that of an event.
 */
function leadsOn(text: string, period: FigurePeriod | null, hasFigures: boolean, before: FigurePeriod | null): boolean {
  if (period === null || period.kind === 'asOf') return false
  const isEvent = period.kind === 'days' && daysOf(period) <= EVENT_DAYS
  if (before === null) return !isEvent || hasFigures
  if (isEvent) return false
  const wasEvent = before.kind === 'days' && daysOf(before) <= EVENT_DAYS
  if ((period.end < before.start && !(wasEvent && hasFigures)) || isMonthOf(period, before)) return false
  return hasFigures || /[:?]\s*$/.test(text)
}

/** A meeting or a fair lasts so long at most. */
const EVENT_DAYS = 4

function daysOf({ start, end }: FigurePeriod): number {
  return (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1
}

/** A month in passing within the months that a text tells of: "June was the strongest". */
function isMonthOf({ start, end }: FigurePeriod, { kind, start: from, end: to }: FigurePeriod): boolean {
  return kind !== 'year' && from < start && end <= to && start.slice(0, 7) === end.slice(0, 7)
}
