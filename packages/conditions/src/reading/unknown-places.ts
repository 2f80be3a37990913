import { isCapital, Lexicon, type Mark, type Stretch } from '@karavan/core'
import type { Page } from './page.js'

/** Kinds of place that a name stands beside. */
const KINDS: Lexicon<'place'> = new Lexicon()
for (const name of [
  'station; railway station; port; sea port; seaport; dry port; river port; crossing; border crossing; checkpoint; junction; terminal; siding; border post',
  'станция; ст; порт; морской порт; сухой порт; речной порт; погранпереход; переход; пограничный переход; пункт пропуска; автомобильный пункт пропуска; железнодорожный пункт пропуска; стык; разъезд; терминал; погранпост',
].flatMap((line) => line.split(';')))
  KINDS.add(name, 'place')

/** Words with a capital that stand beside a kind of place and name none. */
const NO_NAME =
  /^(?:authority|administration|management|master|control|service|committee|customs|security|operator|director|the|this|that|these|those|all|any|no|every|each|other|its|a|an|and|of|in|at|to|from|via|under|only|new|according|with|by|for|loading|traffic|freight|acceptance|gate|экспорт|эксп|все|всех|назначения|отправления|передачи|этот|эта|тот|также|сеть|сети)$/
const LONGEST_NAME = 3

/**
 * Names that stand beside a word for a station, a port or a crossing and that the gazetteer lacks: each once, where it
 * stands first, with the word for the kind where it touches it.
 */
export function unknownPlacesOf(page: Page): readonly Stretch[] {
  const found = new Map<string, Stretch>()
  const add = (name: Stretch, from: Stretch) => {
    const key = stems(page, name)
    if (!found.has(key)) found.set(key, from)
  }
  for (const kind of KINDS.scan(page.tokens)) {
    const before = nameBefore(page, kind)
    if (before !== undefined) add(before, { first: before.first, last: kind.last })
    let name = nameAfter(page, kind.last + 1)
    if (name !== undefined && !isKnown(page, name)) add(name, { first: kind.first, last: name.last })
    while (name !== undefined) {
      name = nextInList(page, name.last + 1)
      if (name !== undefined && !isKnown(page, name)) add(name, name)
    }
  }
  return [...found.values()]
}

function stems({ tokens }: Page, { first, last }: Stretch): string {
  const list: string[] = []
  for (let i = first; i <= last; i++) list.push(tokens.at(i)?.stem ?? '')
  return list.join(' ')
}

/** `станции Тендык`, `port of Anzob`, `ст. «Икан»`. */
function nameAfter(page: Page, from: number): Stretch | undefined {
  const { tokens } = page
  let first = from
  while (first < from + 3 && tokens.is(first, '.', '«', '"', '“', 'of', '(', ':', '№')) first++
  const isPoint = tokens.is(first - 1, '.') && tokens.at(from - 1)?.folded !== 'ст'
  return isPoint ? undefined : nameAt(page, first)
}

/** The next name of a list, over a code in brackets: `Тендык (660003), Акжигит и Бейнеу`. */
function nextInList(page: Page, from: number): Stretch | undefined {
  const { tokens } = page
  let i = from
  if (tokens.is(i, '»', '"', '”')) i++
  if (tokens.is(i, '(')) {
    for (let end = i + 1; end <= i + 6; end++) if (tokens.is(end, ')')) i = end + 1
  }
  if (!tokens.is(i, ',', 'and', 'и', 'or', 'или')) return undefined
  while (tokens.is(i, ',', 'and', 'и', 'or', 'или', '«', '"', '“', 'ст', '.')) i++
  return nameAt(page, i)
}

/** Words with a capital, side by side, that are no date and no word of the trade. */
function nameAt(page: Page, first: number): Stretch | undefined {
  const known = page.placeAt(first)
  if (known !== undefined) return { first, last: known.last }
  let last = first - 1
  while (last < first + LONGEST_NAME - 1 && isPartOfName(page, last + 1)) {
    last++
    if (page.tokens.is(last + 1, '-') && page.tokens.touches(last + 1) && isPartOfName(page, last + 2)) last++
  }
  return last < first ? undefined : { first, last }
}

/** `Tendyk station`; not the first word of a sentence, which has a capital anyway. */
function nameBefore(page: Page, kind: Mark<unknown>): Stretch | undefined {
  const { tokens } = page
  if (!/^[a-z]/i.test(tokens.at(kind.first)?.text ?? '') || tokens.is(kind.last, 'ports', 'terminals')) return undefined
  let first = kind.first
  while (first > kind.first - LONGEST_NAME && isPartOfName(page, first - 1)) {
    first--
    if (tokens.is(first - 1, '-') && tokens.touches(first) && isPartOfName(page, first - 2)) first--
  }
  const name = { first, last: kind.first - 1 }
  return first === kind.first || page.startsSentence(first) || isKnown(page, name) ? undefined : name
}

function isPartOfName(page: Page, i: number): boolean {
  const token = page.tokens.at(i)
  if (token?.kind !== 'word' || !isCapital(token) || NO_NAME.test(token.folded)) return false
  return page.issuerAt(i) === undefined && !page.isDate(i) && KINDS.at(page.tokens, i) === undefined
}

function isKnown(page: Page, { first, last }: Stretch): boolean {
  for (let i = first; i <= last; i++) if (page.placeAt(i) !== undefined) return true
  return false
}
