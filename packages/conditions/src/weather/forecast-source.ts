import type { ForecastState, Location } from '@karavan/model'
import type { ForecastHour } from './forecast.js'

/** A forecast of a place, as far as it could be had. */
export interface KnownForecast extends Omit<ForecastState, 'hours'> {
  /** Ascending; empty where nothing is known. */
  readonly hours: readonly ForecastHour[]
}

/** Where forecasts of wind and waves come from. */
export interface ForecastSource {
  /** To whom they are owed; null where nobody said. */
  readonly attribution: string | null
  /** For each place, in order, all forecasts that are connected. One that cannot be had says why and takes none of the others down. */
  at(places: readonly Pick<Location, 'id' | 'position'>[]): Promise<readonly (readonly KnownForecast[])[]>
}
