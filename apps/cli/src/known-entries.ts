import type { ConditionEntries } from '@karavan/conditions'
import { StructuredError } from '@karavan/core'
import { bundledConditions, knownConditions, lazyStorage } from '@karavan/storage'

/**
 * What comes with the project, and what people entered over it.
 * @param without - told why what was entered cannot be read, where the command can do without it
 * @throws {StructuredError} DATABASE_*, where it cannot
 */
export async function knownEntries(without?: (error: StructuredError) => void): Promise<ConditionEntries> {
  const storage = lazyStorage(process.env)
  try {
    return await knownConditions(storage)
  } catch (error) {
    if (without === undefined || !(error instanceof StructuredError)) throw error
    without(error)
    return bundledConditions()
  } finally {
    await storage.close()
  }
}
