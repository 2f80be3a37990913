import type { PartialDate, Span } from '@karavan/core'
import type { FigurePeriod } from '@karavan/model'
import { inYear } from '../same-series.js'
import type { Context } from './context.js'
import type { TimeSaid } from './time-said.js'

/** "than in 2023, when it was 20,500 TEU" */
export const WHEN_IT_WAS =
  /(?:when|where)\s+(?:it|they|the\s+(?:figure|volume))\s+(?:was|were|stood\s+at|amounted\s+to|totall?ed)\s+$|когда\s+(?:\p{L}+\s+){0,3}(?:было|был|была|составлял\p{L}*)\s+$/iu

/** What goes on to another clause, whose the time is. */
const AWAY =
  /,\s+(?:and|while|а|и)\s|\s(?:and|but|и|но|а)\s+(?:will|would|plans?|expects?|intends?|aims?|wants?|хо(?:чет|тят)|планиру\p{L}*|намер\p{L}*|будет|будут)\s/iu

/** Whether a number of its own follows a time in its clause: "140 lorries, yesterday there were 95". */
function nextNumber(text: string, end: number): boolean {
  return /^\s*(?:\p{L}+\s+){0,3}\d/u.test(text.slice(end, end + 40))
}

export interface OwnTime {
  readonly period: FigurePeriod | null
  readonly time: TimeSaid | null
  readonly why: string
}

/** The time a figure is of: the one right behind it, else the nearest before it, else the first behind it, else that of the text before. */
export function timeOf(
  text: string,
  at: Span & { readonly after?: number },
  times: readonly TimeSaid[],
  context: Context,
  published: PartialDate | null,
): OwnTime {
  const told = times.filter(
    ({ role, end }) =>
      role === 'until' ||
      role === 'told' ||
      (role === 'earlier' && !/;\s|\.\s+\p{Lu}/u.test(text.slice(end, Math.max(end, at.start)))),
  )
  const right = told.find(
    ({ start }) =>
      start >= at.end &&
      start - at.end < 40 &&
      /^\s*(?:of\s+\p{L}+(?:\s+\p{L}+){0,3}\s*)?(?:(?:on\s+average|в\s+среднем)\s*)?(?:\(|[–—]\s)?\s*(?:(?:planned|expected|forecast|scheduled|план\p{L}*|ожида\p{L}*)\s+)?(?:(?:on|in|for|over|during|в|за|на)\s+)?$/iu.test(
        text.slice(at.end, start),
      ),
  )
  const before = told.findLast(({ start, end }) => end <= at.start && !(at.after !== undefined && start > at.after))
  const behind = told.find(({ start, end, role }) => {
    if (role === 'earlier') return false
    const gap = text.slice(at.end, start)
    return (
      start >= at.end &&
      !(gap.includes(',') && nextNumber(text, end)) &&
      !/[(;]|(?<!\p{L})(?:including|of\s+which|of\s+whom|в\s+том\s+числе|из\s+них|compared|against|versus|than|as\s+opposed|instead|вместо|против|сравнению|чем)(?!\p{L})/iu.test(
        gap,
      ) &&
      !(role === 'until' ? /,/ : AWAY).test(gap)
    )
  })
  // ", and another 340 million are in the budget of 2027": another clause with a time of its own.
  const isAway =
    before !== undefined &&
    behind !== undefined &&
    AWAY.test(text.slice(before.end, at.start)) &&
    !AWAY.test(text.slice(at.end, behind.start))
  const time = right ?? (isAway ? behind : before) ?? behind ?? null
  const again =
    context.period === null || time !== null
      ? undefined
      : times.find(({ role, start }) => role === 'same' && start >= at.end && /^\s*$/.test(text.slice(at.end, start)))
  if (again !== undefined && context.period !== null)
    return {
      period: inYear(context.period, again.year ?? Number(context.period.end.slice(0, 4)) - 1),
      time: again,
      why: 'the year before the time of what was told before',
    }
  if (time !== null)
    return { period: time.period, time, why: right !== undefined ? 'time right behind' : 'time in the sentence' }
  const since = times.find(({ role }) => role === 'since') ?? null
  if (since !== null && published?.length === 10)
    return {
      period: { kind: 'asOf', start: published, end: published },
      time: since,
      why: 'from then to the day of the text',
    }
  return {
    period: context.period,
    time: since,
    why: context.period === null ? 'no time is said' : 'time of what was told before',
  }
}

/**
 * The time of a figure that another is compared with.
 * @param until - where that other stands, if behind it: what is told there is its own time
 */
export function basePeriod(
  text: string,
  at: Span,
  times: readonly TimeSaid[],
  main: FigurePeriod | null,
  until = text.length,
): FigurePeriod | null {
  const behind = times.find(
    ({ start }) =>
      start >= at.end && start < until && start - at.end < 60 && !/[;]|\.\s/.test(text.slice(at.end, start)),
  )
  const before = times.findLast(
    ({ end }) => end <= at.start && (at.start - end < 12 || WHEN_IT_WAS.test(text.slice(end, at.start))),
  )
  const time =
    behind ?? before ?? times.find(({ role }) => role === 'base' || role === 'same' || role === 'earlier') ?? null
  if (time === null) return null
  if (time.role === 'same') return main === null ? null : inYear(main, time.year ?? Number(main.end.slice(0, 4)) - 1)
  return time.period
}
