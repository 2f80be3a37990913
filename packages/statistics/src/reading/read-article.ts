import { type PartialDate, type Span, Tokens } from '@karavan/core'
import type {
  ClaimedComparison,
  FigurePeriod,
  FigureStatus,
  FigureUnit,
  Measure,
  Qualifier,
  Series,
} from '@karavan/model'
import { inYear } from '../same-series.js'
import { type GrowthSaid, growthSign, isBy, linkBetween, multiplesIn } from './claims.js'
import { type Marks, marksWithin, type NamedPlace, Words } from './marks.js'
import { type Quantity, quantitiesIn } from './quantities.js'
import type { ReadFigure } from './read-figure.js'
import { type Context, countedIn, NOT_SAID } from './subjects.js'
import { tickersIn } from './tickers.js'
import { type TimeSaid, timesIn } from './times.js'

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
  let context: Context = {
    entities: [],
    hub: null,
    corridor: null,
    trade: [],
    period: null,
    year: null,
    measure: null,
    container: false,
  }
  // What stands before a list is told of each of its items, and no item of the next one.
  let list: Context | null = null
  let wasItem = false
  for (const span of tokens.sentences.flatMap((stretch) => parted(text, tokens.span(stretch)))) {
    if (taken.some((one) => span.start < one.end && one.start < span.end)) continue
    const sentence = text.slice(span.start, span.end)
    const heads = isHeading(text, span)
    const before = text.slice(Math.max(0, span.start - 6), span.start)
    const isItem = /(?:^|\n)\s*[•—–-]\s*$/.test(before) || (/(?:^|\n)\s*$/.test(before) && /^[•—–-]\s/.test(sentence))
    if (isItem && !wasItem) list = context
    if (isItem && list !== null) context = list
    wasItem = isItem || (wasItem && !/\n\s*\n\s*$/.test(text.slice(Math.max(0, span.start - 4), span.start)))
    if (heads) context = { ...context, hub: null, period: null, measure: null, container: false }
    const read = readSentence(sentence, { marks: marksWithin(marks, span), published, context })
    context = read.context
    const figures = read.figures.map((figure) => moved(figure, span.start))
    const last = told.at(-1)
    const [only] = figures
    if (figures.length === 1 && last !== undefined && only !== undefined && isOfLast(sentence, only, last)) {
      told[told.length - 1] = {
        ...last,
        comparison: only.comparison,
        why: [...last.why, 'a growth told in the next sentence'],
      }
      continue
    }
    if (heads) headed.push(...figures)
    else told.push(...figures)
  }
  const alone = headed.filter((figure) => !told.some((other) => saysAsMuch(other, figure)))
  return [...rates, ...alone, ...told].sort((a, b) => a.span.start - b.span.start)
}

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

/** Whether a sentence tells only the growth of the figure before it: "This is 63 percent more than …". */
function isOfLast(sentence: string, { missing }: ReadFigure, { value, comparison }: ReadFigure): boolean {
  const isGrowth = missing === 'onlyCompared' && value !== null && comparison === null
  return (
    isGrowth &&
    /^(?:[^,.;]{0,80},\s+)?(?:this|that|which|it)\s+(?:is|was)\s|^(?:[^,.;]{0,80},\s+)?это\s/iu.test(sentence)
  )
}

/** Whether the text tells what its heading says: then it tells it better. */
function saysAsMuch(text: ReadFigure, heading: ReadFigure): boolean {
  if (heading.value === null && heading.min === null)
    return heading.comparison?.kind === text.comparison?.kind && heading.comparison?.value === text.comparison?.value
  return heading.value === text.value && heading.min === text.min && heading.series.unit.of === text.series.unit.of
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
  return isLine && end - start < 140 && !/[.!?:;]$/.test(text.slice(start, end))
}

interface Asked {
  /** The words of the sentence. */
  readonly marks: Marks
  readonly published: PartialDate | null
  readonly context: Context
}

/** A figure or a growth of a sentence, before it is known what belongs to what. */
interface Level {
  readonly quantity: Quantity
  growth: GrowthSaid | null
  base: Level | null
  isBase: boolean
}

function readSentence(
  text: string,
  { marks, published, context }: Asked,
): { figures: readonly ReadFigure[]; context: Context } {
  const times = timesIn(text, { published, year: context.year })
  const quantities = quantitiesIn(text).filter(
    ({ number }) => !times.some((time) => time.start <= number.start && number.end <= time.end),
  )
  const { levels, growths } = sorted(text, quantities)
  join(text, levels, growths)
  const said = countedIn(
    text,
    marks,
    context,
    levels.map(({ quantity }) => quantity),
  )
  const main = times.find(({ role, period }) => role === 'told' && period !== null) ?? null
  const figures: ReadFigure[] = []
  const periodOf = (at: Span & { readonly after?: number }) => timeOf(text, at, times, context, published)
  for (const level of levels) {
    const { quantity, base } = level
    const isFrom = base !== null && base.quantity.start < quantity.start
    const counted = said.of(isFrom ? base.quantity : quantity)
    if (counted === null) continue
    const owner = levels.find(({ base }) => base === level) ?? null
    const own = periodOf(isFrom ? { ...quantity, after: base.quantity.start } : quantity)
    const period = level.isBase
      ? basePeriod(text, quantity, times, owner === null ? own.period : periodOf(owner.quantity).period)
      : own.period
    const status = level.isBase ? 'observed' : statusOf(text, quantity, own, published)
    const isUndated = own.time === null && (isAhead(status) || isState(counted.series))
    figures.push({
      ...shownAt(text, quantity),
      series: counted.series,
      period: isUndated && !level.isBase ? null : period,
      value: quantity.value,
      min: quantity.min,
      max: quantity.max,
      missing: null,
      qualifier: qualifierOf(text, level),
      status: counted.series.whole !== null && status === 'observed' ? 'claimed' : status,
      comparison: comparisonOf(level, text, times, period),
      why: [...counted.why, own.why],
    })
  }
  for (const growth of growths) {
    if (levels.some((level) => level.growth === growth)) continue
    const counted = said.ofGrowth(growth)
    if (counted === null) continue
    const own = periodOf(growth)
    const status = statusOf(text, growth, own, published)
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
      status: status === 'observed' ? 'claimed' : status,
      comparison: claimOf(growth, null, text, times, period),
      why: [...counted.why, own.why],
    })
  }
  const leads = leadsOn(text, main?.period ?? null, figures.length > 0, context.period)
  const year = main?.period == null ? context.year : Number(main.period.end.slice(0, 4))
  return {
    figures: figures.sort((a, b) => a.span.start - b.span.start),
    context: {
      ...said.context,
      period: leads ? (main?.period ?? context.period) : context.period,
      year: leads ? year : context.year,
    },
  }
}

/**
 * Whether what comes after a sentence is of its time: where it told figures or opens a list, or nothing was known of the time before.
 * What it tells of an earlier time is said in passing, and a date of one day is that of an event.
 */
function leadsOn(text: string, period: FigurePeriod | null, hasFigures: boolean, before: FigurePeriod | null): boolean {
  if (period === null || period.kind === 'asOf') return false
  const isEvent = period.kind === 'days' && period.start === period.end
  if (before === null) return !isEvent || hasFigures
  if (period.end < before.start) return false
  return hasFigures || /:\s*$/.test(text)
}

/** Percentages that tell a growth are no figures of their own; other quantities are. */
function sorted(text: string, quantities: readonly Quantity[]): { levels: Level[]; growths: readonly GrowthSaid[] } {
  const levels: Level[] = []
  const growths: GrowthSaid[] = [...multiplesIn(text)]
  for (const quantity of quantities) {
    if (growths.some(({ start, end }) => quantity.number.start < end && start < quantity.number.end)) continue
    const sign =
      quantity.unit.of === '%'
        ? (growthSign(text, quantity) ?? (isBy(text, quantity) ? lastSign(growths) : null))
        : null
    const { value } = quantity
    if (sign !== null && value !== null) {
      const { start, end, qualifier, number } = quantity
      growths.push({
        start,
        end,
        kind: 'change',
        value: sign * value,
        unit: '%',
        qualifier,
        sign: value === 0 ? 0 : sign,
        number,
      })
    } else levels.push({ quantity, growth: null, base: null, isBase: false })
  }
  return { levels, growths: growths.sort((a, b) => a.start - b.start) }
}

function lastSign(growths: readonly GrowthSaid[]): 1 | -1 {
  return growths.at(-1)?.sign === -1 ? -1 : 1
}

const LONGEST_LINK = 130

/** Gives each growth to the figure that it is told of, and each figure that is compared with to the one that is compared. */
function join(text: string, levels: readonly Level[], growths: readonly GrowthSaid[]): void {
  markBases(text, levels)
  for (const growth of growths) {
    const free = levels.filter((level) => level.growth === null && !level.isBase && isCountable(level.quantity))
    const next = free.find(({ quantity }) => quantity.start >= growth.end)
    const before = free.findLast(({ quantity }) => quantity.end <= growth.start)
    const isNext =
      next !== undefined &&
      next.quantity.start - growth.end <= LONGEST_LINK &&
      !growths.some(({ start }) => start > growth.start && start < next.quantity.start) &&
      linkBetween(text.slice(growth.end, next.quantity.number.start)) === 'to'
    if (isNext) next.growth = growth
    else if (before !== undefined && isTold(text, before.quantity, growth)) before.growth = growth
  }
}

function isCountable({ unit }: Quantity): boolean {
  return unit.of !== '%'
}

/** Where another clause begins, of which a growth is. */
const OTHER_CLAUSE = /(?<!\p{L})(?:while|whereas|and|but|we|will|intend|plan|а|но|при\s+этом)(?!\p{L})/iu

/** Whether a growth behind a figure is told of it: in brackets or behind a comma, and nothing else between. */
function isTold(text: string, figure: Span, growth: Span): boolean {
  const gap = text.slice(figure.end, growth.start)
  if (gap.length > 90 || /[;!?]|\.\s/.test(gap) || OTHER_CLAUSE.test(gap)) return false
  return /[(,–—-]|which|что|this\s+is|up|down|рост|на/iu.test(gap) || gap.trim().length < 24
}

const BASE_BEFORE =
  /(?:compared\s+(?:to|with)|against|vs\.?|versus|up\s+from|down\s+from|than|по\s+сравнению\s+с|против|\()\s*(?:the\s+|с\s+)?(?:figure\s+of\s+|level\s+of\s+)?$/iu

/** "than in 2023, when it was 20,500 TEU" */
const WHEN_IT_WAS =
  /(?:when|where)\s+(?:it|they|the\s+(?:figure|volume))\s+(?:was|were|stood\s+at|amounted\s+to|totall?ed)\s+$|когда\s+(?:\p{L}+\s+){0,3}(?:было|был|была|составлял\p{L}*)\s+$/iu

/** A figure in brackets behind the time that is compared with: "than in the same period of last year (4,484 tons)". */
const AFTER_BASE_TIME =
  /(?:than|compared|same|against|чем|меньше|больше|сравнению|аналогичн\p{L}*)[^.;()]*(?:year|earlier|period|года|году|\d{4})\s*\(\s*$/iu

/** A time in brackets before the figure of that time: "(8 months of 2024 – 10,021 tons)". */
const ASIDE =
  /\([^()]*(?:months?|half|quarter|period|year|месяц\p{L}*|полугоди\p{L}*|год\p{L}*|\d{4})[^()]*[–—:=-]\s*$/iu

/** Whether what stands before a figure says that the one before it is compared with it. */
function isBaseBehind(before: string): boolean {
  if (ASIDE.test(before) || AFTER_BASE_TIME.test(before)) return true
  return (BASE_BEFORE.test(before) || WHEN_IT_WAS.test(before)) && !/\(\s*$/.test(before)
}

/** Figures that others are compared with: "compared to 2,909.3 tons", "(8 months of 2024 – 10,021 tons)", "from 580 to 800 thousand". */
function markBases(text: string, levels: readonly Level[]): void {
  for (const [i, level] of levels.entries()) {
    const { quantity } = level
    const before = text.slice(Math.max(0, quantity.start - 70), quantity.start)
    const owner = levels[i - 1]
    const isSameUnit = owner !== undefined && owner.quantity.unit.of === quantity.unit.of
    if (isSameUnit && !owner.isBase && isBaseBehind(before)) {
      level.isBase = true
      owner.base = level
      continue
    }
    const next = levels[i + 1]
    const isFrom = /(?:from|с)\s+$/iu.test(before) && next !== undefined && next.quantity.unit.of === quantity.unit.of
    if (isFrom && /^[^.;]{0,40}(?:\sto|\sдо)\s+$/iu.test(text.slice(quantity.end, next.quantity.start))) {
      level.isBase = true
      next.base = level
    }
  }
}

interface OwnTime {
  readonly period: FigurePeriod | null
  readonly time: TimeSaid | null
  readonly why: string
}

/** The time a figure is of: the one right behind it, else the nearest before it, else the first behind it, else that of the text before. */
function timeOf(
  text: string,
  at: Span & { readonly after?: number },
  times: readonly TimeSaid[],
  context: Context,
  published: PartialDate | null,
): OwnTime {
  const told = times.filter(({ role }) => role === 'until' || role === 'told')
  const right = told.find(
    ({ start }) =>
      start >= at.end &&
      start - at.end < 40 &&
      /^\s*(?:of\s+\p{L}+(?:\s+\p{L}+){0,3}\s*)?\(?\s*(?:(?:in|for|over|during|в|за)\s+)?$/iu.test(
        text.slice(at.end, start),
      ),
  )
  const before = told.findLast(({ start, end }) => end <= at.start && !(at.after !== undefined && start > at.after))
  const behind = told.find(({ start, role }) => {
    const gap = text.slice(at.end, start)
    return start >= at.end && !/[(;]/.test(gap) && !(role === 'until' ? /,/ : /,\s+(?:and|while|а|и)\s/iu).test(gap)
  })
  const time = right ?? before ?? behind ?? null
  if (time !== null)
    return { period: time.period, time, why: right !== undefined ? 'time right behind' : 'time in the sentence' }
  const since = times.find(({ role }) => role === 'since') ?? null
  if (since !== null && published?.length === 10)
    return {
      period: { kind: 'asOf', start: published, end: published },
      time: since,
      why: 'from then to the day of the text',
    }
  return {
    period: context.period,
    time: since,
    why: context.period === null ? 'no time is said' : 'time of what was told before',
  }
}

/** The time of a figure that another is compared with. */
function basePeriod(
  text: string,
  at: Span,
  times: readonly TimeSaid[],
  main: FigurePeriod | null,
): FigurePeriod | null {
  const behind = times.find(
    ({ start }) => start >= at.end && start - at.end < 60 && !/[;]|\.\s/.test(text.slice(at.end, start)),
  )
  const before = times.findLast(
    ({ end }) => end <= at.start && (at.start - end < 12 || WHEN_IT_WAS.test(text.slice(end, at.start))),
  )
  const time = behind ?? before ?? times.find(({ role }) => role === 'base' || role === 'same') ?? null
  if (time === null) return null
  if (time.role === 'same') return main === null ? null : inYear(main, time.year ?? Number(main.end.slice(0, 4)) - 1)
  return time.period
}

const TARGET =
  /(?<!\p{L})(?:plan(?:s|ned|ning)?|wants?\s+to|hopes?\s+to|intend\p{L}*|aim\p{L}*|target\p{L}*|goal\p{L}*|set\s+to|is\s+to|are\s+to|will|designed\s+to|on\s+the\s+horizon|scheduled|strategy|заплан\p{L}*|планир\p{L}*|намер\p{L}*|цел(?:ь|и|евой)\p{L}*|предусм\p{L}*|будет|будут|довести|достигнет|составит|увеличится|вырастет|закупят|закупит|построят|построит|построим|получит|появится|появятся|предстоит|направят)(?!\p{L})/iu
const FORECAST =
  /(?<!\p{L})(?:forecast\p{L}*|expect\p{L}*|project(?:ed|ion)\p{L}*|would|scenario|could|may|might|potential\p{L}*|predict\p{L}*|прогноз\p{L}*|ожида\p{L}*|может|сможет|потенциал\p{L}*)(?!\p{L})/iu
const ESTIMATED = /(?<!\p{L})(?:estimat\p{L}*|оценк\p{L}*|оценива\p{L}*)(?!\p{L})/iu

/** What is no flow of some time: nobody says that it is of the time that was told of before. */
const STATES: ReadonlySet<Measure> = new Set([
  'capacity',
  'cost',
  'transitTime',
  'distance',
  'fleet',
  'investment',
  'other',
])

function isState({ measure, subject }: Series): boolean {
  return STATES.has(measure) || (measure === 'other' && subject !== null && subject !== NOT_SAID)
}

function isAhead(status: FigureStatus): boolean {
  return status === 'target' || status === 'forecast'
}

/** Plans and forecasts by the words before a figure in its clause, or by a time that lies ahead. */
function statusOf(text: string, at: Span, { time, period }: OwnTime, published: PartialDate | null): FigureStatus {
  const clause = text.slice(clauseStart(text, at.start), at.start)
  const behind = /^[^,;.]{0,60}/.exec(text.slice(at.end))?.[0] ?? ''
  const now = published === null || published === 'undated' ? null : published
  const isLater = time !== null && (period === null ? time.role === 'until' : now !== null && period.start > now)
  const isPast = time !== null && period !== null && now !== null && period.end <= now && time.role === 'told'
  if (!isPast && (FORECAST.test(clause) || /(?:expected|forecast|ожида\p{L}*|прогноз\p{L}*)/iu.test(behind)))
    return 'forecast'
  if (isLater) return FORECAST.test(text) ? 'forecast' : 'target'
  const isPlanned = /(?:planned|on\s+the\s+horizon|заплан\p{L}*|планир\p{L}*)/iu.test(behind)
  const isToCome =
    !isPast && /^[^,;.]{0,40}?(?<!\p{L})(?:will\s+be|are\s+to\s+be|is\s+to\s+be|будет|будут)(?!\p{L})/iu.test(behind)
  if (isPlanned || isToCome || (!isPast && TARGET.test(clause))) return 'target'
  return ESTIMATED.test(clause) ? 'estimated' : 'observed'
}

function clauseStart(text: string, at: number): number {
  const before = text.slice(0, at)
  return (
    Math.max(
      before.lastIndexOf(';'),
      before.lastIndexOf(', and '),
      before.lastIndexOf(', while '),
      before.lastIndexOf(', а '),
    ) + 1
  )
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
