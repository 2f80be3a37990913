import type { Page } from './page.js'

/** A whole number as it stands in a text, in digits or in words. */
export interface Count {
  readonly value: number
  /** Its last token. */
  readonly last: number
}

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  [
    'one один одного одному одну',
    'two два двух двум две',
    'three три трех трем',
    'four четыре четырех четырем',
    'five пять пяти',
    'six шесть шести',
    'seven семь семи',
    'eight восемь восьми',
    'nine девять девяти',
    'ten десять десяти',
    'eleven одиннадцать',
    'twelve двенадцать двенадцати',
  ].flatMap((line, i) => line.split(' ').map((word) => [word, i + 1] as const)),
)
const MOST_DIGITS = 6

/** The number that starts at a token, its thousands parted by a blank or a comma; none where a date stands. */
export function countAt(page: Page, i: number): Count | undefined {
  const token = page.tokens.at(i)
  if (token === undefined || page.isDate(i)) return undefined
  const word = NUMBER_WORDS.get(token.folded)
  if (word !== undefined) return { value: word, last: i }
  if (token.kind !== 'number' || token.text.length > MOST_DIGITS) return undefined
  const group = page.tokens.at(i + 1)
  if (group?.kind === 'number' && group.text.length === 3)
    return { value: Number(token.text + group.text), last: i + 1 }
  const isGrouped = group?.text === ',' && page.tokens.at(i + 2)?.text.length === 3 && page.tokens.touches(i + 2)
  if (isGrouped && page.tokens.at(i + 2)?.kind === 'number')
    return { value: Number(token.text + page.tokens.at(i + 2)?.text), last: i + 2 }
  return { value: Number(token.text), last: i }
}
