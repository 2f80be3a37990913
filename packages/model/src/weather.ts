import type { EpochMinutes } from '@karavan/core'
import type { Provenance } from './basis.js'
import type { LocationId } from './network.js'

/** What shuts a port: gusts, metres a second, or significant wave height, metres. */
export const WEATHER_MEASURES = ['gusts', 'waves'] as const
export type WeatherMeasure = (typeof WEATHER_MEASURES)[number]

/** From what on a port shuts, in metres a second or metres. */
export interface ClosureLimit extends Provenance {
  /** Above 0. */
  readonly value: number
}

/** From what wind or waves on a port shuts; null where nobody says. */
export interface ClosureThreshold extends Readonly<Record<WeatherMeasure, ClosureLimit | null>> {
  readonly place: LocationId
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
  readonly by: WeatherMeasure
  /** Greatest mean of the members that the forecast has for an hour of the day, metres a second or metres. */
  readonly greatest: number
}

/** The forecasts that can be connected: of the weather, and of waves alone where another service has them. */
export const FORECASTS = ['weather', 'waves'] as const
export type ForecastName = (typeof FORECASTS)[number]

/** How a forecast of a place was had. */
export interface ForecastState {
  readonly name: ForecastName
  /** When what is known was fetched, or its file written; null where nothing is known. */
  readonly fetched: EpochMinutes | null
  /** Hours from now on of which it speaks. */
  readonly hours: number
  /** Why nothing newer is known; null where nothing went wrong. */
  readonly fault: { readonly code: string; readonly text: string } | null
}

/** The next days of a port. */
export interface PlaceWeather {
  readonly threshold: ClosureThreshold
  readonly forecasts: readonly ForecastState[]
  /** From today on; empty where no forecast speaks of it. */
  readonly days: readonly DayChance[]
}

/** How likely ports are to shut over the next days. */
export interface WeatherAnswer {
  /** Whether a forecast is connected; if not, no day has a chance. */
  readonly configured: boolean
  readonly asOf: EpochMinutes
  /** To whom the forecast is owed, in the words of whoever connected it. */
  readonly attribution: string | null
  readonly places: readonly PlaceWeather[]
  /** Places of which nobody says from what wind or waves on they shut. */
  readonly withoutThreshold: readonly LocationId[]
}
