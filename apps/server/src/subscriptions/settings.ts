import type { BlockList } from 'node:net'
import { readNetworks } from '@karavan/delivery'
import { StartFault } from '../start-options.js'

/** Which receivers may be called. */
export interface ReceiverSettings {
  /** Whether those of this machine and house may be, and by http: where one user serves himself. */
  readonly own: boolean
  /** Networks that an operator allows beside public addresses. */
  readonly networks: BlockList
}

/** @throws {StartFault} */
export function readReceivers(env: Readonly<Record<string, string | undefined>>, own: boolean): ReceiverSettings {
  const networks = readNetworks(env['KARAVAN_WEBHOOK_NETWORKS'] ?? '')
  if (!('wrong' in networks)) return { own, networks }
  throw new StartFault(
    `KARAVAN_WEBHOOK_NETWORKS holds ${JSON.stringify(networks.wrong)}; expected addresses or networks, parted by commas, as 10.0.0.0/8,fd00::/8. See docs/subscriptions.md.`,
  )
}
