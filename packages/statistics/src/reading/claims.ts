import type { Span } from '@karavan/core'
import type { FigureUnit, Qualifier } from '@karavan/model'
import { isDone } from './figure-words.js'
import { fractionsIn } from './fractions.js'
import { wordValue } from './numerals.js'
import type { Quantity } from './quantity.js'

/** A growth or a multiple as a text says it, before it is known of what. */
export interface GrowthSaid extends Span {
  readonly kind: 'change' | 'multiple'
  readonly value: number
  readonly unit: FigureUnit
  readonly qualifier: Qualifier | null
  readonly sign: 1 | 0 | -1
  /** Where its number stands; the words themselves where it is a word such as "doubled". */
  readonly number: Span
}

const UP =
  'increas\\p{L}*|gr(?:ew|own|owing|owth)|ris(?:e|es|en|ing)|rose|(?<!(?:ma(?:de|ke|kes|king)|t(?:ake|akes|aking|ook)|use[sd]?|puts?|sets?|buil[dt]s?|pick(?:s|ed)?|back(?:s|ed)?)\\s)up|higher|more|longer|dearer|slower|дороже|дольше|медленнее|above|expand\\p{L}*|climb\\p{L}*|jump\\p{L}*|soar\\p{L}*|leap\\p{L}*|advanc\\p{L}*|surg\\p{L}*|gain\\p{L}*|added|adds|improve\\p{L}*|rais\\p{L}*|рост|вырос\\p{L}*|увелич\\p{L}*|возрос\\p{L}*|прирост\\p{L}*|подня\\p{L}*|больше|выше|прибав\\p{L}*|превыс\\p{L}*'
const DOWN =
  'decreas\\p{L}*|declin\\p{L}*|f(?:ell|all|allen|alling)|drop\\p{L}*|slip\\p{L}*|slid\\p{L}*|slump\\p{L}*|plung\\p{L}*|lost|lose|потеря\\p{L}*|contract(?:ed|ion|ing)|eased|dipp?\\p{L}*|down|lower|less|fewer|cheaper|shorter|faster|дешевле|быстрее|короче|below|reduc\\p{L}*|shr[aiu]nk\\p{L}*|cut|сниз\\p{L}*|сниж\\p{L}*|сократ\\p{L}*|сокращ\\p{L}*|уменьш\\p{L}*|упа\\p{L}*|паден\\p{L}*|меньше|ниже'
/** Of several words of growth before a number the last tells of it. */
const BEFORE = new RegExp(
  `^[^]*(?<!\\p{L})(?:(${UP})|(${DOWN}))(?!\\p{L})[^.;!?]{0,60}?(?:\\s(?:by|of|на)|\\(|,|:)?\\s*(?:an?\\s+)?(?:${qualifierWords()}\\s+)?\\+?$`,
  'iu',
)
const BY =
  /(?:^|[^\p{L}])(?:by|на)\s+(?:(?:more\s+than|over|almost|nearly|about|around|a\s+further|another|более\s+чем|почти|около)\s+)?\+?$/iu
const AFTER = new RegExp(
  `^\\s*(?:[()]?\\s*)?(?:(?:year[-\\s]on[-\\s]year|annual)\\s+)?(?:(${UP})|(${DOWN}))(?!\\p{L})`,
  'iu',
)
const SIGNED = /(?:^|[\s(])([+\-−–])\s?$/u
const SIGN_WORD = /(?<!\p{L})(?:(plus|плюс)|(?:minus|минус))\s+$/iu

const TIMES_WORDS: readonly (readonly [string, number])[] = [
  ['doubl(?:e|ed|es|ing)|two-?fold|twice|удво\\p{L}*|вдвое|в\\s+два\\s+раза', 2],
  ['tripl(?:e|ed|es|ing)|three-?fold|thrice|утро\\p{L}*|втрое|в\\s+три\\s+раза', 3],
  ['quadrupl(?:e|ed|es|ing)|four-?fold|вчетверо', 4],
  ['five-?fold|впятеро', 5],
  ['ten-?fold|вдесятеро', 10],
  ['halv(?:e|ed|es|ing)', 0.5],
]
const TIMES = new RegExp(
  `(?<![\\p{L}\\d-])(?:(\\d+(?:[.,]\\d+)?|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty)(?:\\s+times|-?fold)(?!\\p{L})|в\\s+(\\d+(?:[.,]\\d+)?|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|полтора)\\s+раз(?:а)?|${TIMES_WORDS.map(([source]) => `(${source})(?!\\p{L})`).join('|')})`,
  'giu',
)
const TIMES_HINT =
  /times|fold|раз|doubl|twice|удво|вдвое|tripl|thrice|утро|втрое|quadrupl|вчетверо|впятеро|вдесятеро|halv/iu
/** Words that make "doubled" a count of something else: a double track, a double-decker, "twice a week". */
const NO_GROWTH = /^(?:[-\s]+(?:track\p{L}*|stack\p{L}*|deck\p{L}*|a\s+(?:day|week|month|year)|taxation|entry))/iu
const QUALIFIERS: readonly (readonly [RegExp, Qualifier])[] = [
  [/(?:more\s+than|over|exceed\p{L}*|более(?:\s+чем)?)\s*$/iu, 'moreThan'],
  [/(?:at\s+least|не\s+менее(?:\s+чем)?)\s*$/iu, 'atLeast'],
  [/(?:almost|nearly|почти)\s*$/iu, 'almost'],
  [/(?:about|around|approximately|some|около|примерно)\s*$/iu, 'about'],
]

function qualifierWords(): string {
  return '(?:more\\s+than|over|almost|nearly|about|around|approximately|some|более\\s+чем|почти|около|примерно)'
}

const IS_SHARE = /(?:account\p{L}*\s+for|ma(?:de|ke|kes|king)\s+up)\s+(?:\p{L}+\s+){0,2}$/iu

/** What sign a percentage has as a growth; null where it is none but a share, a price or a rate. */
export function growthSign(text: string, quantity: Quantity): 1 | -1 | null {
  const before = text.slice(Math.max(0, quantity.start - 110), quantity.start)
  if (isDone(before, text.slice(quantity.end, quantity.end + 16)) || IS_SHARE.test(before)) return null
  const signed = SIGNED.exec(text.slice(Math.max(0, quantity.number.start - 3), quantity.number.start))?.[1]
  const isBracketed = /\(\s*[–−-]\s?$/u.test(text.slice(Math.max(0, quantity.number.start - 4), quantity.number.start))
  if (isBracketed) return -1
  if (signed !== undefined && signed !== '–') return signed === '+' ? 1 : -1
  const word = SIGN_WORD.exec(before)
  if (word !== null) return word[1] === undefined ? -1 : 1
  return signAround(text, quantity, before)
}

function signAround(text: string, { end }: Span, before: string): 1 | -1 | null {
  const after = AFTER.exec(text.slice(end, end + 40))
  if (after !== null && !/^\s*of\b/i.test(text.slice(end, end + 6))) return after[1] === undefined ? -1 : 1
  const verb = BEFORE.exec(lastClause(before))
  if (verb !== null && !/(?:share|доля)[^,]*$/iu.test(before)) return verb[1] === undefined ? -1 : 1
  return null
}

/** Growths by a fraction in words: "fell by a quarter", "a tenth more", «на треть больше». */
export function fractionGrowths(text: string): readonly GrowthSaid[] {
  return fractionsIn(text).flatMap(({ start, end, percent, isRounded }) => {
    const isMeant = BY.test(text.slice(Math.max(0, start - 24), start)) || AFTER.test(text.slice(end, end + 40))
    const sign = isMeant ? signAround(text, { start, end }, text.slice(Math.max(0, start - 110), start)) : null
    if (sign === null) return []
    const qualifier = isRounded ? 'about' : null
    return [{ start, end, kind: 'change', value: sign * percent, unit: '%', qualifier, sign, number: { start, end } }]
  })
}

const THAN =
  /^\s*(?:up|down)\s+(?:on|from)|^\s*(?:more|less|fewer|higher|lower|below|above|больше|меньше|выше|ниже|cheaper|dearer|longer|shorter|faster|slower|дешевле|дороже|быстрее|дольше)[,\s]+(?:than|the|чем|уровня|прошлогоднего|by)/iu

/** "fell $150 to $2,950" */
const MOVED_BY =
  /(?<!\p{L})(?:(rose|grew|climbed|gained|increased)|fell|dropped|slipped|declined|decreased)\s+(?:by\s+)?$/iu
/** "$5,100, down $400 on the month" */
const ASIDE_BY = /[,(]\s*(?:(up|вверх)|down|вниз)\s+(?:by\s+)?(?:(?:some|about|almost)\s+)?$/iu

/** "an increase of $164.3 million" */
const NAMED_BY =
  /(?<!\p{L})(?:an?|the)\s+(?:(increase|rise|growth|gain)|decrease|decline|drop|fall)\s+of\s+(?:about\s+|some\s+|almost\s+|over\s+)?$/iu

/** A growth by so much of what is counted: "700 fewer than", «на 12 тыс. тонн меньше»; null of other figures. */
export function growthByUnits(
  text: string,
  { start, end, value, number, unit, qualifier }: Quantity,
): GrowthSaid | null {
  const behind = text.slice(end, end + 40)
  const near = text.slice(Math.max(0, start - 24), start)
  const aside = ASIDE_BY.exec(near) ?? (/^\s+to\s+[$€\d]/u.test(behind) ? MOVED_BY.exec(near) : null)
  const isBy = BY.test(near)
  const named = NAMED_BY.exec(near)
  if (named !== null && value !== null && unit.every === null) {
    const sign = named[1] === undefined ? -1 : 1
    return { start, end, kind: 'change', value: sign * value, unit: unit.of, qualifier, sign, number }
  }
  // "снизился на 1,8 млрд …, до 64,2 млрд": the verb before tells which way.
  const moved =
    isBy && /^\s*,?\s*(?:до|to)\s/iu.test(behind)
      ? BEFORE.exec(lastClause(text.slice(Math.max(0, start - 110), start)))
      : null
  const after = aside ?? moved ?? AFTER.exec(behind)
  if (after === null || value === null || unit.every !== null) return null
  if (!isBy && aside === null && !THAN.test(behind)) return null
  const sign = after[1] === undefined ? -1 : 1
  return {
    start,
    end,
    kind: 'change',
    value: sign * value,
    unit: unit.of,
    qualifier,
    sign: value === 0 ? 0 : sign,
    number,
  }
}

/** Whether a percentage stands with "by" in a list whose verb stands far before it. */
export function isBy(text: string, { start }: Span): boolean {
  return BY.test(text.slice(Math.max(0, start - 20), start))
}

function lastClause(text: string): string {
  const bracket = text.lastIndexOf('(')
  const opened = /^\([^()]*\p{L}/u.test(text.slice(bracket)) ? bracket : -1
  return text.slice(Math.max(text.lastIndexOf(';'), text.lastIndexOf('. '), opened) + 1)
}

/** Multiples of a stretch of text: "more than threefold", "2.2 times", "doubled". */
export function multiplesIn(text: string): readonly GrowthSaid[] {
  if (!TIMES_HINT.test(text)) return []
  return [...text.matchAll(TIMES)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    if (NO_GROWTH.test(text.slice(end, end + 14))) return []
    const digits = match[1] ?? match[2]
    const named = TIMES_WORDS[match.slice(3).findIndex((group) => group !== undefined)]?.[1]
    const value = named ?? (digits === undefined ? Number.NaN : (wordValue(digits) ?? Number(digits.replace(',', '.'))))
    if (!Number.isFinite(value) || value <= 0 || /[.,]\d{3}$/.test(digits ?? '')) return []
    const before = text.slice(Math.max(0, start - 40), start)
    const qualifier = QUALIFIERS.find(([pattern]) => pattern.test(before))?.[1] ?? null
    const isFall = new RegExp(`(?<!\\p{L})(?:${DOWN})(?!\\p{L})[^.;,]{0,30}$`, 'iu').test(before) && named !== 0.5
    const times = isFall ? 1 / value : value
    return [
      {
        start,
        end,
        kind: 'multiple',
        value: times,
        unit: 'x',
        qualifier,
        sign: times < 1 ? -1 : 1,
        number: { start, end },
      },
    ]
  })
}

const QUALIFIED = new RegExp(`\\s${qualifierWords()}\\s*$`, 'iu')

/** Whether words between a growth and a figure say that it grew to that figure, or from it. */
export function linkBetween(between: string): 'to' | 'from' | null {
  const gap = between.replace(/(?:[A-Z]{3}|US\s?\$|[$€₸])\s*$/u, '').replace(QUALIFIED, '')
  if (
    /(?:from|с|против|compared|against|versus|vs|по\s+сравнению)\s*(?:the\s+|the\s+level\s+of\s+|уровн\p{L}*\s+)?(?:of\s+)?$/iu.test(
      gap,
    )
  )
    return 'from'
  return /(?:^|[^\p{L}])(?:to|reach\p{L}*|amount\p{L}*(?:\s+to)?|total\p{L}*|stood\s+at|ended\s+(?:up\s+)?at|mak(?:e|ing)|made|hit(?:ting)?|exceed\p{L}*|up\s+to|at|surpass\p{L}*|достиг\p{L}*|состав\p{L}*|до|превыс\p{L}*)\s*$/iu.test(
    gap,
  ) || /^\s*[,(–—-]?\s*(?:to|до)?\s*$/iu.test(gap)
    ? 'to'
    : null
}
