import { conditions } from './0001-conditions.js'
import { newestEntries } from './0002-newest-entries.js'
import { events } from './0003-events.js'
import { people } from './0004-people.js'
import { consignments } from './0005-consignments.js'
import { epcis } from './0006-epcis.js'
import { ledger } from './0007-ledger.js'
import { steps } from './0008-steps.js'
import { overdue } from './0009-overdue.js'
import { heard } from './0010-heard.js'
import { subscriptions } from './0011-subscriptions.js'
import { readingsAndTraces } from './0012-readings-and-traces.js'
import { estimates } from './0013-estimates.js'
import { figures } from './0014-figures.js'
import type { Migration } from './migration.js'

/** Every migration, first to last. */
export const MIGRATIONS: readonly Migration[] = [
  conditions,
  newestEntries,
  events,
  people,
  consignments,
  epcis,
  ledger,
  steps,
  overdue,
  heard,
  subscriptions,
  readingsAndTraces,
  estimates,
  figures,
]
