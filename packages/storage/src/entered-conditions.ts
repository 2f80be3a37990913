import { type ConditionEntries, NO_ENTRIES, type StandingEntries, standingEntries } from '@karavan/conditions'
import { bundledConditions } from './bundled-conditions.js'
import type { Storage } from './storage.js'

/** What people entered; nothing, and no database is made or started, where nobody ever did. @throws {StructuredError} DATABASE_* */
export async function enteredConditions(storage: Storage): Promise<ConditionEntries> {
  return storage.made() ? storage.conditions.read() : NO_ENTRIES
}

/** What comes with the project, and what people entered over it as far as it can stand there. @throws {StructuredError} DATABASE_* */
export async function knownConditions(storage: Storage): Promise<StandingEntries> {
  return standingEntries(bundledConditions(), await enteredConditions(storage))
}
