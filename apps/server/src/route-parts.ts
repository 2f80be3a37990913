import type { ConditionsStore, ForecastSource } from '@karavan/conditions'
import type { EpochMinutes, TableRow } from '@karavan/core'
import type { ClosureThreshold, Observation } from '@karavan/model'
import type { ReportReader, Storage, StoredFigures, StoredPeople, World } from '@karavan/storage'
import type { SignInPort } from './access/sign-in-port.js'
import type { Tracking } from './consignments/tracking.js'
import type { Search } from './search.js'
import type { Delivering } from './subscriptions/delivering.js'

/** Where people's entries are kept. */
export interface Entries extends Pick<ConditionsStore, 'add' | 'withdraw' | 'versions' | 'latest'> {
  /** Whether anything was ever entered; where not, only `add` may be asked. */
  made(): boolean
  /** When what stands was entered, by `kind/id`. */
  enteredAt(): ReadonlyMap<string, EpochMinutes>
  /** Makes the world know all that was entered before the call. */
  refresh(): Promise<void>
}

/** Published figures: those that come with the project, and what people keep beside them. */
export interface Figures extends Pick<Storage, 'made'> {
  /** All that stand; those that others supersede are left out. The same list until something changes. */
  all(): Promise<readonly Observation[]>
  /** What keeps them; where nothing was ever kept, only keeping makes sense. */
  figures(): Promise<StoredFigures>
}

/** What the routes stand on. */
export interface RouteParts {
  /** As it is now: its conditions change with what people enter and with the day, its network and tables do not. */
  readonly world: () => World
  readonly entries: Entries
  readonly figures: Figures
  readonly search: Search
  /** Null where nobody signs in: whoever asks is the one user of this machine. */
  readonly signIn: SignInPort | null
  readonly people: () => Promise<StoredPeople>
  readonly tracking: Tracking
  readonly delivering: Delivering
  readonly reader: ReportReader
  readonly now: () => EpochMinutes
  /** Null where no forecast is connected. */
  readonly forecasts: ForecastSource | null
  /** From what wind and waves on ports shut. */
  readonly thresholds: readonly ClosureThreshold[]
  /** The rows of a user's own that these rest on, by `file:line`. */
  readonly thresholdRows: ReadonlyMap<string, TableRow>
  /** Of the program. */
  readonly version: string
}
