import { isCapital, type Stretch, type Tokens, wordsOf } from '@karavan/core'

/** What the words before a date make of it. `on` has none; `dateline` stands at the head of a news item. */
export type DateRole = 'from' | 'to' | 'issued' | 'on' | 'dateline'

/** Words that give the date after them a role. */
export const CUES: ReadonlyMap<string, DateRole> = new Map([
  ...['from', 'since', 'starting', 'beginning', 'effective', 'с', 'со', 'начиная'].map(
    (word) => [word, 'from'] as const,
  ),
  ...[
    'to',
    'until',
    'till',
    'through',
    'thru',
    'expires',
    'expire',
    'ends',
    'истекает',
    'заканчивается',
    'завершается',
    'до',
    'по',
  ].map((word) => [word, 'to'] as const),
  ...['dated', 'от', 'датированным', 'датированный', 'датированной', 'датирована'].map(
    (word) => [word, 'issued'] as const,
  ),
])

/** What may stand between a cue and its date. */
const BETWEEN = wordsOf(
  'the on a at of night midnight noon morning evening early late day days hours hour h gmt time local astana moscow minsk including and clock o ' +
    'monday tuesday wednesday thursday friday saturday sunday понедельника вторника среды четверга пятницы субботы воскресенья ' +
    'часов час ч мин минут полуночи ночи утра вечера времени местного московского по в на к 00 : , . ( ) 0',
)

const FARTHEST_CUE = 9

/** The role of a date by the words before it, else by the label or the number that it stands with. */
export function roleOf(tokens: Tokens, { first, last }: Stretch): DateRole {
  for (let i = first - 1; i >= first - FARTHEST_CUE; i--) {
    const token = tokens.at(i)
    if (token === undefined) break
    if (token.folded === 'of') {
      const before = tokens.at(i - 1)
      if (before?.folded === 'as') return 'from'
      if (
        before?.kind === 'number' ||
        /^(?:order|telegram|decision|resolution|decree|notice|instruction)$/.test(before?.folded ?? '')
      )
        return 'issued'
    }
    const cue = CUES.get(token.folded)
    const isPreposition = token.folded === 'по' && i < first - 1 && tokens.at(i + 1)?.kind !== 'number'
    if (cue !== undefined && !isPreposition) return cue
    const isOfTime = tokens.is(i, '-') && tokens.at(i - 1)?.kind === 'number' && tokens.at(i + 1)?.text === '00'
    if (!BETWEEN.has(token.folded) && token.kind !== 'number' && !isOfTime) break
  }
  const label = labelled(tokens, first)
  if (label !== null) return label
  if (isNumbered(tokens, last)) return 'issued'
  return isDateline(tokens, first, last) ? 'dateline' : 'on'
}

const LABELS: readonly (readonly [words: RegExp, role: DateRole])[] = [
  [/^(?:end|expiry|until|окончани|завершени|конец)/, 'to'],
  [/^(?:start|effective|beginning|начал|вступлени|введени)/, 'from'],
  [/^(?:date|issued?|signed|дата|издан|подписан)/, 'issued'],
]

const LONGEST_LABEL = 7

/** `Date: 5 May 2025`, `Дата окончания запрета: 15.06.2025`; what a label says that opens its line. */
function labelled(tokens: Tokens, first: number): DateRole | null {
  if (!tokens.is(first - 1, ':')) return null
  let start = first - 1
  while (start > first - LONGEST_LABEL && tokens.at(start - 1)?.kind === 'word' && !startsLine(tokens, start)) start--
  for (const [words, role] of LABELS)
    for (let i = start; i < first - 1; i++) if (words.test(tokens.at(i)?.folded ?? '')) return role
  return null
}

function startsLine(tokens: Tokens, i: number): boolean {
  const before = tokens.at(i - 1)
  return before === undefined || tokens.text.slice(before.end, tokens.at(i)?.start).includes('\n')
}

/** `05.05.2025 № 1234`, as at the head of an order. */
function isNumbered(tokens: Tokens, last: number): boolean {
  const sign = tokens.is(last + 1, '.', ',') ? last + 2 : last + 1
  if (tokens.at(sign)?.text === '№') return tokens.at(sign + 1)?.kind !== 'mark'
  const digits = tokens.is(sign + 1, '.') ? sign + 2 : sign + 1
  return /^(?:No|N)$/.test(tokens.at(sign)?.text ?? '') && tokens.at(digits)?.kind === 'number'
}

/** Whether nothing but names stands before a date in its line, and a dash, a point or nothing after it. */
function isDateline(tokens: Tokens, first: number, last: number): boolean {
  const after = tokens.at(last + 1)
  if (after !== undefined && !/^[-–—.:()/|]$/.test(after.text)) return false
  for (let i = first - 1; i >= first - 8; i--) {
    const token = tokens.at(i)
    if (token === undefined || token.text === '.') return true
    if (tokens.text.slice(token.end, tokens.at(i + 1)?.start).includes('\n')) return true
    if (token.kind === 'word' && !isCapital(token)) return false
  }
  return false
}
