import type { PartialDate, Span } from '@karavan/core'
import type { ClaimedComparison, FigurePeriod, Measure, Series } from '@karavan/model'
import { carryOn } from './carry-on.js'
import type { GrowthSaid } from './claims.js'
import { claimOf, comparisonOf, isCounted, qualifierOf } from './comparisons.js'
import type { Context } from './context.js'
import { join, type Level, sorted } from './levels.js'
import type { Marks } from './marks.js'
import { CARRIAGE } from './measures.js'
import { basePeriod, type OwnTime, timeOf } from './own-time.js'
import { quantitiesIn } from './quantities.js'
import type { Quantity } from './quantity.js'
import type { ReadFigure } from './read-figure.js'
import { isQueue, isState, stateTime, timeOfState } from './state-time.js'
import { isAhead, statusOf } from './status.js'
import { countedIn, type SaidOfFigures } from './subjects.js'
import type { TimeSaid } from './time-said.js'
import { timesIn } from './times.js'
import { isShareThatHolds } from './wholes.js'

interface Asked {
  /** The words of the sentence. */
  readonly marks: Marks
  /** Exchange rates within it, whose numbers are no figures of the sentence. */
  readonly rates: readonly Span[]
  readonly published: PartialDate | null
  readonly context: Context
}

interface Read {
  readonly figures: readonly ReadFigure[]
  /** A growth by so much of what is counted, where the sentence tells nothing else. */
  readonly alone: ClaimedComparison | null
  readonly context: Context
}

/** The figures of one sentence, by what it says and by what those before it have told. */
export function readSentence(text: string, { marks, rates, published, context }: Asked): Read {
  const { year, period, quarter, month, lenders } = context
  const times = timesIn(text, { published, year, before: period, quarter, month })
  const quantities = quantitiesIn(text, [...times, ...rates], lenders)
  const { levels, growths } = sorted(text, quantities)
  join(text, levels, growths)
  const said = countedIn(
    text,
    marks,
    context.subject,
    levels.map(({ quantity }) => quantity),
  )
  const sentence = new Sentence(text, times, said, context, published)
  const ofLevels = levels.flatMap((level) =>
    sentence.figureOf(level, levels.find(({ base }) => base === level) ?? null),
  )
  const ofGrowths = growths
    .filter(({ kind, unit }) => kind !== 'change' || unit === '%')
    .filter((growth) => !levels.some((level) => level.growth === growth))
    .flatMap((growth) => sentence.figureOfGrowth(growth))
  const figures = [...ofLevels, ...ofGrowths].sort((a, b) => a.span.start - b.span.start)
  const [growth] = growths
  return {
    figures,
    alone:
      levels.length === 0 && growths.length === 1 && growth !== undefined
        ? claimOf(growth, null, text, times, period)
        : null,
    context: carryOn(
      text,
      { times, quantities, figures, ofFigures: sentence.ofFigures, subject: said.context },
      context,
      published,
    ),
  }
}

class Sentence {
  /** The times of its figures, but for those that others are held against. */
  readonly ofFigures: TimeSaid[] = []

  constructor(
    private readonly text: string,
    private readonly times: readonly TimeSaid[],
    private readonly said: SaidOfFigures,
    private readonly context: Context,
    private readonly published: PartialDate | null,
  ) {}

  /** @param owner - the figure that is held against this one */
  figureOf(level: Level, owner: Level | null): readonly ReadFigure[] {
    const { text, times, context, published } = this
    const { quantity, base, isBase } = level
    const isFrom = base !== null && base.quantity.start < quantity.start
    const counted = this.countedOf(level, owner)
    if (counted === null) return []
    const own = this.timeOf(isFrom ? { ...quantity, after: base.quantity.start } : quantity)
    const period = isBase
      ? basePeriod(
          text,
          quantity,
          times,
          owner === null ? own.period : this.timeOf(owner.quantity).period,
          owner !== null && owner.quantity.start > quantity.start ? owner.quantity.start : undefined,
        )
      : own.period
    const status = isBase ? 'observed' : statusOf(text, quantity, own, published, context.ahead)
    if (!isBase && own.time !== null) this.ofFigures.push(own.time)
    return [
      {
        ...shownAt(text, quantity),
        series: counted.series,
        period: isBase ? period : this.periodOf(quantity, counted.series, status, own),
        value: quantity.value,
        min: quantity.min,
        max: quantity.max,
        missing: null,
        qualifier: qualifierOf(text, level),
        status: isWordAlone(counted.series.whole, status, period) ? 'claimed' : status,
        comparison: comparisonOf(level, text, times, period),
        why: [...counted.why, own.why],
      },
    ]
  }

  /** A growth whose level nobody tells. */
  figureOfGrowth(growth: GrowthSaid): readonly ReadFigure[] {
    const { text, times, context, published } = this
    const counted = this.said.ofGrowth(growth)
    if (counted === null) return []
    const own = this.timeOf(growth)
    const status = statusOf(text, growth, own, published, context.ahead)
    const period = own.time?.role === 'since' ? null : own.period
    return [
      {
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
      },
    ]
  }

  /** What a figure is held against is counted as the figure is. */
  private countedOf({ quantity, base }: Level, owner: Level | null): ReturnType<SaidOfFigures['of']> {
    const { said } = this
    if (base !== null && base.quantity.start < quantity.start) return said.of(base.quantity) ?? said.of(quantity)
    const same = owner === null || owner.quantity.start > quantity.start ? null : said.of(owner.quantity)
    if (same === null) return said.of(quantity)
    const isSame = quantity.unit.of === same.series.unit.of && quantity.unit.every === null
    return { ...same, series: { ...same.series, unit: isSame ? same.series.unit : quantity.unit } }
  }

  private timeOf(at: Span & { readonly after?: number }): OwnTime {
    return timeOf(this.text, at, this.times, this.context, this.published)
  }

  private periodOf(
    quantity: Quantity,
    series: Series,
    status: ReadFigure['status'],
    own: OwnTime,
  ): FigurePeriod | null {
    const { text, context, published } = this
    if (own.time === null && this.isUndated(quantity, series, status)) {
      if (isAhead(status) && !isState(series, '')) return context.planned
      const of = status === 'observed' ? stateTime(text, quantity, series, context.period) : null
      return timeOfState(of, context.period, published)
    }
    const isOfThisYear = own.time !== null && THIS_YEAR.test(text.slice(own.time.start, own.time.end))
    return isOfThisYear && status === 'observed' && MOVED.has(series.measure)
      ? soFar(own.period, published, context)
      : own.period
  }

  /** Whether a figure for which the sentence tells no time is not of the time that was told before either: a plan, a share that holds, a state. */
  private isUndated(quantity: Quantity, series: Series, status: ReadFigure['status']): boolean {
    const { text, context } = this
    if (context.isAsked || context.ahead !== null) return false
    if (isAhead(status)) return true
    if (quantity.unit.of === '%') return context.period === null && isShareThatHolds(text, quantity)
    return isQueue(text, quantity, series) || isState(series, text.slice(0, quantity.end + 24))
  }
}

/** A share of now, or of no time: nobody says by what data. */
function isWordAlone(whole: string | null, status: string, period: FigurePeriod | null): boolean {
  return whole !== null && status === 'observed' && (period === null || period.kind === 'asOf')
}

const THIS_YEAR = /this\s+year|current\s+year|(?:этом|текущем|нынешнем)\s+году/iu
const MOVED: ReadonlySet<Measure> = new Set([...CARRIAGE, 'passages'])

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

function shownAt(text: string, { start, end }: Span): Pick<ReadFigure, 'span' | 'quote'> {
  return { span: { start, end }, quote: text.slice(start, end) }
}
