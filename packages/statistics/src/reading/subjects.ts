import type { Span } from '@karavan/core'
import { type CARRIED_IN, type FigureUnit, type Measure, type Series } from '@karavan/model'
import type { GrowthSaid } from './claims.js'
import type { Carried, SubjectContext } from './context.js'
import { placesOf, sidesOf, whereBefore } from './counted-where.js'
import type { Marks } from './marks.js'
import { CARRIAGE, OF_FLEETS, OF_GOODS, OF_MONEY, OF_TRADE } from './measures.js'
import { directionOf, goodsOf, loadOf, modeOf } from './moved-how.js'
import { isHub } from './names.js'
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

/** What lasts so many hours or days and is no journey. */
const LASTS =
  /(?:delay|turnaround|оборот(?:а|у)?\s+вагон|(?<!\p{L})wait|(?<!\p{L})lost(?!\p{L})|clearance|dwell|reloading|closed|простой|просто[яи]|простаив|стоянк|ожидани|оформлени|задержк|обработк)\p{L}*/iu
/** What takes so many days or hours. */
const TAKES =
  /(?<!\p{L})(?:took|takes?|taking|lasts?|lasted|need(?:s|ed)?|spen[dt]s?|занима\p{L}*|занял\p{L}*|ид[её]т|шли|ш[её]л|едет|едут|дош\p{L}*|доход\p{L}*|длит\p{L}*|длил\p{L}*)\s+(?:\p{L}+\s+){0,3}$/iu
/** A journey that a figure of days tells: "34 days from Urumqi to Mersin". */
const JOURNEY = /^\s+(?:from\s+[^.;,]{2,40}\s+(?:to|till|until)\s|из\s+[^.;,]{2,40}\s+(?:в|до)\s)/iu
/** "goes from the border to the sea in 15 days" */
const JOURNEY_IN =
  /(?<!\p{L})(?:goes|go|travel\p{L}*|deliver\p{L}*|reach\p{L}*|cover\p{L}*|make|makes|доставл\p{L}*|проход\p{L}*|преодол\p{L}*|дош[её]?л\p{L}*)[^.;]{0,90}\s(?:in|within|за)\s+(?:\p{L}+\s+){0,2}$/iu
const OF_TRACK =
  /^[\s-]*(?:\p{L}+\s+){0,2}(?:road|highway|motorway|railway|line|track|stretch|section)(?!\p{L})|^\s+of\s+(?:\p{L}+\s+){0,3}(?:tracks?|railways?|roads?|lines?|motorways?)(?!\p{L})|^\s+(?:\p{L}+\s+){0,2}(?:железн|дорог|пут)/iu

const LOADED: ReadonlySet<FigureUnit> = new Set(['TEU', 'containers', 'wagons'])

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
  /(?:this|the)\s+(?:share|figure|indicator|proportion)\s+(?:was|stood|amounted|is)|(?:этот|данный)\s+показатель|эта\s+доля/iu

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
    const { of } = quantity.unit
    if (of === '%') return this.share(quantity)
    if (THINGS.has(of)) return this.things(quantity)
    const isAhead = /^\s*(?:at|with|при)\s+$/iu.test(this.text.slice(0, quantity.start))
    // "At 1.43 million tonnes, transit was …": what is counted stands behind.
    const own = isAhead ? this.words.behindAside(quantity) : this.words.segment(quantity)
    if (of === 'days' || of === 'hours') return this.needing(quantity, own, 'transitTime')
    if (of === 'km' || of === 'm') return this.needing(quantity, own, 'distance')
    if (of === 'tkm') return this.series('traffic', quantity, own)
    if (of === 'm2' || of === 'm3') return this.series('other', quantity, own)
    if (MONEY_OF.has(of)) {
      const found = this.words.measureIn(own, OF_MONEY)
      const measure =
        found ??
        (this.context.measure !== null &&
        (OF_TRADE.has(this.context.measure.measure) || this.context.measure.measure === 'cost')
          ? this.context.measure.measure
          : null)
      return measure === null ? this.series('other', quantity, own) : this.series(measure, quantity, own)
    }
    const found = this.words.measureIn(own, OF_GOODS)
    // Cargo on a corridor or railway of its own is another matter than what was told before.
    const isAnother = this.words.hasCargo && this.words.entities.some(({ is }) => isHub(is))
    const carried = isAnother ? null : this.context.measure
    const measure = found ?? (carried !== null && OF_GOODS.has(carried.measure) ? carried.measure : null)
    const isRun =
      (of === 'trains' || of === 'vessels' || of === 'calls' || of === 'trips') &&
      (measure === null || measure === 'traffic' || measure === 'transit' || measure === 'handling')
    if (isRun) return this.series('passages', quantity, own)
    if (measure === null)
      return of === 't' || of === 'TEU'
        ? this.series('traffic', quantity, own, 'nothing says what is done with it')
        : this.series('passages', quantity, own)
    return this.series(measure, quantity, own)
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
      measure === null
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
      hub: this.words.entities.find(({ is }) => isHub(is))?.is ?? context.hub,
      meant: this.words.meant,
      whole: this.wholeTold() ?? context.whole,
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
    if (whole === null) return null
    const own = this.words.segment(quantity)
    const measure =
      this.words.measureIn({ start: own.start, end: Math.min(this.text.length, quantity.end + 120) }, null) ?? 'other'
    const known = measure === 'cost' || measure === 'production' || measure === 'investment' ? 'other' : measure
    const counted = this.series(known, quantity, {
      start: own.start,
      end: Math.min(this.text.length, quantity.end + 120),
    })
    return { ...counted, series: { ...counted.series, subject: null, whole, goods: null, equipment: null } }
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
    return this.series(this.words.measureIn(own, OF_FLEETS) ?? 'other', quantity, own)
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
    const isTaken =
      measure === 'transitTime' &&
      (TAKES.test(this.text.slice(Math.max(0, quantity.start - 60), quantity.start)) ||
        JOURNEY_IN.test(this.text.slice(Math.max(0, quantity.start - 120), quantity.start)) ||
        JOURNEY.test(this.text.slice(quantity.end, quantity.end + 60)))
    if (isNear || isCarried || isTaken) return this.series(measure, quantity, own)
    const lasts = LASTS.exec(this.text.slice(Math.max(0, quantity.start - 110), quantity.start))
    if (measure === 'transitTime' && lasts !== null) {
      const counted = this.series('other', quantity, own)
      return { ...counted, series: { ...counted.series, subject: lasts[0].toLowerCase() } }
    }
    return measure === 'distance' && OF_TRACK.test(this.text.slice(quantity.end))
      ? this.series(measure, quantity, own)
      : null
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
    const places = placesOf(this.words, this.context, measure, { start: 0, end: this.text.length }, quantity.start)
    const hasOwn = places.where.length > 0 || places.from !== null || places.to !== null
    const from = hasOwn ? places.from : (carried?.from ?? null)
    const to = hasOwn ? places.to : (carried?.to ?? null)
    const where =
      places.where.length > 0 ? places.where : whereBefore(this.words, this.context, measure, carried, hasOwn)
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
        measure,
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
