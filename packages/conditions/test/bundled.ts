import { readFileSync } from 'node:fs'
import type { Order } from '@karavan/model'
import { readOrders } from '../src/index.js'

/** The register that comes with the project. */
export function bundledOrders(): readonly Order[] {
  const url = new URL('../data/orders.csv', import.meta.url)
  return readOrders(readFileSync(url, 'utf8'), 'orders.csv')
}
