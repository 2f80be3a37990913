import { type PartialDate, type Span, Tokens } from '@karavan/core'
import type { ClaimedComparison, FigurePeriod, FigureUnit, Measure, Qualifier, Series } from '@karavan/model'
import { inYear } from '../same-series.js'
import { type Lender, lendersOf, thingCounted } from './bare.js'
import type { GrowthSaid } from './claims.js'
import { type Context, NOTHING_TOLD, underHeading } from './context.js'
import { tellsParts } from './figure-words.js'
import { join, type Level, sorted } from './levels.js'
import { type Marks, marksWithin, type NamedPlace, Words } from './marks.js'
import { CARRIAGE } from './measures.js'
import { basePeriod, timeOf } from './own-time.js'
import { quantitiesIn } from './quantities.js'
import type { Quantity } from './quantity.js'
import type { ReadFigure } from './read-figure.js'
import { isQueue, isState, stateTime, timeOfState } from './state-time.js'
import { isAhead, statusOf } from './status.js'
import { countedIn } from './subjects.js'
import { tickersIn } from './tickers.js'
import type { TimeSaid } from './time-said.js'
import { timesIn } from './times.js'
import { isShareThatHolds } from './wholes.js'

export interface ArticleQuestion {
  /** When it was published; null to take it from the text. */
  readonly date: PartialDate | null
  /** Names of places beside the well-known ones. */
  readonly places?: readonly NamedPlace[]
}

const NO_PLACES: readonly NamedPlace[] = []

/**
 * The figures that a news item or press release tells, English or Russian, in their order. The same text gives the same figures. What is
 * not sure to be a figure is left out.
 * @throws {StructuredError} READ_TEXT_TOO_LONG
 */
export function readArticle(text: string, { date, places = NO_PLACES }: ArticleQuestion): readonly ReadFigure[] {
  const tokens = new Tokens(text)
  const marks = wordsFor(places).marksOf(tokens)
  const published = date ?? dateOf(text)
  const { figures: rates, taken } = tickersIn(text, published)
  const told: ReadFigure[] = []
  const headed: ReadFigure[] = []
  let context = NOTHING_TOLD
  // What stands before a list is told of each of its items, and no item of the next one.
  let list: Context | null = null
  let wasItem = false
  const isDialogue = DIALOGUE.test(text)
  // Of the first figure of the last sentence that told any.
  let wholeTime: FigurePeriod | null = null
  // Of the sentence whose parts semicolons part.
  let head: ReadFigure | null = null
  let lastEnd = 0
  for (const span of tokens.sentences.flatMap((stretch) => parted(text, tokens.span(stretch)))) {
    if (taken.some((one) => span.start < one.end && one.start < span.end)) continue
    const sentence = text.slice(span.start, span.end)
    const heads = isHeading(text, span)
    const before = text.slice(Math.max(0, span.start - 6), span.start)
    const isItem =
      !isDialogue &&
      (/(?:^|\n)\s*[•—–-]\s*$/.test(before) || (/(?:^|\n)\s*$/.test(before) && /^[•—–-]\s/.test(sentence)))
    if (isItem && !wasItem) list = context
    if (isItem && list !== null) context = list
    wasItem = isItem || (wasItem && !/\n\s*\n\s*$/.test(text.slice(Math.max(0, span.start - 4), span.start)))
    if (heads) context = underHeading(context)
    const isPart = text[lastEnd - 1] === ';'
    if (!isPart) head = null
    const whole = tellsParts(sentence) ? wholeTime : (head?.period ?? null)
    const known = whole === null ? context : { ...context, period: whole, ahead: head === null ? null : aheadOf(head) }
    const read = readSentence(sentence, { marks: marksWithin(marks, span), published, context: known })
    context = {
      ...read.context,
      period: read.context.period === whole ? context.period : read.context.period,
      ahead: null,
    }
    lastEnd = span.end
    const figures = read.figures.map((figure) => moved(figure, span.start))
    wholeTime = figures[0]?.period ?? wholeTime
    if (figures.length > 0) context = { ...context, planned: plannedIn(figures) }
    head ??= figures[0] ?? null
    const last = told.at(-1)
    const [first] = figures
    if (last !== undefined && first !== undefined && isOfLast(sentence, first, last)) {
      told[told.length - 1] = withGrowth(last, first.comparison)
      figures.shift()
    }
    if (
      read.alone !== null &&
      last?.comparison === null &&
      read.alone.unit === last.series.unit.of &&
      IS_OF_LAST.test(sentence)
    ) {
      told[told.length - 1] = withGrowth(last, read.alone)
      continue
    }
    if (heads) headed.push(...figures)
    else told.push(...figures)
  }
  const alone = headed.filter((figure) => !told.some((other) => saysAsMuch(other, figure)))
  return [...rates, ...alone, ...told].sort((a, b) => a.span.start - b.span.start)
}

function plannedIn(figures: readonly ReadFigure[]): FigurePeriod | null {
  const last = figures.at(-1)
  return last !== undefined && isAhead(last.status) ? last.period : null
}

/** What lies ahead and is said for all parts of a sentence. */
function aheadOf({ status }: ReadFigure): Context['ahead'] {
  return status === 'target' || status === 'forecast' ? status : null
}

/** A line that begins with a dash and asks: then dashes mark who speaks, and no items of a list. */
const DIALOGUE = /(?:^|\n)\s*[—–-]\s[^\n]*\?\s*(?:\n|$)/u

/** Nobody writes longer sentences; what is longer is read in parts, so that the work grows as the text does. */
const LONGEST_SENTENCE = 2000

/** A sentence, or where it is very long its parts, cut at blanks. */
function parted(text: string, { start, end }: Span): readonly Span[] {
  const parts: Span[] = []
  let from = start
  while (end - from > LONGEST_SENTENCE) {
    const blank = text.lastIndexOf(' ', from + LONGEST_SENTENCE)
    const to = blank > from ? blank : from + LONGEST_SENTENCE
    parts.push({ start: from, end: to })
    from = to
  }
  return [...parts, { start: from, end }]
}

/** A growth in percent over months or a year is counted; one over years, or in round words, is only said. */
function isCounted({ kind, unit }: GrowthSaid, period: FigurePeriod | null): boolean {
  return kind === 'change' && unit === '%' && period !== null && period.kind !== 'asOf' && period.kind !== 'years'
}

/** A share of now, or of no time: nobody says by what data. */
function isWordAlone(whole: string | null, status: string, period: FigurePeriod | null): boolean {
  return whole !== null && status === 'observed' && (period === null || period.kind === 'asOf')
}

/** Whether a sentence tells only the growth of the figure before it: "This is 63 percent more than …". */
function isOfLast(sentence: string, { missing }: ReadFigure, { value, comparison }: ReadFigure): boolean {
  const isGrowth = missing === 'onlyCompared' && value !== null && comparison === null
  return isGrowth && (IS_OF_LAST.test(sentence) || AGAINST.test(sentence))
}

const IS_OF_LAST =
  /^(?:[^,.;]{0,80},\s+)?(?:(?:this|that|which|it)\s+(?:is|was)|that['’]s|the\s+(?:volume|figure|result|indicator)\s+(?:is|was))\s|^(?:(?:the\s+|an?\s+)?(?:increase|growth|rise|decline|decrease)|рост|прирост|снижение|падение)\s.{0,60}$|^(?:[^,.;]{0,80},\s+)?это\s/iu

/** "Compared with the corresponding period of 2025, handling rose by 3.4%." */
const AGAINST = /^(?:compared|as\s+against|relative\s+to|по\s+сравнению|к\s+уровню)\s/iu

function withGrowth(figure: ReadFigure, comparison: ClaimedComparison | null): ReadFigure {
  return { ...figure, comparison, why: [...figure.why, 'a growth told in the next sentence'] }
}

/** Whether the text tells what its heading says: then it tells it better. */
function saysAsMuch(text: ReadFigure, heading: ReadFigure): boolean {
  if (heading.value === null && heading.min === null)
    return (
      heading.comparison?.kind === text.comparison?.kind &&
      isAbout(heading.comparison?.value, text.comparison?.value, 0.5)
    )
  return (
    isAbout(heading.value, text.value, Math.abs(text.value ?? 0) * 0.02) &&
    heading.min === text.min &&
    heading.series.unit.of === text.series.unit.of
  )
}

/** Headings round. */
function isAbout(heading: number | null | undefined, text: number | null | undefined, by: number): boolean {
  if (heading == null || text == null) return heading === text
  return Math.abs(heading - text) <= by
}

const lexicons = new WeakMap<readonly NamedPlace[], Words>()

/** The lexicons with the names of some places: making them costs more than reading a text. */
function wordsFor(places: readonly NamedPlace[]): Words {
  const words = lexicons.get(places) ?? new Words(places)
  lexicons.set(places, words)
  return words
}

/** The date at the head of a text, where one stands in its first lines. */
function dateOf(text: string): PartialDate | null {
  const head = text.slice(0, 1500)
  const day = timesIn(head, { published: null, year: null }).find(({ period }) => period?.kind === 'days')
  return day?.period?.start ?? null
}

/** A short line of its own, with no mark at its end. */
function isHeading(text: string, { start, end }: Span): boolean {
  const isLine =
    /(?:^|\n)\s*$/.test(text.slice(Math.max(0, start - 40), start)) && /^\s*(?:\n|$)/.test(text.slice(end, end + 40))
  const line = text.slice(start, end)
  return isLine && end - start < 140 && !/[.!?:;]$|^[^:]{3,60}:\s*\d/u.test(line)
}

interface Asked {
  /** The words of the sentence. */
  readonly marks: Marks
  readonly published: PartialDate | null
  readonly context: Context
}

interface Read {
  readonly figures: readonly ReadFigure[]
  /** A growth by so much of what is counted, where the sentence tells nothing else. */
  readonly alone: ClaimedComparison | null
  readonly context: Context
}

function readSentence(text: string, { marks, published, context }: Asked): Read {
  const { year: known, period: before, quarter, month } = context
  const times = timesIn(text, { published, year: known, before, quarter, month })
  const quantities = quantitiesIn(text, times, context.lenders)
  const { levels, growths } = sorted(text, quantities)
  join(text, levels, growths)
  const said = countedIn(
    text,
    marks,
    context.subject,
    levels.map(({ quantity }) => quantity),
  )
  const figures: ReadFigure[] = []
  const mains: TimeSaid[] = []
  // What a figure is held against is counted as the figure is.
  const countedOf = ({ quantity, base }: Level, owner: Level | null) => {
    if (base !== null && base.quantity.start < quantity.start) return said.of(base.quantity) ?? said.of(quantity)
    const same = owner === null || owner.quantity.start > quantity.start ? null : said.of(owner.quantity)
    if (same === null) return said.of(quantity)
    const of =
      quantity.unit.of === same.series.unit.of && quantity.unit.every === null ? same.series.unit : quantity.unit
    return { ...same, series: { ...same.series, unit: of } }
  }
  const periodOf = (at: Span & { readonly after?: number }) => timeOf(text, at, times, context, published)
  for (const level of levels) {
    const { quantity, base } = level
    const isFrom = base !== null && base.quantity.start < quantity.start
    const owner = levels.find(({ base }) => base === level) ?? null
    const counted = countedOf(level, owner)
    if (counted === null) continue
    const own = periodOf(isFrom ? { ...quantity, after: base.quantity.start } : quantity)
    const period = level.isBase
      ? basePeriod(text, quantity, times, owner === null ? own.period : periodOf(owner.quantity).period)
      : own.period
    const status = level.isBase ? 'observed' : statusOf(text, quantity, own, published, context.ahead)
    if (!level.isBase && own.time !== null) mains.push(own.time)
    const isUndated =
      own.time === null &&
      !level.isBase &&
      !context.isAsked &&
      context.ahead === null &&
      (isAhead(status) ||
        (quantity.unit.of === '%'
          ? context.period === null && isShareThatHolds(text, quantity)
          : isQueue(text, quantity, counted.series) || isState(counted.series, text.slice(0, quantity.end + 24))))
    const goesOn = isAhead(status) && !isState(counted.series, '')
    const state = status === 'observed' ? stateTime(text, quantity, counted.series, context.period) : null
    const isOfOpenYear =
      status === 'observed' &&
      !level.isBase &&
      own.time !== null &&
      THIS_YEAR.test(text.slice(own.time.start, own.time.end)) &&
      isMoved(counted.series)
    figures.push({
      ...shownAt(text, quantity),
      series: counted.series,
      period: isUndated
        ? goesOn
          ? context.planned
          : timeOfState(state, context.period, published)
        : isOfOpenYear
          ? soFar(period, published, context)
          : period,
      value: quantity.value,
      min: quantity.min,
      max: quantity.max,
      missing: null,
      qualifier: qualifierOf(text, level),
      status: isWordAlone(counted.series.whole, status, period) ? 'claimed' : status,
      comparison: comparisonOf(level, text, times, period),
      why: [...counted.why, own.why],
    })
  }
  const main = mainTime(times, mains)
  for (const growth of growths) {
    const isByUnits = growth.kind === 'change' && growth.unit !== '%'
    if (isByUnits || levels.some((level) => level.growth === growth)) continue
    const counted = said.ofGrowth(growth)
    if (counted === null) continue
    const own = periodOf(growth)
    const status = statusOf(text, growth, own, published, context.ahead)
    const period = own.time?.role === 'since' ? null : own.period
    figures.push({
      ...shownAt(text, growth),
      series: counted.series,
      period: status === 'target' && own.time === null ? null : period,
      value: null,
      min: null,
      max: null,
      missing: 'onlyCompared',
      qualifier: null,
      status: status === 'observed' && !isCounted(growth, period) ? 'claimed' : status,
      comparison: claimOf(growth, null, text, times, period),
      why: [...counted.why, own.why],
    })
  }
  // A year that is not over is that of a plan, where months that are over were told of.
  const isOpen =
    context.period !== null && published !== null && context.period.end <= published && main?.period?.kind === 'year'
  const ahead = (isOpen ? main.period?.end : main?.period?.start) ?? ''
  const isYetToCome = published !== null && published !== 'undated' && ahead > published
  const isOfPlans = context.period !== null && figures.length > 0 && figures.every(({ status }) => isAhead(status))
  const leads = !isYetToCome && !isOfPlans && leadsOn(text, main?.period ?? null, figures.length > 0, context.period)
  const year = main?.period == null ? context.year : Number(main.period.end.slice(0, 4))
  return {
    figures: figures.sort((a, b) => a.span.start - b.span.start),
    alone:
      levels.length === 0 && growths.length === 1 && growths[0] !== undefined
        ? claimOf(growths[0], null, text, times, context.period)
        : null,
    context: {
      subject: said.context,
      period: leads ? (main?.period ?? context.period) : context.period,
      isAsked: main !== null && /\?\s*$/.test(text),
      ahead: null,
      planned: context.planned,
      quarter: lastOf(isQuarter, context.quarter, times, leads ? main : null, context),
      month: lastOf(isMonth, context.month, times, leads ? main : null, context),
      year: leads ? year : context.year,
      lenders: lentBy(text, quantities, context.lenders),
    },
  }
}

const THIS_YEAR = /this\s+year|current\s+year|(?:этом|текущем|нынешнем)\s+году/iu
const MOVED: ReadonlySet<Measure> = new Set([...CARRIAGE, 'passages'])

function isMoved({ measure }: Series): boolean {
  return MOVED.has(measure)
}

/** What is counted of a year that is not over is counted up to the day of the text, or of the months that it tells of. */
function soFar(
  period: FigurePeriod | null,
  published: PartialDate | null,
  { period: known }: Context,
): FigurePeriod | null {
  if (period?.kind !== 'year' || published?.length !== 10 || period.start > published || period.end <= published)
    return period
  const isKnown = known !== null && known.kind !== 'year' && known.start === period.start && known.end <= published
  return isKnown ? known : { kind: 'days', start: period.start, end: published }
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

/** «до 2,7 млн» and "up to 2.7 million" behind a growth tell what it grew to, and bound nothing. */
function qualifierOf(text: string, { quantity, growth }: Level): Qualifier | null {
  const said = text.slice(quantity.start, quantity.number.start)
  return growth !== null && growth.end <= quantity.start && /^(?:до|up\s+to)/iu.test(said) ? null : quantity.qualifier
}

function comparisonOf(
  level: Level,
  text: string,
  times: readonly TimeSaid[],
  period: FigurePeriod | null,
): ClaimedComparison | null {
  return level.growth === null ? null : claimOf(level.growth, level.base?.quantity ?? null, text, times, period)
}

function claimOf(
  { kind, value, unit, qualifier, sign, start, end }: GrowthSaid,
  base: Quantity | null,
  text: string,
  times: readonly TimeSaid[],
  period: FigurePeriod | null,
): ClaimedComparison {
  const since = times.find(({ role }) => role === 'since')?.period ?? null
  const compared = times.find(({ role }) => role === 'base' || role === 'same')
  const same = period === null ? null : inYear(period, compared?.year ?? Number(period.end.slice(0, 4)) - 1)
  const when =
    base !== null
      ? basePeriod(text, base, times, period)
      : (since ?? (compared === undefined ? null : compared.role === 'same' ? same : compared.period))
  const isSaid = when !== null || base !== null
  return {
    kind,
    value,
    unit: unit as FigureUnit,
    qualifier,
    sign,
    base: isSaid ? { period: when, value: base?.value ?? null } : null,
    span: { start, end },
  }
}

function shownAt(text: string, { start, end }: Span): Pick<ReadFigure, 'span' | 'quote'> {
  return { span: { start, end }, quote: text.slice(start, end) }
}

function moved(figure: ReadFigure, by: number): ReadFigure {
  const shift = ({ start, end }: Span) => ({ start: start + by, end: end + by })
  const { comparison } = figure
  return {
    ...figure,
    span: shift(figure.span),
    comparison:
      comparison === null || comparison.span === null ? comparison : { ...comparison, span: shift(comparison.span) },
  }
}
