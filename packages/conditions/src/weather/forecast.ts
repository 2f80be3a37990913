import { type EpochMinutes, parseInstant, StructuredError } from '@karavan/core'
import type { WeatherMeasure } from '@karavan/model'

/**
 * Wind and waves at a place in an hour: gusts in metres a second, significant wave height in metres; one value, or one for each
 * member of an ensemble, always in its own place and null where it says nothing; empty where none of them says anything.
 */
export interface ForecastHour extends Readonly<Record<WeatherMeasure, readonly (number | null)[]>> {
  readonly at: EpochMinutes
}

/** Most hours that are read: sixteen days. */
const MOST_HOURS = 384
/** How each measure is called, with the number of a member behind it, and its units in metres a second or metres. */
const COLUMNS: Readonly<
  Record<WeatherMeasure, { readonly name: RegExp; readonly units: Readonly<Record<string, number>> }>
> = {
  gusts: { name: /^wind_gusts_10m(_member\d+)?$/, units: { 'm/s': 1, 'km/h': 1 / 3.6, kn: 0.514444, mph: 0.44704 } },
  waves: { name: /^wave_height(_member\d+)?$/, units: { m: 1, ft: 0.3048 } },
}

/**
 * Reads a forecast in the JSON of the open weather interfaces: `hourly.time` in ISO 8601 (UTC), `hourly.wind_gusts_10m`,
 * `hourly.wave_height` or both, each also with `_member01` and so on, and their units in `hourly_units`.
 * Hours of which it says nothing are left out.
 * @returns hours in ascending order
 * @throws {StructuredError} FORECAST_INVALID
 */
export function readForecast(json: unknown): readonly ForecastHour[] {
  const hourly = fieldAt(json, '/hourly')
  const times = listAt(hourly, '/hourly/time')
  if (times.length > MOST_HOURS) throw fault('/hourly/time', `${times.length} hours`, `at most ${MOST_HOURS} hours`)
  const gusts = valuesOf(json, 'gusts', times.length)
  const waves = valuesOf(json, 'waves', times.length)
  if (gusts === null && waves === null)
    throw fault(
      '/hourly',
      Object.keys(hourly as object),
      '`wind_gusts_10m` or `wave_height`, also with `_member01` and so on',
    )
  const offset = (json as Record<string, unknown>)['utc_offset_seconds'] ?? 0
  if (offset !== 0) throw fault('/utc_offset_seconds', offset, '0: times in UTC, asked for without a time zone')
  let before = Number.NEGATIVE_INFINITY
  const hours = times.map((time, i): ForecastHour => {
    if (typeof time !== 'string') throw fault(`/hourly/time/${i}`, time, 'a time in ISO 8601')
    const at = instantOf(time, `/hourly/time/${i}`)
    if (at <= before) throw fault(`/hourly/time/${i}`, time, 'times that ascend')
    before = at
    return { at, gusts: gusts?.(i) ?? [], waves: waves?.(i) ?? [] }
  })
  return hours.filter((hour) => hour.gusts.length + hour.waves.length > 0)
}

/** Hours of several forecasts of a place as one; the first that has gusts or waves for an hour gives them. */
export function joinForecasts(forecasts: readonly (readonly ForecastHour[])[]): readonly ForecastHour[] {
  const hours = new Map<EpochMinutes, ForecastHour>()
  for (const hour of forecasts.flat()) {
    const known = hours.get(hour.at)
    if (known === undefined) hours.set(hour.at, hour)
    else
      hours.set(hour.at, {
        at: hour.at,
        gusts: known.gusts.length > 0 ? known.gusts : hour.gusts,
        waves: known.waves.length > 0 ? known.waves : hour.waves,
      })
  }
  return [...hours.values()].sort((a, b) => a.at - b.at)
}

function instantOf(time: string, pointer: string): EpochMinutes {
  try {
    return parseInstant(time, pointer)
  } catch {
    throw fault(pointer, time, 'a time in ISO 8601, from 2020 to 2050')
  }
}

/** What a forecast says of a measure at an hour, member by member; null where it has no such column. */
function valuesOf(
  json: unknown,
  measure: WeatherMeasure,
  length: number,
): ((hour: number) => readonly (number | null)[]) | null {
  const { name } = COLUMNS[measure]
  const hourly = fieldAt(json, '/hourly')
  const columns = Object.keys(hourly as object).filter((key) => name.test(key))
  const [first] = columns
  if (first === undefined) return null
  const factor = unitOf(json, measure, first)
  const lists = columns.map((key) => {
    const values = listAt(hourly, `/hourly/${key}`)
    if (values.length !== length)
      throw fault(`/hourly/${key}`, `${values.length} values`, `${length}, as many as times`)
    return values
  })
  return (hour) => {
    const members = lists.map((values, i) => {
      const value = values[hour]
      if (value === null) return null
      if (typeof value !== 'number' || !(value >= 0 && value < 500))
        throw fault(`/hourly/${columns[i]}/${hour}`, value, 'a number from 0 on, or null')
      return value * factor
    })
    return members.every((value) => value === null) ? [] : members
  }
}

function unitOf(json: unknown, measure: WeatherMeasure, column: string): number {
  const { units } = COLUMNS[measure]
  const given = fieldAt(fieldAt(json, '/hourly_units'), `/hourly_units/${column}`)
  const factor = Object.hasOwn(units, String(given)) ? units[String(given)] : undefined
  if (factor === undefined) throw fault(`/hourly_units/${column}`, given, `one of ${Object.keys(units).join(', ')}`)
  return factor
}

function fieldAt(json: unknown, pointer: string): unknown {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1)
  const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined
  if (value === undefined) throw fault(pointer, json, `an object with \`${name}\``)
  return value
}

function listAt(json: unknown, pointer: string): readonly unknown[] {
  const value = fieldAt(json, pointer)
  if (!Array.isArray(value)) throw fault(pointer, value, 'a list')
  return value
}

function fault(pointer: string, received: unknown, expected: string): StructuredError {
  return new StructuredError({
    code: 'FORECAST_INVALID',
    pointer,
    received,
    expected,
    remediation: 'ask for hourly wind_gusts_10m and wave_height; docs/conditions.md says in what form',
  })
}
