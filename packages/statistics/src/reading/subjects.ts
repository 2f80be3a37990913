import type { Span } from '@karavan/core'
import type { CARRIED_IN, FigureUnit, Measure, Series } from '@karavan/model'
import type { GrowthSaid } from './claims.js'
import type { Carried, SubjectContext } from './context.js'
import { lastTwo, placesOf, sidesOf, whereBefore } from './counted-where.js'
import {
  isCarriedAlong,
  isDone,
  isJourney,
  isLength,
  isOfTransit,
  isOfWorks,
  isOwned,
  isPutInto,
  isServing,
  isWorth,
  lastsIn,
  standsAt,
  tellsParts,
} from './figure-words.js'
import type { Marks } from './marks.js'
import { CARRIAGE, OF_FLEETS, OF_GOODS, OF_MONEY, OF_TRADE } from './measures.js'
import { directionOf, goodsOf, loadOf, modeOf } from './moved-how.js'
import { isCapital, isHub, isSeaport } from './names.js'
import type { Quantity } from './quantity.js'
import { SentenceWords } from './sentence-words.js'
import { MONEY_OF } from './unit-words.js'
import { subjectOf, wholeOf } from './wholes.js'

/** What a figure counts, and by which rules that was found. */
interface Counted {
  readonly series: Series
  readonly why: readonly string[]
}

export interface SaidOfFigures {
  /** Null where a number is no figure after all. */
  readonly of: (quantity: Quantity) => Counted | null
  readonly ofGrowth: (growth: GrowthSaid) => Counted | null
  readonly context: SubjectContext
}

const THINGS: ReadonlySet<FigureUnit> = new Set(['persons', 'jobs', 'enterprises', 'countries', 'units'])
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

const RUN: ReadonlySet<FigureUnit> = new Set(['trains', 'vessels', 'calls', 'trips'])
/** Of what runs, such measures count how often it does. */
const RUNNING: ReadonlySet<Measure> = new Set(['traffic', 'transit', 'handling'])

/** Between two of a list: "20 tankers, 13 ferries and 14 dry cargo ships". */
const LISTED = /^\s*(?:,|,?\s+(?:and|и))\s+$/iu
const OWNED: ReadonlySet<FigureUnit> = new Set(['vessels', 'wagons'])
const LOADED_OR_T: ReadonlySet<FigureUnit> = new Set(['TEU', 'containers', 't'])
const LOADED: ReadonlySet<FigureUnit> = new Set(['TEU', 'containers', 'wagons'])

/** What is to be brought to so much is the whole trade, and not the exports that were told of last. */
const RAISE_IT =
  /(?:bring|bringing|raise|raising|increase|increasing|довести|увеличить|нарастить)\s+(?:it|this|the\s+figure|его|этот\s+показатель)\s+(?:up\s+)?(?:to|до)\s+$/iu

/** Capacities of so many tons or boxes are those of a year, whether or not it is said; a ship or a yard holds fewer. */
function byYear({ unit, value, max }: Pick<Quantity, 'unit' | 'value' | 'max'>): Quantity['unit'] {
  const isOfYear = LOADED_OR_T.has(unit.of) && unit.every === null && (value ?? max ?? 0) >= 50_000
  return isOfYear ? { ...unit, every: 'year' } : unit
}

/** Works out what the figures of one sentence count. */
export function countedIn(
  text: string,
  marks: Marks,
  context: SubjectContext,
  quantities: readonly Quantity[],
): SaidOfFigures {
  const sentence = new Sentence(text, marks, context, quantities)
  return {
    of: (quantity) => sentence.counted(quantity),
    ofGrowth: (growth) => sentence.countedBy(growth),
    context: sentence.carried(),
  }
}

const SHARE_AGAIN =
  /(?:this|that|the)\s+(?:share|figure|indicator|proportion)\s+(?:was|stood|amounted|is)|(?:этот|данный)\s+показатель|эта\s+доля|их\s+доля|(?:сегодня|сейчас|теперь)\s+она\s+составля\p{L}*/iu

class Sentence {
  private readonly words: SentenceWords

  constructor(
    private readonly text: string,
    marks: Marks,
    private readonly context: SubjectContext,
    private readonly quantities: readonly Quantity[],
  ) {
    this.words = new SentenceWords(text, marks, context.meant, quantities)
  }

  counted(quantity: Quantity): Counted | null {
    const same = this.asBefore(quantity)
    if (same !== null) return same
    const { of, every } = quantity.unit
    if (of === '%') return this.share(quantity)
    if (THINGS.has(of)) return this.things(quantity)
    const isAhead = /^\s*(?:at|with|при)\s+$/iu.test(this.text.slice(0, quantity.start))
    // "At 1.43 million tonnes, transit was …": what is counted stands behind.
    const own = isAhead ? this.words.behindAside(quantity) : this.words.segment(quantity)
    if (of === 'days' || of === 'hours') return this.needing(quantity, own, 'transitTime')
    if (of === 'km' && every === 'hour') return this.speed(quantity, own)
    if (of === 'km' || of === 'm') return this.needing(quantity, own, 'distance')
    if (of === 'tkm') return this.series('traffic', quantity, own)
    if (of === 'm2' || of === 'm3') return this.series('other', quantity, own)
    return MONEY_OF.has(of) ? this.money(quantity, own) : this.goods(quantity, own)
  }

  /** What goes on with the figure before it: "80 trucks or 52 wagons", "20 tankers, 13 ferries and 14 dry cargo ships". */
  private asBefore(quantity: Quantity): Counted | null {
    const { of } = quantity.unit
    const before = this.quantities.findLast(({ end }) => end <= quantity.start)
    if (before === undefined) return null
    const gap = this.text.slice(before.end, quantity.start)
    const isSame = before.unit.of === of
    const isLike = before.unit.of !== '%' && of !== '%' && MONEY_OF.has(before.unit.of) === MONEY_OF.has(of)
    if (!(isSame ? OWNED.has(of) && LISTED.test(gap) : isLike && /^\s*,?\s*(?:or|или)\s+$/iu.test(gap))) return null
    const same = this.counted(before)
    return same && { ...same, series: { ...same.series, unit: quantity.unit, equipment: EQUIPMENT[of] ?? null } }
  }

  private money(quantity: Quantity, own: Span): Counted {
    const carried = this.context.measure?.measure ?? null
    const measure =
      this.words.measureIn(own, OF_MONEY) ??
      this.ofMoney(quantity, own) ??
      (carried !== null && (OF_TRADE.has(carried) || carried === 'cost') ? carried : 'other')
    return this.series(measure === 'cost' && isOfWorks(quantity) ? 'investment' : measure, quantity, own)
  }

  /** Tons, boxes and what carries them. */
  private goods(quantity: Quantity, own: Span): Counted {
    const { of, every } = quantity.unit
    const before = this.text.slice(Math.max(own.start, quantity.start - 90), quantity.start)
    const behind = this.text.slice(quantity.end, quantity.end + 40)
    const isFleet = OWNED.has(of) && every === null && (isOwned(before) || isServing(before, behind))
    const measure = this.named(quantity, own) ?? (isFleet ? 'fleet' : this.kept(quantity))
    const isRun = RUN.has(of) && (measure === null || RUNNING.has(measure))
    if (isRun) return this.series('passages', quantity, own)
    if (measure !== null) return this.series(measure, quantity, own)
    return of === 't' || of === 'TEU'
      ? this.series('traffic', quantity, own, 'nothing says what is done with it')
      : this.series('passages', quantity, own)
  }

  /** What the words of the sentence say that goods are counted as. */
  private named({ unit, start, end }: Quantity, own: Span): Measure | null {
    const named = this.words.measureIn(own, OF_GOODS)
    if (named === 'traffic' && isOfTransit(this.text.slice(end, end + 40))) return 'transit'
    const isWhatMayPass = unit.every !== null && /throughput/iu.test(this.text.slice(own.start, start))
    return named === 'handling' && isWhatMayPass ? 'capacity' : named
  }

  /** What goods were counted as before, where that may go on. */
  private kept({ unit: { of, every } }: Quantity): Measure | null {
    const { hasCargo, entities } = this.words
    const measure = this.context.measure?.measure ?? null
    // Cargo on a corridor or railway of its own is another matter than what was told before.
    if (measure === null || !OF_GOODS.has(measure) || (hasCargo && entities.some(({ is }) => isHub(is)))) return null
    // "The railway moved 1.26 million tonnes of freight" tells of all of it again, after its transit.
    if (measure === 'transit' && hasCargo) return null
    const isOther = (measure === 'capacity' && every === null) || (RUN.has(of) && OF_TRADE.has(measure))
    return isOther ? null : measure
  }

  /** What money is of by words that mean nothing alone: "puts $5 million into", "the turnover stood at $590 million". */
  private ofMoney({ start, end }: Quantity, own: Span): Measure | null {
    const before = this.text.slice(own.start, start)
    if (isPutInto(before, this.text.slice(end, end + 12))) return 'investment'
    if (/turnover|оборот\p{L}*|наторговал/iu.test(before) || (this.context.trade.length === 2 && RAISE_IT.test(before)))
      return 'tradeTurnover'
    return isWorth(before) ? 'cost' : null
  }

  /** Of a growth whose level nobody tells. */
  countedBy(growth: GrowthSaid): Counted | null {
    const own = { start: this.words.clauseBefore(growth.start), end: growth.start }
    const found =
      this.words.measureIn(own, null) ??
      this.words.measureIn({ start: growth.end, end: this.text.length }, null) ??
      this.context.measure?.measure ??
      (this.words.hasCargo ? 'traffic' : null)
    if (found === null || found === 'cost' || found === 'distance') return null
    const unit = OF_MONEY.has(found)
      ? 'USD'
      : found === 'transitTime'
        ? 'days'
        : this.words.hasContainers || (this.words.measureIn(own, null) === null && this.context.container)
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

  carried(): SubjectContext {
    const { context } = this
    const whole = { start: 0, end: this.text.length }
    const entities = this.words.entities.length > 0 ? this.words.entities : context.entities
    const isMoved = this.words.hasCargo && (context.measure === null || !CARRIAGE.has(context.measure.measure))
    const measure = this.words.measureIn(whole, null) ?? (isMoved ? 'traffic' : null)
    const sides = measure !== null && OF_TRADE.has(measure) ? sidesOf(this.words, this.context, this.text.length) : []
    const carried: Carried | null =
      measure === null || (tellsParts(this.text) && context.measure !== null)
        ? context.measure
        : {
            measure,
            by: this.words.modes[0]?.is ?? (context.measure?.measure === measure ? context.measure.by : null),
            ...placesOf(this.words, this.context, measure, whole),
            direction: this.words.directions[0]?.is ?? null,
            goods: this.words.goods[0]?.is ?? null,
          }
    return {
      entities,
      hub:
        this.words.entities.find((mark) => isHub(mark.is) && !isCapital(mark.is) && !this.words.isGoal(mark))?.is ??
        context.hub,
      meant: this.words.meant,
      whole: this.wholeTold() ?? context.whole,
      countries: lastTwo(
        context.countries,
        this.words.entities.map(({ is }) => is),
      ),
      trade: sides.length === 2 ? sides : context.trade,
      measure: carried,
      container: measure === null ? context.container : this.words.hasContainers,
    }
  }

  /** The whole of the first share of the sentence, or that of which it asks what share something is. */
  private wholeTold(): string | null {
    const asked =
      /(?:what\s+(?:share|part|proportion)\s+of|какая\s+(?:доля|часть))\s+(?:the\s+)?(?<whole>[^?]{3,60}?)(?:\s+(?:goes|go|is|are|was|were|ид[её]т|приход\p{L}*|составля\p{L}*)[^?]*)?\?/iu
    const found = asked.exec(this.text)?.groups?.['whole']
    if (found !== undefined) return found.trim()
    const share = this.quantities.find(({ unit }) => unit.of === '%')
    return share === undefined ? null : wholeOf(this.text, share)
  }

  private share(quantity: Quantity): Counted | null {
    const whole = wholeOf(this.text, quantity) ?? this.wholeBefore(quantity) ?? this.wholeAgain()
    if (whole === null) return this.rate(quantity)
    const own = this.words.segment(quantity)
    const measure =
      this.words.measureIn({ start: own.start, end: Math.min(this.text.length, quantity.end + 120) }, null) ??
      this.ofCargo(whole) ??
      'other'
    const known = measure === 'cost' || measure === 'production' || measure === 'investment' ? 'other' : measure
    const counted = this.series(known, quantity, {
      start: own.start,
      end: Math.min(this.text.length, quantity.end + 120),
    })
    return { ...counted, series: { ...counted.series, subject: null, whole, goods: null, equipment: null } }
  }

  /** A share of cargo is counted as the cargo that was told of. */
  private ofCargo(whole: string): Measure | null {
    const measure = this.context.measure?.measure ?? null
    return measure !== null &&
      CARRIAGE.has(measure) &&
      /cargo|freight|goods|traffic|volume|total|груз|перевоз|объ[её]м/iu.test(whole)
      ? measure
      : null
  }

  /** A percentage that is a share of nothing but tells how something stands: "reliability of the line was 74%". */
  private rate(quantity: Quantity): Counted | null {
    const before = this.quantities.findLast(({ end }) => end <= quantity.start)
    const said = this.text.slice(before?.end ?? 0, quantity.start)
    const isAgain =
      before !== undefined &&
      before.unit.of === '%' &&
      /(?:compared\s+with|compared\s+to|against|from|против|с)\s*$/iu.test(said)
    const done = isDone(said, this.text.slice(quantity.end, quantity.end + 16)) ? 'readiness' : null
    const subject = done ?? standsAt(said) ?? (isAgain ? (this.rate(before)?.series.subject ?? null) : null)
    if (subject === null) return null
    const counted = this.series('other', quantity, this.words.segment(quantity))
    return { ...counted, series: { ...counted.series, subject } }
  }

  /** Of a share that is told again, "In 2024 this figure was 34 %", or that answers what share it is. */
  private wholeAgain(): string | null {
    const isAnswer = /^[\s—–-]*(?:\p{L}+\s+){0,2}\d[\d.,]*\s?%\s*\.?\s*$/u.test(this.text)
    return isAnswer || SHARE_AGAIN.test(this.text) ? this.context.whole : null
  }

  /** "China accounts for 30 % of it, Russia for 19 % and Italy for 13 %" */
  private wholeBefore(quantity: Quantity): string | null {
    const before = this.quantities.findLast(({ end }) => end <= quantity.start)
    if (before === undefined || before.unit.of !== '%') return null
    const gap = this.text.slice(before.end, quantity.start)
    const isListed =
      gap.length < 90 && /(?:,|\sand\s|\sи\s|\sа\s|—)\s*(?:на\s+)?[\p{L}\s]{2,40}(?:for|with|[—–:-])?\s*$/iu.test(gap)
    return isListed ? (wholeOf(this.text, before) ?? this.wholeBefore(before)) : null
  }

  private things(quantity: Quantity): Counted {
    const own = this.words.segment(quantity)
    const isFleet =
      /locomotive|локомотив/iu.test(quantity.noun ?? '') &&
      isOwned(this.text.slice(Math.max(0, quantity.start - 60), quantity.start))
    return this.series(this.words.measureIn(own, OF_FLEETS) ?? (isFleet ? 'fleet' : 'other'), quantity, own)
  }

  private speed(quantity: Quantity, own: Span): Counted {
    const counted = this.series('other', quantity, own)
    return { ...counted, series: { ...counted.series, subject: 'speed' } }
  }

  /** A figure of days or kilometres only where something says what takes or spans them. */
  private needing(quantity: Quantity, own: Span, measure: Measure): Counted | null {
    if (
      /^\s*(?:after|before|later|ago|earlier|from\s+now|спустя|назад|после|до\s(?!\d))/iu.test(
        this.text.slice(quantity.end, quantity.end + 16),
      )
    )
      return null
    const isNear = this.words.measures.some(
      (mark) => mark.is === measure && mark.end >= own.start - 60 && mark.start <= quantity.end + 60,
    )
    const isCarried = this.words.measures.length === 0 && this.context.measure?.measure === measure
    const before = this.text.slice(Math.max(0, quantity.start - 120), quantity.start)
    const behind = this.text.slice(quantity.end, quantity.end + 80)
    const isTime = measure === 'transitTime'
    if (isNear || isCarried || (isTime ? isJourney(before, behind) : isLength(before, behind)))
      return this.series(measure, quantity, own)
    const again = isTime ? this.timeBefore(quantity) : null
    if (again !== null) return { ...again, series: { ...again.series, unit: quantity.unit } }
    const subject = isTime ? lastsIn(before) : null
    if (subject === null) return null
    const counted = this.series('other', quantity, own)
    return { ...counted, series: { ...counted.series, subject } }
  }

  /** What takes the days or hours told before in the sentence, of which others may be told behind: "36 hours at present, and they agreed to cut that to 24". */
  private timeBefore({ start }: Quantity): Counted | null {
    const before = this.quantities.findLast(({ end }) => end <= start)
    if (before === undefined || (before.unit.of !== 'days' && before.unit.of !== 'hours') || start - before.end > 120)
      return null
    return /[;]/.test(this.text.slice(before.end, start)) ? null : this.counted(before)
  }

  private series(
    measure: Measure,
    quantity: Pick<Quantity, 'unit' | 'start' | 'end' | 'noun' | 'value' | 'max'>,
    own: Span,
    doubt: string | null = null,
  ): Counted {
    const { noun } = quantity
    const unit = measure === 'capacity' ? byYear(quantity) : quantity.unit
    const equipment = EQUIPMENT[unit.of] ?? null
    const carried = this.context.measure?.measure === measure ? this.context.measure : null
    const places = placesOf(this.words, this.context, measure, { start: 0, end: this.text.length }, quantity.start)
    const hasOwn = places.where.length > 0 || places.from !== null || places.to !== null
    const from = hasOwn ? places.from : (carried?.from ?? null)
    const to = hasOwn ? places.to : (carried?.to ?? null)
    const where =
      places.where.length > 0 ? places.where : whereBefore(this.words, this.context, measure, carried, hasOwn)
    const of =
      (measure === 'traffic' || (measure === 'loading' && places.where.length > 0)) &&
      LOADED_OR_T.has(unit.of) &&
      where.length === 1 &&
      isSeaport(where[0]) &&
      !isCarriedAlong(this.text)
        ? 'handling'
        : measure
    const isSame = !this.words.measures.some(({ start }) => start < quantity.start)
    const by = modeOf(this.words, measure, quantity, own, where, equipment) ?? (hasOwn ? null : (carried?.by ?? null))
    const hasGoods = measure !== 'other' && equipment === null && !(OF_TRADE.has(measure) && MONEY_OF.has(unit.of))
    const before =
      isSame && !this.words.hasCargo && !this.words.goods.some(({ start }) => start < quantity.start)
        ? (carried?.goods ?? null)
        : null
    const goods = hasGoods ? (goodsOf(this.words, quantity, own) ?? before) : null
    return {
      series: {
        measure: of,
        subject: measure === 'other' ? subjectOf(this.text, quantity, noun) : null,
        where,
        direction:
          directionOf(this.words, measure, quantity, own) ?? (isSame && !hasOwn ? (carried?.direction ?? null) : null),
        from,
        to,
        by,
        goods,
        equipment,
        scope: null,
        weight: null,
        load: LOADED.has(unit.of) ? loadOf(this.words, quantity, own) : null,
        whole: null,
        unit,
      },
      why: [doubt ?? `${measure} by the words of the sentence or the one before`],
    }
  }
}
