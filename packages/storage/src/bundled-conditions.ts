import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ConditionEntries, readOrders, readQueues, readReports, readThresholds } from '@karavan/conditions'
import { readTable, type TableRow } from '@karavan/core'
import type { ClosureThreshold } from '@karavan/model'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const FOLDER = 'packages/conditions/data/'

/** The orders, reports and counts that come with the project, each with its row. */
export function bundledConditions(): ConditionEntries {
  return {
    orders: readOrders(...textOf('orders.csv')),
    reports: readReports(...textOf('reports.csv')),
    queues: readQueues(...textOf('queues.csv')),
  }
}

/** From what wind and waves on ports shut, as far as anybody says. */
export function bundledThresholds(): readonly ClosureThreshold[] {
  return readThresholds(...textOf('thresholds.csv'))
}

/** The rows of those tables as they stand. */
export function bundledConditionRows(): readonly TableRow[] {
  return ['orders.csv', 'reports.csv', 'queues.csv', 'thresholds.csv'].flatMap((name) => {
    const [text, file] = textOf(name)
    return readTable(text, { file, columns: [] })
  })
}

function textOf(name: string): [text: string, file: string] {
  const file = `${FOLDER}${name}`
  return [readFileSync(join(root, file), 'utf8'), file]
}
