import type { PartialDate, Span } from '@karavan/core'
import type { FigurePeriod, Measure, Series } from '@karavan/model'
import { clauseStart } from './status.js'
import { NOT_SAID } from './wholes.js'

/** What is no flow of some time: nobody says that it is of the time that was told of before. */
const STATES: ReadonlySet<Measure> = new Set([
  'capacity',
  'cost',
  'transitTime',
  'distance',
  'fleet',
  'investment',
  'other',
])

/** What is earned or spent in some time, and no state. */
const FLOW =
  /brought\s+(?:in|the|us)|revenue|income|profit|earning|spending|spent|expenditure|освоен|потрачен|выручк|доход|прибыл|расход/iu

/** @param said - the words of the sentence up to the figure and a little behind it */
export function isState({ measure, subject }: Series, said: string): boolean {
  if ((measure === 'other' || measure === 'investment' || measure === 'cost') && FLOW.test(said)) return false
  return STATES.has(measure) || (measure === 'other' && subject !== null && subject !== NOT_SAID)
}

/** A price, a fleet or a capacity of now, and no plan of works. */
const OF_NOW: ReadonlySet<Measure> = new Set(['cost', 'fleet', 'capacity'])
const OF_WORKS =
  /(?:construction|project|works|moderni[sz]ation|fee\s+for\s+the|contract|lifting|design|станция\s+стоит|строительств|проект|стоимость\s+работ)/iu
const WAS = /(?<!\p{L})(?:was|were|had|cost\s+(?:was|of)|стоил\p{L}*|был\p{L}*|составлял\p{L}*)(?!\p{L})/iu
/** What somebody says of the day on which he says it. */
const IS_NOW =
  /(?<!\p{L})(?:works?|unites|трудится|объединяет|there\s+are|(?:has|have)(?=\s+\d)|employs|earns?|(?:takes|brings|take|bring)\s+home|has\s+only|have\s+only|works?\s+here|работа(?:ет|ют)|зарабатыва(?:ет|ют)|простаива(?:ет|ют)|на\s+борту|пенси[яи]|зарплат\p{L}*)(?!\p{L})/iu
const IS_NOW_BEHIND =
  /^\s+(?:\p{L}+\s+){0,3}?(?:works?|are\s+(?:currently\s+)?(?:employed|registered|in\s+use|waiting)|operates?|работает|работают|занято|заняты|зарегистрировано)(?!\p{L})/iu
const TAKES_NOW =
  /(?<!\p{L})(?:takes?|needs?|covers?|covered\s+in|reaches|ид[её]т|едет|сократил(?:ось|ся)|(?:has|have)\s+been\s+(?:cut|reduced))(?!\p{L})/iu
const QUEUED: ReadonlySet<string> = new Set(['trucks', 'vehicles', 'wagons', 'vessels', 'containers'])
/** What waits somewhere, and is no flow of some time. */
const STANDS =
  /(?<!\p{L})(?:waiting|waits?|queu\p{L}*|stands?|stood|are\s+standing|скопил\p{L}*|стоя[лт]\p{L}*|стоит|ожида(?:ют|ет|ли)|в\s+очереди)(?!\p{L})/iu

/** Whether so many things are told to wait somewhere. */
export function isQueue(text: string, at: Span, { unit }: Series): boolean {
  return QUEUED.has(unit.of) && unit.every === null && STANDS.test(text.slice(Math.max(0, at.start - 60), at.end + 50))
}

const AVERAGE = /averag|(?<!\p{L})mean(?!\p{L})|средн/iu

/**
 * Of when a state is for which no time is told: of the day of the text, of the time that was told before, or of none.
 */
export function stateTime(text: string, at: Span, series: Series, known: FigurePeriod | null): 'now' | 'known' | null {
  const { measure, unit } = series
  const said = text.slice(clauseStart(text, at.start), at.end)
  if (OF_NOW.has(measure) && !OF_WORKS.test(said)) return WAS.test(said) ? (known === null ? null : 'known') : 'now'
  if (isQueue(text, at, series)) return 'now'
  if (measure === 'transitTime' && TAKES_NOW.test(said)) return 'now'
  if (
    measure === 'transitTime' &&
    /on\s+average|в\s+среднем/iu.test(text.slice(Math.max(0, at.start - 40), at.end + 20))
  )
    return 'now'
  if (measure !== 'other') return null
  const isTime = unit.of === 'days' || unit.of === 'hours'
  if (
    isTime &&
    /составляет|приходится|ждать|remains?(?!\p{L})|(?<!\p{L})waits(?!\p{L})|is\s+(?:un)?loaded|(?:has|have)\s+been\s+(?:cut|reduced|shortened)/iu.test(
      said,
    )
  )
    return 'now'
  if (known !== null && isTime && AVERAGE.test(said)) return 'known'
  return IS_NOW.test(said) || IS_NOW_BEHIND.test(text.slice(at.end, at.end + 50)) ? 'now' : null
}

export function timeOfState(
  of: 'now' | 'known' | null,
  known: FigurePeriod | null,
  published: PartialDate | null,
): FigurePeriod | null {
  if (of === 'known') return known
  return of === 'now' && published?.length === 10 ? { kind: 'asOf', start: published, end: published } : null
}
