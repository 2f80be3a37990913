import type { PartialDate, Span } from '@karavan/core'
import type { FigurePeriod } from '@karavan/model'
import { inYear } from '../same-series.js'
import type { Context } from './context.js'
import type { TimeSaid } from './times.js'

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
      (role === 'earlier' && !/[.;]\s/.test(text.slice(end, Math.max(end, at.start)))),
  )
  const right = told.find(
    ({ start }) =>
      start >= at.end &&
      start - at.end < 40 &&
      /^\s*(?:of\s+\p{L}+(?:\s+\p{L}+){0,3}\s*)?(?:(?:on\s+average|в\s+среднем)\s*)?(?:\(|[–—]\s)?\s*(?:(?:planned|expected|forecast|scheduled|план\p{L}*|ожида\p{L}*)\s+)?(?:(?:in|for|over|during|в|за|на)\s+)?$/iu.test(
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
      !/[(;]|(?<!\p{L})(?:compared|against|versus|than|против|сравнению|чем)(?!\p{L})/iu.test(gap) &&
      !(role === 'until' ? /,/ : AWAY).test(gap)
    )
  })
  const time = right ?? before ?? behind ?? null
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

/** The time of a figure that another is compared with. */
export function basePeriod(
  text: string,
  at: Span,
  times: readonly TimeSaid[],
  main: FigurePeriod | null,
): FigurePeriod | null {
  const behind = times.find(
    ({ start }) => start >= at.end && start - at.end < 60 && !/[;]|\.\s/.test(text.slice(at.end, start)),
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
