import { type ConditionEntries, NO_ENTRIES, overlaidConditions } from '@karavan/conditions'
import { bundledConditions } from './bundled-conditions.js'
import type { Storage } from './storage.js'

/** What people entered; nothing, and no database is made or started, where nobody ever did. @throws {StructuredError} DATABASE_* */
export async function enteredConditions(storage: Storage): Promise<ConditionEntries> {
  return storage.made() ? storage.conditions.read() : NO_ENTRIES
}

/** What comes with the project, and what people entered over it. @throws {StructuredError} DATABASE_* */
export async function knownConditions(storage: Storage): Promise<ConditionEntries> {
  return overlaidConditions(bundledConditions(), await enteredConditions(storage))
}
