import type { PartialDate, Span } from '@karavan/core'
import type { FigureStatus } from '@karavan/model'
import type { OwnTime } from './own-time.js'

const TARGET =
  /(?<!\p{L})(?:plan(?:s|ned|ning)?|wants?|demands?|means?\s+to|hopes?\s+to|intend\p{L}*|aim\p{L}*|target\p{L}*|goal\p{L}*|set\s+to|is\s+to|are\s+to|will|shall|should|must|(?:is|are)\s+due\s+to|должн\p{L}*|должен|promis\p{L}*|pledg\p{L}*|agreed\s+to|обеща\p{L}*|договорились|план(?:а|ы|у|ом)?|designed\s+to|on\s+the\s+horizon|scheduled|strategy|заплан\p{L}*|планир\p{L}*|в\s+планах|намер\p{L}*|цел(?:ь|и|евой)\p{L}*|задач[аеу]|предусм\p{L}*|будет|будут|сможет|смогут|довести|достигнет|составит|увеличится|вырастет|закупят|закупит|построят|построит|построим|получит|получим|получат|вложит|вложат|вложим|выделит|выделят|обойд[её]тся|появится|появятся|поднимет|возраст[её]т|поставит|добавит|снизят|повысят|начн[её]тся|(?:is|are)\s+being\s+(?:increased|raised|expanded|built)|предстоит|направят|готов(?:ится|ятся))(?!\p{L})/iu
const FORECAST =
  /(?<!\p{L})(?:forecast\p{L}*|expect\p{L}*|counts?\s+on|anticipat\p{L}*|рассчитыва\p{L}*|жд[её]м|ждут|выйд\p{L}*|project(?:ed|ion)\p{L}*|would|scenario|could|may|might|potentially|predict\p{L}*|прогноз\p{L}*|ожида\p{L}*|может|потенциально)(?!\p{L})/iu
const ESTIMATED = /(?<!\p{L})(?:estimat\p{L}*|оценк\p{L}*|оценива\p{L}*)(?!\p{L})/iu

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

/** Where the clause of a figure begins. */
export function clauseStart(text: string, at: number): number {
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
