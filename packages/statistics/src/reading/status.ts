import type { PartialDate, Span } from '@karavan/core'
import type { FigurePeriod, FigureStatus, Measure, Series } from '@karavan/model'
import type { OwnTime } from './own-time.js'
import { NOT_SAID } from './wholes.js'

const TARGET =
  /(?<!\p{L})(?:plan(?:s|ned|ning)?|wants?|demands?|means?\s+to|hopes?\s+to|intend\p{L}*|aim\p{L}*|target\p{L}*|goal\p{L}*|set\s+to|is\s+to|are\s+to|will|shall|should|must|(?:is|are)\s+due\s+to|должн\p{L}*|должен|promis\p{L}*|pledg\p{L}*|agreed\s+to|обеща\p{L}*|договорились|план(?:а|ы|у|ом)?|designed\s+to|on\s+the\s+horizon|scheduled|strategy|заплан\p{L}*|планир\p{L}*|в\s+планах|намер\p{L}*|цел(?:ь|и|евой)\p{L}*|предусм\p{L}*|будет|будут|сможет|смогут|довести|достигнет|составит|увеличится|вырастет|закупят|закупит|построят|построит|построим|получит|получим|получат|вложит|вложат|вложим|выделит|выделят|обойд[её]тся|появится|появятся|предстоит|направят|готов(?:ится|ятся))(?!\p{L})/iu
const FORECAST =
  /(?<!\p{L})(?:forecast\p{L}*|expect\p{L}*|counts?\s+on|anticipat\p{L}*|рассчитыва\p{L}*|жд[её]м|ждут|выйд\p{L}*|project(?:ed|ion)\p{L}*|would|scenario|could|may|might|potentially|predict\p{L}*|прогноз\p{L}*|ожида\p{L}*|может|потенциально)(?!\p{L})/iu
const ESTIMATED = /(?<!\p{L})(?:estimat\p{L}*|оценк\p{L}*|оценива\p{L}*)(?!\p{L})/iu

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
  /(?<!\p{L})(?:works?|earns?|(?:takes|brings|take|bring)\s+home|has\s+only|have\s+only|works?\s+here|работа(?:ет|ют)|зарабатыва(?:ет|ют)|простаива(?:ет|ют)|на\s+борту|пенси[яи]|зарплат\p{L}*)(?!\p{L})/iu
const IS_NOW_BEHIND =
  /^\s+(?:\p{L}+\s+){0,3}?(?:works?|are\s+(?:currently\s+)?(?:employed|registered|in\s+use|waiting)|operates?|работает|работают|занято|заняты|зарегистрировано)(?!\p{L})/iu
const AVERAGE = /averag|(?<!\p{L})mean(?!\p{L})|средн/iu

/**
 * Of when a state is for which no time is told: of the day of the text, of the time that was told before, or of none.
 */
export function stateTime(
  text: string,
  at: Span,
  { measure, unit }: Series,
  known: FigurePeriod | null,
): 'now' | 'known' | null {
  const said = text.slice(clauseStart(text, at.start), at.end)
  if (OF_NOW.has(measure) && !OF_WORKS.test(said)) return WAS.test(said) ? (known === null ? null : 'known') : 'now'
  if (
    measure === 'transitTime' &&
    /on\s+average|в\s+среднем/iu.test(text.slice(Math.max(0, at.start - 40), at.end + 20))
  )
    return 'now'
  if (measure !== 'other') return null
  if (known !== null && (unit.of === 'days' || unit.of === 'hours') && AVERAGE.test(said)) return 'known'
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

export function isAhead(status: FigureStatus): boolean {
  return status === 'target' || status === 'forecast'
}

/**
 * Plans and forecasts by the words before a figure in its clause, or by a time that lies ahead.
 * @param ahead - what the head of its sentence says, for a part that says nothing of its own
 */
export function statusOf(
  text: string,
  at: Span,
  { time, period }: OwnTime,
  published: PartialDate | null,
  ahead: 'target' | 'forecast' | null,
): FigureStatus {
  const clause = text.slice(clauseStart(text, at.start), at.start)
  const behind = /^[^,;.]{0,60}/.exec(text.slice(at.end))?.[0] ?? ''
  const now = published === null || published === 'undated' ? null : published
  const isLater = time !== null && (period === null ? time.role === 'until' : now !== null && period.start > now)
  const isPast = time !== null && period !== null && now !== null && period.end <= now && time.role === 'told'
  if (!isPast && (FORECAST.test(clause) || /(?:expected|forecast|ожида\p{L}*|прогноз\p{L}*)/iu.test(behind)))
    return 'forecast'
  if (isLater) return FORECAST.test(text) ? 'forecast' : 'target'
  const isPlanned = /(?:planned|on\s+the\s+horizon|заплан\p{L}*|планир\p{L}*)/iu.test(behind)
  const isToCome =
    !isPast && /^[^,;.]{0,40}?(?<!\p{L})(?:will\s+be|are\s+to\s+be|is\s+to\s+be|будет|будут)(?!\p{L})/iu.test(behind)
  if (isPlanned || isToCome || (!isPast && TARGET.test(clause))) return 'target'
  if (ahead !== null && time === null) return ahead
  return ESTIMATED.test(clause) ? 'estimated' : 'observed'
}

function clauseStart(text: string, at: number): number {
  const before = text.slice(0, at)
  return (
    Math.max(
      before.lastIndexOf(';'),
      before.lastIndexOf(', and '),
      before.lastIndexOf(', while '),
      before.lastIndexOf(', а '),
    ) + 1
  )
}
