import { fingerprint } from '@karavan/core'
import type { FigurePeriod, Observation, Series } from '@karavan/model'
import { unitText } from './units.js'

/** Names a series in one line of text; two series are one exactly where these are equal. */
export function seriesKey(series: Series): string {
  const { measure, subject, where, direction, from, to, by, goods, equipment, scope, weight, load, whole, unit } =
    series
  const parts = [
    measure,
    subject,
    where.join('+'),
    direction,
    from,
    to,
    by,
    goods,
    equipment,
    scope,
    weight,
    load,
    whole,
  ]
  return [...parts, unitText(unit)].map((part) => (part ?? '').replaceAll('|', '¦')).join('|')
}

/** Names a time: `2024-01-01/2024-06-30`, with `@` before it where it is a state. */
export function periodKey({ kind, start, end }: FigurePeriod): string {
  return `${kind === 'asOf' ? '@' : ''}${start}/${end}`
}

/** The name of what one source says: the same words of the same source give the same one. */
export function observationId(said: Omit<Observation, 'id' | 'supersedes' | 'note'>): string {
  const { series, period, value, min, max, missing, qualifier, status, comparison, origin, locator } = said
  const when = period === null ? null : periodKey(period)
  const claimed = comparison === null ? null : { ...comparison, span: null }
  const what = [value, min, max, missing, qualifier, status, claimed]
  const where = [origin.source, origin.published, locator?.span ?? null]
  return fingerprint(JSON.stringify([seriesKey(series), when, ...what, ...where]))
}
