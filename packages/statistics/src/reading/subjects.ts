import type { Span } from '@karavan/core'
import {
  type CARRIED_BY,
  type CARRIED_IN,
  type FigureDirection,
  type FigurePeriod,
  type FigureUnit,
  type Measure,
  MONEY_UNITS,
  type Series,
} from '@karavan/model'
import type { GrowthSaid } from './claims.js'
import type { Marked, Marks } from './marks.js'
import { isHub, namedIn, partnersIn, pickWhere } from './names.js'
import type { Quantity } from './quantities.js'
import { subjectOf, wholeOf } from './wholes.js'

/** What the sentences before have told, for those that name it no more. */
export interface Context {
  readonly entities: readonly Marked<'entity'>[]
  /** The corridor, line, railway or port that was told of last. */
  readonly hub: string | null
  /** The corridor that was told of last, which "the route" means. */
  readonly corridor: string | null
  /** The two sides of the trade that was told of last. */
  readonly trade: readonly string[]
  readonly period: FigurePeriod | null
  readonly year: number | null
  /** What was counted last, as far as it was said. */
  readonly measure: Carried | null
  readonly container: boolean
}

interface Carried {
  readonly measure: Measure
  readonly by: (typeof CARRIED_BY)[number] | null
  readonly where: readonly string[]
  readonly from: string | null
  readonly to: string | null
  readonly direction: FigureDirection | null
  readonly goods: string | null
}

/** What a figure counts, and by which rules that was found. */
interface Counted {
  readonly series: Series
  readonly why: readonly string[]
}

export interface SaidOfFigures {
  /** Null where a number is no figure after all. */
  readonly of: (quantity: Quantity) => Counted | null
  readonly ofGrowth: (growth: GrowthSaid) => Counted | null
  readonly context: Omit<Context, 'period' | 'year'>
}

const MONEY: ReadonlySet<FigureUnit> = new Set(MONEY_UNITS)
const THINGS: ReadonlySet<FigureUnit> = new Set(['persons', 'jobs', 'enterprises', 'countries', 'units'])
const OF_MONEY: ReadonlySet<Measure> = new Set(['tradeTurnover', 'exports', 'imports', 'investment', 'cost'])
const OF_TRADE: ReadonlySet<Measure> = new Set(['tradeTurnover', 'exports', 'imports'])
const OF_GOODS: ReadonlySet<Measure> = new Set([
  'traffic',
  'transit',
  'handling',
  'loading',
  'handedOver',
  'capacity',
  'production',
  'imports',
  'exports',
  'fleet',
])
const CARRIAGE: ReadonlySet<Measure> = new Set(['traffic', 'transit', 'handling', 'loading', 'handedOver'])
const CARRIED_ON = { train: 'rail', wagon: 'rail', truck: 'road', vessel: 'sea', container: null } as const
const NO_DIRECTION: ReadonlySet<Measure> = new Set([
  'capacity',
  'other',
  'production',
  'transitTime',
  'distance',
  'cost',
])
const EQUIPMENT: Partial<Record<FigureUnit, (typeof CARRIED_IN)[number]>> = {
  TEU: 'container',
  containers: 'container',
  trains: 'train',
  wagons: 'wagon',
  trucks: 'truck',
  vehicles: 'truck',
  vessels: 'vessel',
  calls: 'vessel',
}

const HUBBED: ReadonlySet<Measure> = new Set([...CARRIAGE, 'passages', 'capacity'])

/** Works out what the figures of one sentence count. */
export function countedIn(
  text: string,
  marks: Marks,
  context: Omit<Context, 'period' | 'year'>,
  quantities: readonly Quantity[],
): SaidOfFigures {
  const sentence = new Sentence(text, marks, context, quantities)
  return {
    of: (quantity) => sentence.counted(quantity),
    ofGrowth: (growth) => sentence.countedBy(growth),
    context: sentence.carried(),
  }
}

class Sentence {
  private readonly entities: readonly Marked<'entity'>[]
  private readonly goods: readonly Marked<'goods'>[]
  private readonly measures: readonly Marked<'measure'>[]
  private readonly directions: readonly Marked<'direction'>[]
  private readonly modes: readonly Marked<'by'>[]
  private readonly hasContainers: boolean
  private readonly hasCargo: boolean

  constructor(
    private readonly text: string,
    marks: Marks,
    private readonly context: Omit<Context, 'period' | 'year'>,
    private readonly quantities: readonly Quantity[],
  ) {
    this.entities = namedIn(text, marks.entity, context.corridor)
    this.goods = marks.goods
    this.measures = marks.measure
    this.directions = marks.direction
    this.modes = marks.by
    this.hasContainers = marks.container.length > 0
    this.hasCargo = marks.cargo.length > 0
  }

  counted(quantity: Quantity): Counted | null {
    const { of } = quantity.unit
    if (of === '%') return this.share(quantity)
    if (THINGS.has(of)) return this.things(quantity)
    const own = this.segment(quantity)
    if (of === 'days' || of === 'hours') return this.needing(quantity, own, 'transitTime')
    if (of === 'km' || of === 'm') return this.needing(quantity, own, 'distance')
    if (MONEY.has(of)) {
      const found = this.measureIn(own, OF_MONEY)
      const measure =
        found ??
        (this.context.measure !== null && OF_TRADE.has(this.context.measure.measure)
          ? this.context.measure.measure
          : null)
      return measure === null ? this.series('other', quantity, own) : this.series(measure, quantity, own)
    }
    const found = this.measureIn(own, OF_GOODS)
    // Cargo on a corridor or railway of its own is another matter than what was told before.
    const isAnother = this.hasCargo && this.entities.some(({ is }) => isHub(is))
    const carried = isAnother ? null : this.context.measure
    const measure = found ?? (carried !== null && OF_GOODS.has(carried.measure) ? carried.measure : null)
    const isRun =
      (of === 'trains' || of === 'vessels' || of === 'calls') &&
      (measure === null || measure === 'traffic' || measure === 'transit' || measure === 'handling')
    if (isRun) return this.series('passages', quantity, own)
    if (measure === null)
      return of === 't' || of === 'TEU' || of === 'tkm'
        ? this.series('traffic', quantity, own, 'nothing says what is done with it')
        : this.series('passages', quantity, own)
    return this.series(measure, quantity, own)
  }

  /** Of a growth whose level nobody tells. */
  countedBy(growth: GrowthSaid): Counted | null {
    const own = { start: this.clauseBefore(growth.start), end: growth.start }
    const found =
      this.measureIn(own, null) ??
      this.measureIn({ start: growth.end, end: this.text.length }, null) ??
      this.context.measure?.measure ??
      (this.hasCargo ? 'traffic' : null)
    if (found === null || found === 'cost' || found === 'distance') return null
    const unit = OF_MONEY.has(found)
      ? 'USD'
      : found === 'transitTime'
        ? 'days'
        : this.hasContainers || (this.measureIn(own, null) === null && this.context.container)
          ? 'TEU'
          : 't'
    const quantity = {
      ...growth,
      value: null,
      min: null,
      max: null,
      noun: null,
      unit: { of: unit, every: null, per: null },
    } as const
    return this.series(found, quantity, own)
  }

  carried(): Omit<Context, 'period' | 'year'> {
    const { context } = this
    const whole = { start: 0, end: this.text.length }
    const entities = this.entities.length > 0 ? this.entities : context.entities
    const isMoved = this.hasCargo && (context.measure === null || !CARRIAGE.has(context.measure.measure))
    const measure = this.measureIn(whole, null) ?? (isMoved ? 'traffic' : null)
    const sides = measure !== null && OF_TRADE.has(measure) ? this.sides(this.text.length) : []
    const carried: Carried | null =
      measure === null
        ? context.measure
        : {
            measure,
            by: this.modes[0]?.is ?? (context.measure?.measure === measure ? context.measure.by : null),
            ...this.places(measure, whole),
            direction: this.directions[0]?.is ?? null,
            goods: this.goods[0]?.is ?? null,
          }
    return {
      entities,
      hub: this.entities.find(({ is }) => isHub(is))?.is ?? context.hub,
      corridor: this.entities.find(({ is }) => is.startsWith('corridor:'))?.is ?? context.corridor,
      trade: sides.length === 2 ? sides : context.trade,
      measure: carried,
      container: measure === null ? context.container : this.hasContainers,
    }
  }

  private share(quantity: Quantity): Counted | null {
    const whole = wholeOf(this.text, quantity)
    if (whole === null) return null
    const own = this.segment(quantity)
    const measure =
      this.measureIn({ start: own.start, end: Math.min(this.text.length, quantity.end + 120) }, null) ?? 'other'
    const known = measure === 'cost' || measure === 'production' || measure === 'investment' ? 'other' : measure
    const counted = this.series(known, quantity, {
      start: own.start,
      end: Math.min(this.text.length, quantity.end + 120),
    })
    return { ...counted, series: { ...counted.series, subject: null, whole, goods: null, equipment: null } }
  }

  private things(quantity: Quantity): Counted {
    return this.series('other', quantity, this.segment(quantity))
  }

  /** A figure of days or kilometres only where something says what takes or spans them. */
  private needing(quantity: Quantity, own: Span, measure: Measure): Counted | null {
    if (
      /^\s*(?:after|before|later|ago|earlier|from\s+now|спустя|назад|после|до\s)/iu.test(
        this.text.slice(quantity.end, quantity.end + 16),
      )
    )
      return null
    const isNear = this.measures.some(
      (mark) => mark.is === measure && mark.end >= own.start - 60 && mark.start <= quantity.end + 60,
    )
    const isCarried = this.measures.length === 0 && this.context.measure?.measure === measure
    return isNear || isCarried ? this.series(measure, quantity, own) : null
  }

  private series(
    measure: Measure,
    quantity: Pick<Quantity, 'unit' | 'start' | 'end' | 'noun'>,
    own: Span,
    doubt: string | null = null,
  ): Counted {
    const { unit, noun } = quantity
    const equipment = EQUIPMENT[unit.of] ?? null
    const carried = this.context.measure?.measure === measure ? this.context.measure : null
    const places = this.places(measure, { start: 0, end: this.text.length }, quantity.start)
    const hasOwn = places.where.length > 0 || places.from !== null || places.to !== null
    const from = hasOwn ? places.from : (carried?.from ?? null)
    const to = hasOwn ? places.to : (carried?.to ?? null)
    const where = places.where.length > 0 ? places.where : this.whereBefore(measure, carried, hasOwn)
    const isSame = !this.measures.some(({ start }) => start < quantity.start)
    const by = this.modeOf(measure, quantity, own, where, equipment) ?? (hasOwn ? null : (carried?.by ?? null))
    const hasGoods = measure !== 'other' && equipment === null && !(OF_TRADE.has(measure) && MONEY.has(unit.of))
    const before =
      isSame && !this.hasCargo && !this.goods.some(({ start }) => start < quantity.start)
        ? (carried?.goods ?? null)
        : null
    const goods = hasGoods ? (this.goodsOf(quantity, own) ?? before) : null
    return {
      series: {
        measure,
        subject: measure === 'other' ? subjectOf(this.text, quantity, noun) : null,
        where,
        direction:
          this.directionOf(measure, quantity, own) ?? (isSame && !hasOwn ? (carried?.direction ?? null) : null),
        from,
        to,
        by,
        goods,
        equipment,
        scope: null,
        weight: null,
        load: null,
        whole: null,
        unit,
      },
      why: [doubt ?? `${measure} by the words of the sentence or the one before`],
    }
  }

  private whereBefore(measure: Measure, carried: Carried | null, hasOwn: boolean): readonly string[] {
    if (carried !== null && !hasOwn && carried.where.length > 0) return carried.where
    const { hub } = this.context
    if (hub !== null && HUBBED.has(measure) && (hasOwn ? hub.startsWith('corridor:') : this.entities.length === 0))
      return [hub]
    if (hasOwn && !OF_TRADE.has(measure)) return []
    if (OF_TRADE.has(measure) && this.context.trade.length === 2 && this.entities.length < 2) return this.context.trade
    if (OF_TRADE.has(measure)) {
      const named = this.context.entities.map(({ is }) => is).filter((id) => /^[A-Z]{2}$|^region:/.test(id))
      const pair = [...new Set(named)].slice(-2)
      if (pair.length === 2 && this.entities.length === 0) return pair
    }
    return pickWhere(
      measure,
      this.context.entities.map(({ is }) => is),
    )
  }

  /** From the figure before, or the start of its clause, to the figure. */
  private segment(quantity: Span): Span {
    const before = this.quantities.findLast(({ end }) => end <= quantity.start)
    const stop = this.text.lastIndexOf(';', quantity.start) + 1
    return { start: Math.max(before?.end ?? 0, stop), end: quantity.start }
  }

  private clauseBefore(at: number): number {
    return Math.max(this.text.lastIndexOf(';', at), this.text.lastIndexOf(', while', at)) + 1
  }

  /** The nearest words of a stretch that say what is done; of several in a row the surest. */
  private measureIn({ start, end }: Span, allowed: ReadonlySet<Measure> | null): Measure | null {
    const fitting = this.measures.filter((mark) => this.fits(mark, allowed))
    const within = fitting.filter((mark) => mark.start >= start && mark.end <= end)
    const all = within.length > 0 ? within : this.around(end, fitting)
    const best = all.reduce<Marked<'measure'> | null>(
      (one, other) => (one === null || other.rank < one.rank ? other : one),
      null,
    )
    return best?.is ?? null
  }

  /** Where goods are said to be moved, exports and imports are directions of that. */
  private fits({ is }: Marked<'measure'>, allowed: ReadonlySet<Measure> | null): boolean {
    const isDirection = (is === 'exports' || is === 'imports') && allowed !== OF_MONEY
    return (
      (allowed === null || allowed.has(is)) && !(isDirection && this.measures.some((mark) => CARRIAGE.has(mark.is)))
    )
  }

  /** Behind a figure, up to the next or the end of the clause; else at the head of the sentence, as of a list. */
  private around(at: number, fitting: readonly Marked<'measure'>[]): readonly Marked<'measure'>[] {
    const next = this.quantities.find(({ start }) => start > at)?.start ?? this.text.length
    const own = this.quantities.find(({ start }) => start >= at)?.end ?? at
    const stop = /[;(]|\.\s|,\s/.exec(this.text.slice(own, Math.max(own, next)))
    const until = stop === null ? Math.max(own, next) : own + stop.index
    const behind = fitting.filter((mark) => mark.start >= own && mark.end <= until)
    if (behind.length > 0) return behind
    const first = this.quantities[0]?.start ?? this.text.length
    return fitting.filter((mark) => mark.end <= first)
  }

  private modeOf(
    measure: Measure,
    quantity: Span,
    own: Span,
    where: readonly string[],
    equipment: Series['equipment'],
  ): Series['by'] {
    if (measure === 'tradeTurnover' || measure === 'exchangeRate' || measure === 'other') return null
    const first = this.quantities[0]?.start ?? this.text.length
    for (const { start, end } of [this.behind(quantity), own, { start: 0, end: first }]) {
      const found = this.modes.find((mark) => mark.start >= start && mark.end <= end)
      if (found !== undefined) return found.is
    }
    if (measure === 'handling') return 'sea'
    if (measure === 'passages' && equipment !== null) return CARRIED_ON[equipment] ?? null
    return where.some((id) => id === 'operator:KTZ' || id === 'operator:ADY' || id === 'operator:GR') ? 'rail' : null
  }

  private directionOf(measure: Measure, quantity: Span, own: Span): FigureDirection | null {
    if (measure === 'tradeTurnover') return 'both'
    if (measure === 'transit') return 'transit'
    if (measure === 'imports') return 'import'
    if (measure === 'exports') return 'export'
    if (NO_DIRECTION.has(measure)) return null
    const first = this.quantities[0]?.start ?? 0
    const head = own.start > 0 && this.hasList(own.start) ? { start: 0, end: first } : own
    for (const { start, end } of [this.behind(quantity), own, head]) {
      const found = this.directions.find((mark) => mark.start >= start && mark.end <= end)
      if (found !== undefined) return found.is
    }
    return null
  }

  /** What stands behind a figure, up to the next one or the end of the clause. */
  private behind(quantity: Span): Span {
    const next = this.quantities.find(({ start }) => start >= quantity.end)?.start ?? this.text.length
    const stop = /[;,]|\.\s/.exec(this.text.slice(quantity.end, next))
    return { start: quantity.end, end: stop === null ? next : quantity.end + stop.index }
  }

  /** Whether what comes behind a figure goes on with a list of the same: "; ferrous metals by 6% to …". */
  private hasList(at: number): boolean {
    return (
      /^\s*[;:,]?\s*(?:and\s+|и\s+)?[^.]{0,60}?(?:\sby\s|\sна\s|[–—-])/iu.test(this.text.slice(at, at + 90)) &&
      /[;:]/.test(this.text)
    )
  }

  private goodsOf(quantity: Span, own: Span): string | null {
    const right = this.goods.find(
      (mark) =>
        mark.start >= quantity.end &&
        /^\s*(?:of\s+)?(?:\p{L}+\s+){0,1}$/iu.test(this.text.slice(quantity.end, mark.start)),
    )
    const before = this.goods.findLast((mark) => mark.start >= own.start && mark.end <= own.end)
    return (right ?? before)?.is ?? null
  }

  private places(measure: Measure, { start, end }: Span, at: number = end): Pick<Carried, 'where' | 'from' | 'to'> {
    if (measure === 'other') return { where: this.nearest(at), from: null, to: null }
    if (OF_TRADE.has(measure)) return { where: this.sides(at), from: null, to: null }
    const within = this.entities.filter((mark) => mark.start >= start && mark.end <= end)
    const found: { from: string | null; to: string | null } = { from: null, to: null }
    const rest: string[] = []
    for (const mark of within) {
      const before = this.text.slice(Math.max(0, mark.start - 44), mark.start)
      if (/(?:from|out\s+of|из)\s+(?:the\s+)?(?:port\s+of\s+|порта\s+)?$/iu.test(before)) found.from ??= mark.is
      else if (
        /(?:^|\s)(?:to|towards?|into|bound\s+for|в\s+направлении|в\s+сторону)\s+(?:the\s+)?(?:port\s+of\s+)?$/iu.test(
          before,
        )
      )
        found.to ??= mark.is
      else rest.push(mark.is)
    }
    return { ...found, where: pickWhere(measure, rest) }
  }

  /** The country nearest to a thing that is counted: before it, or else behind it up to the next figure. */
  private nearest(at: number): readonly string[] {
    const countries = this.entities.filter(({ is }) => /^[A-Z]{2}(?:-SHANDONG)?$/.test(is))
    const next = this.quantities.find(({ start }) => start > at)?.start ?? this.text.length
    const found =
      countries.findLast(({ end }) => end <= at) ?? countries.find(({ start }) => start >= at && start < next)
    return found === undefined ? [] : [found.is]
  }

  /** The two sides of a trade: the nearest two before the figure, or what is said behind it. */
  private sides(at: number): readonly string[] {
    const sides = this.entities.filter(
      ({ is }) => /^[A-Z]{2}$/.test(is) || is.startsWith('region:') || is === 'CN-SHANDONG',
    )
    const partners = partnersIn(this.text, sides, at)
    if (partners !== null) return partners
    const before = [...new Set(sides.filter(({ end }) => end <= at).map(({ is }) => is))].slice(-2)
    if (before.length === 2) return before
    const all = [...new Set([...before, ...sides.map(({ is }) => is)])].slice(0, 2)
    if (all.length === 2) return all
    const [one] = all
    const { trade } = this.context
    return one === undefined ? [] : trade.includes(one) ? trade : [one]
  }
}
