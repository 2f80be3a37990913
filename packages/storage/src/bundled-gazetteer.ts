import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Gazetteer, gazetteerOf, readIssuers } from '@karavan/conditions'
import type { Network } from '@karavan/network'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const ISSUERS = 'packages/conditions/data/issuers.csv'

/**
 * The names that texts of orders are read by: the network's places, goods, and who issues orders.
 * @param goods - as the table of goods is read
 */
export function loadGazetteer(network: Network, goods: Parameters<typeof gazetteerOf>[1]): Gazetteer {
  return gazetteerOf(
    [...network.locations.values()],
    goods,
    readIssuers(readFileSync(join(root, ISSUERS), 'utf8'), ISSUERS),
  )
}
