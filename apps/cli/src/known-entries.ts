import type { ConditionEntries } from '@karavan/conditions'
import { StructuredError } from '@karavan/core'
import { bundledConditions, knownConditions, type Storage } from '@karavan/storage'
import { withStorage } from './with-storage.js'

/**
 * What comes with the project, and what people entered over it.
 * @param tell - told why something that was entered is left out
 * @param canDoWithout - whether all that was entered may be left out where it cannot be read
 * @throws {StructuredError} DATABASE_*, where it may not
 */
export async function knownEntries(
  tell: (error: StructuredError) => void,
  canDoWithout: boolean,
): Promise<ConditionEntries> {
  try {
    return await withStorage((storage) => knownIn(storage, tell))
  } catch (error) {
    if (!canDoWithout || !(error instanceof StructuredError)) throw error
    tell(error)
    return bundledConditions()
  }
}

/**
 * Ids that an order has or had, those of withdrawn ones too.
 * @param tell - told why those of entries are not among them
 */
export async function takenOrderIds(tell: (error: StructuredError) => void): Promise<ReadonlySet<string>> {
  const ids = new Set(bundledConditions().orders.map(({ id }) => id))
  try {
    const entered = await withStorage(async (storage) =>
      storage.made() ? storage.conditions.latest(Number.MAX_SAFE_INTEGER) : [],
    )
    for (const { kind, id } of entered) if (kind === 'orders') ids.add(id)
  } catch (error) {
    if (!(error instanceof StructuredError)) throw error
    tell(error)
  }
  return ids
}

/**
 * What comes with the project, and what people entered over it, in a storage that is open.
 * @param tell - told why something that was entered is left out
 * @throws {StructuredError} DATABASE_*
 */
export async function knownIn(storage: Storage, tell: (error: StructuredError) => void): Promise<ConditionEntries> {
  const { entries, left } = await knownConditions(storage)
  for (const why of left) tell(why)
  return entries
}
