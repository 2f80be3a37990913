import type { StoredLedger } from '@karavan/storage'
import type { Outcome } from './plan-command.js'
import { withStorage } from './with-storage.js'

/** Does work with the log of tellings, all that was told in it; exit code 3 where nothing ever was. @throws {StructuredError} DATABASE_* */
export async function withLog(work: (log: StoredLedger) => Promise<Outcome>): Promise<Outcome> {
  return withStorage(async (storage) => {
    if (!storage.made()) return { code: 3, output: '', errors: 'Nothing was told yet: there is no log.\n' }
    const log = await storage.ledger()
    await log.append()
    return work(log)
  })
}
