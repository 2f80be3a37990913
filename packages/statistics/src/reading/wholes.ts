import type { Span } from '@karavan/core'
import type { Quantity } from './quantity.js'

const WHOLE =
  /^\s*(?:of|от)\s+([\p{L}\d'’«»“”"-]+(?:\s+[\p{L}\d'’«»“”"-]+){0,8}?)(?=\s*(?:has|have|is|are|was|were|passes|pass|goes|go|falls|fall|will|moves|comes|проход\p{L}*|приход\p{L}*|составля\p{L}*|выполнен\p{L}*|[.,;:()]|$))/iu
const SHARE_BEFORE =
  /(?:share|proportion|доля)\s+(?:(?:of|in)\s+)?([^.;,:]{3,80}?)\s*(?:(?<=\s)is|(?<=\s)of|(?<=(?:bring|raise|increase|lift)\s[^.;]{0,90}\s)to|was|(?:did|does|has)\s+not\s+exceed(?:ed)?|не\s+превы\p{L}*|reached|reach\p{L}*|amount\p{L}*|stands?\s+at|made|constitut\p{L}*|gr[eo]wn?|rose|risen|fell|fallen|increased|declined|dropped|выросла|возросла|увеличилась|снизилась|сократилась|equall?ed|составля\p{L}*|составил\p{L}*|достиг\p{L}*|достич\p{L}*|превыс\p{L}*|:|[–—])\s*(?:up\s+)?(?:(?:from|с)\s+\d[\d.,]*\s?%?\s+)?(?:(?:to|from|до|с)\s+)?(?:\p{L}+\s+){0,2}$/iu
const ACCOUNTS =
  /(?:account(?:s|ed)?\s+for|ma(?:kes?|de|king)\s+up|t(?:akes?|ook)\s+up|приход\p{L}*|приш[её]?л\p{L}*|comprise[sd]?)\s+(?:\p{L}+\s+){0,2}$/iu

/** A whole of goods or of what carries them, whatever is said of it behind. */
const OF_GOODS =
  /^\s*of\s+((?:the\s+|all\s+|its\s+|their\s+)?(?:\p{L}+\s+){0,3}?(?:cargo(?:es)?|freight|goods|traffic|volumes?|total|exports?|imports?|trade|trains|containers|boxes|wagons|trucks|lorries|vessels|ships))(?!\p{L})/iu

/** What a percentage is a share of; null where nothing says that it is one. */
export function wholeOf(text: string, quantity: Quantity): string | null {
  const behind = WHOLE.exec(text.slice(quantity.end, quantity.end + 160))
  if (behind?.[1] !== undefined) return behind[1].trim()
  const goods = OF_GOODS.exec(text.slice(quantity.end, quantity.end + 80))
  if (goods?.[1] !== undefined) return goods[1].trim()
  const before = text.slice(Math.max(0, quantity.number.start - 130), quantity.number.start)
  const share = SHARE_BEFORE.exec(before)
  if (share?.[1] !== undefined) return share[1].trim()
  const russian = /^\s+((?:[\p{L}-]+\s+){0,5}[\p{L}-]+)/u.exec(text.slice(quantity.end, quantity.end + 80))
  if (
    /\p{Script=Cyrillic}/u.test(text) &&
    russian?.[1] !== undefined &&
    !/^\s+(?:по|к|в|за|больше|меньше|выше|ниже)\s/u.test(russian[0])
  )
    return russian[1].trim()
  return ACCOUNTS.test(before) ? 'the whole that the text tells of' : null
}

/** Where no words name what is counted. */
export const NOT_SAID = 'not said'

const HOLDS =
  /(?<!\p{L})(?:is|are|accounts?|makes?|pass(?:es)?|goes|arrives?|moves?|comes?|составляет|составляют|приходится|проходит|ид[её]т|перевозится)(?!\p{L})/iu

/** Whether a share is told as one that holds, and is of no time of its own. */
export function isShareThatHolds(text: string, { start, end }: Span): boolean {
  return HOLDS.test(text.slice(Math.max(0, start - 60), end + 80))
}

/** The words that name what is counted: those between the number and the head noun, or those behind an "of". */
export function subjectOf(text: string, { end }: Span, noun: string | null): string {
  if (noun !== null) return noun.toLowerCase().trim()
  const behind = /^\s*(?:of\s+)((?:[\p{L}'’-]+\s?){1,5})/iu.exec(text.slice(end, end + 80))
  return behind?.[1]?.trim().toLowerCase() ?? NOT_SAID
}
