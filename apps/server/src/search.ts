import type { Problem } from '@karavan/api'
import type { EpochMinutes } from '@karavan/core'
import type { PlanQuery } from '@karavan/model'

/** What is searched for; `notes` are put before those of the answer. */
export type SearchTask =
  | { readonly kind: 'plan'; readonly query: PlanQuery; readonly notes: readonly string[] }
  | {
      readonly kind: 'handOver'
      readonly query: PlanQuery
      readonly arriveBy: EpochMinutes
      readonly chance: number
      readonly notes: readonly string[]
    }

/** The answer as JSON text, or the problem. */
export type SearchResult = { readonly answer: string } | { readonly problem: Problem }

/** Runs searches; resolves with a problem rather than reject. */
export interface Search {
  run(task: SearchTask): Promise<SearchResult>
  close(): Promise<void>
}
