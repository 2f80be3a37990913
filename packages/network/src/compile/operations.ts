import { type ByMonth, type DurationKnots, durationMean, type TableRow } from '@karavan/core'
import type { ClosureProcess, LocationId, Provenance } from '@karavan/model'
import { type EmissionFactor, type HandlingRow, type Parameter, RATE_UNITS, type Rate } from '../network.js'
import { Row, RowFault } from '../row.js'
import { RATE_SCOPES } from '../tables/values.js'
import { equipmentOf, groupBy, type Known } from './cells.js'

/** A row of handling.csv by itself: of one month, or of the whole year. */
export interface HandlingEntry extends Omit<HandlingRow, 'rate' | 'seasons'> {
  /** 1 is January; null is the whole year. */
  readonly month: number | null
}

export function readHandlingEntry(row: Row): HandlingEntry {
  const hours = row.duration()
  if (hours === undefined) throw row.fault('hours_p50', '', 'min, p50 and max')
  const month = row.optional('month') || 'all'
  return {
    id: row.text('id'),
    place: row.text('place'),
    activity: row.text('activity'),
    fromMode: row.optional('from_mode') || 'any',
    toMode: row.optional('to_mode') || 'any',
    direction: row.optional('direction') || 'any',
    month: month === 'all' ? null : row.needed('month', 1, 12),
    hours,
    provenance: row.provenance(),
  }
}

export function readHandling(rows: readonly TableRow[]): HandlingRow[] {
  const seasons = new Map<string, { base: HandlingRow | undefined; months: Map<number, HandlingRow> }>()
  for (const table of rows) {
    const row = new Row(table)
    const { month, ...handling } = readHandlingEntry(row)
    const key = [handling.place, handling.activity, handling.fromMode, handling.toMode, handling.direction].join('|')
    const season = seasons.get(key) ?? { base: undefined, months: new Map<number, HandlingRow>() }
    if (month !== null && durationMean(handling.hours) === 0)
      throw row.fault('hours_p50', '0', 'more than 0 hours in a month of its own')
    if (month === null) season.base = handling
    else season.months.set(month - 1, handling)
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

/** A row of closures.csv by itself. */
export interface ClosureMonth {
  readonly location: LocationId
  readonly modes: readonly string[]
  readonly weatherGroup: string
  /** 1 is January. */
  readonly month: number
  /** Share of the month that it is shut, 0 to 0.99. */
  readonly share: number
  readonly length: DurationKnots
  readonly provenance: Provenance
}

export function readClosureMonth(row: Row, known: Known): ClosureMonth {
  const [min, p50, max] = [row.needed('hours_min', 0), row.needed('hours_p50', 0), row.needed('hours_max', 0)]
  if (!(min <= p50 && p50 <= max)) throw row.fault('hours_min', `${min} ${p50} ${max}`, 'hours in ascending order')
  return {
    location: known(row, 'location_id'),
    modes: row.list('modes'),
    weatherGroup: row.optional('weather_group') || row.text('location_id'),
    month: row.needed('month', 1, 12),
    share: row.needed('share_closed', 0, 0.99),
    length: { min, p50, max },
    provenance: row.provenance(),
  }
}

export function readClosures(rows: readonly TableRow[], known: Known): ClosureProcess[] {
  return [...groupBy(rows, 'location_id').values()].map((group) => {
    const months = group.map((row) => readClosureMonth(row, known))
    const [first, ...others] = months
    if (first === undefined) throw new RangeError('a closure without rows')
    const share = Array.from({ length: 12 }, () => 0)
    for (const { month, share: closed } of months) share[month - 1] = closed
    const { location, weatherGroup, length, provenance } = others.reduce(
      (worst, one) => (one.share > worst.share ? one : worst),
      first,
    )
    return { location, weatherGroup, share: share as unknown as ByMonth, length, provenance }
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
