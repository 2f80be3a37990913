import type { ConditionEntries } from '@karavan/conditions'
import { StructuredError } from '@karavan/core'
import { bundledConditions, knownConditions, lazyStorage } from '@karavan/storage'

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
  const storage = lazyStorage(process.env)
  try {
    const { entries, left } = await knownConditions(storage)
    for (const why of left) tell(why)
    return entries
  } catch (error) {
    if (!canDoWithout || !(error instanceof StructuredError)) throw error
    tell(error)
    return bundledConditions()
  } finally {
    await storage.close()
  }
}
