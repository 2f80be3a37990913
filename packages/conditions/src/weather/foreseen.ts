import { type EpochMinutes, formatDate, monthOf } from '@karavan/core'
import type {
  ClosureForecast,
  ClosureProcess,
  DayChance,
  LocationId,
  PlaceWeather,
  WeatherAnswer,
  WeatherMeasure,
} from '@karavan/model'

/** Hours of a day of which a forecast must speak for the day to count; today counts with what is left of it. */
const MOST_OF_A_DAY = 12
/** The surest that a forecast is taken for. Assumed. */
const SUREST = 0.99
const HOUR_MINUTES = 60

const UNITS: Readonly<Record<WeatherMeasure, string>> = { gusts: 'm/s', waves: 'm' }

/**
 * What plans take of the forecasts of ports: each day the chance of closing on it as its share of shut time, as a port that shuts is
 * shut for most of a day. Places of which no forecast speaks are left out.
 */
export function closureForecasts({ places, attribution, asOf }: WeatherAnswer): readonly ClosureForecast[] {
  return places.flatMap((place) => {
    const days = place.days.filter(({ hours }, i) => i === 0 || hours >= MOST_OF_A_DAY)
    const known = place.forecasts.flatMap(({ fetched }) => fetched ?? [])
    if (days.length === 0 || known.length === 0) return []
    const fetched = Math.min(...known)
    return [
      {
        location: place.threshold.place,
        days: days.map(({ day, chance }) => ({ day, share: Math.min(SUREST, chance) })),
        fetched,
        provenance: {
          source: attribution ?? 'the forecast of wind and waves that is connected',
          sourceDate: formatDate(fetched),
          basis: 'estimated',
          note: `had ${ageOf(fetched, asOf)}; shut where there are ${limitsOf(place, days)}; the chance of closing on a day is taken as the share of it`,
        },
      },
    ]
  })
}

function ageOf(fetched: EpochMinutes, asOf: EpochMinutes): string {
  const hours = Math.max(0, Math.round((asOf - fetched) / HOUR_MINUTES))
  return hours === 0 ? 'within the hour' : `${hours} ${hours === 1 ? 'hour' : 'hours'} before`
}

function limitsOf({ threshold }: PlaceWeather, days: readonly DayChance[]): string {
  const measures = [...new Set(days.map(({ by }) => by))].sort()
  return measures
    .map(
      (measure) => `${measure} from ${threshold[measure]?.value} ${UNITS[measure]} on (${threshold[measure]?.source})`,
    )
    .join(' or ')
}

/**
 * Places that shut by themselves with what forecasts foresee of them. A day of a month whose share is a user's own is left as it is.
 * @param isOwn - whether a user gave the share of a month (0: January)
 */
export function foreseenClosures(
  closures: readonly ClosureProcess[],
  forecasts: readonly ClosureForecast[],
  isOwn: (place: LocationId, month: number) => boolean = () => false,
): readonly ClosureProcess[] {
  const byPlace = new Map(forecasts.map((forecast) => [forecast.location, forecast]))
  return closures.map((closure) => {
    const { location, length } = closure
    const forecast = byPlace.get(location)
    if (forecast === undefined || length.max === 0) return closure
    const days = forecast.days.filter(({ day }) => !isOwn(location, monthOf(day)))
    return days.length === 0 ? closure : { ...closure, forecast: { ...forecast, days } }
  })
}
