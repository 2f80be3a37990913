import { readFileSync } from 'node:fs'
import type { Order, QueueCount, StatusReport } from '@karavan/model'
import { readOrders, readQueues, readReports } from '../src/index.js'

/** The register that comes with the project. */
export function bundledOrders(): readonly Order[] {
  const url = new URL('../data/orders.csv', import.meta.url)
  return readOrders(readFileSync(url, 'utf8'), 'orders.csv')
}

/** The counts of queues that come with the project. */
export function bundledQueues(): readonly QueueCount[] {
  const url = new URL('../data/queues.csv', import.meta.url)
  return readQueues(readFileSync(url, 'utf8'), 'queues.csv')
}

/** The states of places that come with the project. */
export function bundledReports(): readonly StatusReport[] {
  const url = new URL('../data/reports.csv', import.meta.url)
  return readReports(readFileSync(url, 'utf8'), 'reports.csv')
}
