import { basename } from 'node:path'
import { admit, admitNew, entriesIn, joinedConditions } from '@karavan/conditions'
import { eachOrFaults } from '@karavan/core'
import { knownConditions, loadNetwork } from '@karavan/storage'
import { enteredBy } from './entered.js'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import { textOf } from './text-of.js'
import { withStorage } from './with-storage.js'

/** The version after which comes the first of an entry. */
const NEVER_ENTERED = 0

/**
 * `karavan conditions add FILE…`: tables of orders, reports or counts, told apart by their columns. All files are read and
 * checked with what is known already before anything is kept, and all is kept or nothing: what is wrong in any row is told at once. A known id is refused unless `--reason` says that it is corrected.
 * @throws {StructuredError} FILE_UNREADABLE, TABLE_*, ORDER_*, REPORT_ROW_INVALID, QUEUE_ROW_INVALID, ENTRY_*, DATABASE_*
 */
export async function conditionsAdd({ operands, values }: Invocation): Promise<Outcome> {
  if (operands.length === 0)
    throw new UsageError(
      'karavan conditions add takes files: orders.csv, reports.csv or queues.csv with the columns of packages/conditions/data',
    )
  const added = joinedConditions(eachOrFaults(operands, (file) => entriesIn(textOf(file), basename(file))))
  await withStorage(async (storage) => {
    const { locations } = loadNetwork(overlayOf(values))
    const { entries } = await knownConditions(storage)
    admit(entries, added, (id) => locations.has(id))
    const by = enteredBy(values)
    if (typeof values['reason'] === 'string') return storage.conditions.add(added, by, values['reason'])
    admitNew(entries, added)
    await storage.conditions.add(added, by, null, NEVER_ENTERED)
  })
  const counts = { orders: added.orders.length, reports: added.reports.length, queues: added.queues.length }
  if (values['json'] === true) return { code: 0, output: asJson(counts) }
  const told = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${count === 1 ? kind.slice(0, -1) : kind}`)
  return { code: 0, output: `Kept ${told.length === 0 ? 'nothing: the files have no rows' : told.join(', ')}.\n` }
}
