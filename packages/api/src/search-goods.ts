import { editDistance, foldLatin, foldText } from '@karavan/core'
import { GOODS_LANGUAGES, type Goods, type GoodsLanguage } from './goods.js'

/** How a text met goods: by their code, by words, as the chapter around what was met, or by likeness, which is a guess. */
export const GOODS_MATCHES = ['code', 'words', 'wider', 'similar'] as const

export interface GoodsMatch {
  readonly hs: string
  /** What they are called in the language that was asked for; in English where it has no name. */
  readonly text: string
  /** The name that was met, in its own language; `text` where the code was met. */
  readonly matched: string
  readonly how: (typeof GOODS_MATCHES)[number]
}

/** A name with the words that a text may begin. */
interface Name {
  readonly name: string
  /** Position among the names of its language. */
  readonly place: number
  /** Each word folded in its own script and in Latin letters. */
  readonly words: readonly (readonly string[])[]
}

interface Entry {
  readonly goods: Goods
  readonly names: Readonly<Record<GoodsLanguage, readonly Name[]>>
}

/** How far a text is from the names of goods; compared from the first number to the last. */
type Distance = readonly number[]

const indexes = new WeakMap<readonly Goods[], readonly Entry[]>()

function entriesOf(goods: readonly Goods[]): readonly Entry[] {
  let entries = indexes.get(goods)
  if (entries === undefined) {
    entries = goods.map(entry)
    indexes.set(goods, entries)
  }
  return entries
}

function entry(goods: Goods): Entry {
  const names = (language: GoodsLanguage): Name[] =>
    goods.names[language].map((name, place) => ({ name, place, words: words(name) }))
  return { goods, names: { en: names('en'), ru: names('ru'), kk: names('kk'), lt: names('lt') } }
}

/** Words of a text, each folded in its own script and in Latin letters. */
function words(text: string): readonly (readonly string[])[] {
  return foldText(text)
    .split(' ')
    .filter(Boolean)
    .map((word) => [...new Set([word, foldLatin(word)])])
}

/**
 * Goods that answer to a code or to words in any of the languages, best first; all chapters for the empty text. Each
 * word must begin a word of one language. What is met by words is followed by the chapter around the best; guesses come
 * only where nothing else does.
 * @param most - greatest number of answers
 */
export function searchGoods(
  goods: readonly Goods[],
  text: string,
  language: GoodsLanguage,
  most: number,
): readonly GoodsMatch[] {
  const shown = ({ names }: Goods) => names[language][0] ?? names.en[0] ?? ''
  const answer = (found: Goods, how: GoodsMatch['how'], matched = shown(found)): GoodsMatch => ({
    hs: found.hs,
    text: shown(found),
    matched,
    how,
  })
  const wanted = words(text)
  const first = wanted[0]?.[0]
  if (first === undefined)
    return goods
      .filter(({ hs }) => hs.length === 2)
      .slice(0, most)
      .map((chapter) => answer(chapter, 'code'))
  const digits = /^[\d\s.]+$/.test(text) ? text.replace(/\D/g, '') : first
  if (/^\d+$/.test(digits)) return byCode(goods, digits, most).map((found) => answer(found, 'code'))

  const entries = entriesOf(goods)
  const met = best(entries, language, (names) => meet(wanted, names))
  if (met.length > 0) {
    const around = goods.find(({ hs }) => hs === met[0]?.goods.hs.slice(0, 2))
    const rest = met.filter(({ goods: found }) => found !== around)
    const chapter = met.find(({ goods: found }) => found === around)
    const wider = around === undefined || met[0] === chapter ? [] : [answer(around, 'wider', chapter?.name.name)]
    const direct = met[0] === chapter ? met : rest
    return [
      ...direct.slice(0, most - wider.length).map(({ goods: found, name }) => answer(found, 'words', name.name)),
      ...wider,
    ]
  }
  return best(entries, language, (names) => guess(wanted, names))
    .slice(0, Math.min(most, MOST_GUESSES))
    .map(({ goods: found, name }) => answer(found, 'similar', name.name))
}

const MOST_GUESSES = 5

/** What the code lies in, the closest first, then what lies in the code. */
function byCode(goods: readonly Goods[], digits: string, most: number): readonly Goods[] {
  const around = goods.filter(({ hs }) => digits.startsWith(hs)).sort((a, b) => b.hs.length - a.hs.length)
  const within = goods
    .filter(({ hs }) => hs.length > digits.length && hs.startsWith(digits))
    .sort((a, b) => a.hs.length - b.hs.length)
  return [...around, ...within].slice(0, most)
}

interface Met {
  readonly goods: Goods
  readonly name: Name
  readonly distance: Distance
}

/**
 * What a measure reaches, nearest first: by measure and language, whether the name begins with it, how short and how usual
 * the name is; headings before chapters.
 */
function best(
  entries: readonly Entry[],
  language: GoodsLanguage,
  measure: (names: readonly Name[]) => Reached | null,
): readonly Met[] {
  const found: Met[] = []
  for (const { goods, names } of entries) {
    const reached = GOODS_LANGUAGES.flatMap((tongue): Met[] => {
      const met = measure(names[tongue])
      if (met === null) return []
      const { name, misfit, begins } = met
      const foreign = tongue === language ? 0 : 1
      const rank = [misfit + foreign, begins ? 0 : 1, name.words.length, name.place, -goods.hs.length]
      return [{ goods, name, distance: rank }]
    }).sort((a, b) => compare(a.distance, b.distance))
    if (reached[0] !== undefined) found.push(reached[0])
  }
  return found.sort((a, b) => compare(a.distance, b.distance) || (a.goods.hs < b.goods.hs ? -1 : 1))
}

function compare(a: Distance, b: Distance): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** What a text reaches of the names of goods in one language. */
interface Reached {
  readonly name: Name
  readonly misfit: number
  /** Whether the first word of the text is met by the first word of the name. */
  readonly begins: boolean
}

/** Letters that a word may have more and be the same word, as its plural. */
const ENDING = 1

/** The first name that has one of the words; null unless each word begins a word of the names. 1 for each beginning that is no whole word. */
function meet(wanted: readonly (readonly string[])[], names: readonly Name[]): Reached | null {
  return closest(wanted, names, (asked, own) => {
    if (!own.startsWith(asked)) return null
    return own.length - asked.length <= (asked.length < 4 ? 0 : ENDING) ? 0 : 1
  })
}

/** The same for words that differ by a letter, or by two in a long word. */
function guess(wanted: readonly (readonly string[])[], names: readonly Name[]): Reached | null {
  return closest(wanted, names, (asked, own) => {
    const limit = asked.length < 4 ? 0 : asked.length < 7 ? 1 : 2
    const edits = editDistance(asked, own, limit)
    return edits > limit ? null : edits
  })
}

/** Adds up how far each word is from the nearest word of the names; null where one is near none. */
function closest(
  wanted: readonly (readonly string[])[],
  names: readonly Name[],
  between: (asked: string, own: string) => number | null,
): Reached | null {
  let misfit = 0
  let nearest: Pick<Reached, 'name' | 'begins'> | undefined
  for (const spellings of wanted) {
    let least = Number.POSITIVE_INFINITY
    let holder: Pick<Reached, 'name' | 'begins'> | undefined
    for (const name of names) {
      for (const [at, word] of name.words.entries()) {
        for (const [own, asked] of word.flatMap((own) => spellings.map((asked) => [own, asked] as const))) {
          const far = between(asked, own)
          if (far === null || far >= least) continue
          least = far
          holder = { name, begins: at === 0 }
        }
      }
    }
    if (holder === undefined) return null
    misfit += least
    nearest ??= holder
  }
  return nearest === undefined ? null : { ...nearest, misfit }
}
