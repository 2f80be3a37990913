import { type ByMonth, type DurationKnots, durationMean, type TableRow } from '@karavan/core'
import type { ClosureProcess } from '@karavan/model'
import { type EmissionFactor, type HandlingRow, type Parameter, RATE_UNITS, type Rate } from '../network.js'
import { Row, RowFault } from '../row.js'
import { RATE_SCOPES } from '../tables/values.js'
import { equipmentOf, groupBy, type Known } from './cells.js'

export function readHandling(rows: readonly TableRow[]): HandlingRow[] {
  const seasons = new Map<string, { base: HandlingRow | undefined; months: Map<number, HandlingRow> }>()
  for (const table of rows) {
    const row = new Row(table)
    const hours = row.duration()
    if (hours === undefined) throw row.fault('hours_p50', '', 'min, p50 and max')
    const handling: HandlingRow = {
      id: row.text('id'),
      place: row.text('place'),
      activity: row.text('activity'),
      fromMode: row.optional('from_mode') || 'any',
      toMode: row.optional('to_mode') || 'any',
      direction: row.optional('direction') || 'any',
      hours,
      provenance: row.provenance(),
    }
    const key = [handling.place, handling.activity, handling.fromMode, handling.toMode, handling.direction].join('|')
    const season = seasons.get(key) ?? { base: undefined, months: new Map<number, HandlingRow>() }
    const month = row.optional('month') || 'all'
    if (month !== 'all' && durationMean(hours) === 0)
      throw row.fault('hours_p50', '0', 'more than 0 hours in a month of its own')
    if (month === 'all') season.base = handling
    else season.months.set(Number(month) - 1, handling)
    seasons.set(key, season)
  }
  return [...seasons.values()].map(({ base, months }) => {
    const first = base ?? [...months.values()][0]
    if (first === undefined) throw new RangeError('a season without rows')
    if (months.size > 0 && durationMean(first.hours) === 0)
      throw new RowFault(
        first.provenance.row ?? first.id,
        'hours_p50',
        '0',
        'more than 0 hours all year, of which the months are a multiple',
      )
    if (months.size === 0) return first
    const seasons = Array.from({ length: 12 }, (_, month) => months.get(month)?.provenance ?? null)
    return { ...first, rate: rateByMonth(first.hours, months), seasons }
  })
}

/** Work per hour by month: 1 where the month takes the base time, less where it takes longer. */
function rateByMonth(base: DurationKnots, months: ReadonlyMap<number, HandlingRow>): ByMonth {
  const rates = Array.from({ length: 12 }, (_, month) => {
    const row = months.get(month)
    return row === undefined ? 1 : durationMean(base) / Math.max(durationMean(row.hours), 1e-6)
  })
  return rates as unknown as ByMonth
}

export function readClosures(rows: readonly TableRow[], known: Known): ClosureProcess[] {
  return [...groupBy(rows, 'location_id').values()].map((months) => {
    const share = Array.from({ length: 12 }, () => 0)
    let longest: { row: Row; share: number } | undefined
    for (const row of months) {
      const month = row.needed('month', 1, 12)
      share[month - 1] = row.needed('share_closed', 0, 0.99)
      const value = share[month - 1] ?? 0
      if (longest === undefined || value > longest.share) longest = { row, share: value }
    }
    const row = longest?.row ?? months[0]
    if (row === undefined) throw new RangeError('a closure without rows')
    const [min, p50, max] = [row.needed('hours_min', 0), row.needed('hours_p50', 0), row.needed('hours_max', 0)]
    if (!(min <= p50 && p50 <= max)) throw row.fault('hours_min', `${min} ${p50} ${max}`, 'hours in ascending order')
    return {
      location: known(row, 'location_id'),
      weatherGroup: row.optional('weather_group') || row.text('location_id'),
      share: share as unknown as ByMonth,
      length: { min, p50, max },
      provenance: row.provenance(),
    }
  })
}

export function readRate(row: Row): Rate {
  const typical = row.number('amount', 0)
  const [low, high] = [row.number('amount_min', 0), row.number('amount_max', 0)]
  const middle = typical ?? (low !== null && high !== null ? (low + high) / 2 : (low ?? high))
  if (middle === null) throw row.fault('amount', '', 'an amount')
  if (row.text('currency') !== 'USD')
    throw row.fault('currency', row.text('currency'), 'USD; convert it and say so in the note')
  return {
    id: row.text('id'),
    scope: row.choice('scope', RATE_SCOPES),
    service: row.optional('service_id'),
    mode: row.optional('mode'),
    from: row.optional('from'),
    to: row.optional('to'),
    place: row.optional('place'),
    equipment: equipmentOf(row),
    per: row.choice('per', RATE_UNITS),
    low: low ?? middle,
    typical: middle,
    high: high ?? middle,
    provenance: row.provenance(),
  }
}

export function readEmission(row: Row): EmissionFactor {
  const typical = row.number('value', 0)
  const [low, high] = [row.number('value_min', 0), row.number('value_max', 0)]
  const grams = typical ?? (low !== null && high !== null ? (low + high) / 2 : (low ?? high))
  if (grams === null) throw row.fault('value', '', 'a factor')
  if (row.text('boundary') !== 'WTW')
    throw row.fault('boundary', row.text('boundary'), 'WTW: boundaries are never mixed')
  return {
    id: row.text('id'),
    mode: row.text('mode'),
    region: row.optional('region') || '*',
    detail: row.optional('detail'),
    grams,
    provenance: row.provenance(),
  }
}

export function readParameter(row: Row): [string, Parameter] {
  return [row.text('key'), { value: row.needed('value'), unit: row.optional('unit'), provenance: row.provenance() }]
}
