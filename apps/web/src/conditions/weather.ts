import type { Problem } from '@karavan/api'
import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type { DayChance, ForecastState, LocationId, PlaceWeather, WeatherAnswer } from '@karavan/model'
import type { Words } from '../words/words.js'

/** From this chance on a port is told as likely to shut. */
export const LIKELY = 0.5

/** The ports that are likely to shut on a day, the likeliest first; none where the forecast does not reach it. */
export function likelyShut(
  { places }: Pick<WeatherAnswer, 'places'>,
  on: EpochMinutes,
  at: LocationId | null,
): readonly { readonly weather: PlaceWeather; readonly day: DayChance }[] {
  return places
    .filter(({ threshold }) => at === null || threshold.place === at)
    .flatMap((weather) => {
      const day = dayAt(weather, on)
      return day === undefined || day.chance < LIKELY ? [] : [{ weather, day }]
    })
    .sort((a, b) => b.day.chance - a.day.chance)
}

/** What the forecast says of a day. */
function dayAt({ days }: PlaceWeather, on: EpochMinutes): DayChance | undefined {
  return days.find(({ day }) => day <= on && on < day + DAY_MINUTES)
}

/** `gusts 17.3 m/s`: the greatest of a day. */
export function greatestInWords({ by, greatest }: DayChance, { say, tenths }: Words): string {
  return say(`conditions.weather.${by}`, { text: tenths(greatest) })
}

/** How old the forecasts are, by the oldest that speaks of the port; null where none does. */
export function forecastAge(forecasts: readonly ForecastState[], asOf: EpochMinutes, { say }: Words): string | null {
  const fetched = forecasts.flatMap((one) => (one.hours === 0 || one.fetched === null ? [] : [one.fetched]))
  if (fetched.length === 0) return null
  const hours = Math.floor((asOf - Math.min(...fetched)) / 60)
  return hours < 48
    ? say('conditions.weather.age', { count: Math.max(0, hours) })
    : say('conditions.weather.age.days', { count: Math.floor(hours / 24) })
}

/** A forecast of which a newer could not be asked for, as it is to be told at a later time: older, and marked. */
export function outdated(answer: WeatherAnswer, now: EpochMinutes, { code, detail }: Problem): WeatherAnswer {
  const fault = { code, text: detail }
  return {
    ...answer,
    asOf: now,
    places: answer.places.map((place) => ({
      ...place,
      forecasts: place.forecasts.map((forecast) => ({ ...forecast, fault })),
    })),
  }
}

/** Whether the service of waves has nothing for a port that waves shut, so that gusts decide alone. */
export function lacksWaves({ threshold, forecasts, days }: PlaceWeather): boolean {
  const isSilent = forecasts.some(({ name, hours }) => name === 'waves' && hours === 0)
  return threshold.waves !== null && isSilent && days.length > 0
}
