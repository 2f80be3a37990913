import { type EpochMinutes, parseInstant, StructuredError } from '@karavan/core'
import type { LocationId } from '@karavan/model'

/** Wind and waves at a place, hour by hour. */
export interface Forecast {
  readonly place: LocationId
  readonly hours: readonly ForecastHour[]
}

export interface ForecastHour {
  readonly at: EpochMinutes
  /** Gusts, metres a second; one value, or one for each member of an ensemble. */
  readonly gusts: readonly number[]
  /** Significant wave height, metres, in the same way; empty where the model has none. */
  readonly waves: readonly number[]
}

/** Most hours that are read: sixteen days. */
const MOST_HOURS = 384
const METRES_A_SECOND: Readonly<Record<string, number>> = { 'm/s': 1, 'km/h': 1 / 3.6, kn: 0.514444, mph: 0.44704 }
const GUSTS = /^wind_gusts_10m(_member\d+)?$/
const WAVES = /^wave_height(_member\d+)?$/

/**
 * Reads a forecast in the JSON of the open weather interfaces: `hourly.time` in ISO 8601 (UTC), `hourly.wind_gusts_10m` and
 * `hourly.wave_height`, each also with `_member01` and so on, and the unit of gusts in `hourly_units`.
 * Hours without any gust are left out.
 * @throws {StructuredError} FORECAST_INVALID
 */
export function readForecast(json: unknown, place: LocationId): Forecast {
  const hourly = field(json, 'hourly')
  const times = list(hourly, 'time')
  if (times.length > MOST_HOURS) throw fault('/hourly/time', `${times.length} hours`, `at most ${MOST_HOURS} hours`)
  const gusts = columns(hourly, GUSTS, times.length)
  if (gusts.length === 0) throw fault('/hourly', 'no gusts', '`wind_gusts_10m`, or `wind_gusts_10m_member01` and so on')
  const waves = columns(hourly, WAVES, times.length)
  const unit = unitOf(json)
  let before = Number.NEGATIVE_INFINITY
  const hours = times.map((time, i): ForecastHour => {
    if (typeof time !== 'string') throw fault(`/hourly/time/${i}`, time, 'a time in ISO 8601')
    const at = parseInstant(time, `/hourly/time/${i}`)
    if (at <= before) throw fault(`/hourly/time/${i}`, time, 'times that ascend')
    before = at
    return { at, gusts: valuesAt(gusts, i, unit), waves: valuesAt(waves, i, 1) }
  })
  return { place, hours: hours.filter((hour) => hour.gusts.length > 0) }
}

function columns(hourly: unknown, name: RegExp, length: number): (readonly unknown[])[] {
  if (typeof hourly !== 'object' || hourly === null) return []
  return Object.keys(hourly)
    .filter((key) => name.test(key))
    .map((key) => {
      const values = list(hourly, key)
      if (values.length !== length)
        throw fault(`/hourly/${key}`, `${values.length} values`, `${length}, as many as times`)
      return values
    })
}

function valuesAt(columns: readonly (readonly unknown[])[], i: number, factor: number): number[] {
  return columns.flatMap((column) => {
    const value = column[i]
    if (value === null) return []
    if (typeof value !== 'number' || !(value >= 0 && value < 500))
      throw fault(`/hourly (hour ${i})`, value, 'a number from 0 on, or null')
    return [value * factor]
  })
}

function unitOf(json: unknown): number {
  const units =
    typeof json === 'object' && json !== null ? (json as Record<string, unknown>)['hourly_units'] : undefined
  const given = Object.entries(typeof units === 'object' && units !== null ? units : {}).find(([key]) =>
    GUSTS.test(key),
  )?.[1]
  const factor = METRES_A_SECOND[String(given)]
  if (factor === undefined)
    throw fault('/hourly_units/wind_gusts_10m', given, `one of ${Object.keys(METRES_A_SECOND).join(', ')}`)
  return factor
}

function field(json: unknown, name: string): unknown {
  const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined
  if (value === undefined) throw fault(`/${name}`, json, `an object with \`${name}\``)
  return value
}

function list(object: unknown, name: string): readonly unknown[] {
  const value = field(object, name)
  if (!Array.isArray(value)) throw fault(`/hourly/${name}`, value, 'a list')
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
