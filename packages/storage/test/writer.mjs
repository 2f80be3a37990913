import { writeSync } from 'node:fs'
import { lazyStorage } from '@karavan/storage'

/** Enters reports one after another, and prints the id of each once it has been acknowledged: writer.mjs PREFIX COUNT */
const [prefix, count] = process.argv.slice(2)
const provenance = { source: 'a test', sourceDate: '2025-04-01', basis: 'assumed' }
const said = { place: 'KZ-KURYK', modes: [], state: 'closed', reason: null, since: '2025-04-01', said: '2025-04-01' }
const storage = lazyStorage(process.env)
for (let i = 0; i < Number(count); i += 1) {
  const report = { ...provenance, ...said, id: `${prefix}-${i}`, until: null, expectedUntil: null, by: 'port' }
  await storage.conditions.add({ reports: [report] }, 'a test', null)
  writeSync(1, `${report.id}\n`)
}
await storage.close()
