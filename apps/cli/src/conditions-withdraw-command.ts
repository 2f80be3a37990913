import { admitWithdrawal } from '@karavan/conditions'
import type { StructuredError } from '@karavan/core'
import { bundledConditions } from '@karavan/storage'
import { enteredBy, entryNamed, entryUnknown, versionWords } from './entered.js'
import { knownIn } from './known-entries.js'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome } from './plan-command.js'
import { withStorage } from './with-storage.js'

/**
 * `karavan conditions withdraw ID`: takes back what was entered; its versions stay, and what it took the place of is back.
 * @param tell - told why something that was entered is left out
 * @throws {StructuredError} ENTRY_UNKNOWN, ENTRY_CHANGED, DATABASE_*, and those of `admitWithdrawal`
 */
export async function conditionsWithdraw(
  { operands, values }: Invocation,
  tell: (error: StructuredError) => void,
): Promise<Outcome> {
  const [named, ...more] = operands
  const { reason } = values
  if (named === undefined || more.length > 0)
    throw new UsageError('karavan conditions withdraw takes the id of one entry, and --reason')
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new UsageError('karavan conditions withdraw needs --reason: why it is taken back')
  const { kinds, id } = entryNamed(named)
  return withStorage(async (storage) => {
    const histories = storage.made()
      ? await Promise.all(kinds.map(async (kind) => ({ kind, versions: await storage.conditions.versions(kind, id) })))
      : []
    const standing = histories.filter(({ versions }) => versions.at(-1)?.body != null)
    const [found, ...others] = standing
    if (found === undefined) throw entryUnknown(named, 'an entry that was made and is not withdrawn')
    if (others.length > 0)
      throw new UsageError(
        `Several entries have the id ${id}: ${standing.map(({ kind }) => `${kind}/${id}`).join(', ')}. Say which.`,
      )
    const { kind, versions: seen } = found
    admitWithdrawal(kind, id, await knownIn(storage, tell), bundledConditions())
    await storage.conditions.withdraw(kind, id, enteredBy(values), reason, seen.length)
    const versions = await storage.conditions.versions(kind, id)
    const last = versions.at(-1)
    const output = `Withdrew ${kind}/${id}${last === undefined ? '' : `; ${versionWords(last)}`}.\n`
    return { code: 0, output: values['json'] === true ? asJson({ kind, id, versions }) : output }
  })
}
