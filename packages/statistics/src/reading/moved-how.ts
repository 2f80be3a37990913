import type { Span } from '@karavan/core'
import type { FigureDirection, Measure, Series } from '@karavan/model'
import type { SentenceWords } from './sentence-words.js'

const CARRIED_ON = { train: 'rail', wagon: 'rail', truck: 'road', vessel: 'sea', container: null } as const
const MODE_OF: Readonly<Record<string, Series['by']>> = {
  'operator:KTZ': 'rail',
  'operator:ADY': 'rail',
  'operator:GR': 'rail',
  'operator:LTG': 'rail',
  'operator:UTLC-ERA': 'rail',
  'line:BTK': 'rail',
  'KZ-DOSTYK': 'rail',
  'KZ-ALTYNKOL': 'rail',
  'operator:ASCO': 'sea',
  'operator:KMTF': 'sea',
}
const NO_DIRECTION: ReadonlySet<Measure> = new Set([
  'capacity',
  'other',
  'production',
  'transitTime',
  'distance',
  'cost',
])

/** By what the goods of a figure are carried. */
export function modeOf(
  words: SentenceWords,
  measure: Measure,
  quantity: Span,
  own: Span,
  where: readonly string[],
  equipment: Series['equipment'],
): Series['by'] {
  if (measure === 'tradeTurnover' || measure === 'exchangeRate' || measure === 'other') return null
  const first = words.quantities[0]?.start ?? words.text.length
  for (const { start, end } of [words.behind(quantity), own, { start: 0, end: first }]) {
    const found = words.modes.find((mark) => mark.start >= start && mark.end <= end)
    if (found !== undefined) return found.is
  }
  if (measure === 'handling') return 'sea'
  if (measure === 'passages' && equipment !== null) return CARRIED_ON[equipment] ?? null
  return where.map((id) => MODE_OF[id]).find((mode) => mode !== undefined) ?? null
}

/** In which direction a figure is counted. */
export function directionOf(words: SentenceWords, measure: Measure, quantity: Span, own: Span): FigureDirection | null {
  if (measure === 'tradeTurnover') return 'both'
  if (measure === 'transit') return 'transit'
  if (measure === 'imports') return 'import'
  if (measure === 'exports') return 'export'
  if (NO_DIRECTION.has(measure)) return null
  const first = words.quantities[0]?.start ?? 0
  const head = own.start > 0 && words.hasList(own.start) ? { start: 0, end: first } : own
  const behind = words.behind(quantity)
  const right = { start: behind.start, end: Math.min(behind.end, behind.start + 24) }
  for (const { start, end } of [right, own, behind, head]) {
    const found = words.directions.find((mark) => mark.start >= start && mark.end <= end)
    if (found !== undefined) return found.is
  }
  return null
}

/** Which goods a figure counts: those right behind it, or else before it. */
export function goodsOf(words: SentenceWords, quantity: Span, own: Span): string | null {
  const right = words.goods.find(
    (mark) =>
      mark.start >= quantity.end &&
      /^\s*(?:of\s+)?(?:\p{L}+\s+){0,1}$/iu.test(words.text.slice(quantity.end, mark.start)),
  )
  const before = words.goods.findLast((mark) => mark.start >= own.start && mark.end <= own.end)
  return (right ?? before)?.is ?? null
}

/** Whether boxes or wagons are counted laden or empty. */
export function loadOf(words: SentenceWords, quantity: Span, own: Span): Series['load'] {
  const { start, end } = words.behind(quantity)
  for (const said of [words.text.slice(start, end), words.text.slice(Math.max(own.start, own.end - 50), own.end)]) {
    if (/(?<!\p{L})(?:laden|гружён|гружен)/iu.test(said)) return 'laden'
    if (/(?<!\p{L})(?:empty|empties|порожн)/iu.test(said)) return 'empty'
  }
  return null
}
