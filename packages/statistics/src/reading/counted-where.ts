import type { Span } from '@karavan/core'
import type { Measure } from '@karavan/model'
import type { Carried, SubjectContext } from './context.js'
import { CARRIAGE, OF_TRADE } from './measures.js'
import { isHub, partnersIn, pickWhere } from './names.js'
import type { Marked } from './marks.js'
import type { SentenceWords } from './sentence-words.js'

const HUBBED: ReadonlySet<Measure> = new Set([...CARRIAGE, 'passages', 'capacity'])

/** Where a figure is counted, from where and to where, by the words of its sentence. */
export function placesOf(
  words: SentenceWords,
  context: SubjectContext,
  measure: Measure,
  { start, end }: Span,
  at: number = end,
): Pick<Carried, 'where' | 'from' | 'to'> {
  if (measure === 'other') return { where: nearest(words, at), from: null, to: null }
  if (OF_TRADE.has(measure)) return { where: sidesOf(words, context, at), from: null, to: null }
  const within = words.entities.filter((mark) => mark.start >= start && mark.end <= end)
  const found: { from: string | null; to: string | null } = { from: null, to: null }
  const rest: string[] = []
  const route = ROUTED.has(measure) ? routeIn(words, within, at) : null
  if (route !== null) return { where: within.map(({ is }) => is).filter((id) => id.startsWith('corridor:')), ...route }
  for (const mark of within) {
    const before = words.text.slice(Math.max(0, mark.start - 44), mark.start)
    const isTo = ROUTED.has(measure) && /(?:^|\s)(?:до|в|till|until)\s+(?:порта\s+)?$/iu.test(before) && (found.from !== null || /до\s+$/iu.test(before))
    if (/(?:from|out\s+of|из)\s+(?:the\s+)?(?:port\s+of\s+|порта\s+)?$/iu.test(before)) found.from ??= mark.is
    else if (
      isTo ||
      /(?:^|\s)(?:to|towards?|into|bound\s+for|в\s+направлении|в\s+сторону)\s+(?:the\s+)?(?:port\s+of\s+)?$/iu.test(
        before,
      )
    )
      found.to ??= mark.is
    else rest.push(mark.is)
  }
  const since = words.quantities.findLast((one) => one.end <= at)?.end ?? start
  const own = within
    .filter((mark) => mark.start >= since && mark.end <= at && rest.includes(mark.is))
    .map(({ is }) => is)
  const close = own.some(isHub) ? pickWhere(measure, own) : []
  return { ...found, where: close.length > 0 ? close : pickWhere(measure, rest) }
}

/** What is told of a way from one place to another. */
const ROUTED: ReadonlySet<Measure> = new Set(['cost', 'transitTime'])

/** The nearest way that is written with a dash before a figure: "Xi'an-Poti via Aktau", «Сиань – Ташкент». */
function routeIn(words: SentenceWords, places: readonly Marked<'entity'>[], at: number): Pick<Carried, 'from' | 'to'> | null {
  for (let i = places.length - 1; i > 0; i--) {
    const [from, to] = [places[i - 1], places[i]]
    if (from === undefined || to === undefined || to.end > at) continue
    if (/^\s?[-–—]\s?$/u.test(words.text.slice(from.end, to.start))) return { from: from.is, to: to.is }
  }
  return null
}

/** The country nearest to a thing that is counted: before it, or else behind it up to the next figure. */
function nearest(words: SentenceWords, at: number): readonly string[] {
  const countries = words.entities.filter(({ is }) => /^[A-Z]{2}(?:-SHANDONG)?$/.test(is))
  const next = words.quantities.find(({ start }) => start > at)?.start ?? words.text.length
  const found = countries.findLast(({ end }) => end <= at) ?? countries.find(({ start }) => start >= at && start < next)
  return found === undefined ? [] : [found.is]
}

/** The two sides of a trade: the nearest two before the figure, or what is said behind it. */
export function sidesOf(words: SentenceWords, context: SubjectContext, at: number): readonly string[] {
  const sides = words.entities.filter(
    ({ is }) => /^[A-Z]{2}$/.test(is) || is.startsWith('region:') || is === 'CN-SHANDONG',
  )
  const partners = partnersIn(words.text, sides, at)
  if (partners !== null) return partners
  const before = [...new Set(sides.filter(({ end }) => end <= at).map(({ is }) => is))].slice(-2)
  if (before.length === 2) return before
  const all = [...new Set([...before, ...sides.map(({ is }) => is)])].slice(0, 2)
  if (all.length === 2) return all
  const [one] = all
  const { trade } = context
  return one === undefined ? [] : trade.includes(one) ? trade : [one]
}

/** Where a figure is counted that names no place of its own: where the sentences before told of. */
export function whereBefore(
  words: SentenceWords,
  context: SubjectContext,
  measure: Measure,
  carried: Carried | null,
  hasOwn: boolean,
): readonly string[] {
  if (carried !== null && !hasOwn && carried.where.length > 0) return carried.where
  const { hub } = context
  if (hub !== null && HUBBED.has(measure) && (hasOwn ? hub.startsWith('corridor:') : words.entities.length === 0))
    return [hub]
  if (hasOwn && !OF_TRADE.has(measure)) return []
  if (OF_TRADE.has(measure) && context.trade.length === 2 && words.entities.length < 2) return context.trade
  if (OF_TRADE.has(measure)) {
    const named = context.entities.map(({ is }) => is).filter((id) => /^[A-Z]{2}$|^region:/.test(id))
    const pair = [...new Set(named)].slice(-2)
    if (pair.length === 2 && words.entities.length === 0) return pair
  }
  return pickWhere(
    measure,
    context.entities.map(({ is }) => is),
  )
}
