import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lazyStorage } from '@karavan/storage'
import { openDatabase } from '../packages/storage/dist/database.js'
import { APPENDING } from '../packages/storage/dist/ledger/append.js'
import { counter, documentOf, eventsFrom, ratesOf, SENDERS, startServer, timedSending } from './capture.mjs'
import { round } from './measure.mjs'

const EVENTS = 100
const DOCUMENTS = 40
const ROUNDS = 9

/**
 * How fast tellings go into the log, and what that costs those who tell: rounds of capture in turn with the log held still (its
 * lock is taken here) and with it growing beside. What has gathered while it was held is added at once, and timed.
 */
export async function run() {
  const home = mkdtempSync(join(tmpdir(), 'karavan-bench-'))
  const environment = { KARAVAN_DATA: home }
  const server = await startServer(environment)
  const storage = lazyStorage(environment)
  const database = await openDatabase(environment, true)
  try {
    const log = await storage.ledger()
    const next = counter()
    const capture = async () => {
      const documents = Array.from({ length: DOCUMENTS }, () => documentOf(eventsFrom(next, EVENTS)))
      const { seconds } = await timedSending(`${server.address}/epcis/capture`, documents, 202)
      return (DOCUMENTS * EVENTS) / seconds
    }
    const rates = { still: [], growing: [], appended: [] }
    for (let i = 0; i <= ROUNDS; i += 1) {
      const holder = await database.connect()
      await holder.query('select pg_advisory_lock($1)', [APPENDING])
      const still = await capture()
      const before = (await log.head())?.size ?? 0
      await holder.end()
      const start = performance.now()
      await log.append()
      const appended = ((await log.head()).size - before) / ((performance.now() - start) / 1000)
      const growing = await capture()
      await log.append()
      if (i === 0) continue
      rates.still.push(still)
      rates.growing.push(growing)
      rates.appended.push(appended)
    }
    const doubts = await log.check(() => {})
    return {
      rounds: ROUNDS,
      documents: { events: EVENTS, documents: DOCUMENTS, senders: SENDERS },
      entries: (await log.head()).size,
      mismatches: doubts.length,
      appended: ratesOf(rates.appended),
      still: ratesOf(rates.still),
      growing: ratesOf(rates.growing),
      share: round(ratesOf(rates.growing).median / ratesOf(rates.still).median),
    }
  } finally {
    await database.close()
    await storage.close()
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
