import type { EpochMinutes } from '@karavan/core'
import type {
  ClosureProcess,
  ClosureThreshold,
  Location,
  LocationId,
  PlaceWeather,
  WeatherAnswer,
} from '@karavan/model'
import { closureChances } from './closure-chance.js'
import { joinForecasts } from './forecast.js'
import type { ForecastSource, KnownForecast } from './forecast-source.js'

/** Where it is asked how the weather will be. */
interface Shores {
  readonly locations: ReadonlyMap<LocationId, Location>
  /** Ports and passes that are known to shut by themselves. */
  readonly closures: readonly ClosureProcess[]
  readonly thresholds: readonly ClosureThreshold[]
}

/**
 * How likely ports are to shut over the next days.
 * @param places - those asked about; empty: all that have a threshold, or are known to shut by themselves
 * @param source - where forecasts come from; null where none is connected
 */
export async function weatherAt(
  { locations, closures, thresholds }: Shores,
  places: readonly LocationId[],
  source: ForecastSource | null,
  now: EpochMinutes,
): Promise<WeatherAnswer> {
  const byPlace = new Map(thresholds.map((threshold) => [threshold.place, threshold]))
  const asked = places.length > 0 ? places : [...byPlace.keys(), ...closures.map(({ location }) => location)]
  const sites = [...new Set(asked)].flatMap((id) => locations.get(id) ?? [])
  const known = sites.flatMap((site) => {
    const threshold = byPlace.get(site.id)
    return threshold === undefined ? [] : [{ site, threshold }]
  })
  const forecasts = (await source?.at(known.map(({ site }) => site))) ?? []
  return {
    configured: source !== null,
    asOf: now,
    attribution: source?.attribution ?? null,
    places: known.map(({ threshold }, i) => outlook(threshold, forecasts[i] ?? [], now)),
    withoutThreshold: sites.map(({ id }) => id).filter((id) => !byPlace.has(id)),
  }
}

/** The days of a place from now on. An older forecast of waves makes that of gusts no surer: the oldest counts. */
function outlook(threshold: ClosureThreshold, forecasts: readonly KnownForecast[], now: EpochMinutes): PlaceWeather {
  const hour = Math.floor(now / 60) * 60
  const ahead = forecasts.map((forecast) => ({ ...forecast, hours: forecast.hours.filter(({ at }) => at >= hour) }))
  const issued = Math.min(now, ...forecasts.flatMap(({ fetched }) => fetched ?? []))
  return {
    threshold,
    forecasts: ahead.map(({ hours, ...state }) => ({ ...state, hours: hours.length })),
    days: closureChances(joinForecasts(ahead.map(({ hours }) => hours)), threshold, issued),
  }
}
