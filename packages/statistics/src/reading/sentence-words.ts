import type { Span } from '@karavan/core'
import type { Measure } from '@karavan/model'
import type { Marked, Marks } from './marks.js'
import { CARRIAGE, OF_MONEY } from './measures.js'
import { type Meant, meantAfter, namedIn } from './names.js'
import type { Quantity } from './quantity.js'

/** Before a place that a sentence names in passing, where it does not begin with it. */
const IN_PASSING = /(?:through|via|by\s+way\s+of|через)\s+(?:the\s+)?(?:ports?\s+of\s+|порт\p{L}*\s+)?$/iu

/** A sentence with its words by what they tell, and which of them stand near a figure. */
export class SentenceWords {
  readonly entities: readonly Marked<'entity'>[]
  readonly goods: readonly Marked<'goods'>[]
  readonly measures: readonly Marked<'measure'>[]
  readonly directions: readonly Marked<'direction'>[]
  readonly modes: readonly Marked<'by'>[]
  readonly hasContainers: boolean
  readonly hasCargo: boolean

  /** What the next sentences mean by "the route", "the line" or "the country". */
  readonly meant: Meant

  /** @param meant - what this one means by them */
  constructor(
    readonly text: string,
    marks: Marks,
    meant: Meant,
    readonly quantities: readonly Quantity[],
  ) {
    this.entities = namedIn(text, marks.entity, meant)
    this.meant = meantAfter(this.entities, marks.entity, meant)
    this.goods = marks.goods
    // "For export" says which way goods go, and not that exports are counted.
    this.measures = marks.measure.filter(
      ({ is, start }) =>
        !((is === 'exports' || is === 'imports') && /(?:for|на)\s+$/iu.test(text.slice(Math.max(0, start - 5), start))),
    )
    this.directions = marks.direction
    this.modes = marks.by
    this.hasContainers = marks.container.length > 0
    this.hasCargo = marks.cargo.length > 0
  }

  /** Whether a name says whence or where to something goes. */
  isGoal({ start, end }: Span): boolean {
    const isOnWay = this.entities.some(
      (mark) =>
        (mark.start >= end && /^\s?[-–—]\s?$/u.test(this.text.slice(end, mark.start))) ||
        (mark.end <= start && /^\s?[-–—]\s?$/u.test(this.text.slice(mark.end, start))),
    )
    if (isOnWay) return true
    if (start > 30 && IN_PASSING.test(this.text.slice(Math.max(0, start - 24), start))) return true
    return /(?:from|out\s+of|to|towards?|into|for|из|до|в\s+направлении)\s+(?:the\s+)?(?:ports?\s+of\s+|порт\p{L}*\s+)?$/iu.test(
      this.text.slice(Math.max(0, start - 24), start),
    )
  }

  /** From the figure before, or the start of its clause, to the figure. */
  segment(quantity: Span): Span {
    const before = this.quantities.findLast(({ end }) => end <= quantity.start)
    const stop = this.text.lastIndexOf(';', quantity.start) + 1
    return { start: Math.max(before?.end ?? 0, stop), end: quantity.start }
  }

  /** What stands behind a figure that an aside begins with, up to the next figure. */
  behindAside(quantity: Span): Span {
    const next = this.quantities.find(({ start }) => start >= quantity.end)?.start ?? this.text.length
    return { start: quantity.end, end: next }
  }

  clauseBefore(at: number): number {
    return Math.max(this.text.lastIndexOf(';', at), this.text.lastIndexOf(', while', at)) + 1
  }

  /** What stands behind a figure, up to the next one or the end of the clause. */
  behind(quantity: Span): Span {
    const next = this.quantities.find(({ start }) => start >= quantity.end)?.start ?? this.text.length
    const stop = /[;,]|\.\s/.exec(this.text.slice(quantity.end, next))
    return { start: quantity.end, end: stop === null ? next : quantity.end + stop.index }
  }

  /** Whether what comes behind a figure goes on with a list of the same: "; ferrous metals by 6% to …". */
  hasList(at: number): boolean {
    return (
      /^\s*[;:,]?\s*(?:and\s+|и\s+)?[^.]{0,60}?(?:\sby\s|\sна\s|[–—-])/iu.test(this.text.slice(at, at + 90)) &&
      /[;:]/.test(this.text)
    )
  }

  /** The nearest words of a stretch that say what is done; of several in a row the surest. */
  measureIn({ start, end }: Span, allowed: ReadonlySet<Measure> | null): Measure | null {
    const fitting = this.measures.filter((mark) => this.fits(mark, allowed))
    const within = fitting.filter((mark) => mark.start >= start && mark.end <= end)
    const around = within.length > 0 ? within : this.around(end, fitting)
    // "Transit came to …, imports to …": what is said to go in or out is no transit.
    const isOtherWay =
      within.length === 0 &&
      this.directions.some((mark) => mark.start >= start && mark.end <= end && mark.is !== 'transit')
    const all = isOtherWay ? around.filter((mark) => mark.is !== 'transit') : around
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
}
