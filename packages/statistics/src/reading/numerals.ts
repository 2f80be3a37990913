import type { Span } from '@karavan/core'

/** A number as a text writes it, with its scale: "11.6 thousand" is 11,600. */
export interface Numeral extends Span {
  readonly value: number
  /** The end of the digits or words, before a scale. */
  readonly bare: number
  /** Written in words. */
  readonly isWord: boolean
}

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^(?:thousands?|k(?=\s+\p{L})|тыс(?:яч\p{L}*|\.)?)(?!\p{L})/iu, 3],
  [/^(?:millions?|mln\.?|mn\.?|m(?=\s(?:tons?|tonnes?|TEUs?|t)(?!\p{L}))|миллион\p{L}*|млн\.?)(?!\p{L})/iu, 6],
  [/^(?:billions?|bln\.?|bn\.?|миллиард\p{L}*|млрд\.?)(?!\p{L})/iu, 9],
  [/^(?:trillions?|trn\.?|триллион\p{L}*|трлн\.?)(?!\p{L})/iu, 12],
]
const DIGITS = /\d{1,3}(?:[\s\u00a0\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*/gu
/** Words to which a number may be stuck by a slip of the pen: "to267 thousand". */
const STUCK = /(?:^|[^\p{L}])(?:to|by|of|до|на|USD|EUR|KZT|GEL|AZN|CNY|RUB|UZS)$/iu

/** Words before a number that names something and counts nothing: "Article 21", «№ 18», "ext. 112". */
const NAMED =
  /(?:(?<!\p{L})(?:no|nos|art|ext|tel|ref)\.|№|(?<!\p{L})(?:articles?|section|annex|protocol|paragraphs?|extension|para\.|chapter|clause|room|office|page|flight|telephone|phone|code|track|version|стать[яеи]|статей|ст\.|пункт(?:а|ом|у|е)?|п\.|част(?:ь|и|ью)|приложени\p{L}*|телефон\p{L}*|тел\.|каб(?:инет)?\.?|форм[аеуы]|код\p{L}{0,2}|пут[ьи]|верси\p{L}*|рейсом|номер\p{L}*))\s*:?\s*\+?$/iu

const WORDS = new Map<string, number>(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    один: 1,
    одного: 1,
    одна: 1,
    два: 2,
    две: 2,
    двух: 2,
    три: 3,
    трех: 3,
    трёх: 3,
    четыре: 4,
    четырех: 4,
    четырёх: 4,
    пять: 5,
    пяти: 5,
    шесть: 6,
    шести: 6,
    семь: 7,
    семи: 7,
    восемь: 8,
    восьми: 8,
    девять: 9,
    девяти: 9,
    десять: 10,
    десяти: 10,
    одиннадцать: 11,
    двенадцать: 12,
    двенадцати: 12,
    тринадцать: 13,
    четырнадцать: 14,
    пятнадцать: 15,
    пятнадцати: 15,
    шестнадцать: 16,
    семнадцать: 17,
    восемнадцать: 18,
    девятнадцать: 19,
    двадцать: 20,
    двадцати: 20,
    тридцать: 30,
    тридцати: 30,
    сорок: 40,
    пятьдесят: 50,
    пятидесяти: 50,
    шестьдесят: 60,
    семьдесят: 70,
    восемьдесят: 80,
    девяносто: 90,
    сто: 100,
    двести: 200,
    триста: 300,
    полтора: 1.5,
    полторы: 1.5,
  }),
)
const WORD_NUMBER = new RegExp(
  `(?<![\\p{L}\\d-])(?:${[...WORDS.keys()].join('|')})(?:[\\s-]+(?:and\\s+a\\s+half|dozen|десятк(?:а|ов)|с\\s+половиной|hundred|and|${[...WORDS.keys()].join('|')}))*(?![\\p{L}\\d])`,
  'giu',
)

const WORD_HINT = new RegExp([...WORDS.keys()].join('|'), 'iu')

/** The value of a number word between one and a hundred; undefined for other words. */
export function wordValue(word: string): number | undefined {
  return WORDS.get(word.toLowerCase())
}

/** All numbers of a text, in digits and in words, from left to right. */
export function numeralsIn(text: string): readonly Numeral[] {
  const digits = /\d/.test(text) ? digitsIn(text, russianShare(text) > 0.5) : []
  const words = [
    ...(WORD_HINT.test(text) ? wordsIn(text) : []),
    ...(/милли|million|billion/iu.test(text) ? scalesAlone(text) : []),
  ]
  if (digits.length === 0 || words.length === 0) return digits.length === 0 ? words : digits
  const found = [...digits, ...words]
  return found.sort((a, b) => a.start - b.start)
}

/** Share of Cyrillic among the letters of a text. */
function russianShare(text: string): number {
  let [letters, russian] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isCyrillic = code >= 0x400 && code < 0x530
    const isLatin = (code > 64 && code < 91) || (code > 96 && code < 123) || (code >= 0xc0 && code < 0x250)
    if (isCyrillic) russian++
    if (isCyrillic || isLatin) letters++
  }
  return letters === 0 ? 0 : russian / letters
}

function digitsIn(text: string, isRussian: boolean): readonly Numeral[] {
  return [...text.matchAll(DIGITS)].flatMap((match) => {
    const start = match.index
    const end = start + match[0].length
    const before = text.slice(Math.max(0, start - 12), start)
    if (NAMED.test(text.slice(Math.max(0, start - 30), start))) return []
    const isNamed = /[\p{L}_№#]$/u.test(before) ? !STUCK.test(before) : /\p{L}[-–]$/u.test(before) && !/-$/.test(before)
    if (
      isNamed ||
      /\p{L}-$/u.test(before) ||
      /^[\p{L}]/u.test(text.slice(end).replace(/^(?:kt|mt|t|km|k|m|bn|mln|mn|тыс|млн|млрд|т|км)(?!\p{L})/iu, ''))
    )
      return []
    if (/\d\/$/.test(before) || /^\/\d/.test(text.slice(end, end + 2))) return []
    const value = writtenValue(match[0], isRussian)
    return value === null ? [] : [withScale(text, { start, end, value, isWord: false })]
  })
}

/**
 * What digits with separators mean. A mark before three digits may part thousands or the decimals: English parts thousands by a comma,
 * Russian decimals; a point parts decimals in both where nothing else tells.
 */
function writtenValue(written: string, isRussian: boolean): number | null {
  const digits = written.replace(/[\s\u00a0\u202f'’]/g, '')
  const marks = digits.replace(/\d/g, '')
  if (marks === '') return Number(digits)
  const last = marks.at(-1) ?? ''
  const parts = digits.split(/[.,]/)
  const decimals = parts.at(-1) ?? ''
  const areGroups = parts.slice(1).every((part) => part.length === 3) && /^[1-9]\d{0,2}$/.test(parts[0] ?? '')
  const isOneSort = new Set(marks).size === 1
  if (marks.length > 1 && isOneSort) return areGroups ? Number(parts.join('')) : null
  if (marks.length > 1) {
    const grouped = parts.slice(1, -1).every((part) => part.length === 3)
    return grouped && marks.slice(0, -1) === [...marks][0]?.repeat(marks.length - 1)
      ? Number(`${parts.slice(0, -1).join('')}.${decimals}`)
      : null
  }
  const isThousands = areGroups && last === ',' && !isRussian
  return isThousands ? Number(parts.join('')) : Number(`${parts[0]}.${decimals}`)
}

/** «план на год — миллион тонн»: one of them. */
const SCALE_ALONE =
  /(?<=(?:—|–|на|до|в|за|почти|около|более)\s)(?:миллион|миллиард)(?=\s+(?:тонн|доллар|евро|тенге|манат|лари)\p{L}*)|(?:half\s+a\s+(?:million|billion)|полмиллиона|полмиллиарда)(?!\p{L})|(?<=(?<!\p{L}|half\s)a\s)(?:million|billion)(?=\s+(?:tons?|tonnes|dollars|euros)(?!\p{L}))/giu

function scalesAlone(text: string): readonly Numeral[] {
  return [...text.matchAll(SCALE_ALONE)].map(({ index, 0: word }) => {
    const end = index + word.length
    return {
      start: index,
      end,
      bare: index,
      value: (/миллиард|billion/iu.test(word) ? 1e9 : 1e6) / (/half|пол/iu.test(word) ? 2 : 1),
      isWord: true,
    }
  })
}

function wordsIn(text: string): readonly Numeral[] {
  return [...text.matchAll(WORD_NUMBER)].map((match) => {
    let [total, part] = [0, 0]
    for (const word of match[0].toLowerCase().split(/[\s-]+/)) {
      const value = WORDS.get(word)
      if (word === 'dozen' || word.startsWith('десятк')) part = Math.max(1, part) * (word === 'dozen' ? 12 : 10)
      else if (word === 'hundred') part = Math.max(1, part) * 100
      else if (word === 'half' || word === 'половиной') part += 0.5
      else if (value !== undefined) part += value
    }
    total += part
    const start = match.index
    const tail = /(?:[\s-]+and)+$/i.exec(match[0])
    const end = start + match[0].length - (tail?.[0].length ?? 0)
    return withScale(text, { start, end, value: total, isWord: true })
  })
}

function withScale(text: string, { start, end, value, isWord }: Omit<Numeral, 'bare'>): Numeral {
  const blank = /^[\s\u00a0\u202f-]{0,2}/u.exec(text.slice(end, end + 2))?.[0].length ?? 0
  const rest = text.slice(end + blank, end + blank + 20)
  for (const [pattern, power] of SCALES) {
    const scale = pattern.exec(rest)
    if (scale === null) continue
    const until = end + blank + scale[0].length
    const more = power > 3 ? THOUSANDS.exec(text.slice(until, until + 24)) : null
    const added = more === null ? 0 : times(Number(more[1]?.replace(',', '.')), 3)
    return { start, end: until + (more?.[0].length ?? 0), bare: end, isWord, value: times(value, power) + added }
  }
  return { start, end, bare: end, value, isWord }
}

/** "1 million 240 thousand" is one number. */
const THOUSANDS = /^\s+(\d{1,3}(?:[.,]\d+)?)\s+(?:thousand|тыс(?:яч\p{L}*|\.)?)(?!\p{L})/iu

function times(value: number, power: number): number {
  return Number(`${value}e${power}`)
}
