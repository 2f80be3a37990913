import type { Problem } from '@karavan/api'
import type { ListQuestion } from '@karavan/conditions'
import type { EpochMinutes, PartialDate } from '@karavan/core'
import type { EquipmentKind, LocationId, Message, Order, OverlayRow, PlanQuery, ProfileSpan } from '@karavan/model'
import type { InForce } from '@karavan/planner'
import type { TableMapping } from '@karavan/statistics'
import type { Conditions } from './living-world.js'

/**
 * What is searched for: an answer to a question, from when to load for places, what rests on a row of our own data, or what a
 * text says of an order, or what figures it or a table tells.
 */
export type SearchTask =
  | QuestionTask
  | LoadingTask
  | { readonly kind: 'reach'; readonly row: string; readonly equipment: EquipmentKind | null }
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'article'; readonly text: string; readonly date: PartialDate | null }
  | { readonly kind: 'figureTable'; readonly text: string; readonly mapping: TableMapping | null }

/** What is shut, banned or queueing, and from when to load at a place for those that are asked about. */
export interface LoadingTask {
  readonly kind: 'loading'
  readonly asked: ListQuestion
  readonly from: LocationId
  readonly now: EpochMinutes
}

/** A question on the network with the asker's rows over it; `notes` are put before those of the answer. */
type QuestionTask = {
  readonly query: PlanQuery
  readonly notes: readonly Message[]
  readonly overlay: readonly OverlayRow[]
} & (
  | { readonly kind: 'plan' }
  | { readonly kind: 'profile'; readonly span: ProfileSpan }
  /** What hits the ways; with `orders` laid over those that are known. */
  | { readonly kind: 'match'; readonly orders: readonly Order[]; readonly now: EpochMinutes }
  | { readonly kind: 'handOver'; readonly arriveBy: EpochMinutes; readonly chance: number }
  /** Other ways on from where goods are. */
  | { readonly kind: 'replan'; readonly inForce: InForce }
)

/** The answer as JSON text, or the problem; dropped where nobody waits for it any more. */
export type SearchResult = { readonly answer: string } | { readonly problem: Problem } | { readonly dropped: true }

/** Runs searches; resolves with a problem rather than reject. */
export interface Search {
  /** @param gone - aborted when nobody waits for the answer any more */
  run(task: SearchTask, gone?: AbortSignal): Promise<SearchResult>
  /** Makes every search that begins after it know these conditions. */
  take(conditions: Conditions): void
  close(): Promise<void>
}
