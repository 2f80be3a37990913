import type { ForecastSource } from '@karavan/conditions'
import type { EpochMinutes } from '@karavan/core'
import type { World } from '@karavan/storage'
import type { Search } from './search.js'

/** What the routes stand on. */
export interface RouteParts {
  readonly world: World
  readonly search: Search
  readonly now: () => EpochMinutes
  /** Null where no forecast is connected. */
  readonly forecasts: ForecastSource | null
  /** Of the program. */
  readonly version: string
}
