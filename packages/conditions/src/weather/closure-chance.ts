import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import { type ClosureThreshold, type DayChance, WEATHER_MEASURES, type WeatherMeasure } from '@karavan/model'
import type { ForecastHour } from './forecast.js'

/** A port shuts when it blows for so many hours; a single gust does not shut it. Assumed. */
const HOURS_TO_SHUT = 3
const HOUR_MINUTES = 60
/**
 * Error of a single forecast: standard deviation in metres a second or metres at its start, and what each day adds. Assumed: no
 * verification of a model over the Caspian is at hand.
 */
const ERROR: Readonly<Record<WeatherMeasure, { readonly start: number; readonly aDay: number }>> = {
  gusts: { start: 2, aDay: 0.6 },
  waves: { start: 0.3, aDay: 0.12 },
}

/**
 * Chance of closing for each day of a forecast: of the worst stretch of three hours, one after another on the clock, the chance that it is above the threshold all
 * through. An ensemble counts its members, each where it speaks of the whole stretch and where half of them do, with half a one more on either side, as none
 * is certain; a single forecast gets an error that grows by the day. Days of which too little is said for that are left out, as are
 * those of which nothing is said that the port has a threshold for.
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
      const { start, aDay } = ERROR[measure]
      const chance = chanceOfStretch(speaking, measure, limit.value, start + aDay * lead)
      if (chance === null || (worst !== null && chance <= worst.chance)) continue
      const values = speaking.map((hour) => hour[measure])
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

/** What each member says of an hour. */
type Members = readonly (number | null)[]

/**
 * Chance that the worst stretch of so many hours is above a threshold; of a shorter day, that all of it is. Null where of every
 * stretch more than half of the members are silent, or an hour is.
 * @param hours - those of which something is said, in their order
 */
function chanceOfStretch(
  hours: readonly ForecastHour[],
  measure: WeatherMeasure,
  threshold: number,
  error: number,
): number | null {
  const length = Math.min(HOURS_TO_SHUT, hours.length)
  let worst: number | null = null
  for (let first = 0; first + length <= hours.length; first += 1) {
    const stretch = hours.slice(first, first + length)
    if (!isUnbroken(stretch)) continue
    const values = stretch.map((hour) => hour[measure])
    const chance = chanceAbove(values, threshold, error)
    if (chance !== null) worst = Math.max(worst ?? 0, chance)
  }
  return worst
}

/** Whether hours follow one another on the clock. */
function isUnbroken(hours: readonly ForecastHour[]): boolean {
  return hours.every(({ at }, i) => i === 0 || at - (hours[i - 1]?.at ?? at) === HOUR_MINUTES)
}

/** Chance that every hour of a stretch is above a threshold. */
function chanceAbove(stretch: readonly Members[], threshold: number, error: number): number | null {
  const members = Math.max(...stretch.map((values) => values.length))
  const lows = Array.from({ length: members }, (_, member) => lowest(stretch.map((values) => values[member] ?? null)))
  const speaking = lows.filter((low) => low !== null)
  const [only] = speaking
  if (only === undefined || speaking.length * 2 < members) return null
  if (members === 1) return above((threshold - only) / error)
  return (speaking.filter((low) => low >= threshold).length + 0.5) / (speaking.length + 1)
}

/** The least of some values; null where one of them is not known. */
function lowest(values: Members): number | null {
  const known = values.filter((value) => value !== null)
  return known.length < values.length ? null : Math.min(...known)
}

/** Of those that say anything. */
function mean(values: Members): number {
  const known = values.filter((value) => value !== null)
  return known.reduce((sum, value) => sum + value, 0) / known.length
}

/** Chance that a normal value is above z, to seven digits (Abramowitz and Stegun 26.2.17). */
function above(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly
  return z >= 0 ? tail : 1 - tail
}
