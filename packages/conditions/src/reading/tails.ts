import type { Stretch } from '@karavan/core'
import type { Page } from './page.js'
import type { Statement } from './statements.js'

/** The parts of a sentence that tell why, and what is left out: not of what it binds. */
export interface Tails {
  readonly reasons: readonly Stretch[]
  readonly exceptions: readonly Stretch[]
  /** What follows a colon and tells how things stand: a reason where no other is given. */
  readonly explanations: readonly Stretch[]
}

const FARTHEST_ACT = 7
const LONGEST_SUBJECT = 25
const FARTHEST_COUNT = 20
const STRICT = new Set([';', '!', '?'])

/** What follows `because of` and `except` in a sentence, and what is said to be exempt. */
export function tailsOf(page: Page, statement: Statement): Tails {
  const reasons: Stretch[] = []
  const exceptions: Stretch[] = []
  const explanations: Stretch[] = []
  for (let i = statement.first; i <= statement.last; i++) {
    if (isExplained(page, statement, i)) {
      explanations.push(trimmed(page, i + 1, statement.last))
      break
    }
    const mark = page.signalAt(i)
    const grounds = groundsAt(page, statement, i) ?? circumstanceAt(page, statement, i)
    if (grounds !== null) {
      reasons.push(grounds)
      i = grounds.last
      continue
    }
    if (mark !== undefined && mark.first !== i) continue
    const kind = tailKind(page, statement, i)
    if (kind === null) {
      const sequel = sequelAt(page, statement, i)
      if (sequel !== null) explanations.push(sequel)
      i = sequel?.last ?? i
      continue
    }
    if (kind === 'reasoned') {
      const subject = subjectBefore(page, statement, i)
      if (subject !== null) reasons.push(subject)
      continue
    }
    if (kind === 'exempted') {
      const subject = subjectBefore(page, statement, i)
      if (subject !== null) exceptions.push(subject)
      continue
    }
    const tail = tailAfter(page, statement, (mark?.last ?? i) + 1, kind)
    if (tail === null) {
      const spared = kind === 'except' && mark?.last === statement.last - 1 ? sparedBefore(page, statement, i) : null
      if (spared !== null) exceptions.push(spared)
      continue
    }
    ;(kind === 'because' ? reasons : exceptions).push(tail)
    i = tail.last
  }
  const doer = troubleThatActs(page, statement)
  if (doer !== null) explanations.push(doer)
  return { reasons, exceptions, explanations }
}

const GROUND_NOUNS = /^(?:reasons|причинам|условиям|метеоусловиям|обстоятельствам|соображениям)$/
const LONGEST_GROUNDS = 3

/** `по техническим причинам`, `for safety reasons`. */
function groundsAt(page: Page, { first, last }: Statement, i: number): Stretch | null {
  const { tokens } = page
  if (!tokens.is(i, 'по', 'for', 'ради') || i < first) return null
  for (let end = i + 1; end <= Math.min(last, i + LONGEST_GROUNDS); end++) {
    if (tokens.at(end)?.kind !== 'word') return null
    if (!GROUND_NOUNS.test(tokens.at(end)?.folded ?? '')) continue
    const isOfMore = tokens.is(end, 'соображениям', 'reasons') && end === i + 1
    return isOfMore ? null : { first: i + 1, last: tokens.is(end, 'соображениям') ? Math.min(last, end + 1) : end }
  }
  return null
}

/** `With 900 wagons waiting, KTZ stops …`, `Since the port is full, …`. */
function circumstanceAt(page: Page, { first, last, act }: Statement, i: number): Stretch | null {
  const { tokens } = page
  const start = tokens.is(i + 1, 'with') ? i + 2 : i + 1
  if (
    i !== first ||
    act === null ||
    !tokens.is(i, 'with', 'as', 'since', 'faced') ||
    page.dateAfter(i, 3) !== undefined
  )
    return null
  for (let end = i + 1; end < Math.min(last, act.words.first); end++) {
    if (!tokens.is(end, ',')) continue
    const clause = { first: start, last: end - 1 }
    return page.find(clause, 'trouble', 'counted') === undefined ? null : clause
  }
  return null
}

const AUXILIARY = /^(?:has|have|had)$/
const PASSIVE = /^(?:is|are|was|were|be|been|being|will)$/
const ACTIVE =
  /^(?:closed|shut|shuts|closes|halted|halts|stopped|stops|suspended|blocked|blocks|interrupted|закрыл[аои]?|остановил[аои]?|прервал[аои]?|перекрыл[аои]?|приостановил[аои]?)$/
const LONGEST_DOER = 6

/** `A storm has shut the port`: what is told to act is what went wrong. */
function troubleThatActs(page: Page, { first, act }: Statement): Stretch | null {
  const { tokens } = page
  if (act?.action !== 'ban' || !ACTIVE.test(tokens.at(act.words.first)?.folded ?? '')) return null
  const before = tokens.at(act.words.first - 1)?.folded ?? ''
  const last = act.words.first - (AUXILIARY.test(before) ? 2 : 1)
  const doer = { first, last }
  if (PASSIVE.test(before) || last < first || last - first >= LONGEST_DOER) return null
  for (let i = first; i <= last; i++)
    if (tokens.at(i)?.kind !== 'word' || page.placeAt(i) !== undefined || page.issuerAt(i) !== undefined) return null
  return page.find(doer, 'trouble') === undefined ? null : doer
}

function tailKind(page: Page, { act }: Statement, i: number): 'because' | 'except' | 'exempted' | 'reasoned' | null {
  if (page.has(i, 'because') || isPurpose(page, i) || isSince(page, i) || isLabel(page, i, GROUNDS))
    return page.tokens.is(i - 1, 'no', 'without', 'без') ? null : 'because'
  if (isLabel(page, i, EXEMPT)) return 'except'
  if (act !== null && act.words.first <= i && i <= act.words.last) return null
  if (page.has(i, 'isReason')) return 'reasoned'
  if (page.has(i, 'exempted') && act?.action !== 'exception') return 'exempted'
  return page.has(i, 'except') && !page.tokens.is(i - 1, 'an', 'as', 'no', 'without', 'без') ? 'except' : null
}

const GROUNDS = /^(?:grounds?|basis|cause|why|мотив)$/
const EXEMPT = /^(?:exempt|excluded|exempted|кроме|исключения)$/
const PURPOSES =
  /^(?:ease|relieve|protect|clear|reduce|normali[sz]e|cut|curb|stabili[sz]e|secure|keep|разгрузк|предотвращени|снижени|стабилизаци|нормализаци|обеспечени|защит|сокращени|ускорени|устранени|упорядочени|поддержк|насыщени)/

/** A word before a colon that begins its sentence. */
function isLabel(page: Page, i: number, words: RegExp): boolean {
  return page.tokens.is(i + 1, ':') && page.startsSentence(i) && words.test(page.tokens.at(i)?.folded ?? '')
}

/** `…, since the port is full`, against `since 3 May`. */
function isSince(page: Page, i: number): boolean {
  return page.tokens.is(i, 'since') && page.tokens.is(i - 1, ',') && page.dateAfter(i, 3) === undefined
}

/** `as of`, `as well`, `as usual`: no cause follows. */
const NO_CAUSE = /^(?:of|from|well|usual|before|planned|scheduled|long|soon|to|an?|far|part)$/

/** `after`, `following`, and `as` before a cause. */
function isSequelWord({ tokens }: Page, i: number): boolean {
  return tokens.is(i, 'after', 'following') || (tokens.is(i, 'as') && !NO_CAUSE.test(tokens.at(i + 1)?.folded ?? ''))
}

/** What follows `after` behind what the sentence does, where it tells what went wrong. */
function sequelAt(page: Page, { act, last }: Statement, i: number): Stretch | null {
  if (act === null || i <= act.words.last || !isSequelWord(page, i) || i >= last) return null
  const clause = trimmed(page, i + 1, last)
  return page.find(clause, 'trouble', 'counted') === undefined || page.dateAfter(i, 2) !== undefined ? null : clause
}

/** `to relieve the port`, `для разгрузки стыка`. */
function isPurpose({ tokens }: Page, i: number): boolean {
  return tokens.is(i, 'to', 'для') && PURPOSES.test(tokens.at(i + 1)?.folded ?? '')
}

function tailAfter(page: Page, sentence: Statement, first: number, kind: 'because' | 'except'): Stretch | null {
  const { tokens } = page
  const leads = sentence.act !== null && sentence.act.words.first > first
  let start = first
  while (
    start <= sentence.last &&
    (tokens.is(start, ':', ',', '—', '–', '-', 'is', 'being', 'the', 'that', 'это', 'are', 'того', 'что') ||
      tokens.is(start, 'стали', 'стала', 'стал', 'стало') ||
      (start === first && tokens.is(start, 'запрета', 'ограничения', 'меры')))
  )
    start++
  if (page.has(start, 'negation') && kind === 'except') return null
  if (kind === 'because' && tokens.is(start - 1, ':') && page.has(start, 'decree')) return null
  let last = start - 1
  let depth = 0
  for (let i = start; i <= sentence.last; i++) {
    if (tokens.is(i, '(')) depth++
    if (tokens.is(i, ')') && --depth < 0) break
    if (STRICT.has(tokens.at(i)?.text ?? '') || isEnd(page, sentence, i, start, kind, leads)) break
    last = i
  }
  const tail = trimmed(page, start, last)
  return last < start || (tail.first === tail.last && tokens.at(tail.last)?.kind === 'mark') ? null : tail
}

/** Whether a colon after what the sentence does leads to counts or states, not to a list of what is bound. */
function isExplained(page: Page, { act, last }: Statement, colon: number): boolean {
  if (
    act === null ||
    colon <= act.words.last ||
    !page.tokens.is(colon, ':') ||
    colon >= last ||
    page.tokens.at(colon + 1)?.kind === 'number'
  )
    return false
  const clause = { first: colon + 1, last: Math.min(last, colon + FARTHEST_COUNT) }
  if (
    page.find(clause, 'free', 'allow') !== undefined ||
    [...Array(5).keys()].some((on) => page.tokens.is(colon + 1 + on, 'again', 'снова', 'вновь'))
  )
    return false
  return page.find(clause, 'counted', 'trouble') !== undefined && page.find(clause, 'cap') === undefined
}

/** Without the marks at its end, but for brackets and quotation marks. */
export function trimmed({ tokens }: Page, first: number, end: number): Stretch {
  let last = end
  while (last > first && tokens.at(last)?.kind === 'mark' && !tokens.is(last, ')', '»', '"')) last--
  return { first, last }
}

function isEnd(
  page: Page,
  sentence: Statement,
  i: number,
  start: number,
  kind: 'because' | 'except',
  leads: boolean,
): boolean {
  if (i > start && page.has(i, kind === 'because' ? 'except' : 'because') && page.signalAt(i)?.first === i) return true
  if (i > start && (startsTerm(page, i) || (page.tokens.is(i, ':') && kind === 'because'))) return true
  if (page.tokens.is(i, ','))
    return leads ? actsAfter(page, sentence, i, 40) : actsAfter(page, sentence, i, FARTHEST_ACT)
  if (!leads || i <= start || isWithinName(page, i)) return false
  const { tokens } = page
  const act = sentence.act?.words.first ?? Number.POSITIVE_INFINITY
  return (
    i === act || SUBJECTS.test(tokens.at(i)?.folded ?? '') || (page.issuerAt(i) !== undefined && isSubject(page, i))
  )
}

/** `Порт` of `Курык-Порт`: part of a name, be it of a place that is not known. */
function isWithinName({ tokens }: Page, i: number): boolean {
  return tokens.is(i - 1, '-', '–') && tokens.touches(i - 1) && tokens.touches(i)
}

/** What is bound, in the nominative, behind a reason without a comma: `Из-за ветра порт …`. */
const SUBJECTS =
  /^(?:порт|морпорт|погрузка|отгрузка|движение|прием|пункт|переход|погранпереход|перевал|трасса|дорога|граница|терминал|пропуск|отправка|перевозка|перевозки|судоходство|паромы|паромное|железнодорожный|автомобильный|морской|грузовое|запрет)$/

function isSubject(page: Page, i: number): boolean {
  const issuer = page.issuerAt(i)?.values[0]
  return issuer !== undefined && !issuer.isAdjective && issuer.issuer.kind !== 'state'
}

/** Whether a term begins here: a date from or until which something holds. */
function startsTerm(page: Page, i: number): boolean {
  const date = page.dateAt(overTime(page, i + 1)) ?? page.dateAt(i + 2)
  const isCue = page.tokens.is(i, 'from', 'until', 'till', 'с', 'до', 'по', 'since')
  return isCue && date !== undefined && (date.role === 'from' || date.role === 'to')
}

/** Over a time of day: `с 00:00 час. 13.03.2025`. */
function overTime(page: Page, from: number): number {
  let i = from
  while (i < from + LONGEST_TIME && !page.isDate(i) && isTime(page, i)) i++
  return i
}

const LONGEST_TIME = 6

function isTime({ tokens }: Page, i: number): boolean {
  const token = tokens.at(i)
  return token?.kind === 'number' || /^(?:[:.-]|ч|час|часов|часа|мин|hours|the|midnight|on)$/.test(token?.folded ?? '')
}

/** Whether after a comma the sentence goes on with what it does. */
function actsAfter(page: Page, { act, last }: Statement, comma: number, within: number): boolean {
  const verb = act?.words.first
  if (verb !== undefined && verb > comma && verb - comma <= within) return true
  for (let i = comma + 1; i <= Math.min(last, comma + 3); i++) {
    if (CLAUSES.has(page.tokens.at(i)?.folded ?? '') || startsTerm(page, i)) return true
  }
  return isTold(page, comma, last)
}

const CLAUSES = new Set(['which', 'while', 'according', 'а'])
const FARTHEST_TELLING = 7

/** Whether who tells it follows a comma: `…, the ministry of the interior reported`. */
function isTold(page: Page, comma: number, last: number): boolean {
  for (let i = comma + 1; i <= Math.min(last, comma + FARTHEST_TELLING); i++) {
    if (page.tokens.is(i, ',')) return false
    if (page.has(i, 'tell') || page.has(i, 'teller') || TELLS.has(page.tokens.at(i)?.folded ?? '')) return true
  }
  return false
}

const TELLS = new Set(['reports', 'wrote', 'говорится', 'передает'])

/** `Транзит запрет не затрагивает`: what stands before the measure. */
function sparedBefore(page: Page, statement: Statement, verb: number): Stretch | null {
  if (!page.has(verb - 1, 'measure') && !page.has(verb - 1, 'softMeasure')) return null
  return subjectBefore(page, statement, verb - 1)
}

/** What stands before `is exempt`: back to the last mark. */
function subjectBefore({ tokens }: Page, { first, act }: Statement, verb: number): Stretch | null {
  let start = verb
  while (
    start > Math.max(first, verb - LONGEST_SUBJECT) &&
    !(act !== null && tokens.is(start - 1, ',')) &&
    !tokens.is(start - 1, ';', ':', '—', '–', 'while', 'but', 'а', 'но', 'при')
  )
    start--
  return start >= verb ? null : { first: start, last: verb - 1 }
}
