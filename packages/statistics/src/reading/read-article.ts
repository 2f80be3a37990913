import { type PartialDate, type Span, Tokens } from '@karavan/core'
import type { ClaimedComparison, FigurePeriod } from '@karavan/model'
import { type Context, NOTHING_TOLD, underHeading } from './context.js'
import { tellsParts } from './figure-words.js'
import { marksWithin, type NamedPlace, Words } from './marks.js'
import type { ReadFigure } from './read-figure.js'
import { readSentence } from './read-sentence.js'
import { isAhead } from './status.js'
import { tickersIn } from './tickers.js'
import { timesIn } from './times.js'
import { thingAt } from './unit-words.js'

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
export function readArticle(article: string, { date, places = NO_PLACES }: ArticleQuestion): readonly ReadFigure[] {
  // A hyphen between blanks is meant for a dash.
  const text = article.replace(/(?<=\s)-(?=\s)/gu, '–')
  const tokens = new Tokens(text)
  const marks = wordsFor(places).marksOf(tokens)
  const published = date ?? dateOf(text)
  const { figures: rates, lines, equations } = tickersIn(text, published)
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
  // Where the figures of the last sentence that told any begin.
  let lastTold = 0
  for (const span of tokens.sentences.flatMap((stretch) => parted(text, tokens.span(stretch)))) {
    if (lines.some((one) => span.start < one.end && one.start < span.end)) continue
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
    const read = readSentence(sentence, {
      marks: marksWithin(marks, span),
      rates: within(equations, span),
      published,
      context: known,
    })
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
    for (const growth of [...figures]) {
      const owner = heads ? -1 : ownerOf(sentence, growth.span.start - span.start, growth, told, lastTold)
      const owned = told[owner]
      if (owned === undefined) continue
      told[owner] = withGrowth(owned, growth.comparison)
      figures.splice(figures.indexOf(growth), 1)
    }
    if (figures.length > 0) lastTold = told.length
    const growth = last && figures.find((figure) => isOfLast(sentence, figure, last))
    if (last !== undefined && growth !== undefined) {
      told[told.length - 1] = withGrowth(last, growth.comparison)
      figures.splice(figures.indexOf(growth), 1)
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
  return [...rates, ...alone, ...told]
    .map((figure) => ({ ...figure, quote: article.slice(figure.span.start, figure.span.end) }))
    .sort((a, b) => a.span.start - b.span.start)
}

/** Those of some stretches that lie in another, by its own offsets. */
function within(stretches: readonly Span[], { start, end }: Span): readonly Span[] {
  return stretches
    .filter((one) => one.start < end && start < one.end)
    .map((one) => ({ start: one.start - start, end: one.end - start }))
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

/** Whether a sentence tells only the growth of the figure before it: "This is 63 percent more than …". */
function isOfLast(sentence: string, { missing }: ReadFigure, { value, comparison }: ReadFigure): boolean {
  const isGrowth = missing === 'onlyCompared' && value !== null && comparison === null
  return isGrowth && (IS_OF_LAST.test(sentence) || AGAINST.test(sentence))
}

const IS_OF_LAST =
  /^(?:[^,.;]{0,80},\s+)?(?:(?:this|that|which|it)\s+(?:is|was)|that['’]s|the\s+(?:volume|figure|result|indicator)\s+(?:is|was|shows))\s|^(?:(?:the\s+|an?\s+)?(?:increase|growth|rise|decline|decrease)|рост|прирост|снижение|падение)\s.{0,60}$|^(?:[^,.;]{0,80},\s+)?это\s/iu

/** "Compared with the corresponding period of 2025, handling rose by 3.4%." */
const AGAINST = /^(?:compared|as\s+against|relative\s+to|по\s+сравнению|к\s+уровню)\s/iu

/** "the number of trucks", "that of wagons", «количество вагонов», «вагонов – сократилось» */
const NUMBER_OF =
  /(?:number|that)\s+of\s+(\p{L}+\s+\p{L}+)|(?:числ\p{L}*|количеств\p{L}*)\s+(\p{L}+)\s|^\s*(\p{L}+)\s+[–—-]\s/iu

/**
 * Of which figure of the sentence before a growth tells that names the thing: "27,914 trucks and 18,306 wagons passed. The number of
 * trucks decreased by 2.8 percent."
 */
function ownerOf(
  sentence: string,
  at: number,
  { missing }: ReadFigure,
  told: readonly ReadFigure[],
  since: number,
): number {
  if (missing !== 'onlyCompared') return -1
  const clause = sentence.slice(Math.max(sentence.lastIndexOf(',', at), sentence.lastIndexOf(';', at)) + 1, at)
  const named =
    NUMBER_OF.exec(clause)
      ?.slice(1)
      .find((words) => words !== undefined) ?? ''
  const thing = thingAt(named, 0) ?? thingAt(named, named.search(/\s/u) + 1)
  if (thing === null) return -1
  return told.findIndex(
    ({ series, value, comparison }, i) =>
      i >= since && series.unit.of === thing.unit.of && value !== null && comparison === null,
  )
}

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
