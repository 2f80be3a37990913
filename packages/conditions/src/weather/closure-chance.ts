import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type { LocationId, Provenance } from '@karavan/model'
import type { Forecast, ForecastHour } from './forecast.js'

/** From what wind or waves a port shuts. */
export interface ClosureThreshold extends Provenance {
  readonly place: LocationId
  /** Gusts, metres a second. */
  readonly gust: number
  /** Significant wave height, metres; null where nobody says. */
  readonly wave: number | null
}

/** Chance that a port is shut on a day. */
export interface DayChance {
  /** First minute of the day, UTC. */
  readonly day: EpochMinutes
  /** 0–1. */
  readonly chance: number
  /** Hours of the day of which the forecast speaks. */
  readonly hours: number
  /** What decides: waves only where the forecast has them and the port a threshold. */
  readonly by: 'gusts' | 'waves'
  /** Greatest mean of the day, metres a second or metres. */
  readonly greatest: number
}

/** A port shuts when it blows for so many hours; a single gust does not shut it. Assumed. */
const HOURS_TO_SHUT = 3
/**
 * Error of a single forecast of gusts: standard deviation in metres a second at its start, and what each day adds. Assumed: no
 * verification of a model over the Caspian is at hand.
 */
const GUST_ERROR = { start: 2, aDay: 0.6 }
/** The same for wave height, metres. */
const WAVE_ERROR = { start: 0.3, aDay: 0.12 }

/**
 * Chance of closing for each day of a forecast: of the worst stretch of three hours, the chance that it is above the threshold all
 * through. An ensemble counts its members; a single forecast gets an error that grows by the day.
 * @param issued - when the forecast was made
 */
export function closureChances(
  { hours }: Forecast,
  { gust, wave }: ClosureThreshold,
  issued: EpochMinutes,
): readonly DayChance[] {
  const days = new Map<EpochMinutes, ForecastHour[]>()
  for (const hour of hours) {
    const day = Math.floor(hour.at / DAY_MINUTES) * DAY_MINUTES
    const list = days.get(day)
    if (list === undefined) days.set(day, [hour])
    else list.push(hour)
  }
  return [...days].map(([day, told]) => {
    const lead = Math.max(0, (day - issued) / DAY_MINUTES)
    const wind = worst(told, 'gusts', gust, GUST_ERROR.start + GUST_ERROR.aDay * lead)
    const sea = wave === null ? null : worst(told, 'waves', wave, WAVE_ERROR.start + WAVE_ERROR.aDay * lead)
    const by = sea !== null && sea.chance > wind.chance ? 'waves' : 'gusts'
    const { chance, greatest } = by === 'waves' && sea !== null ? sea : wind
    return { day, chance, greatest, hours: told.length, by }
  })
}

function worst(
  hours: readonly ForecastHour[],
  what: 'gusts' | 'waves',
  threshold: number,
  error: number,
): { readonly chance: number; readonly greatest: number } {
  const told = hours.filter((hour) => hour[what].length > 0)
  let chance = 0
  let greatest = 0
  told.forEach((hour, i) => {
    greatest = Math.max(greatest, mean(hour[what]))
    const stretch = told.slice(i, i + HOURS_TO_SHUT)
    if (stretch.length < Math.min(HOURS_TO_SHUT, told.length)) return
    chance = Math.max(
      chance,
      chanceAbove(
        stretch.map((one) => one[what]),
        threshold,
        error,
      ),
    )
  })
  return { chance, greatest }
}

/** Chance that every hour of a stretch is above a threshold. */
function chanceAbove(stretch: readonly (readonly number[])[], threshold: number, error: number): number {
  const members = Math.min(...stretch.map((values) => values.length))
  if (members === 1) return 1 - normal((threshold - Math.min(...stretch.map(mean))) / error)
  let above = 0
  for (let member = 0; member < members; member += 1) {
    if (stretch.every((values) => (values[member] ?? 0) >= threshold)) above += 1
  }
  return above / members
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The normal distribution to seven digits (Abramowitz and Stegun 26.2.17). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const upper = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly
  return z >= 0 ? 1 - upper : upper
}
