import type { Span } from '@karavan/core'
import {
  fractionGrowths,
  type GrowthSaid,
  growthByUnits,
  growthSign,
  isBy,
  linkBetween,
  multiplesIn,
} from './claims.js'
import { isDone } from './figure-words.js'
import { WHEN_IT_WAS } from './own-time.js'
import type { Quantity } from './quantity.js'

/** A figure or a growth of a sentence, before it is known what belongs to what. */
export interface Level {
  readonly quantity: Quantity
  growth: GrowthSaid | null
  base: Level | null
  isBase: boolean
}

/** Percentages that tell a growth are no figures of their own; other quantities are. */
export function sorted(
  text: string,
  quantities: readonly Quantity[],
): { levels: Level[]; growths: readonly GrowthSaid[] } {
  const levels: Level[] = []
  const growths: GrowthSaid[] = [...multiplesIn(text), ...fractionGrowths(text)]
  for (const quantity of quantities) {
    if (growths.some(({ start, end }) => quantity.number.start < end && start < quantity.number.end)) continue
    // "which is 0.7 million tonnes (6.2%) more": the percentage tells it.
    if (quantity.unit.of !== '%' && TOLD_IN_PERCENT.test(text.slice(quantity.end, quantity.end + 40))) continue
    const by = quantity.unit.of === '%' ? null : growthByUnits(text, quantity)
    if (by !== null) {
      growths.push(by)
      continue
    }
    const sign =
      quantity.unit.of === '%'
        ? (growthSign(text, quantity) ??
          (isBy(text, quantity) && !isDone(text.slice(0, quantity.start), '') ? lastSign(growths) : null))
        : null
    const { value } = quantity
    if (sign !== null && value !== null) {
      const { start, end, qualifier, number } = quantity
      growths.push({
        start,
        end,
        kind: 'change',
        value: sign * value,
        unit: '%',
        qualifier,
        sign: value === 0 ? 0 : sign,
        number,
      })
    } else levels.push({ quantity, growth: null, base: null, isBase: false })
  }
  return { levels, growths: growths.sort((a, b) => a.start - b.start) }
}

const TOLD_IN_PERCENT =
  /^\s*\(\s*[+−–-]?\d[\d.,]*\s?%\s*\)\s*(?:more|less|fewer|higher|lower|больше|меньше|выше|ниже)(?!\p{L})/iu

function lastSign(growths: readonly GrowthSaid[]): 1 | -1 {
  return growths.at(-1)?.sign === -1 ? -1 : 1
}

const LONGEST_LINK = 130

/** Gives each growth to the figure that it is told of, and each figure that is compared with to the one that is compared. */
export function join(text: string, levels: readonly Level[], growths: readonly GrowthSaid[]): void {
  markBases(text, levels)
  for (const growth of growths) {
    const free = levels.filter((level) => level.growth === null && !level.isBase && isCountable(level.quantity))
    const next = free.find(({ quantity }) => quantity.start >= growth.end)
    const before = free.findLast(({ quantity }) => quantity.end <= growth.start)
    const isNext =
      next !== undefined &&
      next.quantity.start - growth.end <= LONGEST_LINK &&
      !growths.some(({ start }) => start > growth.start && start < next.quantity.start) &&
      !/,\s+(?:while|whereas|but|а|но|тогда)\s/iu.test(text.slice(growth.end, next.quantity.start)) &&
      linkBetween(text.slice(growth.end, next.quantity.number.start)) === 'to'
    const isApposed =
      before !== undefined && isTold(text, before.quantity, growth) && isAside(text, before.quantity, growth)
    const isUpTo = /^[\s,]*(?:to|до)\s/iu.test(text.slice(growth.end, growth.end + 8))
    if (isApposed && !isUpTo) before.growth = growth
    else if (isNext) next.growth = growth
    else if (before !== undefined && isTold(text, before.quantity, growth)) before.growth = growth
  }
}

function isCountable({ unit }: Quantity): boolean {
  return unit.of !== '%'
}

/** Where another clause begins, of which a growth is. */
const OTHER_CLAUSE = /(?<!\p{L})(?:while|whereas|and|but|we|will|intend|plan|а|но|при\s+этом)(?!\p{L})/iu

const THAN_BEHIND = /^\s*(?:more|less|fewer|higher|lower|above|below|больше|меньше|выше|ниже)(?!\p{L})/iu

/** Whether a growth behind a figure is told of it: in brackets or behind a comma, and nothing else between. */
function isTold(text: string, figure: Span, growth: Span): boolean {
  const gap = text.slice(figure.end, growth.start).replace(/i\.e\.|between\s+\p{L}+\s+and\s+/gu, '')
  if (/^[^.;]{0,30};\s*(?:последний\s+показатель|the\s+latter)/iu.test(gap)) return true
  const isBehindComma = /,\s*(?:(?:which|that)\s+is\s+|что\s+)?(?:by\s+|на\s+)?$/iu.test(gap)
  if (gap.length > (isBehindComma ? 150 : 90) || /[;!?]|\.\s/.test(gap)) return false
  const goesOn =
    /\s(?:and|и)\s+(?:(?:was|were|is|это)\s+)?(?:by\s+|на\s+)?$/iu.test(gap) &&
    gap.length < 70 &&
    THAN_BEHIND.test(text.slice(growth.end, growth.end + 16))
  if (goesOn || (/\(\s*$/.test(gap) && gap.length < 60 && !/\d/.test(gap))) return true
  if (!isBehindComma && OTHER_CLAUSE.test(gap)) return false
  return /[(,–—-]|which|что|this\s+is|up|down|рост|на/iu.test(gap) || gap.trim().length < 24
}

/** Whether a growth stands in brackets or behind a comma, as what is told of the figure before it: "76,900 TEU, an increase of 36%". */
function isAside(text: string, figure: Span, growth: Span): boolean {
  return /(?:[,(–—-]|(?:[,(–—-]|which\s+is|that\s+is|это|что)\s*(?:up|down|or|i\.e\.|an?\s+(?:increase|improvement|rise|growth|gain|drop|fall|decline|decrease)\s+of|на|рост|плюс|минус|больше|меньше))\s*(?:by\s+|на\s+)?$/iu.test(
    text.slice(figure.end, growth.start),
  )
}

const BASE_BEFORE =
  /(?:compared\s+(?:to|with)|as\s+opposed\s+to|instead\s+of|вместо|against|vs\.?|versus|up\s+from|down\s+from|than|по\s+сравнению\s+с|против|\()\s*(?:the\s+|с\s+)?(?:figure\s+of\s+|level\s+of\s+)?$/iu

/** A figure in brackets behind the time that is compared with: "than in the same period of last year (4,484 tons)". */
const AFTER_BASE_TIME =
  /(?:than|compared|same|against|чем|меньше|больше|сравнению|аналогичн\p{L}*|превыс\p{L}*)[^.;()]*(?:year|earlier|period|года|году|годом|прошлогодн\p{L}*|\d{4})\s*\(\s*$/iu

/** A time in brackets before the figure of that time: "(8 months of 2024 – 10,021 tons)". */
const ASIDE =
  /\([^()]*(?:months?|half|quarter|period|year|месяц\p{L}*|полугоди\p{L}*|год\p{L}*|\d{4})[^()]*[–—:=-]\s*$|\(\p{L}{3,9}:\s*$/iu

/** Whether what stands before a figure says that the one before it is compared with it. */
function isBaseBehind(before: string): boolean {
  if (ASIDE.test(before) || AFTER_BASE_TIME.test(before)) return true
  return (BASE_BEFORE.test(before) || WHEN_IT_WAS.test(before)) && !/\(\s*$/.test(before)
}

/** Figures that others are compared with: "compared to 2,909.3 tons", "(8 months of 2024 – 10,021 tons)", "from 580 to 800 thousand". */
function markBases(text: string, levels: readonly Level[]): void {
  for (const [i, level] of levels.entries()) {
    const { quantity } = level
    const before = text.slice(Math.max(0, quantity.start - 70), quantity.start)
    const owner = levels[i - 1]
    const isSameUnit = owner !== undefined && owner.quantity.unit.of === quantity.unit.of
    const isFromBehind =
      isSameUnit &&
      /^\s+(?:in\s+\d{4}\s+)?(?:up\s+|down\s+)?(?:from|с|со)\s+(?:\$|€|[A-Z]{3}\s)?$/u.test(
        text.slice(owner.quantity.end, quantity.number.start),
      )
    if (isSameUnit && !owner.isBase && (isFromBehind || isBaseBehind(before))) {
      level.isBase = true
      owner.base = level
      continue
    }
    if (AFTER_BASE_TIME.test(before)) {
      level.isBase = true
      continue
    }
    const next = levels[i + 1]
    const isFrom = /(?:from|с)\s+$/iu.test(before) && next !== undefined && next.quantity.unit.of === quantity.unit.of
    if (isFrom && /^[^.;]{0,40}(?:\sto|\sдо)\s+$/iu.test(text.slice(quantity.end, next.quantity.start))) {
      level.isBase = true
      next.base = level
    }
  }
}
