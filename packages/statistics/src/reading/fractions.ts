import type { Span } from '@karavan/core'

/** A part of a whole in words: "a third" is 33.3 %. */
export interface Fraction extends Span {
  readonly percent: number
  /** Whether the percentage is a rounded one. */
  readonly isRounded: boolean
}

const FRACTIONS: readonly (readonly [string, number])[] = [
  ['two[\\s-]thirds|дв(?:е|ух|умя)\\s+трет(?:и|ей|ями)', 66.7],
  ['three[\\s-]quarters|тр(?:и|[её]х)\\s+четверт(?:и|ей)', 75],
  ['half|половин(?:а|у|ы|е|ой)', 50],
  ['a\\s+third|one[\\s-]third|трет(?:ь|и|ью)(?:\\s+част(?:ь|и|ью))?', 33.3],
  ['a\\s+quarter|one[\\s-]quarter|четверт(?:ь|и|ью)', 25],
  ['a\\s+fifth|one[\\s-]fifth|пят(?:ая|ую|ой)\\s+част(?:ь|и|ью)', 20],
  ['a\\s+tenth|one[\\s-]tenth|десят(?:ая|ую|ой)\\s+част(?:ь|и|ью)', 10],
]
const PATTERN = new RegExp(
  `(?<![\\p{L}\\d-])(?:${FRACTIONS.map(([source]) => `(${source})`).join('|')})(?![\\p{L}\\d-]|\\s+(?:year|quarter|of\\s+(?:the\\s+|last\\s+|this\\s+)*(?:year|20\\d\\d|century|month|квартал|дюжины|года)))`,
  'giu',
)
const HINT = /half|third|quarter|fifth|tenth|половин|трет|четверт|част/iu

/** The fractions in words of a stretch of text; not halves and quarters of years. */
export function fractionsIn(text: string): readonly Fraction[] {
  if (!HINT.test(text)) return []
  return [...text.matchAll(PATTERN)].map((match) => {
    const percent = FRACTIONS[match.slice(1).findIndex((group) => group !== undefined)]?.[1] ?? 50
    return { start: match.index, end: match.index + match[0].length, percent, isRounded: !Number.isInteger(percent) }
  })
}
