import type { EpochMinutes } from '@karavan/core'
import type { Order, QueueCount, StatusReport } from '@karavan/model'

/** What people have entered, beside what comes with the project. */
export interface ConditionEntries {
  readonly orders: readonly Order[]
  readonly reports: readonly StatusReport[]
  readonly queues: readonly QueueCount[]
}

/** What may be entered. */
export const ENTRY_KINDS = ['orders', 'reports', 'queues'] as const satisfies readonly (keyof ConditionEntries)[]
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** One version of an entry, as it was entered. */
export interface EntryVersion {
  readonly kind: EntryKind
  readonly id: string
  /** From 1. */
  readonly version: number
  /** Null where this version withdraws the entry. */
  readonly body: Order | StatusReport | QueueCount | null
  readonly enteredAt: Date
  readonly enteredBy: string
  /** Why it was corrected or withdrawn; null for the first. */
  readonly why: string | null
}

/** What people have entered, as it stands, and when. */
export interface StandingEntered extends ConditionEntries {
  /** When the version that stands was entered, by `kind/id`. */
  readonly enteredAt: ReadonlyMap<string, EpochMinutes>
}

/** The latest version of an entry. */
export interface LatestVersion extends EntryVersion {
  /** What was said last: of a withdrawn entry, before it was withdrawn. */
  readonly said: NonNullable<EntryVersion['body']>
}

/** Where entries are kept. Nothing is overwritten: a correction is a new version. */
export interface ConditionsStore {
  /** The latest version of every entry that is not withdrawn, in the order of ids. */
  read(): Promise<StandingEntered>
  /**
   * Adds entries, or new versions of those whose id is known: all or none. Kept for good once it has returned.
   * @param after - only where this is the latest version of each, 0 for one that nobody ever entered; any if left out
   * @throws {StructuredError} ENTRY_CHANGED, ENTRY_TWICE, ENTRY_UNSTORABLE
   */
  add(entries: Partial<ConditionEntries>, by: string, why: string | null, after?: number): Promise<void>
  /**
   * Takes an entry back.
   * @param after - only where this is its latest version; any if left out
   * @throws {StructuredError} ENTRY_UNKNOWN, ENTRY_CHANGED
   */
  withdraw(kind: EntryKind, id: string, by: string, why: string, after?: number): Promise<void>
  /**
   * The latest version of entries, of those that are withdrawn too; the latest first.
   * @param most - greatest number of answers
   * @param id - only entries of this id, whatever their kind
   */
  latest(most: number, id?: string): Promise<readonly LatestVersion[]>
  /** Every version of an entry, first to last; empty where there is none. */
  versions(kind: EntryKind, id: string): Promise<readonly EntryVersion[]>
  /** Grows with every change, whoever made it. */
  revision(): Promise<number>
}
