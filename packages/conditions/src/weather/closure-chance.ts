import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import { type ClosureThreshold, type DayChance, WEATHER_MEASURES, type WeatherMeasure } from '@karavan/model'
import type { ForecastHour } from './forecast.js'

/** A port shuts when it blows for so many hours; a single gust does not shut it. Assumed. */
const HOURS_TO_SHUT = 3
/**
 * Error of a single forecast: standard deviation in metres a second or metres at its start, and what each day adds. Assumed: no
 * verification of a model over the Caspian is at hand.
 */
const ERROR: Readonly<Record<WeatherMeasure, { readonly start: number; readonly aDay: number }>> = {
  gusts: { start: 2, aDay: 0.6 },
  waves: { start: 0.3, aDay: 0.12 },
}

/**
 * Chance of closing for each day of a forecast: of the worst stretch of three hours, the chance that it is above the threshold all
 * through. An ensemble counts its members, with half a one more on either side, as none is certain; a single forecast gets an error
 * that grows by the day. Days of which nothing is said that the port has a threshold for are left out.
 * @param issued - when the forecast was made
 */
export function closureChances(
  hours: readonly ForecastHour[],
  threshold: Pick<ClosureThreshold, WeatherMeasure>,
  issued: EpochMinutes,
): readonly DayChance[] {
  return [...byDay(hours)].flatMap(([day, told]) => {
    const lead = Math.max(0, (day - issued) / DAY_MINUTES)
    let worst: DayChance | null = null
    for (const measure of WEATHER_MEASURES) {
      const limit = threshold[measure]
      const speaking = told.filter((hour) => hour[measure].length > 0)
      if (limit === null || speaking.length === 0) continue
      const values = speaking.map((hour) => hour[measure])
      const { start, aDay } = ERROR[measure]
      const chance = chanceOfStretch(values, limit.value, start + aDay * lead)
      if (worst !== null && chance <= worst.chance) continue
      worst = { day, chance, hours: speaking.length, by: measure, greatest: Math.max(...values.map(mean)) }
    }
    return worst === null ? [] : [worst]
  })
}

function byDay(hours: readonly ForecastHour[]): ReadonlyMap<EpochMinutes, readonly ForecastHour[]> {
  const days = new Map<EpochMinutes, ForecastHour[]>()
  for (const hour of hours) {
    const day = Math.floor(hour.at / DAY_MINUTES) * DAY_MINUTES
    const list = days.get(day)
    if (list === undefined) days.set(day, [hour])
    else list.push(hour)
  }
  return days
}

/** Chance that the worst stretch of so many hours is above a threshold; of a shorter day, that all of it is. */
function chanceOfStretch(hours: readonly (readonly number[])[], threshold: number, error: number): number {
  const length = Math.min(HOURS_TO_SHUT, hours.length)
  let worst = 0
  for (let first = 0; first + length <= hours.length; first += 1)
    worst = Math.max(worst, chanceAbove(hours.slice(first, first + length), threshold, error))
  return worst
}

/** Chance that every hour of a stretch is above a threshold. */
function chanceAbove(stretch: readonly (readonly number[])[], threshold: number, error: number): number {
  const members = Math.min(...stretch.map((values) => values.length))
  if (members === 1) return above((threshold - Math.min(...stretch.map(mean))) / error)
  let count = 0
  for (let member = 0; member < members; member += 1) {
    if (stretch.every((values) => (values[member] ?? 0) >= threshold)) count += 1
  }
  return (count + 0.5) / (members + 1)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Chance that a normal value is above z, to seven digits (Abramowitz and Stegun 26.2.17). */
function above(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly
  return z >= 0 ? tail : 1 - tail
}
